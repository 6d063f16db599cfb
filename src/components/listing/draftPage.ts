import type { AstroGlobal } from 'astro';
import { fieldsOf, type Pace, type Patch, splitByPace } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { submitDraft } from '#src/features/listings/draft.ts';
import type { BoxError } from '#src/features/listings/forms/fieldForm.ts';
import { readWords } from '#src/features/listings/forms/groundsForm.ts';
import { type ListingRoom, openListingRoom } from '#src/features/listings/listingRoom.ts';
import type { Grounds } from '#src/features/listings/proposeChange.ts';
import { requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';
import type { EndedPage } from '../desk/heldBack.ts';
import { type Done, doneAt, doneIn, LISTING_PATH } from './listingPaths.ts';
import { afterProposal, type ListingPost, type ListingTrouble, listingPost, staleness } from './listingRequest.ts';

/** What the page of a draft shows. */
export interface DraftPage {
  readonly kind: 'draft';
  readonly who: SiteStaff;
  readonly room: ListingRoom;
  /** Null: there is none, or none any more. */
  readonly draft: ListingChange | null;
  /** Its parts by when people see them; those without a fact are left out. */
  readonly parts: readonly { readonly pace: Pace; readonly patch: Patch }[];
  /** Whether a part of it waits for the Bureau, which wants to know where it stands and why. */
  readonly waits: boolean;
  readonly grounds: Grounds;
  readonly errors: readonly BoxError[];
  readonly trouble: ListingTrouble | null;
  readonly done: Done | null;
}

const NO_GROUNDS: Grounds = { source: '', reason: '' };

/** Reads one request of the draft: a look at it, or handing it in. */
export async function draftPage(astro: AstroGlobal): Promise<DraftPage | EndedPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireSignedIn(astro);
    if (who instanceof Response) return who;
    const page = await show(astro, who);
    return page instanceof Response || page.room.mayEdit ? page : astro.redirect(LISTING_PATH, 303);
  }
  const post = await listingPost(astro);
  return post instanceof Response || post.kind === 'ended' ? post : submit(astro, post);
}

async function submit(astro: AstroGlobal, post: ListingPost): Promise<DraftPage | Response> {
  const fields = readStaffFields(post.entries, ['source', 'reason']);
  if (fields === null) return new Response(null, { status: 400 });
  const grounds = { source: fields.source ?? '', reason: fields.reason ?? '' };
  const page = await show(astro, post.who, { grounds, trouble: await staleness(astro, post) });
  if (page instanceof Response || page.trouble !== null) return page;
  if (page.draft === null) return astro.redirect(doneAt(LISTING_PATH, 'same'), 303);
  const read = page.waits ? readWords(grounds, ['source', 'reason']) : { kind: 'read' as const, words: grounds };
  if (read.kind === 'invalid') {
    astro.response.status = 422;
    return { ...page, errors: read.errors };
  }
  const answer = await submitDraft(astro.locals.ports, post.who, read.words);
  const after = afterProposal(astro, answer, LISTING_PATH);
  // What changed meanwhile is read again, so that the diff is one with the listing of now.
  return after instanceof Response ? after : show(astro, post.who, { grounds, trouble: after });
}

async function show(
  astro: AstroGlobal,
  who: SiteStaff,
  { grounds = NO_GROUNDS, trouble = null }: Partial<Pick<DraftPage, 'grounds' | 'trouble'>> = {},
): Promise<DraftPage | Response> {
  const room = await openListingRoom(astro.locals.ports, who);
  if (room === null) return new Response(null, { status: 404 });
  const { draft } = room;
  const split = splitByPace(draft?.patch ?? {});
  const paces: readonly Pace[] = ['at-once', 'review', 'review-then-wait'];
  const parts = paces.map((pace) => ({ pace, patch: split[pace] })).filter(({ patch }) => fieldsOf(patch).length > 0);
  const waits = parts.some(({ pace }) => pace !== 'at-once');
  return { kind: 'draft', who, room, draft, parts, waits, grounds, errors: [], trouble, done: doneIn(astro.url) };
}
