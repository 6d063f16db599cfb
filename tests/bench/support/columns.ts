import { ask } from './ask.ts';
import { type Load, type Measured, median } from './load.ts';
import { cpuMicros } from './processFacts.ts';

/** One server in a comparison. */
export interface Column {
  readonly name: string;
  readonly pid: number;
  readonly load: (round: number) => Load;
}

export interface Round extends Measured {
  readonly perSecond: number;
  /** Time that the server worked for one request; null where the system does not tell. */
  readonly cpu: number | null;
}

/** Measures every column in every round, one after the other: the machine swings, so only neighbors in time are compared. */
export async function alternate(columns: readonly Column[], rounds: number): Promise<ReadonlyMap<string, readonly Round[]>> {
  const all = new Map<string, Round[]>(columns.map(({ name }) => [name, []]));
  for (const column of columns) await ask({ ...column.load(0), seconds: 1 });
  for (let round = 1; round <= rounds; round += 1) {
    for (const column of columns) all.get(column.name)?.push(await once(column, round));
  }
  return all;
}

async function once(column: Column, round: number): Promise<Round> {
  const before = cpuMicros(column.pid);
  const measured = await ask(column.load(round));
  const after = cpuMicros(column.pid);
  const cpu = before === null || after === null ? null : (after - before) / measured.done;
  return { ...measured, perSecond: measured.done / measured.seconds, cpu };
}

/** How much faster one column was than another, round by round, in the middle. */
export function ratio(all: ReadonlyMap<string, readonly Round[]>, ours: string, theirs: string): number {
  const others = all.get(theirs) ?? [];
  return median((all.get(ours) ?? []).map(({ perSecond }, index) => perSecond / (others[index]?.perSecond ?? Number.NaN)));
}

/** The middle of one figure over the rounds of a column; null where it was not measured. */
export function middle(
  all: ReadonlyMap<string, readonly Round[]>,
  name: string,
  figure: 'perSecond' | 'p50' | 'p99' | 'cpu',
): number | null {
  const found = (all.get(name) ?? []).map((round) => round[figure]).filter((number) => number !== null);
  return found.length === 0 ? null : median(found);
}
