import { type SQL, sql } from 'drizzle-orm';
import type { MessageMove } from '#src/domain/bureauMessage.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { Year } from '#src/domain/totals.ts';
import type { Database } from './client.ts';
import { audit, counts, receipts } from './schema.ts';

/** These stand where counts name a site, for what concerns the operator or the Bureau. No site's name begins so. */
export const OPERATOR = '@operator';
export const BUREAU = '@bureau';

/** What the yearly totals tell. */
export type ToldInTotals = 'received' | 'read' | 'taken-back' | 'lawful-demand';

export interface Count {
  readonly site: string | SQL;
  /** A month, `YYYY-MM`, or a year where no more is needed. */
  readonly when: string | Year;
  readonly what: ToldInTotals | MessageMove;
}

/** The statement that counts one more, for the batch of the act itself, when the condition holds at that place of it. */
export function countIf(db: Database, { site, when, what }: Count, condition: SQL) {
  return db.run(sql`INSERT INTO ${counts} (site, month, what, n) SELECT ${site}, ${String(when)}, ${what}, 1 WHERE ${condition}
    ON CONFLICT (site, month, what) DO UPDATE SET n = n + 1`);
}

/** The statement that takes one off. A count never falls below zero. */
export function countBack(db: Database, { site, when, what }: Count) {
  return db.run(sql`UPDATE ${counts} SET n = n - 1
    WHERE site = ${site} AND month = ${String(when)} AND what = ${what} AND n > 0`);
}

/**
 * Nobody has read the message so far, neither opened its details nor decided by its summary. The audit tells: it outlives
 * every message, so that no column has to say of one whether it was read.
 */
export function isUnread(id: string): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${audit} WHERE ${audit.object} = ${id}
    AND (${audit.act} = 'open-details' OR (${audit.act} = 'move' AND ${audit.result} NOT IN ${UNDECIDED_STATES})))`;
}

/** The site of a receipt by whether its message is taken back; nothing when it is not so. */
export function siteOfReceipt(index: string, isTakenBack: boolean): SQL {
  const state = isTakenBack ? sql`IS NOT NULL` : sql`IS NULL`;
  return sql`(SELECT ${receipts.site} FROM ${receipts} WHERE ${receipts.codeIndex} = ${index} AND ${receipts.withdrawnAt} ${state})`;
}
