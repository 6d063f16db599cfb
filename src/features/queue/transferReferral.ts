import { monthOf } from '#src/domain/insights.ts';
import { placeAgainst } from '#src/domain/routing.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isTransferable, transferTargets, transferTerms } from '#src/domain/transfer.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, sealNote } from './loadReferral.ts';
import { noteIntegrity } from './noteIntegrity.ts';
import { REASON_LIMIT, readWritten } from './writtenText.ts';

/** Where a message could go. */
export interface TransferOffer {
  readonly site: LiveSite;
  /** Its area may hold the place that the message names. */
  readonly isNear: boolean;
}

/** The live sites that take messages now, those that serve a place first. `place` is a ZIP or "City, ST", or empty. */
export async function offerTransfer(ports: Ports, worker: Unlocked, place: string): Promise<TransferOffer[]> {
  const sites = await ports.sites.all();
  const own = sites.find(({ listing }) => listing.slug === worker.staff.site);
  if (own === undefined) return [];
  const found = place === '' ? null : await ports.places.find(place);
  const isNear = ({ listing }: LiveSite) => found?.kind === 'known' && placeAgainst(found.place, listing) === 'inside';
  const offers = transferTargets(own, sites).map((site) => ({ site, isNear: isNear(site) }));
  return offers.sort((a, b) => Number(b.isNear) - Number(a.isNear));
}

export interface AskedTransfer {
  /** The other site's name in addresses. */
  readonly to: string;
  readonly reason: string;
  /** The version of the item that the worker saw. */
  readonly version: number;
}

export type TransferReferralResult =
  | { readonly kind: 'transferred' }
  | {
      readonly kind: 'refused';
      readonly because: 'no-site' | 'adults-only' | 'too-late' | 'reason-missing' | 'too-long' | 'unreadable' | 'not-from-here';
    }
  | { readonly kind: 'moved-by-another' }
  /** The other site takes none any more. */
  | { readonly kind: 'closed-there' }
  | { readonly kind: 'cannot-be-opened' }
  | NotLoaded;

/** Who is told of new work at a site: another feature's to know. */
export type LettersOf = (site: LiveSite) => Promise<readonly NewDelivery[]>;

/**
 * Gives a message to another live site: opened here by a worker who can read it, sealed anew to that site's key, and noted in the audit
 * at both ends (threat-model A6). Its receipt follows, because its id comes out of the receipt's own digits. What this site wrote on
 * it does not go along and is erased; one sealed note tells the other site why.
 */
export async function transferReferral(
  ports: Ports,
  worker: Unlocked,
  id: string,
  asked: AskedTransfer,
  lettersOf: LettersOf,
): Promise<TransferReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  if (row.version !== asked.version || row.state === 'withdrawn') return { kind: 'moved-by-another' };
  // A test of this site's own way in is nobody else's work.
  if (!isTransferable(row.state) || row.rehearsal) return { kind: 'refused', because: 'not-from-here' };
  const reason = readWritten(asked.reason, REASON_LIMIT);
  if (reason.kind !== 'text') return { kind: 'refused', because: reason.kind };
  const target = (await offerTransfer(ports, worker, '')).find(({ site }) => site.listing.slug === asked.to)?.site;
  if (target === undefined) return { kind: 'refused', because: 'no-site' };
  if (reason.text === '') return { kind: 'refused', because: 'reason-missing' };
  return give(ports, worker, loaded, { target, reason: reason.text, lettersOf });
}

interface Giving {
  readonly target: LiveSite;
  readonly reason: string;
  readonly lettersOf: LettersOf;
}

async function give(ports: Ports, worker: Unlocked, loaded: LoadedReferral, giving: Giving): Promise<TransferReferralResult> {
  const { row } = loaded;
  const { target, reason, lettersOf } = giving;
  const from = await deskSite(ports, row.site);
  const parts = await partsFor(ports, worker, loaded);
  if (parts === null) return { kind: 'cannot-be-opened' };
  if (parts.summary.age === 'maybe-minor' && !target.intake.takesMinors) return { kind: 'refused', because: 'adults-only' };
  const key = await ports.keys.current(target.listing.slug);
  const terms = transferTerms(row, target, from.now);
  if (key === null) return { kind: 'closed-there' };
  if (terms === null) return { kind: 'refused', because: 'too-late' };
  const there = { ...row, site: key.site, epoch: key.epoch };
  const by = `${worker.staff.name}, ${from.name}`;
  const actor = worker.staff.id;
  const answer = await ports.referrals.transfer({
    id: row.id,
    from: row.site,
    version: row.version,
    to: { site: key.site, epoch: key.epoch, ...terms },
    sealed: await ports.vault.sealReferral(key, row.id, parts),
    note: await sealNote(ports, there, { at: from.now, by, text: reason, move: null, from: null, to: null, reason: null }),
    receiptIndex: parts.details.receiptIndex,
    letters: await lettersOf(target),
    audit: [
      { at: from.now, actor, site: row.site, act: 'transfer-out', object: row.id, result: key.site },
      { at: from.now, actor, site: key.site, act: 'transfer-in', object: row.id, result: row.site },
    ],
  });
  if (answer === 'transferred') await countGiven(ports, loaded, from);
  return { kind: answer };
}

// The receipt is not marked as read: the promise of the other site runs, and the sender sees whether it is kept.
async function countGiven(ports: Ports, { row }: LoadedReferral, { today }: DeskSite): Promise<void> {
  if (!row.rehearsal) await ports.insights.count(row.site, [{ what: 'outcome:elsewhere', month: monthOf(today), by: 1 }]);
}

/** All that goes along: what somebody wrote, as they wrote it. Null: some of it cannot be opened. */
async function partsFor(ports: Ports, worker: Unlocked, { row, identity }: LoadedReferral) {
  const { site, id } = row;
  const sealedSummary = (await ports.referrals.sealedSummaries(site, [id])).get(id);
  const sealedDetails = await ports.referrals.sealedPart(site, id, 'details');
  const sealedContact = await ports.referrals.sealedPart(site, id, 'contact');
  const summary = sealedSummary === undefined ? null : await ports.vault.openSummary(identity, id, sealedSummary);
  const details = sealedDetails === null ? null : await ports.vault.openDetails(identity, id, sealedDetails);
  // An erased contact is sealed empty and written nowhere: the store keeps only what is still there.
  const contact = sealedContact === null ? ERASED : await ports.vault.openContact(identity, id, sealedContact);
  if (summary?.kind === 'opened' && details?.kind === 'opened' && contact.kind === 'opened') {
    return { summary: { ...summary.value, chosenBy: 'transfer', heldFor: [] }, details: details.value, contact: contact.value };
  }
  await noteIntegrity(ports, worker, id, 'transfer');
  return null;
}

const ERASED = { kind: 'opened', value: { name: '', contact: '', sayWho: 'no' } } as const;
