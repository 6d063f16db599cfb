import { defineConfig } from '@playwright/test';

const PORT = 4399;
const launchOptions = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const NOBODY_CHANGES =
  /(every-reading-page|seven-readers|search|search-without-javascript|terms-in-place|terms-in-place-without-javascript|booklet-without-javascript|printing)\.spec\.ts$/;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  // Two cores. Journeys change what the demonstration holds, so they go one after the other; beside them go the pages that nobody changes.
  workers: 2,
  forbidOnly: true,
  use: { baseURL: `http://localhost:${PORT}`, launchOptions, viewport: { width: 360, height: 740 } },
  projects: [
    { name: 'pages', testMatch: NOBODY_CHANGES, workers: 1 },
    { name: 'journeys', testIgnore: NOBODY_CHANGES, workers: 1 },
  ],
  webServer: {
    // The build is made by the step before; a fresh folder for the data each time.
    command: 'rm -rf test-results/data && node src/server.ts',
    url: `http://localhost:${PORT}/readyz`,
    env: { PORT: String(PORT), DATA_DIR: 'test-results/data', LIMITS: 'loose' },
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
