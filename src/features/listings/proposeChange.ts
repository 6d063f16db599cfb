import { applyPatch, fieldsOf, isBureauOnly, type ListingField, type Patch, splitByPace } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { ReadinessGap } from '#src/domain/readiness.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { mayEdit, mayEditAll } from './editor.ts';
import { effectOf } from './effect.ts';
import { newChange, noteOf } from './newChange.ts';
import { owedToBureau, owedToOldAddress } from './owedForChange.ts';

/** Where a fact stands or who says it, and why it changes. */
export interface Grounds {
  readonly source: string;
  readonly reason: string;
}

export type ProposeChangeResult =
  | {
      readonly kind: 'proposed';
      /** What the public sees now. */
      readonly live: ListingChange | null;
      /** What waits for the Bureau. */
      readonly waiting: ListingChange | null;
    }
  | {
      readonly kind: 'refused';
      readonly because: 'not-allowed' | 'bureau-only' | 'nothing' | 'no-such-site' | 'changed-meanwhile';
      readonly fields?: readonly ListingField[];
    }
  /** A live site's form could not stay open with this. */
  | { readonly kind: 'not-ready'; readonly missing: readonly ReadinessGap[] };

/**
 * Takes a change of a listing: what can only protect people goes live at once, all else waits for the Bureau (the table is
 * FIELDS in domain/listing.ts). A change that sends people somewhere new is told to the old address at once.
 */
export async function proposeChange(
  ports: Ports,
  who: SignedIn,
  slug: string,
  patch: Patch,
  grounds: Grounds,
): Promise<ProposeChangeResult> {
  if (!mayEdit(who, slug)) return { kind: 'refused', because: 'not-allowed' };
  const fields = fieldsOf(patch);
  const reserved = mayEditAll(who) ? [] : fields.filter(isBureauOnly);
  if (reserved.length > 0) return { kind: 'refused', because: 'bureau-only', fields: reserved };
  if (fields.length === 0) return { kind: 'refused', because: 'nothing' };
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'refused', because: 'no-such-site' };
  const whole = applyPatch(site, patch);
  if (whole.kind === 'conflict') return { kind: 'refused', because: 'changed-meanwhile', fields: whole.fields };
  return store(ports, who, slug, patch, grounds);
}

async function store(ports: Ports, who: SignedIn, slug: string, patch: Patch, grounds: Grounds): Promise<ProposeChangeResult> {
  const { 'at-once': atOnce, review, 'review-then-wait': later } = splitByPace(patch);
  const rest = { ...review, ...later };
  const given = { site: slug, kind: 'edit', author: who.staff.id, ...grounds } as const;
  const parts = { live: fieldsOf(atOnce).length > 0, waiting: fieldsOf(rest).length > 0 };
  const live = parts.live ? newChange(ports, { ...given, patch: atOnce, state: 'live', liveAt: ports.clock.now() }) : null;
  const waiting = parts.waiting ? newChange(ports, { ...given, patch: rest, state: 'waiting' }) : null;
  if (waiting !== null) {
    const wouldBe = await effectOf(ports, waiting, true);
    if (wouldBe.kind === 'not-ready') return wouldBe;
  }
  if (live !== null) {
    const answer = await storeLive(ports, who, live);
    if (answer !== null) return answer;
  }
  if (waiting !== null) await storeWaiting(ports, waiting, fieldsOf(later).length > 0);
  return { kind: 'proposed', live, waiting };
}

async function storeLive(ports: Ports, who: SignedIn, change: ListingChange): Promise<ProposeChangeResult | null> {
  const effect = await effectOf(ports, change, who.staff.site !== null);
  if (effect.kind === 'not-ready') return effect;
  if (effect.kind !== 'applied') return { kind: 'refused', because: 'changed-meanwhile' };
  const audit = [noteOf(ports, 'listing-live', who.staff.id, change)];
  const saved = await ports.changes.save({ change, site: effect.site, letters: [], audit }, 0);
  return saved === 'saved' ? null : { kind: 'refused', because: 'changed-meanwhile' };
}

/** Keeps a change that waits for the Bureau, with the letters that it owes. */
export async function storeWaiting(ports: Ports, change: ListingChange, leadsElsewhere: boolean): Promise<void> {
  const letters = [...(await owedToBureau(ports)), ...(leadsElsewhere ? await owedToOldAddress(ports, change.site) : [])];
  const audit = [noteOf(ports, 'listing-proposed', change.author, change)];
  await ports.changes.save({ change, site: null, letters, audit }, 0);
}
