import { type ReadyReason, readyReasonIn } from '#src/domain/readyReasons.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isMoveName, type MoveName, ruleOf } from '#src/domain/status.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { type AskedAssignment, assignReferral } from '#src/features/queue/assignReferral.ts';
import { type HalfWritten, keepHalfWritten } from '#src/features/queue/halfWritten.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { type OpenedReferral, openReferral } from '#src/features/queue/openReferral.ts';
import { NOTE_LIMIT, REASON_LIMIT } from '#src/features/queue/writtenText.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Ports } from '#src/ports.ts';
import { desk } from '#src/words/en/desk.ts';
import { deskItem } from '#src/words/en/deskItem.ts';
import { readyReasons } from '#src/words/en/readyReasons.ts';

/** Every field that an item's page may post. `shown`: the details stood open on the page that posts. */
export const ITEM_FIELDS = ['act', 'move', 'ready', 'reason', 'note', 'to', 'shown', 'csrf', 'version', 'passphrase', 'pin'] as const;
export type ItemFields = Partial<Record<(typeof ITEM_FIELDS)[number], string>>;

/** A box of the page; `reason-…` is that of one move. */
export type ItemBox = `reason-${MoveName}` | 'moves' | 'note' | 'to';

export type ItemTrouble =
  | { readonly kind: 'field'; readonly field: ItemBox; readonly message: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'too-old' };

/** Codes that may stand in an address after a deed. None of them tells how an item ended (security/controls E6). */
export const DONE = ['move', 'undone', 'note', 'taken', 'returned', 'given'] as const;
export type Done = (typeof DONE)[number];

/** What a post on an item's page leads to. */
export type ItemPostAnswer =
  /** `isDecided`: this item is dealt with, so the desk goes on to the next one. */
  | { readonly kind: 'done'; readonly done: Done; readonly isDecided: boolean }
  | { readonly kind: 'shown'; readonly status: number; readonly opened: OpenedReferral | null; readonly trouble: ItemTrouble | null };

/** What is done with one post, without the words of it. */
type Post = { readonly ports: Ports; readonly worker: Unlocked; readonly id: string; readonly fields: ItemFields };

const words = desk.trouble;
/** Without a key or an item the page itself says so; the status is then its own. */
const NOT_LOADED: ItemPostAnswer = { kind: 'shown', status: 200, opened: null, trouble: null };

/** Does what a post on an item's page asks for. Whatever was typed and not sent is kept, and the page's to show again. */
export async function answerItemPost(ports: Ports, worker: Unlocked, id: string, fields: ItemFields): Promise<ItemPostAnswer> {
  if (!(await holdsCsrf(ports, worker, fields.csrf))) return troubled(403, { kind: 'too-old' });
  const post = { ports, worker, id, fields };
  const answer = await act(post);
  if (answer !== NOT_LOADED) await keepUnsent(post, answer);
  return answer;
}

async function act(post: Post): Promise<ItemPostAnswer> {
  switch (actOf(post.fields)) {
    case 'open':
      return open(post);
    case 'move':
      return move(post);
    case 'note':
      return note(post);
    case 'take':
      return assign(post, 'me', 'taken');
    case 'return':
      return assign(post, 'nobody', 'returned');
    case 'give':
      return assign(post, { colleague: post.fields.to ?? '' }, 'given');
    default:
      return troubled(422, { kind: 'field', field: 'moves', message: words.noMove });
  }
}

/** What is asked for; a form that names no act is known by its field. */
function actOf(fields: ItemFields): string {
  if (fields.act !== undefined) return fields.act;
  if (fields.move !== undefined) return 'move';
  return fields.note === undefined ? '' : 'note';
}

/**
 * Keeps what the page carried and the act did not use: a note half written while a move was made, a reason that met somebody else's
 * change. What was used is kept no longer.
 */
async function keepUnsent({ ports, worker, id, fields }: Post, answer: ItemPostAnswer): Promise<void> {
  const done = answer.kind === 'done' ? answer.done : null;
  const words = { ...unsentNote(fields, done), ...unsentReason(fields, done) };
  if (Object.keys(words).length > 0) await keepHalfWritten(ports, worker, id, words);
}

