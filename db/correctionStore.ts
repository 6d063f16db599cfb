import { and, eq, sql } from 'drizzle-orm';
import type { LetterKind } from '#src/domain/letters.ts';
import type { Correction, StaffStore } from '#src/ports/staff.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { someone, waysIn } from './departureStore.ts';
import { batched, databaseCode, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { deliveries, staff } from './schema.ts';

/** Name, role and address of an account that is there. */
export function correctionStore(db: Database): Pick<StaffStore, 'correct'> {
  return {
    async correct(correction) {
      try {
        await batched(db, 'correcting an account', correcting(db, correction));
        return 'corrected';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return 'taken';
        throw error;
      }
    },
  };
}

function correcting(db: Database, { staffId, site, before, after, invitedUntil, letters, audit }: Correction) {
  const isMoving = before.email !== after.email;
  const [{ actor }] = audit;
  return [
    // Of two managers who take the role from each other at the same moment, one stays.
    mustHold(db, someone(actor, sql`site = ${site} AND role = 'manager' AND status = 'active'`)),
    mustHold(
      db,
      someone(
        staffId,
        sql`site = ${site} AND status = 'active' AND name = ${before.name} AND role = ${before.role} AND email = ${before.email}`,
      ),
    ),
    db
      .update(staff)
      .set({ ...after, ...(isMoving ? { invitedUntil, mailTrouble: null, mailTroubleOn: null } : {}) })
      .where(eq(staff.id, staffId)),
    ...(isMoving || before.role !== after.role ? waysIn(db, staffId) : []),
    // A code that was asked for from the old address opens nothing any more.
    ...(isMoving ? [db.delete(deliveries).where(and(eq(deliveries.staffId, staffId), eq(deliveries.kind, CODE)))] : []),
    ...letters.map((letter) => owedLetter(db, letter)),
    ...audit.map((entry) => auditRow(db, entry)),
  ] as const;
}

const CODE = 'sign-in-code' satisfies LetterKind;
