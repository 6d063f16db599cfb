import { HOUR } from '#src/domain/day.ts';
import { applyPatch, fieldsOf, type Patch, WAIT_HOURS } from '#src/domain/listing.ts';
import type { Listing } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { newChange, noteOf } from './newChange.ts';
import { owedToOldAddress } from './owedForChange.ts';
import { type Grounds, storeWaiting } from './proposeChange.ts';

/** An operator at the command line proposes too, and is nobody of the Bureau. */
export type Proposer = BureauUnlocked | 'operator';

export type ProposeNewSiteResult =
  | { readonly kind: 'proposed'; readonly id: string }
  | { readonly kind: 'refused'; readonly because: 'there' };

/** Proposes a listing that is not there yet; a second person of the Bureau decides on it, two where an operator proposed it. */
export async function proposeNewSite(
  ports: Ports,
  who: Proposer,
  listing: Listing,
  { source, reason, mou }: Grounds & { mou: string | null },
): Promise<ProposeNewSiteResult> {
  const before = await ports.changes.ofSite(listing.slug);
  const isProposed = before.some(({ kind, state }) => kind === 'new-site' && (state === 'waiting' || state === 'asked'));
  if (isProposed || (await ports.sites.bySlug(listing.slug)) !== null) return { kind: 'refused', because: 'there' };
  const change = newChange(ports, {
    site: listing.slug,
    kind: 'new-site',
    author: idOf(who),
    listing,
    source,
    reason,
    mou,
    state: 'waiting',
  });
  await storeWaiting(ports, change, false);
  return { kind: 'proposed', id: change.id };
}

export type ProposeImportResult =
  | { readonly kind: 'proposed'; readonly id: string }
  | { readonly kind: 'refused'; readonly because: 'nothing' | 'no-such-site' | 'changed-meanwhile' };

/** Proposes what a file says of a listing. Nothing of it is live before the Bureau agrees, whatever field it is. */
export async function proposeImport(ports: Ports, slug: string, patch: Patch, grounds: Grounds): Promise<ProposeImportResult> {
  if (fieldsOf(patch).length === 0) return { kind: 'refused', because: 'nothing' };
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'refused', because: 'no-such-site' };
  if (applyPatch(site, patch).kind === 'conflict') return { kind: 'refused', because: 'changed-meanwhile' };
  const change = newChange(ports, { site: slug, kind: 'import', author: 'operator', patch, ...grounds, state: 'waiting' });
  await storeWaiting(ports, change, false);
  return { kind: 'proposed', id: change.id };
}

export type ProposeContactResult = { readonly kind: 'live' } | { readonly kind: 'waits' } | { readonly kind: 'no-such-site' };

/**
 * Sets the private address that is asked each month. Where there was one, it is told, and the new one counts only after the
 * hours in which the old one can object.
 */
export async function proposeContact(
  ports: Ports,
  who: BureauUnlocked,
  slug: string,
  contactEmail: string | null,
  grounds: Grounds,
): Promise<ProposeContactResult> {
  const record = await ports.sites.record(slug);
  if (record === null) return { kind: 'no-such-site' };
  const now = ports.clock.now();
  const waits = record.contactEmail !== null;
  const liveAt = waits ? now + WAIT_HOURS * HOUR : now;
  const given = { site: slug, kind: 'contact', author: who.staff.id, contactEmail, ...grounds } as const;
  const change = newChange(ports, { ...given, state: waits ? 'approved' : 'live', liveAt });
  const audit = [noteOf(ports, waits ? 'listing-approved' : 'listing-live', who.staff.id, change)];
  const letters = waits ? await owedToOldAddress(ports, slug) : [];
  await ports.changes.save({ change, site: null, ...(waits ? {} : { contactEmail }), letters, audit }, 0);
  return { kind: waits ? 'waits' : 'live' };
}

function idOf(who: Proposer): string {
  return who === 'operator' ? who : who.staff.id;
}
