import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './support/load.ts';
import { type Ours, startOurs } from './support/ours.ts';
import { memoryMiB } from './support/processFacts.ts';
import { atMost, type Row } from './support/table.ts';

const STARTS = 3;
const IDLE_MS = 3000;

/** Rows 13 and 14: how soon a stopped server answers again, and what it takes while nobody asks. Answers the last one, still running. */
export async function measureStart(folder: string): Promise<{ rows: Row[]; ours: Ours }> {
  await (await startOurs(folder)).stop();
  const starts: number[] = [];
  let ours = await startOurs(folder);
  for (starts.push(ours.startMs); starts.length < STARTS; starts.push(ours.startMs)) {
    await ours.stop();
    ours = await startOurs(folder);
  }
  await sleep(IDLE_MS);
  const rows = [
    atMost('14', 'cold start to the first page, existing database', median(starts), 500, 'ms'),
    atMost('13', 'memory, idle', memoryMiB(ours.pid)?.now ?? null, 110, 'MiB'),
  ];
  return { rows, ours };
}

/** Row 13: after everything that this run asked of it. */
export async function measureMemory({ pid }: Ours): Promise<Row[]> {
  return [atMost('13', 'memory, highest of this run', memoryMiB(pid)?.highest ?? null, 200, 'MiB')];
}
