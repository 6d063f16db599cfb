import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { MESSAGE_MOVES } from '#src/domain/bureauMessage.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { JournalLine, Replayed } from '#src/ports/records.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { accountEnding } from './departureStore.ts';
import { batched, guarded } from './guard.ts';
import { endItems, inOrder } from './itemReplay.ts';
import { CONTACT } from './journalLines.ts';
import { bureauMessages, claims, erasures, referralParts, referrals, staff, withdrawals } from './schema.ts';

/** Few enough for one statement. */
const AT_ONCE = 200;

/** Does again what a journal names: what went goes, what ended ends. What stands here as newer than a line is left alone. */
export async function replayJournal(db: Database, journal: readonly JournalLine[], at: Instant): Promise<Replayed> {
  const gone = journal.filter(({ why }) => why === 'due' || why === 'withdrawn');
  const suspended = await suspendAgain(db, journal);
  await keepLines(db, journal);
  let rows = 0;
  for (let from = 0; from < gone.length; from += AT_ONCE) rows += await eraseSome(db, gone.slice(from, from + AT_ONCE));
  // Before the accounts, whose end raises the versions of what they held: a line of theirs would seem older than the item.
  const items = await endItems(db, journal, at);
  const accounts = await endAccounts(db, journal, at);
  return { rows, items: items + (await endMessages(db, journal)), accounts, suspended };
}

async function keepLines(db: Database, journal: readonly JournalLine[]): Promise<void> {
  for (let from = 0; from < journal.length; from += AT_ONCE) {
    const values = journal.slice(from, from + AT_ONCE).map(({ id, on, why }) => ({ referralId: id, on, why }));
    await guarded('keeping a journal', () => db.insert(erasures).values(values).onConflictDoNothing());
  }
}

async function eraseSome(db: Database, gone: readonly JournalLine[]): Promise<number> {
  const ids = gone.map(({ id }) => id);
  const ofContacts = ids.filter((id) => id.endsWith(CONTACT)).map((id) => id.slice(0, -CONTACT.length));
  const isContact = and(eq(referralParts.kind, 'contact'), inArray(referralParts.referralId, ofContacts));
  const [, , ...deleted] = await batched(db, 'replaying the journal', [
    // The foreign keys would take these along; a server that does not enforce them must not keep them.
    db.delete(referralParts).where(inArray(referralParts.referralId, ids)),
    db.delete(withdrawals).where(inArray(withdrawals.referralId, ids)),
    db.delete(referrals).where(inArray(referrals.id, ids)),
    db.delete(referralParts).where(isContact),
    db.delete(bureauMessages).where(inArray(bureauMessages.id, ids)),
    db.delete(claims).where(inArray(claims.id, ids)),
  ]);
  return deleted.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0);
}

/** By the last that became of each account since; what this database has journaled itself is over in it. */
async function suspendAgain(db: Database, journal: readonly JournalLine[]): Promise<number> {
  const isOfAccount = inArray(erasures.why, ['suspended', 'let-in']);
  const known = await guarded('looking what is known', () => db.select({ id: erasures.referralId }).from(erasures).where(isOfAccount));
  const ids = new Set(known.map(({ id }) => id));
  const lines = journal.filter(({ id, why }) => (why === 'suspended' || why === 'let-in') && !ids.has(id));
  const last = new Map(inOrder(lines).map(({ of, why }) => [of, why]));
  for (const [id, why] of last) {
    const status = why === 'suspended' ? 'suspended' : 'active';
    const isThere = and(eq(staff.id, id), ne(staff.status, 'left'));
    await guarded('suspending an account again', () => db.update(staff).set({ status }).where(isThere));
  }
  return [...last.values()].filter((why) => why === 'suspended').length;
}

/** Whoever had left comes back with neither account nor key, nor anything that a database from before would still assign to them. */
async function endAccounts(db: Database, journal: readonly JournalLine[], at: Instant): Promise<Replayed['accounts']> {
  const lines = new Map(journal.filter(({ why }) => why === 'left').map(({ id, on }) => [id, on]));
  const people = await guarded('looking who is back', () =>
    db.select({ id: staff.id, site: staff.site, recipient: staff.recipient }).from(staff).where(ne(staff.status, 'left')),
  );
  const accounts = people.flatMap(({ id, site, recipient }) => {
    const on = lines.get(id);
    return on === undefined || site === null ? [] : [{ id, site, on, hadKey: recipient !== null }];
  });
  for (const { id, site, on, hadKey } of accounts) {
    const audit = { at, actor: 'operator', site, act: 'staff-left', object: id, result: hadKey ? 'with-key' : 'without-key' } as const;
    await batched(db, 'ending an account again', [...accountEnding(db, { staffId: id, site, at, on, audit }), auditRow(db, audit)]);
  }
  return accounts.map(({ id, site, hadKey }) => ({ id, site, hadKey }));
}

/** That a message is about a person outweighs that it was answered. A decision never lengthens a life. */
async function endMessages(db: Database, journal: readonly JournalLine[]): Promise<number> {
  let ended = 0;
  for (const move of MESSAGE_MOVES) {
    const lines = journal.filter(({ why }) => why === move);
    for (const { id, on } of lines) ended += await endMessage(db, id.slice(0, id.lastIndexOf(':')), { move, on });
  }
  return ended;
}

async function endMessage(db: Database, id: string, { move, on }: { move: (typeof MESSAGE_MOVES)[number]; on: Day }): Promise<number> {
  const isOpen = move === 'answered' ? inArray(bureauMessages.state, ['new', 'held']) : ne(bureauMessages.state, move);
  const done = await guarded('ending a message to the Bureau again', () =>
    db
      .update(bureauMessages)
      .set({ state: move, deleteOn: sql`min(${bureauMessages.deleteOn}, ${on})` })
      .where(and(eq(bureauMessages.id, id), isOpen)),
  );
  return done.rowsAffected;
}
