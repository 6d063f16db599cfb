import { addDays, type Day, dayOf, instantAt } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import { type Answers, partsOf } from '#src/domain/referral.ts';
import { openUntil, RECEIPT_DAYS } from '#src/domain/retention.ts';
import type { LiveSite } from '#src/domain/site.ts';
import { whoIsTold } from '#src/domain/whoIsTold.ts';
import type { Ports, SiteKey } from '#src/ports.ts';
import { countCameBy } from './cameBy.ts';
import { owedLetters } from './owedLetters.ts';
import { promised } from './referralPage.ts';

export interface AcceptedMessage {
  readonly site: LiveSite;
  readonly answers: Answers;
  readonly receipt: string;
  readonly chosenBy: string;
  readonly heldFor: readonly string[];
  readonly held: boolean;
  /** The link that it came by; left out: none. */
  readonly link?: PartnerLink | null;
}

/**
 * Seals a message to its site's key and stores it with its receipt and the letters owed, in one atomic batch. No secret
 * that could open it is at hand here. A repeated receipt changes nothing.
 */
export async function storeReferral(ports: Ports, message: AcceptedMessage): Promise<void> {
  const { listing, intake } = message.site;
  const key = await ports.keys.current(listing.slug);
  if (key === null) throw new Error('a live site has no key');
  const now = ports.clock.now();
  const today = dayOf(now, intake.hours.timeZone);
  const id = ports.signer.referralIdOf(message.receipt);
  const receiptIndex = ports.signer.receiptIndex(message.receipt);
  const dueAt = promised(message.site, now).at;
  const { answers, chosenBy, heldFor, link = null } = message;
  const cameBy = await countCameBy(ports, link, today);
  const parts = partsOf(answers, { receivedAt: now, chosenBy, heldFor, receiptIndex, partner: cameBy?.mark ?? null });
  await ports.referrals.add({
    row: {
      id,
      site: listing.slug,
      epoch: key.epoch,
      day: today,
      state: message.held ? 'held' : 'new',
      assignee: null,
      dueAt,
      deleteOn: openUntil(today, intake.retention),
      version: 1,
      rehearsal: false,
    },
    sealed: await ports.vault.sealReferral(key, id, parts),
    receipt: { index: receiptIndex, receivedOn: today, dueAt, deleteOn: addDays(today, RECEIPT_DAYS) },
    letters: owedLetters(await toldOf(ports, message.site, key, today), now, ports.ids.next),
    audit: {
      // The day only: an exact time beside a camera or a phone bill would name who wrote (threat model §6.2).
      at: instantAt(today, '12:00', intake.hours.timeZone),
      actor: 'referrer',
      site: listing.slug,
      act: 'referral-received',
      object: id,
      result: message.held ? 'held' : 'new',
    },
    month: today.slice(0, 7),
    partner: cameBy?.counted ?? null,
  });
}

/** Who can read it, and the backup contact where they may not be reached: a letter to anybody else would only tell an outsider that something came in. */
async function toldOf(ports: Ports, { listing, intake }: LiveSite, { site, epoch }: SiteKey, today: Day): Promise<string[]> {
  const holders = await ports.keys.holders(site, epoch);
  const workers = (await ports.staff.ofSite(site)).filter(({ status }) => status === 'active');
  const people = workers.map(({ id, mailTrouble }) => ({ id, hasTrouble: mailTrouble !== null }));
  return whoIsTold({
    readers: people.filter(({ id }) => holders.includes(id)),
    backup: people.find(({ id }) => id === intake.backupContact) ?? null,
    isStale: freshnessOf(listing, today) === 'stale',
  });
}
