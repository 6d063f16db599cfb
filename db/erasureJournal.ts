import { and, eq, inArray, like, sql } from 'drizzle-orm';
import type { Erased, ErasureStore } from '#src/ports/records.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { bureauMessages, claims, erasures, referralParts, referrals, withdrawals } from './schema.ts';

/** Follows the id of an item in the journal where its contact alone has gone. */
export const CONTACT = ':contact';

/** Few enough for one statement. */
const AT_ONCE = 200;

/** What was erased, to be written outside the database too, and to be done again after a restore. */
export function erasureJournal(db: Database): Pick<ErasureStore, 'journalSizes' | 'journalOf' | 'replay'> {
  const month = sql<string>`substr(${erasures.on}, 1, 7)`;
  return {
    async journalSizes() {
      const bytes = sql<number>`sum(length(${erasures.referralId}) + length(${erasures.on}) + length(${erasures.why}) + 3)`;
      const rows = await guarded('measuring the journal', () => db.select({ month, bytes }).from(erasures).groupBy(month));
      return new Map(rows.map((row) => [row.month, row.bytes]));
    },
    async journalOf(asked) {
      return guarded('reading the journal', () =>
        db
          .select({ id: erasures.referralId, on: erasures.on, why: erasures.why })
          .from(erasures)
          .where(like(erasures.on, `${asked}-%`))
          .orderBy(erasures.on, erasures.referralId),
      );
    },
    async replay(journal) {
      let gone = 0;
      for (let from = 0; from < journal.length; from += AT_ONCE) gone += await replaySome(db, journal.slice(from, from + AT_ONCE));
      return gone;
    },
  };
}

async function replaySome(db: Database, journal: readonly Erased[]): Promise<number> {
  const ids = journal.map(({ id }) => id);
  const ofContacts = ids.filter((id) => id.endsWith(CONTACT)).map((id) => id.slice(0, -CONTACT.length));
  const isContact = and(eq(referralParts.kind, 'contact'), inArray(referralParts.referralId, ofContacts));
  const [, , , ...gone] = await batched(db, 'replaying the journal', [
    db
      .insert(erasures)
      .values(journal.map(({ id, on, why }) => ({ referralId: id, on, why })))
      .onConflictDoNothing(),
    // The foreign keys would take these along; a server that does not enforce them must not keep them.
    db.delete(referralParts).where(inArray(referralParts.referralId, ids)),
    db.delete(withdrawals).where(inArray(withdrawals.referralId, ids)),
    db.delete(referrals).where(inArray(referrals.id, ids)),
    db.delete(referralParts).where(isContact),
    db.delete(bureauMessages).where(inArray(bureauMessages.id, ids)),
    db.delete(claims).where(inArray(claims.id, ids)),
  ]);
  return gone.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0);
}
