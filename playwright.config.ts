import { defineConfig } from '@playwright/test';
import { chromiumPath } from '#tests/support/chromium.ts';

/** A demonstration with data of its own. Journeys change what theirs holds, so they go one after the other in each. */
const FIRST = { port: 4399, data: 'test-results/data' };
const SECOND = { port: 4398, data: 'test-results/data-second' };
/** No test is about how fast this machine is: these only end what never comes to an end. */
const ENOUGH = { test: 1_200_000, action: 120_000, expectation: 60_000 };
const launchOptions = {
  executablePath: chromiumPath(),
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
  /(every-page-kind-is-accessible|every-reading-page|first-visit-weighs-little|seven-readers|search|search-without-javascript|terms-in-place|terms-in-place-without-javascript|third-language|booklet-without-javascript|printing)\.spec\.ts$/;
/** About half of the journeys, by the time they take. */
const SECOND_HALF = /\/(?:deciding|held|somebody|someone|the|two)-[^/]*$/;

function at({ port, data }: typeof FIRST) {
  return { workers: 1, use: { baseURL: `http://localhost:${port}` }, metadata: { data } };
}

function serverOf({ port, data }: typeof FIRST) {
  return {
    // The build is made by the step before; a fresh folder for the data each time.
    command: `rm -rf ${data} && node src/server.ts`,
    url: `http://localhost:${port}/readyz`,
    env: { PORT: String(port), DATA_DIR: data, LIMITS: 'loose' },
    reuseExistingServer: false,
    timeout: ENOUGH.action,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  } as const;
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: 'tests/golden/aria/{arg}{ext}',
  timeout: ENOUGH.test,
  expect: { timeout: ENOUGH.expectation },
  // Three for two cores: whoever follows a journey waits for a page, a server or a letter half of the time.
  workers: 3,
  forbidOnly: true,
  use: { launchOptions, actionTimeout: ENOUGH.action, navigationTimeout: ENOUGH.action, viewport: { width: 360, height: 740 } },
  projects: [
    { name: 'pages', testMatch: NOBODY_CHANGES, ...at(FIRST) },
    { name: 'journeys', testIgnore: [NOBODY_CHANGES, SECOND_HALF], ...at(FIRST) },
    { name: 'more-journeys', testMatch: SECOND_HALF, testIgnore: NOBODY_CHANGES, ...at(SECOND) },
  ],
  webServer: [serverOf(FIRST), serverOf(SECOND)],
});
