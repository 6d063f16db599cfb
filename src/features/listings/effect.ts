import { type Day, dayOf, type Instant } from '#src/domain/day.ts';
import { withConfirmed } from '#src/domain/freshness.ts';
import { applyPatch, factsOf, type ListingField } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import { type Checked, isLive, type Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** What a change would make of its site now. */
export type Effect =
  | { readonly kind: 'applied'; readonly site: { readonly before: Site | null; readonly after: Site } }
  | { readonly kind: 'no-such-site' }
  | { readonly kind: 'conflict'; readonly fields: readonly ListingField[] }
  /** The form of this live site could not stay open with it: what would be missing. */
  | { readonly kind: 'not-ready'; readonly missing: readonly ReadinessGap[] };

/** The day at a site: by its own clock, or in the middle of the country where it has none. */
export function dayAt(site: Pick<Site, 'intake'> | null, at: Instant): Day {
  return dayOf(at, site?.intake?.hours.timeZone ?? 'America/Chicago');
}

/** Works out what a change does. What the site itself says anew it also confirms, as of the day on which it said so. */
export async function effectOf(ports: Ports, change: ListingChange, isOfSite: boolean): Promise<Effect> {
  const before = await ports.sites.bySlug(change.site);
  if (change.listing !== null) return newSiteEffect(before, change.listing);
  if (before === null) return { kind: 'no-such-site' };
  const applied = applyPatch(before, change.patch);
  if (applied.kind === 'conflict') return applied;
  const missing = await newlyMissing(ports, before, applied.site);
  if (missing.length > 0) return { kind: 'not-ready', missing };
  return { kind: 'applied', site: { before, after: isOfSite ? confirmed(applied.site, change) : applied.site } };
}

function newSiteEffect(before: Site | null, listing: NonNullable<ListingChange['listing']>): Effect {
  if (before !== null) return { kind: 'conflict', fields: [] };
  return { kind: 'applied', site: { before: null, after: { listing, intake: null, liveSince: null } } };
}

function confirmed(site: Site, { patch, madeAt }: ListingChange): Site {
  const said = dayAt(site, madeAt);
  const facts = factsOf(patch).filter((fact) => isOlder(site.listing.checked, fact, said));
  return { ...site, listing: withConfirmed(site.listing, said, facts) };
}

function isOlder(checked: Checked, fact: keyof Checked, day: Day): boolean {
  const before = checked[fact];
  return before === undefined || before < day;
}

async function newlyMissing(ports: Ports, before: Site, after: Site): Promise<ReadinessGap[]> {
  if (!isLive(before)) return [];
  const lacked = await gapsOf(ports, before);
  // That a live program departs from the model has to be said, whatever it closes.
  return (await gapsOf(ports, after)).filter((gap) => gap !== 'departs-from-model' && !lacked.includes(gap));
}

/** Keys, sheets and rehearsals do not change with a listing, so they count as settled here. */
async function gapsOf(ports: Ports, site: Site): Promise<ReadinessGap[]> {
  const backup = site.intake === null ? null : await ports.staff.byId(site.intake.backupContact);
  const backupIsThere = backup?.site === site.listing.slug && backup.status === 'active' && backup.invitedUntil === null;
  const today = dayAt(site, ports.clock.now());
  const settled = { hasKey: true, keyHolders: 2, aloneBecause: null, sheetConfirmed: true };
  return missingBeforeLive({ site, today, backupIsThere, ...settled, rehearsedOn: today });
}
