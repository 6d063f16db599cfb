import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Load, Measured } from './load.ts';
import { onCore } from './spawnOn.ts';

/** wrk asks faster than any client on Node; only with it is nginx worth measuring. */
export const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

/** Asks for the same thing again and again. */
export async function askByWrk({ port, path, headers, connections, seconds }: Load): Promise<Measured> {
  const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...lines, `http://127.0.0.1:${port}${path}`];
  const [program, all] = onCore('askers', 'wrk', args);
  const { stdout } = await promisify(execFile)(program, all);
  return readWrk(stdout);
}

const UNIT_MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

function readWrk(said: string): Measured {
  const ms = (share: string) => {
    const [, number, unit = ''] = new RegExp(`^ +${share}%? +([\\d.]+)(us|ms|s)`, 'm').exec(said) ?? [];
    return Number(number) * (UNIT_MS[unit] ?? Number.NaN);
  };
  const [, done, seconds] = /(\d+) requests in ([\d.]+)s/.exec(said) ?? [];
  const bad = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0);
  const statuses = { '200': Number(done) - bad, ...(bad > 0 ? { other: bad } : {}) };
  return { done: Number(done), seconds: Number(seconds), p50: ms('50'), p99: ms('99'), longest: Number.NaN, statuses, lost: 0 };
}
