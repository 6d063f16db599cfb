import { eq, type SQL, sql } from 'drizzle-orm';
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { mustHold } from './guard.ts';
import { attestations } from './schema.ts';

/**
 * The condition that somebody active answered yes to one of the three questions and never had a key: only then may another person have them
 * answer anew. A yes that took a key away stands (product §3).
 */
export function mayAnswerAnew(staffId: string): SQL {
  return sql`EXISTS (SELECT 1 FROM staff WHERE id = ${staffId} AND status = 'active' AND recipient IS NULL AND wrapped_key IS NULL)
    AND EXISTS (SELECT 1 FROM attestations WHERE staff_id = ${staffId} AND (sworn_or_prosecution OR reports_to_such OR would_hand_over))
    AND NOT EXISTS (SELECT 1 FROM audit WHERE object = ${staffId} AND act = ${'key-made' satisfies AuditAct})`;
}

/** What takes such answers back, for a batch; it stops the batch where the condition does not hold. */
export function takeAnswersBack(db: Database, staffId: string, audit: AuditEntry) {
  return [
    mustHold(db, mayAnswerAnew(staffId)),
    db.delete(attestations).where(eq(attestations.staffId, staffId)),
    auditRow(db, audit),
  ] as const;
}
