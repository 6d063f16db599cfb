import { and, desc, eq, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Light } from '#src/domain/rehearsal.ts';
import type { Rehearsal, RehearsalLeft, RehearsalStore } from '#src/ports/letters.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { deliveries, receipts, referralParts, referrals, rehearsals } from './schema.ts';

/** Tests of the whole way in. While one runs, its row holds what it will leave behind in place of its steps. */
export function rehearsalStore(db: Database): RehearsalStore {
  const find = async (where: SQL | undefined, most: number) => {
    const rows = await guarded('reading rehearsals', () =>
      db
        .select()
        .from(rehearsals)
        .where(and(where, ne(sql`json_type(${rehearsals.steps})`, 'object')))
        .orderBy(desc(rehearsals.at), desc(rehearsals.id))
        .limit(most),
    );
    return rows.map(rehearsalOf);
  };
  return {
    async latest(site) {
      const [row] = await find(eq(rehearsals.site, site), 1);
      return row ?? null;
    },
    ofSite: (site, most) => find(eq(rehearsals.site, site), most),
    async red() {
      const newer = sql`SELECT 1 FROM rehearsals newer WHERE newer.site = ${rehearsals.site} AND newer.at > ${rehearsals.at} AND json_type(newer.steps) <> 'object'`;
      return find(and(eq(rehearsals.isGreen, false), sql`NOT EXISTS (${newer})`), -1);
    },
    async begin({ id, site, kind, at }, left) {
      const row = { id, site, kind, at, isGreen: false, steps: JSON.stringify(left) };
      await guarded('beginning a rehearsal', () => db.insert(rehearsals).values(row));
    },
    async add({ steps, ...rehearsal }, audit, { left, letters = [] } = {}) {
      const row = { ...rehearsal, steps: JSON.stringify(steps) };
      await batched(db, 'keeping a rehearsal', [
        db.insert(rehearsals).values(row).onConflictDoUpdate({ target: rehearsals.id, set: row }),
        ...(left ? takenAway(db, left) : []),
        ...letters.map((letter) => owedLetter(db, letter)),
        auditRow(db, audit),
      ]);
    },
    async sweep(before) {
      const cutOff = and(eq(sql`json_type(${rehearsals.steps})`, 'object'), lt(rehearsals.at, before));
      const rows = await guarded('looking for rehearsals that were cut off', () => db.select().from(rehearsals).where(cutOff));
      for (const { id, steps } of rows) {
        await batched(db, 'clearing up after a rehearsal', [
          db.delete(rehearsals).where(eq(rehearsals.id, id)),
          ...takenAway(db, JSON.parse(steps) as RehearsalLeft),
        ]);
      }
      return rows.length;
    },
  };
}

/** A letter that left stays among the sent ones: the provider may yet say that it came back. */
function takenAway(db: Database, { referralId, receiptIndex, letterId }: RehearsalLeft) {
  const isMarked = sql`(SELECT 1 FROM ${referrals} WHERE id = ${referralId} AND rehearsal)`;
  return [
    db.delete(referralParts).where(and(eq(referralParts.referralId, referralId), sql`EXISTS ${isMarked}`)),
    db.delete(referrals).where(and(eq(referrals.id, referralId), eq(referrals.rehearsal, true))),
    db.delete(receipts).where(eq(receipts.codeIndex, receiptIndex)),
    db.delete(deliveries).where(and(eq(deliveries.id, letterId), ne(deliveries.state, 'sent'))),
  ] as const;
}

/** The condition that a receipt is of no rehearsal that runs now. */
export function isOfNoRehearsal(): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${rehearsals} WHERE ${rehearsals.site} = ${receipts.site}
    AND NOT ${rehearsals.isGreen} AND json_type(${rehearsals.steps}) = 'object' AND ${rehearsals.steps} ->> 'receiptIndex' = ${receipts.codeIndex})`;
}

function rehearsalOf(row: typeof rehearsals.$inferSelect): Rehearsal {
  return { ...row, steps: JSON.parse(row.steps) as Light[] };
}
