import { type SQL, sql } from 'drizzle-orm';
import type { AuditEntry } from '#src/domain/audit.ts';
import type { MessageMove } from '#src/domain/bureauMessage.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { Counted } from '#src/domain/insights.ts';
import { type Year, yearNow } from '#src/domain/totals.ts';
import type { Database } from './client.ts';
import { audit, counts, receipts, referrals } from './schema.ts';

/** These stand where counts name a site, for what concerns the operator or the Bureau. No site's name begins so. */
export const OPERATOR = '@operator';
export const BUREAU = '@bureau';

/** What the yearly totals tell. */
export type ToldInTotals = 'received' | 'read' | 'taken-back' | 'shared' | 'outcome:asked-to-erase' | 'lawful-demand';

export interface Count {
  readonly site: string | SQL;
  /** A month, `YYYY-MM`, or a year where no more is needed. */
  readonly when: string | Year;
  readonly what: ToldInTotals | MessageMove;
}

/** The place of a new row. In the order of their coming the rows of a month would tell which answers one message gave. */
export const ANYWHERE = sql`(random() & 9007199254740991)`;

/** The statement that counts one more, for the batch of the act itself, when the condition holds at that place of it. */
export function countIf(db: Database, { site, when, what }: Count, condition: SQL) {
  return db.run(sql`INSERT INTO ${counts} (site, month, what, n) SELECT ${site}, ${String(when)}, ${what}, 1 WHERE ${condition}
    ON CONFLICT (site, month, what) DO UPDATE SET n = n + 1`);
}

/** The statement that counts one more of each of these, for the batch of the act itself. */
export function countEach(db: Database, site: string, when: string, whats: readonly Counted[]) {
  const rows = whats.map((what) => sql`(${ANYWHERE}, ${site}, ${when}, ${what}, 1)`);
  return db.run(sql`INSERT INTO ${counts} (rowid, site, month, what, n) VALUES ${sql.join(rows, sql`, `)}
    ON CONFLICT (site, month, what) DO UPDATE SET n = n + 1`);
}

/** The statement that counts a copy that left its site (`leavesSite`), in the batch of its own audit row; a rehearsal counts nothing. */
export function countShared(db: Database, { site, object, at }: AuditEntry) {
  const isReal = sql`NOT EXISTS (SELECT 1 FROM ${referrals} WHERE ${referrals.id} = ${object} AND ${referrals.rehearsal})`;
  return countIf(db, { site: site ?? OPERATOR, when: yearNow(at), what: 'shared' }, isReal);
}

/** The statement that takes one off. A count never falls below zero. */
export function countBack(db: Database, { site, when, what }: Count) {
  return db.run(sql`UPDATE ${counts} SET n = n - 1
    WHERE site = ${site} AND month = ${String(when)} AND what = ${what} AND n > 0`);
}

/**
 * Nobody has read the message so far, neither opened its details nor decided by its summary. The audit tells: it outlives
 * every message, so that no column has to say of one whether it was read. A rehearsal is nobody's message.
 */
export function isUnread(id: string): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${referrals} WHERE ${referrals.id} = ${id} AND ${referrals.rehearsal})
    AND NOT EXISTS (SELECT 1 FROM ${audit} WHERE ${audit.object} = ${id} AND (${audit.act} = 'open-details' OR (${audit.act} = 'move' AND ${audit.result} NOT IN ${UNDECIDED_STATES})))`;
}

/** The site of a receipt by whether its message is taken back; nothing when it is not so. */
export function siteOfReceipt(index: string, isTakenBack: boolean): SQL {
  const state = isTakenBack ? sql`IS NOT NULL` : sql`IS NULL`;
  return sql`(SELECT ${receipts.site} FROM ${receipts} WHERE ${receipts.codeIndex} = ${index} AND ${receipts.withdrawnAt} ${state})`;
}
