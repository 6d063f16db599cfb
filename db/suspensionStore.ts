import { eq, type SQL, sql } from 'drizzle-orm';
import type { AuditAct } from '#src/domain/audit.ts';
import { dayOf } from '#src/domain/day.ts';
import type { StaffStore } from '#src/ports/staff.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { someone, unlessBroken, waysIn } from './departureStore.ts';
import { guarded, mustHold } from './guard.ts';
import { journalShut } from './journalLines.ts';
import { staff } from './schema.ts';

/** Accounts that are shut, and opened again by whoever may. */
export function suspensionStore(db: Database): Pick<StaffStore, 'suspend' | 'bringBack' | 'isShutByBureau'> {
  return {
    suspend(staffId, audit) {
      const isLastOfBureau = sql`EXISTS (SELECT 1 FROM staff WHERE id = ${staffId} AND role = 'bureau')
        AND NOT EXISTS (SELECT 1 FROM staff WHERE id <> ${staffId} AND role = 'bureau' AND status = 'active' AND wrapped_key IS NOT NULL)`;
      return unlessBroken(db, 'suspending an account', [
        // Of two who shut each other out at the same moment, one stays to undo it.
        mustHold(db, someone(audit.actor, sql`status = 'active'`)),
        mustHold(
          db,
          sql`(${someone(staffId, sql`status = 'active'`)} AND NOT (${isLastOfBureau})) OR ${mayTakeOver(staffId, audit.actor)}`,
        ),
        db.update(staff).set({ status: 'suspended' }).where(eq(staff.id, staffId)),
        ...waysIn(db, staffId),
        journalShut(db, { staffId, on: dayOf(audit.at, 'UTC'), why: 'suspended' }),
        auditRow(db, audit),
      ]);
    },
    bringBack(staffId, audit) {
      return unlessBroken(db, 'letting an account in again', [
        mustHold(db, someone(staffId, sql`status = 'suspended'`)),
        mustHold(db, sql`${isOfBureau(audit.actor)} OR NOT ${shutByBureau(staffId)}`),
        db.update(staff).set({ status: 'active' }).where(eq(staff.id, staffId)),
        journalShut(db, { staffId, on: dayOf(audit.at, 'UTC'), why: 'let-in' }),
        auditRow(db, audit),
      ]);
    },
    async isShutByBureau(staffId) {
      const rows = await guarded('looking who suspended an account', () => db.all(sql`SELECT 1 WHERE ${shutByBureau(staffId)}`));
      return rows.length > 0;
    },
  };
}

function isOfBureau(staffId: string): SQL {
  return someone(staffId, sql`role = 'bureau'`);
}

/**
 * Whoever suspended last was of the Bureau. Where the audit does not tell who that was (its rows are cut, or a restore suspended anew what it says
 * was open) they count as such: what the Bureau shut is not to open by that.
 */
function shutByBureau(staffId: string): SQL {
  const acts = ['staff-suspended', 'staff-returned'] as const satisfies readonly AuditAct[];
  return sql`(${someone(staffId, sql`status = 'suspended'`)} AND coalesce((SELECT CASE audit.act WHEN ${acts[0]} THEN shutter.role END
    FROM audit LEFT JOIN staff shutter ON shutter.id = audit.actor
    WHERE audit.object = ${staffId} AND audit.act IN ${acts} ORDER BY audit.seq DESC LIMIT 1), 'bureau') = 'bureau')`;
}

/** The Bureau keeps an account shut that a manager suspended, so that the manager cannot open it again. */
function mayTakeOver(staffId: string, actor: string): SQL {
  return sql`(${isOfBureau(actor)} AND ${someone(staffId, sql`status = 'suspended'`)} AND NOT ${shutByBureau(staffId)})`;
}
