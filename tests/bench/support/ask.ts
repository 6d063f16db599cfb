import type { Load, Measured } from './load.ts';
import { end, startFile } from './spawnOn.ts';
import { askByWrk, hasWrk } from './wrk.ts';

/** Who asked, in words for the report. */
export const ASKER = hasWrk ? 'wrk for unchanging requests, our own client for the others' : 'our own client (wrk is not installed)';

/** Asks a server from a process of its own. */
export async function ask(load: Load): Promise<Measured> {
  if (hasWrk && load.bodies === undefined && load.perSecond === undefined) return askByWrk(load);
  const { child, said } = await startFile<Measured>('askers', new URL('./askerProcess.ts', import.meta.url), load);
  await end(child);
  return said;
}
