import { addDays, dayOf, instantAt } from '#src/domain/day.ts';
import { type CameBy, countedOnArrival, monthOf } from '#src/domain/insights.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import { type Answers, partsOf } from '#src/domain/referral.ts';
import { openUntil, RECEIPT_DAYS } from '#src/domain/retention.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { countCameBy } from './cameBy.ts';
import { lettersOfWork } from './owedLetters.ts';
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
  /** The id of the worker who wrote it down for somebody; left out: nobody did. */
  readonly takenBy?: string;
  /** A test of the whole way in: it wakes nobody but whom it names, and counts nowhere. Left out: a real message. */
  readonly rehearsal?: { readonly actor: string; readonly letters: readonly NewDelivery[] };
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
  const { answers, chosenBy, heldFor, link = null, rehearsal } = message;
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
      rehearsal: rehearsal !== undefined,
    },
    sealed: await ports.vault.sealReferral(key, id, parts),
    receipt: { index: receiptIndex, receivedOn: today, dueAt, deleteOn: addDays(today, RECEIPT_DAYS) },
    letters: rehearsal?.letters ?? (await lettersOfWork(ports, message.site)),
    audit: {
      // The day only: an exact time beside a camera or a phone bill would name who wrote (threat model §6.2).
      at: instantAt(today, '12:00', intake.hours.timeZone),
      actor: rehearsal?.actor ?? message.takenBy ?? 'referrer',
      site: listing.slug,
      act: rehearsal ? 'rehearsal' : 'referral-received',
      object: id,
      result: message.held ? 'held' : 'new',
    },
    month: monthOf(today),
    counted: rehearsal ? [] : countedOnArrival(answers, message.held, cameByOf(message)),
    partner: cameBy?.counted ?? null,
  });
}

function cameByOf({ chosenBy, link }: AcceptedMessage): CameBy {
  if (link?.kind === 'partner') return 'partner';
  return chosenBy === 'desk' ? 'desk' : 'form';
}
