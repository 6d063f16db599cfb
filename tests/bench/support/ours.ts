import type { ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#tests/support/freePort.ts';
import { end, spawnOn } from './spawnOn.ts';

const SERVER = fileURLToPath(new URL('../../../src/server.ts', import.meta.url));
/** The first start makes the demonstration's keys. */
const START_MS = 60_000;
const LOOK_AGAIN_MS = 2;

export const FORM = '/refer/demo-north-lead/';
export const LISTING = '/sites/demo-north-lead/';
export const HOME = '/';

/** Our server, from the build, with the demonstration's data and loose limits. */
export interface Ours {
  readonly port: number;
  readonly pid: number;
  readonly origin: string;
  readonly database: string;
  /** From its start to its first page. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Starts our server on the data in a folder, and waits for its first page. */
export async function startOurs(folder: string): Promise<Ours> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawnOn('servers', process.execPath, [SERVER], {
    env: { PORT: String(port), DATA_DIR: join(folder, 'data'), LIMITS: 'loose', TMPDIR: folder },
    output: openSync(join(folder, 'server.log'), 'a'),
  });
  const origin = `http://127.0.0.1:${port}`;
  await firstPage(child, origin, folder);
  return {
    port,
    pid: child.pid ?? 0,
    origin,
    database: join(folder, 'data', 'portal.db'),
    startMs: performance.now() - begun,
    stop: () => end(child),
  };
}

async function firstPage(child: ChildProcess, origin: string, folder: string): Promise<void> {
  const until = performance.now() + START_MS;
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() > until) throw new Error(`the server did not start: see ${folder}/server.log`);
    await sleep(LOOK_AGAIN_MS);
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}${HOME}`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
