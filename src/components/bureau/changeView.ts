import { applyPatch, fieldsOf, heldIn, LISTING_FIELDS, type ListingField, type Patch, reversed } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Site } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { withActors } from '#src/features/listings/listingHistory.ts';
import type { Ports } from '#src/ports.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import { type Names, valueLines } from '../listing/fieldWords.ts';
import { actorWords } from './actorWords.ts';
import { sayMomentAt } from './moments.ts';

export interface FactShown {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A fact that changed under a change: what it was made from, what it wants, what stands there now. */
export interface Conflict {
  readonly label: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly now: readonly string[];
}

/** What the reader may do with a change. `answer`: ask back or decline, but not agree. */
export interface Offered {
  readonly decide: 'all' | 'answer' | 'none';
  /** Why it is not all, in words; null where nothing needs to be said. */
  readonly why: string | null;
  readonly stop: boolean;
  readonly revert: boolean;
}

/** One change as the Bureau sees it. */
export interface ChangeView {
  readonly change: ListingChange;
  readonly siteName: string;
  readonly site: Site | null;
  readonly names: Names;
  readonly facts: readonly FactShown[];
  /** The whole listing, where the site is new. */
  readonly listing: readonly FactShown[];
  readonly conflicts: readonly Conflict[];
  /** What people read now of what it is about. */
  readonly now: readonly FactShown[];
  readonly offered: Offered;
}

/** Gathers what the page of a change shows; null where there is no such change. A draft is the site's own. */
export async function viewChange(ports: Ports, reader: BureauUnlocked, id: string): Promise<ChangeView | null> {
  const change = await ports.changes.byId(id);
  if (change === null || change.state === 'draft') return null;
  const site = await ports.sites.bySlug(change.site);
  const names = new Map((await ports.staff.ofSite(change.site)).map(({ id: staffId, name }) => [staffId, name]));
  const conflicts = isOpen(change) && site !== null ? conflictsOf(site, change.patch, names) : [];
  return {
    change,
    siteName: site?.listing.name ?? change.listing?.name ?? change.site,
    site,
    names,
    facts: await factsOf(ports, change),
    listing: change.listing === null ? [] : wholeListing({ listing: change.listing, intake: null }, names),
    conflicts,
    now: site === null ? [] : fieldsOf(change.patch).map((field) => factOf(site, field, names)),
    offered: offeredTo(reader, change, { site, hasConflict: conflicts.length > 0 }),
  };
}

function isOpen({ state }: ListingChange): boolean {
  return state === 'waiting' || state === 'asked';
}

function conflictsOf(site: Site, patch: Patch, names: Names): Conflict[] {
  const applied = applyPatch(site, patch);
  if (applied.kind === 'applied') return [];
  return applied.fields.map((field) => ({
    label: listingFields.labels[field],
    from: valueLines(field, patch[field]?.from, names),
    to: valueLines(field, patch[field]?.to, names),
    now: valueLines(field, heldIn(site, field), names),
  }));
}

function factOf(site: Pick<Site, 'listing' | 'intake'>, field: ListingField, names: Names): FactShown {
  return { label: listingFields.labels[field], lines: valueLines(field, heldIn(site, field), names) };
}

/** Everything that a listing holds, in the order of the table of fields. */
export function wholeListing(site: Pick<Site, 'listing' | 'intake'>, names: Names): FactShown[] {
  return LISTING_FIELDS.map((field) => factOf(site, field, names)).filter(({ lines }) => lines.length > 0);
}

interface Standing {
  readonly site: Site | null;
  readonly hasConflict: boolean;
}

function offeredTo({ staff }: BureauUnlocked, change: ListingChange, { site, hasConflict }: Standing): Offered {
  const words = bureauDesk.change;
  // Of others, what waits is declined with an answer, not stopped without one.
  const stop = change.state === 'approved' || (isOpen(change) && change.author === staff.id);
  const nothing = { decide: 'none', why: null, stop, revert: isRevertable(change, site) } as const;
  if (!isOpen(change)) return nothing;
  if (change.author === staff.id) return { ...nothing, why: words.ownEdit };
  if (change.firstApproval === staff.id) return { ...nothing, decide: 'answer', why: words.ownFirst };
  return { ...nothing, decide: hasConflict ? 'answer' : 'all' };
}

/** Tells whether one step takes a live change back: nothing that it changed was changed again. */
export function isRevertable({ state, patch, listing }: ListingChange, site: Site | null): boolean {
  const isLive = state === 'live' && listing === null && fieldsOf(patch).length > 0;
  return isLive && site !== null && applyPatch(site, reversed(patch)).kind === 'applied';
}

async function factsOf(ports: Ports, change: ListingChange): Promise<FactShown[]> {
  const words = bureauDesk.change.facts;
  const [line] = await withActors(ports, [change]);
  const first = change.firstApproval === null ? null : await ports.staff.byId(change.firstApproval);
  const told: readonly (readonly [string, string | null])[] = [
    [words.state, bureauDesk.states[change.state]],
    [words.by, line ? actorWords(line.by) : null],
    [words.made, sayMomentAt(change.madeAt)],
    [words.source, change.source],
    [words.reason, change.reason],
    [words.mou, change.mou],
    [words.firstApproval, first?.name ?? null],
    [words.decided, line?.decidedBy ? actorWords(line.decidedBy) : null],
    [words.answer, change.answer],
    [words.liveAt, change.liveAt === null ? null : sayMomentAt(change.liveAt)],
  ];
  return told.flatMap(([label, text]) => (text ? [{ label, lines: text.split('\n') }] : []));
}
