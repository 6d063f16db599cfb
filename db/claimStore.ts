import { asc, count, eq, inArray, lte, sql } from 'drizzle-orm';
import type { ClaimRow } from '#src/domain/claim.ts';
import type { ClaimStore } from '#src/ports/sites.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { claims, staff } from './schema.ts';

/** Claims on listings. */
export function claimStore(db: Database): ClaimStore {
  const { sealed: _, ...clear } = columns();
  const set = ({ id, version, ...row }: ClaimRow) =>
    db
      .update(claims)
      .set({ ...row, version: version + 1 })
      .where(eq(claims.id, id));
  const isVersion = ({ id, version }: ClaimRow) => sql`EXISTS (SELECT 1 FROM ${claims} WHERE id = ${id} AND version = ${version})`;
  return {
    async add({ row, sealed, letters, audit }) {
      try {
        await batched(db, 'adding a claim', [
          db.insert(claims).values({ ...row, sealed }),
          ...letters.map((letter) => owedLetter(db, letter)),
          auditRow(db, audit),
        ]);
        return 'added';
      } catch (error) {
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'already-there';
        throw error;
      }
    },
    async byId(id) {
      const [row] = await guarded('reading a claim', () => db.select(columns()).from(claims).where(eq(claims.id, id)));
      return row ?? null;
    },
    inState: (states) =>
      guarded('listing claims', () =>
        db
          .select(clear)
          .from(claims)
          .where(inArray(claims.state, [...states]))
          .orderBy(asc(claims.day), asc(claims.id)),
      ),
    async countOpen(day) {
      const open = inArray(claims.state, ['asked', 'called']);
      const [row] = await guarded('counting claims', () =>
        db
          .select({ all: count(), today: sql<number>`coalesce(sum(${claims.day} = ${day}), 0)` })
          .from(claims)
          .where(open),
      );
      return row ?? { all: 0, today: 0 };
    },
    async save(row, audit) {
      try {
        await batched(db, 'saving a claim', [mustHold(db, isVersion(row)), set(row), auditRow(db, audit)]);
        return 'saved';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        throw error;
      }
    },
    async approve(row, person, letters, audit) {
      try {
        await batched(db, 'approving a claim', [
          mustHold(db, isVersion(row)),
          set(row),
          db.insert(staff).values(person),
          ...letters.map((letter) => owedLetter(db, letter)),
          ...audit.map((entry) => auditRow(db, entry)),
        ]);
        return 'saved';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        if (databaseCode(error)?.startsWith('SQLITE_CONSTRAINT')) return 'taken';
        throw error;
      }
    },
    async eraseDue(day) {
      const [, gone] = await batched(db, 'erasing claims', [
        db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
          SELECT ${claims.id}, ${day}, 'due' FROM ${claims} WHERE ${lte(claims.deleteOn, day)} ON CONFLICT DO NOTHING`),
        db.delete(claims).where(lte(claims.deleteOn, day)),
      ]);
      return gone.rowsAffected;
    },
  };
}

function columns() {
  const { id, site, day, state, sealed, calledBy, calledOn, numberFoundAt, decidedBy, deleteOn, version } = claims;
  return { id, site, day, state, sealed, calledBy, calledOn, numberFoundAt, decidedBy, deleteOn, version };
}
