import type { Unlocked } from '#src/domain/staff.ts';
import { isMoveName } from '#src/domain/status.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { type OpenedReferral, openReferral } from '#src/features/queue/openReferral.ts';
import { NOTE_LIMIT, REASON_LIMIT } from '#src/features/queue/writtenText.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Ports } from '#src/ports.ts';
import { desk } from '#src/words/en/desk.ts';

/** Every field that an item's page may post. */
export const ITEM_FIELDS = ['act', 'move', 'reason', 'note', 'csrf', 'version', 'passphrase'] as const;
export type ItemFields = Partial<Record<(typeof ITEM_FIELDS)[number], string>>;

export type ItemTrouble =
  | { readonly kind: 'field'; readonly field: 'reason' | 'note'; readonly message: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'too-old' };

/** Codes that may stand in an address after a deed. None of them tells how an item ended (security/controls E6). */
export const DONE = ['move', 'note', 'taken', 'returned'] as const;
export type Done = (typeof DONE)[number];

/** What a post on an item's page leads to. */
export type ItemPostAnswer =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'shown'; readonly status: number; readonly opened: OpenedReferral | null; readonly trouble: ItemTrouble | null };

const words = desk.trouble;

/** Does what a post on an item's page asks for. Whatever was typed is the page's to show again. */
export async function answerItemPost(ports: Ports, worker: Unlocked, id: string, fields: ItemFields): Promise<ItemPostAnswer> {
  if (!(await holdsCsrf(ports, worker, fields.csrf))) return troubled(403, { kind: 'too-old' });
  switch (actOf(fields)) {
    case 'open':
      return open(ports, worker, id);
    case 'move':
      return move(ports, worker, id, fields);
    case 'note':
      return note(ports, worker, id, fields);
    case 'take':
      return assign(ports, worker, id, fields, true);
    case 'return':
      return assign(ports, worker, id, fields, false);
    default:
      return troubled(422, { kind: 'field', field: 'reason', message: words.noMove });
  }
}

/** What is asked for; a form that names no act is known by its field. */
function actOf(fields: ItemFields): string {
  if (fields.act !== undefined) return fields.act;
  if (fields.move !== undefined) return 'move';
  return fields.note === undefined ? '' : 'note';
}

/**
 * Answers 200 with the texts in place instead of 303: they are shown once, for one deliberate press, and no address can
 * bring them back without another audited one.
 */
async function open(ports: Ports, worker: Unlocked, id: string): Promise<ItemPostAnswer> {
  const opened = await openReferral(ports, worker, id);
  return { kind: 'shown', status: 200, opened: opened.kind === 'opened' ? opened : null, trouble: null };
}

async function move(ports: Ports, worker: Unlocked, id: string, fields: ItemFields): Promise<ItemPostAnswer> {
  const name = fields.move ?? '';
  const answer = await moveReferral(ports, worker, id, { move: name, reason: fields.reason ?? '', version: versionOf(fields) });
  if (answer.kind === 'moved') return { kind: 'done', done: 'move' };
  if (answer.kind === 'moved-by-another') return troubled(409, { kind: 'conflict' });
  if (answer.kind !== 'refused') return troubled(200, null);
  const message = {
    'reason-missing': words.reasonMissing(isMoveName(name) ? desk.moves[name].button : ''),
    'not-from-here': words.notFromHere,
    'too-long': words.tooLong(REASON_LIMIT),
    unreadable: words.unreadable,
  }[answer.because];
  return troubled(422, { kind: 'field', field: 'reason', message });
}

async function note(ports: Ports, worker: Unlocked, id: string, fields: ItemFields): Promise<ItemPostAnswer> {
  const answer = await addNote(ports, worker, id, fields.note ?? '');
  if (answer.kind === 'noted') return { kind: 'done', done: 'note' };
  if (answer.kind === 'gone') return troubled(409, { kind: 'conflict' });
  if (answer.kind !== 'refused') return troubled(200, null);
  const message = { empty: words.noteEmpty, 'too-long': words.tooLong(NOTE_LIMIT), unreadable: words.unreadable }[answer.because];
  return troubled(422, { kind: 'field', field: 'note', message });
}

async function assign(ports: Ports, worker: Unlocked, id: string, fields: ItemFields, take: boolean): Promise<ItemPostAnswer> {
  const answer = await assignReferral(ports, worker, id, { take, version: versionOf(fields) });
  if (answer.kind === 'assigned') return { kind: 'done', done: take ? 'taken' : 'returned' };
  return answer.kind === 'moved-by-another' ? troubled(409, { kind: 'conflict' }) : troubled(200, null);
}

function versionOf(fields: ItemFields): number {
  return /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0;
}

// Without a key or an item the page itself says so; the status is then its own.
function troubled(status: number, trouble: ItemTrouble | null): ItemPostAnswer {
  return { kind: 'shown', status, opened: null, trouble };
}
