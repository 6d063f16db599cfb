import type { AstroGlobal } from 'astro';
import type { View } from '#src/domain/deskViews.ts';
import type { SignedIn, Unlocked } from '#src/domain/staff.ts';
import type { OpenedReferral } from '#src/features/queue/openReferral.ts';
import { type DeskItem, openSummary } from '#src/features/queue/openSummary.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { itemPath, viewIn } from './deskPaths.ts';
import { readPost, requireUnlocked, SESSION_COOKIE, setCookie, whoAsks } from './deskRequest.ts';
import { answerItemPost, DONE, type Done, ITEM_FIELDS, type ItemFields, type ItemTrouble } from './itemPost.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from './unlockTrouble.ts';

/** What an item's page shows. */
export type ItemPage =
  | {
      readonly kind: 'item';
      readonly worker: Unlocked;
      readonly item: DeskItem;
      readonly opened: OpenedReferral | null;
      readonly trouble: ItemTrouble | null;
      readonly typed: { readonly note: string; readonly reason: string };
      readonly done: Done | null;
      /** The view that the worker came from; null is This morning. */
      readonly from: View | null;
    }
  | { readonly kind: 'no-key'; readonly worker: Unlocked }
  /** The desk locked itself while somebody was writing. */
  | {
      readonly kind: 'locked';
      readonly who: SignedIn;
      readonly kept: Readonly<Record<string, string>>;
      readonly problem: UnlockProblem | null;
    }
  /** The session ended while somebody was writing. */
  | { readonly kind: 'ended'; readonly words: string };

const NOT_FOUND = 404;

/** Reads the request for one item and answers it, or says what to show. Sets status and cookie on the way. */
export async function openItemPage(astro: AstroGlobal): Promise<ItemPage | Response> {
  if (astro.request.method !== 'POST') {
    const worker = await requireUnlocked(astro);
    return worker instanceof Response ? worker : showItem(astro, worker, {});
  }
  const fields = await readPost(astro.request, ITEM_FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await whoAsks(astro);
  if (who === null) return endedWith(astro, fields);
  if (who.staff.site === null) return new Response(null, { status: NOT_FOUND });
  return isUnlocked(who) ? answerPost(astro, who, fields) : unlockInPlace(astro, who, fields);
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, fields: ItemFields): Promise<ItemPage | Response> {
  const id = astro.params.id ?? '';
  const answer = await answerItemPost(astro.locals.ports, worker, id, fields);
  if (answer.kind === 'done') return astro.redirect(itemPath(id, viewIn(astro.url), { done: answer.done }), 303);
  const shown = await showItem(astro, worker, fields);
  if (shown instanceof Response || shown.kind !== 'item') return shown;
  astro.response.status = answer.status;
  return { ...shown, opened: answer.opened, trouble: answer.trouble };
}

/** The item as it is now, with whatever was typed still in its boxes. */
async function showItem(astro: AstroGlobal, worker: Unlocked, fields: ItemFields): Promise<ItemPage | Response> {
  const result = await openSummary(astro.locals.ports, worker, astro.params.id ?? '');
  if (result.kind === 'not-there') return new Response(null, { status: NOT_FOUND });
  if (result.kind === 'no-key') {
    astro.response.status = 403;
    return { kind: 'no-key', worker };
  }
  const done = DONE.find((code) => code === astro.url.searchParams.get('done')) ?? null;
  const typed = { note: fields.note ?? '', reason: fields.reason ?? '' };
  return { kind: 'item', worker, item: result.item, opened: null, trouble: null, typed, done, from: viewIn(astro.url) };
}

/** A post that found the desk locked: nothing is done with it, and its words wait behind the passphrase. */
async function unlockInPlace(astro: AstroGlobal, who: SignedIn, fields: ItemFields): Promise<ItemPage | Response> {
  const isUnlocking = fields.act === 'unlock' && (await holdsCsrf(astro.locals.ports, who, fields.csrf));
  const answer = isUnlocking ? await tryUnlock(astro, who, fields) : null;
  const kept = keptWords(fields);
  if (answer !== null && 'key' in answer) {
    return kept === null ? astro.redirect(itemPath(astro.params.id ?? '', viewIn(astro.url)), 303) : showItem(astro, answer, fields);
  }
  astro.response.status = answer === null ? 403 : unlockTrouble(answer).status;
  const wait = retryAfter(answer);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  return { kind: 'locked', who, kept: { act: 'unlock', ...kept }, problem: answer };
}

function keptWords({ note, reason }: ItemFields): Record<string, string> | null {
  return note || reason ? { ...(note ? { note } : {}), ...(reason ? { reason } : {}) } : null;
}

async function tryUnlock(astro: AstroGlobal, who: SignedIn, fields: ItemFields): Promise<Unlocked | UnlockProblem> {
  if (!fields.passphrase) return { kind: 'empty' };
  const answer = await unlock(astro.locals.ports, who, fields.passphrase);
  if (answer.kind !== 'unlocked') return answer;
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  const now = await currentStaff(astro.locals.ports, answer.cookie);
  return now !== null && isUnlocked(now) ? now : { kind: 'no-key' };
}

function endedWith(astro: AstroGlobal, fields: ItemFields): ItemPage | Response {
  const words = [fields.reason, fields.note].filter(Boolean).join('\n\n');
  if (words === '') return astro.redirect('/staff/sign-in/', 303);
  astro.response.status = 403;
  return { kind: 'ended', words };
}
