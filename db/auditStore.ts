import { and, asc, desc, eq, gte, inArray, lt, max, type SQL, sql } from 'drizzle-orm';
import { type AuditEntry, LOOKS, leavesSite } from '#src/domain/audit.ts';
import type { AuditStore } from '#src/ports/records.ts';
import { auditChainStore } from './auditChain.ts';
import type { Database } from './client.ts';
import { countShared } from './counts.ts';
import { batched, guarded } from './guard.ts';
import { audit, referrals } from './schema.ts';

/** The audit: rows come in and are read; triggers refuse the rest. */
export function auditStore(db: Database): AuditStore {
  return {
    async add(entry) {
      await batched(db, 'writing the audit', [auditRow(db, entry), ...(leavesSite(entry.act) ? [countShared(db, entry)] : [])]);
    },
    async newest(site, since) {
      const latest = db
        .select({ seq: max(audit.seq) })
        .from(audit)
        .where(and(eq(audit.site, site), gte(audit.at, since)));
      const [row] = await guarded('reading the latest of the audit', () => latest);
      return row?.seq ?? null;
    },
    async ofObject(object) {
      const rows = await guarded('reading the audit of one thing', () =>
        db.select().from(audit).where(eq(audit.object, object)).orderBy(asc(audit.seq)),
      );
      return rows.map(entryOf);
    },
    async ofActor(actor, acts, since, most) {
      const rows = await guarded('reading what somebody did', () =>
        db
          .select()
          .from(audit)
          .where(and(eq(audit.actor, actor), inArray(audit.act, [...acts]), gte(audit.at, since)))
          .orderBy(desc(audit.at), desc(audit.seq))
          .limit(most),
      );
      return rows.map(entryOf);
    },
    async latestAt(site, act) {
      const [row] = await guarded('looking when something last happened', () =>
        db
          .select({ at: audit.at })
          .from(audit)
          .where(and(eq(audit.site, site), eq(audit.act, act)))
          .orderBy(desc(audit.at))
          .limit(1),
      );
      return row?.at ?? null;
    },
    async looks(site, { from, until }) {
      const rows = await guarded('reading who opened what', () =>
        db
          .select({ entry: audit, there: referrals.id })
          .from(audit)
          .leftJoin(referrals, and(eq(referrals.id, audit.object), eq(referrals.site, site)))
          .where(and(eq(audit.site, site), gte(audit.at, from), lt(audit.at, until), inArray(audit.act, [...LOOKS])))
          .orderBy(desc(audit.at), desc(audit.seq)),
      );
      return rows.map(({ entry, there }) => ({ ...entryOf(entry), isThere: there !== null }));
    },
    ...auditChainStore(db),
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
