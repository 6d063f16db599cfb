import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { AuditEntry } from '#src/domain/audit.ts';
import type { AuditStore } from '#src/ports.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { audit } from './schema.ts';

/** The audit: rows come in and are read; triggers refuse the rest. */
export function auditStore(db: Database): AuditStore {
  return {
    async add(entry) {
      await guarded('writing the audit', () => auditRow(db, entry));
    },
    async ofObject(object) {
      const rows = await guarded('reading the audit of one thing', () =>
        db.select().from(audit).where(eq(audit.object, object)).orderBy(asc(audit.seq)),
      );
      return rows.map(entryOf);
    },
  };
}

/** The statement that writes one entry, for the batch of the act itself. */
export function auditRow(db: Database, entry: AuditEntry) {
  return db.insert(audit).values(entry);
}

/** The same, written only when the condition holds at that place of the batch. */
export function auditRowIf(db: Database, entry: AuditEntry, condition: SQL) {
  const { at, actor, site, act, object, result } = entry;
  return db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
    SELECT ${at}, ${actor}, ${site}, ${act}, ${object}, ${result} WHERE ${condition}`);
}

function entryOf({ seq: _, ...entry }: typeof audit.$inferSelect): AuditEntry {
  return entry;
}
