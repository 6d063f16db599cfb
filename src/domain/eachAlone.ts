/** Codes of a database that holds every later call up as well, so that the server has to end (`db/guard.ts`, security/controls K3). */
const STUCK = /^(DATABASE_STUCK|SQLITE_BUSY)/;

/**
 * Does a deed for each, one after the other: one that fails keeps no other from its own. What failed is thrown at the end, several together,
 * so that the whole counts as failed. A stuck database ends it at once: each of the others would only wait for it in turn.
 */
export async function eachAlone<T>(all: Iterable<T> | AsyncIterable<T>, deed: (one: T) => Promise<unknown>): Promise<void> {
  const faults: unknown[] = [];
  try {
    for await (const one of all) {
      try {
        await deed(one);
      } catch (fault) {
        faults.push(...faultsOf(fault));
        if (faults.some(isStuck)) break;
      }
    }
  } catch (fault) {
    // To fetch the next one failed: what failed before it is told all the same.
    faults.push(...faultsOf(fault));
  }
  if (faults.length > 1) throw new AggregateError(faults, 'several failed');
  if (faults.length === 1) throw faults[0];
}

/** The single faults of what was thrown. */
export function faultsOf(thrown: unknown): readonly unknown[] {
  return thrown instanceof AggregateError ? thrown.errors : [thrown];
}

function isStuck(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && STUCK.test(fault.code);
}
