import type { AuditEntry } from '#src/domain/audit.ts';

/** An entry of the audit; say only what your test is about. */
export function anAuditEntry(different: Partial<AuditEntry> = {}): AuditEntry {
  return { at: Date.UTC(2026, 2, 2, 18), actor: 'job', site: null, act: 'note', object: null, result: 'ok', ...different };
}
