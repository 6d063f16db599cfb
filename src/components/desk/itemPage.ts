import type { AstroGlobal } from 'astro';
import type { SignedIn, Unlocked } from '#src/domain/staff.ts';
import { type ItemLife, lifeOf } from '#src/features/queue/extendLife.ts';
import { keepHalfWritten } from '#src/features/queue/halfWritten.ts';
import { type JustDone, justDone } from '#src/features/queue/justDone.ts';
import { type LedgerRow, ledgerOf } from '#src/features/queue/ledgerOf.ts';
import { type ListAround, listAround, placeBefore } from '#src/features/queue/listAround.ts';
import { type ListFrom, openList } from '#src/features/queue/listFrom.ts';
import { lookAt } from '#src/features/queue/lookAt.ts';
import { nextAfter } from '#src/features/queue/nextAfter.ts';
import type { OpenedReferral } from '#src/features/queue/openReferral.ts';
import { type DeskItem, openSummary } from '#src/features/queue/openSummary.ts';
import { showAgain } from '#src/features/queue/showAgain.ts';
import { type Asking, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { itemPath, listAfter, listIn } from './deskPaths.ts';
import { readPost, requireUnlocked, whoAsks } from './deskRequest.ts';
import { endedWith, type HeldBackPage, unlockInPlace, wordsOf } from './heldBack.ts';
import { answerDraft } from './itemDraft.ts';
import { answerItemPost, DONE, type Done, decides, ITEM_FIELDS, type ItemFields, type ItemTrouble } from './itemPost.ts';

/** What an item's page shows. */
export type ItemPage =
  | {
      readonly kind: 'item';
      readonly worker: Unlocked;
      readonly item: DeskItem;
      readonly opened: OpenedReferral | null;
      readonly trouble: ItemTrouble | null;
      /** What stands in the boxes: what was posted, else what was kept half written. */
      readonly typed: TypedWords;
      readonly done: Done | null;
      /** The item that was decided right before this one, while that can be undone. */
      readonly before: JustDone | null;
      /** Colleagues who have it open now. */
      readonly here: readonly string[];
      readonly around: ListAround;
      /** Who opened it here, and where it went. */
      readonly ledger: readonly LedgerRow[];
      readonly life: ItemLife;
      /** The list that the worker came from. */
      readonly from: ListFrom;
    }
  | { readonly kind: 'no-key'; readonly worker: Unlocked }
  | HeldBackPage;

export interface TypedWords {
  readonly note: string;
  readonly reason: string;
  /** The move and the ready reason that were picked with it. */
  readonly move: string;
  readonly ready: string;
  /** They were kept from an earlier visit. */
  readonly isRestored: boolean;
}

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
  if (fields.act === 'draft') return answerDraft(astro.locals.ports, who, astro.params.id ?? '', fields);
  return who === null ? endedWith(astro, [fields.reason, fields.note]) : answerWho(astro, who, fields);
}

async function answerWho(astro: AstroGlobal, who: Asking, fields: ItemFields): Promise<ItemPage | Response> {
  if (who.staff.site === null) return new Response(null, { status: NOT_FOUND });
  return isUnlocked(who) ? answerPost(astro, who, fields) : openAgain(astro, who, fields);
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, fields: ItemFields): Promise<ItemPage | Response> {
  const id = astro.params.id ?? '';
  const { ports } = astro.locals;
  // The place in the list is known before the act alone: afterwards the item may be in it no more.
  const from = openList(ports, worker.staff.site, listIn(astro.url));
  const before = decides(fields.move ?? '') ? await placeBefore(ports, worker, { from, id }) : null;
  const answer = await answerItemPost(ports, worker, id, fields);
  if (answer.kind === 'done') {
    const next = answer.isDecided && before !== null ? await nextAfter(ports, worker, before) : null;
    return astro.redirect(pathAfter({ id, from, fields }, answer, next), 303);
  }
  const shown = await showItem(astro, worker, fields);
  if (shown instanceof Response || shown.kind !== 'item') return shown;
  astro.response.status = answer.status;
  return { ...shown, opened: answer.opened ?? shown.opened, trouble: answer.trouble };
}

/** Where to go on: after a decision to the next item of the list, or to the list when it was the last; else to the item again. */
function pathAfter(
  { id, from, fields }: { id: string; from: ListFrom; fields: ItemFields },
  { done, isDecided }: { done: Done; isDecided: boolean },
  next: string | null,
): string {
  if (!isDecided) return itemPath(id, from, { done, ...(fields.shown === '1' ? { shown: '1' } : {}) });
  return next === null ? listAfter(id, from) : itemPath(next, from, { of: id });
}

/** The item as it is now, with whatever was typed still in its boxes. */
async function showItem(astro: AstroGlobal, worker: Unlocked, fields: ItemFields): Promise<ItemPage | Response> {
  const { ports } = astro.locals;
  const id = astro.params.id ?? '';
  const result = await openSummary(ports, worker, id);
  if (result.kind === 'not-there') return new Response(null, { status: NOT_FOUND });
  if (result.kind === 'no-key') {
    astro.response.status = 403;
    return { kind: 'no-key', worker };
  }
  const { item } = result;
  const { searchParams } = astro.url;
  const from = openList(ports, worker.staff.site, listIn(astro.url));
  const wasShown = fields.act !== 'open' && (fields.shown ?? searchParams.get('shown')) === '1';
  return {
    kind: 'item',
    worker,
    item,
    opened: wasShown ? await showAgain(ports, worker, id) : null,
    trouble: null,
    typed: typedIn(fields, item),
    done: DONE.find((code) => code === searchParams.get('done')) ?? null,
    before: await justDone(ports, worker, searchParams.get('of')),
    here: await lookAt(ports, worker, id),
    around: await listAround(ports, worker, { from, id }),
    ledger: await ledgerOf(ports, worker, id),
    life: lifeOf(item.row, item.site),
    from,
  };
}

function typedIn({ note, reason, move, ready = '' }: ItemFields, { halfWritten }: DeskItem): TypedWords {
  const isPosted = reason !== undefined;
  return {
    note: note ?? halfWritten.note,
    reason: reason ?? halfWritten.reason,
    move: isPosted ? (move ?? '') : halfWritten.move,
    ready,
    isRestored: note === undefined && reason === undefined && (halfWritten.note !== '' || halfWritten.reason !== ''),
  };
}

/** A post that found the desk locked: nothing is done with it, and its words wait behind the passphrase. */
async function openAgain(astro: AstroGlobal, who: SignedIn, fields: ItemFields): Promise<ItemPage | Response> {
  const id = astro.params.id ?? '';
  const kept = keptWords(fields);
  const action = itemPath(id, listIn(astro.url));
  const held = await unlockInPlace(astro, who, fields, { isOpen: isUnlocked, kept: kept ?? {}, action });
  if (held.kind !== 'open') return held;
  if (kept === null) return astro.redirect(action, 303);
  await keepHalfWritten(astro.locals.ports, held.who, id, kept);
  return showItem(astro, held.who, fields);
}

function keptWords({ note, reason, move, ready }: ItemFields): Record<string, string> | null {
  return note || reason || ready ? wordsOf({ note, reason, move, ready }, []) : null;
}
