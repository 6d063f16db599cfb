import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#tests/support/freePort.ts';

/** A demonstration that runs for as long as somebody looks at it. */
export interface Demonstration {
  readonly origin: string;
  stop(): void;
}

const READY_WITHIN_S = 60;

/** Builds when something has changed, and starts a demonstration with data of its own; or takes the one at this origin. */
export async function openDemonstration(running: string | undefined): Promise<Demonstration> {
  if (running !== undefined) return { origin: running, stop: () => undefined };
  if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) throw new Error('the build failed');
  const folder = mkdtempSync(join(tmpdir(), 'lead-portal-screens-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, LIMITS: 'loose' };
  const server = spawn(process.execPath, ['src/server.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const origin = `http://localhost:${port}`;
  await untilReady(origin, server);
  return {
    origin,
    stop() {
      server.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      server.kill('SIGTERM');
    },
  };
}

async function untilReady(origin: string, server: ChildProcess): Promise<void> {
  for (let second = 0; second < READY_WITHIN_S && server.exitCode === null; second += 1) {
    if ((await fetch(`${origin}/readyz`).catch(() => null))?.ok) return;
    await wait(1000);
  }
  server.kill('SIGTERM');
  throw new Error('the demonstration did not start');
}
