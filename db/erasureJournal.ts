import { gt, like, sql } from 'drizzle-orm';
import type { ErasureStore, JournalLine } from '#src/ports/records.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { replayJournal } from './journalReplay.ts';
import { erasures } from './schema.ts';

/** What was erased or has ended, to be written outside the database too, and to be done again after a restore. */
export function erasureJournal(db: Database): Pick<ErasureStore, 'journalSizes' | 'journalOf' | 'journalAfter' | 'replay'> {
  const month = sql<string>`substr(${erasures.on}, 1, 7)`;
  const line = { id: erasures.referralId, on: erasures.on, why: erasures.why };
  return {
    async journalSizes() {
      const bytes = sql<number>`sum(length(${erasures.referralId}) + length(${erasures.on}) + length(${erasures.why}) + 3)`;
      const rows = await guarded('measuring the journal', () => db.select({ month, bytes }).from(erasures).groupBy(month));
      return new Map(rows.map((row) => [row.month, row.bytes]));
    },
    async journalOf(asked) {
      return guarded('reading the journal', () =>
        db
          .select(line)
          .from(erasures)
          .where(like(erasures.on, `${asked}-%`))
          .orderBy(erasures.on, erasures.referralId),
      );
    },
    async journalAfter(place) {
      const rowid = sql<number>`rowid`;
      const [end] = await guarded('looking for the end of the journal', () =>
        db.select({ newest: sql<number>`coalesce(max(${rowid}), 0)` }).from(erasures),
      );
      const newest = end?.newest ?? 0;
      if (place === null || newest <= place) return { lines: [], newest };
      const rows = await guarded('reading what is new in the journal', () =>
        db
          .select({ ...line, place: rowid })
          .from(erasures)
          .where(gt(rowid, place))
          .orderBy(rowid),
      );
      const lines: JournalLine[] = rows.map(({ place: _, ...written }) => written);
      return { lines, newest: rows.at(-1)?.place ?? newest };
    },
    replay: (journal, at) => replayJournal(db, journal, at),
  };
}
