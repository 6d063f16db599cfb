/** Opening a whole view or searching it keeps one core busy for up to a second; the public form shares that core (threat-model §6.4). */
export const MOST_AT_ONCE = 2;
/** A queue of more open items than this means that triage has failed; what is beyond is not opened for a list or a search. */
export const MOST_OPENED = 300;
/** After so many items whoever else waits has a turn. */
const SLICE = 10;

let underWay = 0;

/** Runs a large opening unless two are under way in this process; then it is `busy`, and nothing was done. */
export async function fewAtOnce<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (underWay >= MOST_AT_ONCE) return 'busy';
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

/** Does something with all of a list, a slice at a time, and lets everybody else go first in between. */
export async function inSlices<T, R>(all: readonly T[], each: (slice: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += SLICE) {
    done.push(...(await each(all.slice(from, from + SLICE))));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}
