import type { AstroGlobal } from 'astro';
import { LINK_KINDS, type NoteLink } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { closeAsDuplicate, type LinkedItem, linkReferrals, mergeNotes, openLinked } from '#src/features/queue/linkReferrals.ts';
import { type DeskItem, openSummary } from '#src/features/queue/openSummary.ts';
import { type SimilarItemsResult, similarItems } from '#src/features/queue/similarItems.ts';
import { together } from '#src/words/en/together.ts';
import { itemActPath, itemPath, listIn } from './deskPaths.ts';
import type { HeldBackPage } from './heldBack.ts';
import { isHeldBack, type KeyFields, keyPost, versionIn } from './keyPost.ts';

/** The page of what may be about the same person. */
export interface SimilarPage {
  readonly kind: 'page';
  readonly worker: Unlocked;
  readonly item: DeskItem;
  readonly linked: readonly LinkedItem[];
  readonly looked: SimilarItemsResult | null;
  readonly done: NoteLink['kind'] | null;
  readonly notice: string | null;
}

type Fields = KeyFields<'other'>;
type Answer = Response | { readonly looked: SimilarItemsResult | null; readonly notice: string | null };

const FIELDS = ['other'] as const;
const NOTHING = { looked: null, notice: null };

/** Reads one request: what is tied to a message, a look for more, or a tie. */
export async function similarPage(astro: AstroGlobal): Promise<SimilarPage | HeldBackPage | Response> {
  const asked = await keyPost(astro, FIELDS);
  if (isHeldBack(asked)) return asked;
  const { worker } = asked;
  const id = astro.params.id ?? '';
  const answer = asked.kind === 'post' ? await answerPost(astro, worker, id, asked.fields) : noticeOf(asked);
  if (answer instanceof Response) return answer;
  const shown = await openSummary(astro.locals.ports, worker, id);
  if (shown.kind !== 'shown') return new Response(null, { status: shown.kind === 'not-there' ? 404 : 403 });
  const done = LINK_KINDS.find((kind) => kind === astro.url.searchParams.get('done')) ?? null;
  const { item } = shown;
  return { kind: 'page', worker, item, linked: await openLinked(astro.locals.ports, worker, item.notes), done, ...answer };
}

function noticeOf(asked: { readonly kind: 'visit' } | { readonly kind: 'again'; readonly because: 'too-old' | 'unlocked' }) {
  if (asked.kind === 'visit') return NOTHING;
  return { looked: null, notice: asked.because === 'too-old' ? together.tooOld : together.unlocked };
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, id: string, fields: Fields): Promise<Answer> {
  const { ports } = astro.locals;
  const other = fields.other ?? '';
  switch (fields.act) {
    case 'look':
      return look(astro, await similarItems(ports, worker, id));
    case 'link':
      return tied(astro, id, 'linked', await linkReferrals(ports, worker, id, other, 'linked'));
    case 'unlink':
      return tied(astro, id, 'unlinked', await linkReferrals(ports, worker, id, other, 'unlinked'));
    case 'merge':
      return tied(astro, id, 'copied', await mergeNotes(ports, worker, id, other));
    case 'duplicate':
      return duplicate(astro, worker, id, fields);
    default:
      return new Response(null, { status: 400 });
  }
}

// 200 with what was found in place: no address brings it back without another search in the audit.
function look(astro: AstroGlobal, looked: SimilarItemsResult): Answer {
  if (looked.kind === 'busy') {
    astro.response.status = 503;
    astro.response.headers.set('Retry-After', '5');
  }
  return { looked, notice: null };
}

function tied(astro: AstroGlobal, id: string, kind: NoteLink['kind'], result: { readonly kind: string }): Answer {
  if (result.kind === 'done') return astro.redirect(itemActPath(id, 'similar', listIn(astro.url), { done: kind }), 303);
  astro.response.status = 409;
  return { looked: null, notice: together.gone };
}

async function duplicate(astro: AstroGlobal, worker: Unlocked, id: string, fields: Fields): Promise<Answer> {
  const asked = { of: fields.other ?? '', reason: together.similar.duplicateReason, version: versionIn(fields) };
  const done = await closeAsDuplicate(astro.locals.ports, worker, id, asked);
  if (done.kind === 'moved') return astro.redirect(itemPath(id, listIn(astro.url), { done: 'move' }), 303);
  astro.response.status = 409;
  return {
    looked: null,
    notice: done.kind === 'moved-by-another' ? together.conflict : done.kind === 'refused' ? together.notNow : together.gone,
  };
}
