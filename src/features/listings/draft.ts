import { fieldsOf, type ListingField, type Patch, patchBetween } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { mayEdit } from './editor.ts';
import { newChange } from './newChange.ts';
import { type Grounds, type ProposeChangeResult, proposeChange } from './proposeChange.ts';

/** The site's draft, made anew against what the listing holds today; null when nothing is left of it. */
export async function openDraft(ports: Ports, who: SignedIn): Promise<ListingChange | null> {
  const { site } = who.staff;
  return site === null ? null : draftOf(ports, site);
}

async function draftOf(ports: Ports, slug: string): Promise<ListingChange | null> {
  const [draft, site] = [await ports.changes.draftOf(slug), await ports.sites.bySlug(slug)];
  if (draft === null || site === null) return null;
  const patch = patchBetween(site, wantedBy(draft.patch));
  return fieldsOf(patch).length === 0 ? null : { ...draft, patch };
}

export type KeepDraftResult = { readonly kind: 'kept'; readonly draft: ListingChange | null } | { readonly kind: 'refused' };

/** Adds to the site's draft. Two people who edit at once share it; of one field the later word stands. */
export async function keepDraft(ports: Ports, who: SignedIn, slug: string, patch: Patch): Promise<KeepDraftResult> {
  if (!mayEdit(who, slug) || who.staff.site !== slug) return { kind: 'refused' };
  for (let tries = 0; tries < 3; tries += 1) {
    const old = await ports.changes.draftOf(slug);
    const merged = { ...old?.patch, ...patch };
    const given = { site: slug, kind: 'edit', author: who.staff.id, patch: merged, state: 'draft' } as const;
    const change = newChange(ports, { ...given, ...(old === null ? {} : { id: old.id, version: old.version + 1 }) });
    const saved = await ports.changes.save({ change, site: null, letters: [], audit: [] }, old?.version ?? 0);
    if (saved === 'saved') return { kind: 'kept', draft: await draftOf(ports, slug) };
  }
  return { kind: 'refused' };
}

/** Forgets the site's draft. */
export async function dropDraft(ports: Ports, who: SignedIn): Promise<void> {
  const { site } = who.staff;
  if (site !== null && mayEdit(who, site)) await ports.changes.dropDraft(site);
}

/** Hands the draft in; it is gone when it was taken, and stays when it was not. */
export async function submitDraft(ports: Ports, who: SignedIn, grounds: Grounds): Promise<ProposeChangeResult> {
  const draft = await openDraft(ports, who);
  if (draft === null) return { kind: 'refused', because: 'nothing' };
  const answer = await proposeChange(ports, who, draft.site, draft.patch, grounds);
  if (answer.kind === 'proposed') await ports.changes.dropDraft(draft.site, draft.version);
  return answer;
}

function wantedBy(patch: Patch): Partial<Record<ListingField, unknown>> {
  return Object.fromEntries(fieldsOf(patch).map((field) => [field, patch[field]?.to ?? null]));
}
