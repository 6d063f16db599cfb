import { eq, type SQL, sql } from 'drizzle-orm';
import type { Day } from '#src/domain/day.ts';
import type { Database } from './client.ts';
import { bureauMessages, referrals, withdrawals } from './schema.ts';

/** Follows the id of an item in the journal where its contact alone has gone. */
export const CONTACT = ':contact';

/**
 * The statement that journals an item's change to or from its end, as it stands just before the change. By the version that the item comes
 * to: a restored item that is as new keeps what it has.
 */
export function journalEnd(db: Database, { state, on }: { state: string; on: Day }, where: SQL | undefined) {
  return db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
    SELECT ${referrals.id} || ':' || (${referrals.version} + 1), ${on}, ${state} FROM ${referrals}
    WHERE ${where} AND (${state} IN ('closed', 'taken-back') OR ${referrals.state} = 'closed') ON CONFLICT DO NOTHING`);
}

/** The same for an item that goes to another site: a backup from before has it at the first one, which what becomes of it is not told. */
export function journalGiven(db: Database, on: Day, where: SQL | undefined) {
  return db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
    SELECT ${referrals.id} || ':' || (${referrals.version} + 1), ${on}, 'given' FROM ${referrals} WHERE ${where} ON CONFLICT DO NOTHING`);
}

/** The same for an item that its sender brings back: to the state that it was taken back from. */
export function journalBroughtBack(db: Database, where: SQL | undefined) {
  return db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
    SELECT ${referrals.id} || ':' || (${referrals.version} + 1), ${referrals.deleteOn}, ${withdrawals.fromState} FROM ${referrals}
    JOIN ${withdrawals} ON ${eq(withdrawals.referralId, referrals.id)} WHERE ${where} ON CONFLICT DO NOTHING`);
}

/** The statement that journals a decision on a message to the Bureau, with the last day that it sets. */
export function journalDecision(db: Database, { move, deleteOn }: { move: string; deleteOn: Day }, where: SQL | undefined) {
  return db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
    SELECT ${bureauMessages.id} || ':' || ${move}, ${deleteOn}, ${move} FROM ${bureauMessages} WHERE ${where} ON CONFLICT DO NOTHING`);
}

/** The statement that journals a suspension or its end. Numbered, since both come again: what a restored database knows already is over there. */
export function journalShut(db: Database, { staffId, on, why }: { staffId: string; on: Day; why: 'suspended' | 'let-in' }) {
  const newest = sql`coalesce(max(cast(substr(referral_id, ${staffId.length + 2}) AS INTEGER)), 0)`;
  return db.run(sql`INSERT INTO erasures (referral_id, erased_on, why) SELECT ${staffId} || ':' || (${newest} + 1), ${on}, ${why}
    FROM erasures WHERE referral_id > ${`${staffId}:`} AND referral_id < ${`${staffId};`}`);
}
