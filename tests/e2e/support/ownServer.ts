import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { freePort } from '#tests/support/freePort.ts';

/** Making the demonstration's keys takes a second, and a crowded machine many. */
const MOST_WAIT_MS = 180_000;

export interface OwnServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts a demonstration of the build with fresh data, which nobody else changes, and a clock that always starts at the same moment. */
export async function startOwnServer(): Promise<OwnServer> {
  const port = await freePort();
  const data = `test-results/own-data-${port}`;
  const server = spawn(process.execPath, ['--import', './tests/e2e/support/steadyClock.ts', 'src/server.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: data, LIMITS: 'loose' },
    stdio: 'ignore',
  });
  const origin = `http://localhost:${port}`;
  await untilReady(origin, server);
  return {
    origin,
    async stop() {
      await ended(server);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A test whose pages come from a demonstration of its own. */
export const test = base.extend<{ ownServer: string }>({
  ownServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of the pattern.
    async ({}, use) => {
      const { origin, stop } = await startOwnServer();
      await use(origin);
      await stop();
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

async function ended(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}
