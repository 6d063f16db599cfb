import type { Replayed } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';

type Kept = Pick<Ports, 'erasures' | 'journal'>;

/**
 * Brings the journal outside the database up to the one inside (product §3): whatever a crash kept from being written is written the next
 * time. It only grows, so that an older database put in its place takes nothing from it.
 */
export async function keepJournal({ erasures, journal }: Kept): Promise<void> {
  for (const [month, bytes] of await erasures.journalSizes()) {
    if ((await journal.size(month)) !== bytes) await journal.add(month, await erasures.journalOf(month));
  }
}

/**
 * The same for what is new alone, which costs so little that it can be done each minute. Answers where to go on; from null it begins with
 * what comes next.
 */
export async function keepNewInJournal({ erasures, journal }: Kept, place: number | null): Promise<number> {
  const { lines, newest } = await erasures.journalAfter(place);
  for (const [month, some] of Map.groupBy(lines, ({ on }) => on.slice(0, 7))) await journal.add(month, some);
  return newest;
}

/** Does again, on a database that was restored, whatever the journal outside it names. */
export async function replayJournal({ erasures, journal, clock }: Kept & Pick<Ports, 'clock'>): Promise<Replayed> {
  const months = await journal.months();
  const lines = (await Promise.all(months.map((month) => journal.read(month)))).flat();
  return erasures.replay(lines, clock.now());
}
