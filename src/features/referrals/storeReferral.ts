import { addDays, dayOf, instantAt } from '#src/domain/day.ts';
import { type Answers, partsOf } from '#src/domain/referral.ts';
import { openUntil, RECEIPT_DAYS } from '#src/domain/retention.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports, SiteKey } from '#src/ports.ts';
import { owedLetters } from './owedLetters.ts';
import { promised } from './referralPage.ts';

export interface AcceptedMessage {
  readonly site: LiveSite;
  readonly answers: Answers;
  readonly receipt: string;
  readonly chosenBy: string;
  readonly heldFor: readonly string[];
  readonly held: boolean;
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
  const { chosenBy, heldFor } = message;
  const parts = partsOf(message.answers, { receivedAt: now, chosenBy, heldFor, receiptIndex });
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
    },
    sealed: await ports.vault.sealReferral(key, id, parts),
    receipt: { index: receiptIndex, receivedOn: today, dueAt, deleteOn: addDays(today, RECEIPT_DAYS) },
    letters: owedLetters(await readersOf(ports, key), now, ports.ids.next),
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
  });
}

/** Who can read it: a letter to anybody else would only tell an outsider that something came in. */
async function readersOf(ports: Ports, { site, epoch }: SiteKey): Promise<string[]> {
  const holders = await ports.keys.holders(site, epoch);
  const workers = await ports.staff.ofSite(site);
  return workers.filter(({ id, status }) => status === 'active' && holders.includes(id)).map(({ id }) => id);
}
