import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { addDays, DAY_LONG, type Day, dayOf, type Instant } from '#src/domain/day.ts';
import { MAIL_EVENT_DAYS } from '#src/domain/letters.ts';
import { PARTNER_DAYS_KEPT } from '#src/domain/partnerLink.ts';
import { hasClockJumped } from '#src/domain/retention.ts';
import type { DueReferral } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';
import { type DueNow, dueReferrals, dueWithdrawals } from './dueReferrals.ts';
import { keepJournal } from './keepJournal.ts';

export interface ErasedCounts {
  readonly referrals: number;
  readonly contacts: number;
  readonly receipts: number;
  readonly bureauMessages: number;
  /** Claims on listings. */
  readonly claims: number;
  /** Old letters, what the provider told of them, old numbers of partner links, and the oldest audit. */
  readonly records: number;
}

export type EraseDueReferralsResult =
  | ({
      readonly kind: 'erased';
      /** False: a reader held the log, so erased bytes may stay in it until the next run. */
      readonly logEmptied: boolean;
    } & ErasedCounts)
  | { readonly kind: 'would-erase'; readonly referrals: number }
  | {
      readonly kind: 'refused';
      readonly because: 'clock-jumped';
      readonly lastNow: Instant;
      readonly now: Instant;
      /** What its sender took back went all the same. */
      readonly withdrawn: number;
    };

export interface EraseDueReferralsOptions {
  /** Who asked: the hourly job, or an operator at the command line. */
  readonly actor: 'job' | 'operator';
  /** An operator looked at the clock and found it right. */
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Few enough that other writers wait only a moment. */
const AT_ONCE = 50;

/**
 * Erases what has reached its day (product §3), journals each erasure and empties the write-ahead log. Doing it again
 * erases nothing more. While the clock cannot be trusted (security/controls K5) only what its sender took back goes.
 */
export async function eraseDueReferrals(
  ports: Ports,
  { actor, force = false, dryRun = false }: EraseDueReferralsOptions,
): Promise<EraseDueReferralsResult> {
  const now = ports.clock.now();
  const lastNow = await ports.erasures.lastNow();
  if (lastNow !== null && !force && hasClockJumped(lastNow, now)) {
    const withdrawn = dryRun ? 0 : await eraseWithdrawn(ports, actor, now);
    ports.log.event('purge-refused', { because: 'clock-jumped', withdrawn });
    return { kind: 'refused', because: 'clock-jumped', lastNow, now, withdrawn };
  }
  const due = await dueReferrals(ports, now);
  if (dryRun) return { kind: 'would-erase', referrals: due.referrals.length };
  const erased = await erase(ports, due, actor, now);
  const logEmptied = await ports.erasures.checkpoint();
  await ports.erasures.setLastNow(now);
  await keepJournal(ports);
  ports.log.event('purge', { ...erased, logEmptied });
  return { kind: 'erased', ...erased, logEmptied };
}

// Promised to the sender within a day; a clock that is wrong takes from them the rest of their undo at worst.
async function eraseWithdrawn(ports: Ports, actor: string, now: Instant): Promise<number> {
  const gone = await eraseItems(ports, await dueWithdrawals(ports, now), dayOf(now, 'UTC'), { at: now, actor });
  await ports.erasures.checkpoint();
  await keepJournal(ports);
  return gone;
}

async function erase(ports: Ports, due: DueNow, actor: string, now: Instant): Promise<ErasedCounts> {
  const day = due.begunEverywhere;
  const referrals = await eraseItems(ports, due.referrals, day, { at: now, actor });
  const contacts = await ports.erasures.eraseContacts(day);
  const receipts = await ports.erasures.eraseReceipts(day);
  if (contacts + receipts > 0) {
    const result = `contacts ${contacts} receipts ${receipts}`;
    await ports.audit.add({ at: now, actor, site: null, act: 'purge', object: null, result });
  }
  const purge = { at: now, actor, site: null, act: 'purge', object: null } as const;
  const bureauDay = dayOf(now, BUREAU_ZONE);
  const bureauMessages = await ports.erasures.eraseBureauMessages(bureauDay, purge);
  const claims = await ports.claims.eraseDue(bureauDay);
  if (claims > 0) await ports.audit.add({ ...purge, result: `claims ${claims}` });
  return { referrals, contacts, receipts, bureauMessages, claims, records: await eraseRecords(ports, day, now) };
}

/** What names nobody and is of no use any more. */
async function eraseRecords(ports: Ports, day: Day, now: Instant): Promise<number> {
  const events = await ports.mailEvents.eraseBefore(now - MAIL_EVENT_DAYS * DAY_LONG);
  const partnerDays = await ports.partners.eraseDays(addDays(day, -PARTNER_DAYS_KEPT));
  return events + partnerDays + (await ports.erasures.eraseOldRecords(now));
}

async function eraseItems(ports: Ports, items: readonly DueReferral[], on: Day, by: { at: Instant; actor: string }): Promise<number> {
  let gone = 0;
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE);
    gone += await ports.erasures.erase(some, on, { ...by, site: null, act: 'purge', object: null });
  }
  return gone;
}
