import type { Ports } from '#src/ports.ts';

/**
 * Brings the journal outside the database up to the one inside (product §3): whatever a crash kept from being written is written the next
 * time. It only grows, so that an older database put in its place takes nothing from it.
 */
export async function keepJournal({ erasures, journal }: Pick<Ports, 'erasures' | 'journal'>): Promise<void> {
  for (const [month, bytes] of await erasures.journalSizes()) {
    if ((await journal.size(month)) !== bytes) await journal.add(month, await erasures.journalOf(month));
  }
}

/** Does again, on a database that was restored, every erasure that the journal outside it names; answers how many rows went. */
export async function replayJournal({ erasures, journal }: Pick<Ports, 'erasures' | 'journal'>): Promise<number> {
  let gone = 0;
  for (const month of await journal.months()) gone += await erasures.replay(await journal.read(month));
  return gone;
}
