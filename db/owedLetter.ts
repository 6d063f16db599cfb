import { type SQL, sql } from 'drizzle-orm';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Database } from './client.ts';

/**
 * The statement that owes a letter, for the batch of whatever causes it. The visit is read in the same statement, so a
 * hundred messages between two visits owe one first and one second letter; somebody who is gone is owed nothing. A letter
 * that was given up told nobody anything, so new work owes it anew. With a condition, only where that holds at its place of the batch.
 */
export function owedLetter(db: Database, letter: NewDelivery, condition: SQL = sql`true`) {
  const { id, kind, staffId, site = null, about = null, nth, dueAt, secret } = letter;
  if (staffId === null) {
    return db.run(sql`INSERT INTO deliveries (id, kind, site, about, once, nth, state, first_due_at, due_at, tries, secret)
      SELECT ${id}, ${kind}, slug, ${about}, ${id}, NULL, 'owed', ${dueAt}, ${dueAt}, 0, ${secret} FROM sites
      WHERE slug = ${site} AND ${condition} AND (contact_email IS NOT NULL OR listing ->> 'email' IS NOT NULL)`);
  }
  // As text: a bound number would be joined as '1.0'.
  const once = nth === null ? sql`${id}` : sql`id || ':' || ${kind} || ':' || visits || ':' || ${String(nth)}`;
  return db.run(sql`INSERT INTO deliveries (id, kind, staff_id, about, once, nth, state, first_due_at, due_at, tries, secret)
    SELECT ${id}, ${kind}, id, ${about}, ${once}, ${nth}, 'owed', ${dueAt}, ${dueAt}, 0, ${secret} FROM staff WHERE id = ${staffId} AND ${condition}
    ON CONFLICT (once) DO UPDATE SET id = excluded.id, state = 'owed', first_due_at = excluded.first_due_at,
      due_at = excluded.due_at, tries = 0, last_error = NULL WHERE deliveries.state = 'failed'`);
}
