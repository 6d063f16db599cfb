import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { freePort } from '#tests/support/freePort.ts';

/** Making the demonstration's keys takes a second, and a crowded machine many. */
const MOST_WAIT_MS = 180_000;

/**
 * A test whose pages come from a demonstration of its own: fresh data, which no other test changes, and a clock that always starts
 * at the same moment.
 */
export const test = base.extend<{ ownServer: string }>({
  ownServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of the pattern.
    async ({}, use) => {
      const port = await freePort();
      const data = `test-results/own-data-${port}`;
      const server = spawn(process.execPath, ['--import', './tests/e2e/support/steadyClock.ts', 'src/server.ts'], {
        env: { ...process.env, PORT: String(port), DATA_DIR: data, LIMITS: 'loose' },
        stdio: 'ignore',
      });
      const origin = `http://localhost:${port}`;
      await untilReady(origin, server);
      await use(origin);
      await stop(server);
      rmSync(data, { recursive: true, force: true });
    },
    { timeout: MOST_WAIT_MS },
  ],
  baseURL: async ({ ownServer }, use) => use(ownServer),
});

async function untilReady(origin: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server ended with ${server.exitCode}`);
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