function unsentNote({ note }: ItemFields, done: Done | null): Partial<HalfWritten> {
  if (done === 'note') return { note: '' };
  return note === undefined ? {} : { note };
}

function unsentReason({ reason, move = '' }: ItemFields, done: Done | null): Partial<HalfWritten> {
  if (done === 'move' || done === 'undone') return { reason: '', move: '' };
  return reason === undefined ? {} : { reason, move };
}

/**
 * Answers 200 with the texts in place instead of 303: they are shown once, for one deliberate press, and no address can
 * bring them back without another audited one.
 */
async function open({ ports, worker, id }: Post): Promise<ItemPostAnswer> {
  const opened = await openReferral(ports, worker, id);
  return { kind: 'shown', status: 200, opened: opened.kind === 'opened' ? opened : null, trouble: null };
}

async function move({ ports, worker, id, fields }: Post): Promise<ItemPostAnswer> {
  const name = fields.move ?? '';
  const reason = reasonIn(fields);
  const answer = await moveReferral(ports, worker, id, { move: name, reason, version: versionOf(fields) });
  if (answer.kind === 'moved') return moved(name);
  if (answer.kind === 'moved-by-another') return troubled(409, { kind: 'conflict' });
  if (answer.kind !== 'refused') return NOT_LOADED;
  const message = {
    'reason-missing': deskItem.moves.missing(isMoveName(name) ? desk.moves[name].button : ''),
    'not-from-here': words.notFromHere,
    'too-long': deskItem.moves.tooLong(REASON_LIMIT),
    unreadable: words.unreadable,
  }[answer.because];
  const field = isMoveName(name) && answer.because !== 'not-from-here' ? (`reason-${name}` as const) : 'moves';
  return troubled(422, { kind: 'field', field, message });
}

// An attempt leaves the item where it is, and whoever takes something back wants to see that it is back.
function moved(name: string): ItemPostAnswer {
  const isBack = isMoveName(name) && ruleOf(name).to === 'previous';
  return { kind: 'done', done: isBack ? 'undone' : 'move', isDecided: decides(name) };
}

/** Tells whether a move deals with an item, so that the desk goes on to the next one: it leads somewhere else, and not back. */
export function decides(name: string): boolean {
  const rule = isMoveName(name) ? ruleOf(name) : null;
  return rule !== null && rule.to !== 'previous' && !rule.from.some((state) => state === rule.to);
}

/** The reason as it goes into the story: the picked one in words, and what was written beside it. */
function reasonIn({ move: name = '', ready = '', reason = '' }: ItemFields): string {
  const picked: ReadyReason | null = isMoveName(name) ? readyReasonIn(name, ready) : null;
  return picked === null ? reason : `${readyReasons[picked]} ${reason}`.trim();
}

async function note({ ports, worker, id, fields }: Post): Promise<ItemPostAnswer> {
  const answer = await addNote(ports, worker, id, fields.note ?? '');
  if (answer.kind === 'noted') return { kind: 'done', done: 'note', isDecided: false };
  if (answer.kind === 'gone') return troubled(409, { kind: 'conflict' });
  if (answer.kind !== 'refused') return NOT_LOADED;
  const message = { empty: words.noteEmpty, 'too-long': words.tooLong(NOTE_LIMIT), unreadable: words.unreadable }[answer.because];
  return troubled(422, { kind: 'field', field: 'note', message });
}

async function assign({ ports, worker, id, fields }: Post, to: AskedAssignment['to'], done: Done): Promise<ItemPostAnswer> {
  const answer = await assignReferral(ports, worker, id, { to, version: versionOf(fields) });
  if (answer.kind === 'assigned') return { kind: 'done', done, isDecided: false };
  if (answer.kind === 'refused') return troubled(422, { kind: 'field', field: 'to', message: deskItem.assignment.refused });
  return answer.kind === 'moved-by-another' ? troubled(409, { kind: 'conflict' }) : NOT_LOADED;
}

function versionOf(fields: ItemFields): number {
  return /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0;
}

function troubled(status: number, trouble: ItemTrouble | null): ItemPostAnswer {
  return { kind: 'shown', status, opened: null, trouble };
}
