import type { AstroGlobal } from 'astro';
import { patchBetween } from '#src/domain/listing.ts';
import { isItemId, readStaffFields } from '#src/domain/staffFields.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { dropDraft } from '#src/features/listings/draft.ts';
import type { BoxError, Boxes } from '#src/features/listings/forms/fieldForm.ts';
import { readWords } from '#src/features/listings/forms/groundsForm.ts';
import { QUICK_ACTS, QUICK_BOXES, type QuickAct, readQuickForm } from '#src/features/listings/forms/quickForms.ts';
import { type ListingRoom, openListingRoom } from '#src/features/listings/listingRoom.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { answerQuestion, withdrawChange } from '#src/features/listings/withdrawChange.ts';
import { listing as words } from '#src/words/en/listing.ts';
import { requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';
import type { EndedPage } from '../desk/heldBack.ts';
import { closeInDraft } from './closeInDraft.ts';
import { type Done, doneAt, doneIn, LISTING_PATH } from './listingPaths.ts';
import { afterProposal, type ListingPost, type ListingTrouble, listingPost, staleness, troubled } from './listingRequest.ts';
import { MESSAGES } from './phraseWords.ts';

/** What the page of a site's own listing shows. */
export interface ListingPage {
  readonly kind: 'listing';
  readonly who: SiteStaff;
  readonly room: ListingRoom;
  readonly done: Done | null;
  readonly trouble: ListingTrouble | null;
  /** The small form that could not be taken, with what was typed. */
  readonly wrong: WrongPress | null;
}

export interface WrongPress {
  readonly act: Act;
  readonly boxes: Boxes;
  readonly errors: readonly BoxError[];
}

const ACTS = [...QUICK_ACTS, 'confirm', 'stop', 'answer', 'drop'] as const;
type Act = (typeof ACTS)[number];
const BOXES: Readonly<Record<Act, readonly string[]>> = { ...QUICK_BOXES, confirm: [], stop: ['id'], answer: ['id', 'words'], drop: [] };

type Pressed = Response | Pick<ListingPage, 'trouble' | 'wrong'>;

/** Reads one request of the listing's page: a look at it, or one of its presses. */
export async function listingPage(astro: AstroGlobal): Promise<ListingPage | EndedPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireSignedIn(astro);
    return who instanceof Response ? who : show(astro, who, { trouble: null, wrong: null });
  }
  const post = await listingPost(astro);
  if (post instanceof Response || post.kind === 'ended') return post;
  const answer = await press(astro, post);
  return answer instanceof Response ? answer : show(astro, post.who, answer);
}

async function show(astro: AstroGlobal, who: SiteStaff, posted: Exclude<Pressed, Response>): Promise<ListingPage | Response> {
  const room = await openListingRoom(astro.locals.ports, who);
  if (room === null) return new Response(null, { status: 404 });
  if (posted.wrong !== null) astro.response.status = 422;
  return { kind: 'listing', who, room, done: doneIn(astro.url), ...posted };
}

async function press(astro: AstroGlobal, post: ListingPost): Promise<Pressed> {
  const act = ACTS.find((name) => post.entries.some(([key, value]) => key === 'act' && value === name));
  const boxes = act && readStaffFields(post.entries, ['act', ...BOXES[act]]);
  if (!act || !boxes) return new Response(null, { status: 400 });
  const stale = await staleness(astro, post);
  if (stale !== null) return { trouble: stale, wrong: null };
  return PRESSES[act](astro, post.who, { act, boxes: withoutUndefined(boxes) });
}

interface Press {
  readonly act: Act;
  readonly boxes: Boxes;
}

const PRESSES: Readonly<Record<Act, (astro: AstroGlobal, who: SiteStaff, press: Press) => Promise<Pressed>>> = {
  status: pressQuick,
  'close-tomorrow': pressQuick,
  'close-days': pressQuick,
  hide: pressQuick,
  slower: pressQuick,
  confirm: async (astro, { staff }) => {
    const answer = await confirmListing(astro.locals.ports, { site: staff.site, actor: staff.id });
    return answer.kind === 'confirmed' ? done(astro, 'confirm') : { trouble: troubled(astro, { kind: 'changed' }), wrong: null };
  },
  stop: async (astro, who, { boxes: { id = '' } }) => {
    const answer = isItemId(id) ? await withdrawChange(astro.locals.ports, who, id) : null;
    return answer?.kind === 'withdrawn' ? done(astro, 'stopped') : { trouble: troubled(astro, { kind: 'gone' }), wrong: null };
  },
  answer: answerBureau,
  drop: async (astro, who) => {
    await dropDraft(astro.locals.ports, who);
    return done(astro, 'dropped');
  },
};

async function pressQuick(astro: AstroGlobal, who: SiteStaff, press: Press): Promise<Pressed> {
  const { ports } = astro.locals;
  const room = await openListingRoom(ports, who);
  if (room === null) return new Response(null, { status: 404 });
  const { site, today } = room;
  const wish = readQuickForm(press.act as QuickAct, press.boxes, { site, today, messages: MESSAGES });
  if (wish.kind === 'invalid') return { trouble: null, wrong: { ...press, errors: wish.errors } };
  const patch = patchBetween(site, wish.wanted);
  const answer = await proposeChange(ports, who, who.staff.site, patch, { source: '', reason: words.quick.reason });
  if (answer.kind === 'proposed') await closeInDraft(ports, who, room, patch);
  const after = afterProposal(astro, answer, LISTING_PATH);
  return after instanceof Response ? after : { trouble: after, wrong: null };
}

async function answerBureau(astro: AstroGlobal, who: SiteStaff, press: Press): Promise<Pressed> {
  const { id = '', words: said = '' } = press.boxes;
  const read = readWords({ words: said }, ['words']);
  if (read.kind === 'invalid') return { trouble: null, wrong: { ...press, errors: read.errors } };
  const answer = isItemId(id) ? await answerQuestion(astro.locals.ports, who, id, read.words.words) : null;
  if (answer?.kind !== 'answered') return { trouble: troubled(astro, { kind: 'gone' }), wrong: null };
  nudgeLetters(astro.locals.ports);
  return done(astro, 'answered');
}

function done(astro: AstroGlobal, what: Done): Response {
  return astro.redirect(doneAt(LISTING_PATH, what), 303);
}

function withoutUndefined(boxes: Readonly<Partial<Record<string, string>>>): Boxes {
  return Object.fromEntries(Object.entries(boxes).map(([name, text]) => [name, (text ?? '').replaceAll('\r\n', '\n')]));
}
