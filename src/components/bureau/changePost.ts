import type { AstroGlobal } from 'astro';
import { fieldsOf, patchBetween } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { revertChange } from '#src/features/listings/revertChange.ts';
import { type ReviewChangeResult, reviewChange } from '#src/features/listings/reviewChange.ts';
import { withdrawChange } from '#src/features/listings/withdrawChange.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { type UnlockProblem, unlockTrouble } from '../desk/unlockTrouble.ts';
import { type BureauFields, reauthenticate, versionOf } from './bureauRequest.ts';
import { typedText, WRITTEN_LIMITS } from './typedText.ts';

export const CHANGE_FIELDS = ['answer', 'mou'] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];
export type ChangeFields = BureauFields<ChangeField>;

/** Codes that may stand in an address after a deed. */
export const CHANGE_DONE = [
  ...(['approved', 'later', 'first-approval', 'asked', 'declined', 'withdrawn', 'reverted', 'anew'] as const),
  ...(['live', 'proposed', 'proposed-edit'] as const),
] as const;
export type ChangeDone = (typeof CHANGE_DONE)[number];

/** What a post on the page of a change leads to. */
export type ChangePostAnswer =
  | { readonly kind: 'done'; readonly done: ChangeDone; readonly id: string }
  | ({ readonly kind: 'not-done'; readonly status: number; readonly reader: BureauUnlocked } & ChangeTrouble)
  | Response;

export interface ChangeTrouble {
  readonly errors?: readonly { readonly field: ChangeField; readonly message: string }[];
  readonly passphrase?: UnlockProblem;
  readonly notice?: string;
}

interface Act {
  readonly astro: AstroGlobal;
  readonly reader: BureauUnlocked;
  readonly change: ListingChange;
  readonly fields: ChangeFields;
}

const words = bureauDesk.change;

const ACTS: Readonly<Record<string, (act: Act) => Promise<ChangePostAnswer>>> = {
  approve,
  ask: (act) => answer(act, 'ask'),
  decline: (act) => answer(act, 'decline'),
  stop,
  revert,
  anew,
};

/** Does what a post on the page of a change asks for. What was typed is the page's to show again. */
export async function answerChangePost(act: Act): Promise<ChangePostAnswer> {
  const name = act.fields.act ?? '';
  const deed = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (deed === undefined) return new Response(null, { status: 400 });
  const done = await deed(act);
  if (!(done instanceof Response) && done.kind === 'done') nudgeLetters(act.astro.locals.ports);
  return done;
}

async function approve(act: Act): Promise<ChangePostAnswer> {
  const { astro, change, fields } = act;
  const answer = typedText(fields.answer, WRITTEN_LIMITS.long, messagesFor());
  const needsMou = change.kind === 'new-site' && change.mou === null;
  const mou = typedText(fields.mou, WRITTEN_LIMITS.short, messagesFor(), needsMou ? words.errors.mou : null);
  const errors = errorsOf({ answer: answer.error, mou: mou.error });
  if (errors.length > 0) return notDone(act, 422, { errors });
  const confirmed = await reauthenticate(astro, act.reader, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return notDone(act, unlockTrouble(confirmed.problem).status, { passphrase: confirmed.problem });
  const decision = { act: 'approve', answer: answer.text, version: versionOf(fields), mou: mou.text || null } as const;
  return decided({ ...act, reader: confirmed.reader }, await reviewChange(astro.locals.ports, confirmed.reader, change.id, decision));
}

async function answer(act: Act, how: 'ask' | 'decline'): Promise<ChangePostAnswer> {
  const { astro, reader, change, fields } = act;
  const written = typedText(fields.answer, WRITTEN_LIMITS.long, messagesFor(), words.errors.answer);
  if (written.error !== null) return notDone(act, 422, { errors: errorsOf({ answer: written.error }) });
  const decision = { act: how, answer: written.text, version: versionOf(fields), mou: null } as const;
  return decided(act, await reviewChange(astro.locals.ports, reader, change.id, decision));
}

function decided(act: Act, result: ReviewChangeResult): ChangePostAnswer {
  const { id } = act.change;
  if (result.kind === 'approved') {
    const isLater = result.liveAt > act.astro.locals.ports.clock.now();
    return { kind: 'done', done: isLater ? 'later' : 'approved', id };
  }
  if (result.kind !== 'refused') return { kind: 'done', done: result.kind, id };
  switch (result.because) {
    case 'no-answer':
      return notDone(act, 422, { errors: errorsOf({ answer: words.errors.answer }) });
    case 'no-mou':
      return notDone(act, 422, { errors: errorsOf({ mou: words.errors.mou }) });
    case 'conflict':
      return notDone(act, 409, { notice: words.conflictText });
    case 'not-ready': {
      const missing = (result.missing ?? []).map((gap) => bureauDesk.gaps[gap] ?? gap).join('; ');
      return notDone(act, 409, { notice: words.notReadyText(missing) });
    }
    default:
      return notDone(act, 409, { notice: words.refused[result.because] });
  }
}

async function stop(act: Act): Promise<ChangePostAnswer> {
  const { id } = act.change;
  const stopped = await withdrawChange(act.astro.locals.ports, act.reader, id);
  return stopped.kind === 'withdrawn' ? { kind: 'done', done: 'withdrawn', id } : notDone(act, 409, { notice: words.refused['not-there'] });
}

async function revert(act: Act): Promise<ChangePostAnswer> {
  const { astro, change, fields } = act;
  const why = typedText(fields.answer, WRITTEN_LIMITS.long, messagesFor(), words.errors.revertAnswer);
  if (why.error !== null) return notDone(act, 422, { errors: errorsOf({ answer: why.error }) });
  const confirmed = await reauthenticate(astro, act.reader, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return notDone(act, unlockTrouble(confirmed.problem).status, { passphrase: confirmed.problem });
  const { reader } = confirmed;
  const answered = await revertChange(astro.locals.ports, reader, change.id, why.text);
  if (answered.kind === 'reverted') return { kind: 'done', done: 'reverted', id: change.id };
  const notice = {
    'not-there': words.refused['not-there'],
    'moved-by-another': words.refused['moved-by-another'],
    protects: words.protectsText,
    conflict: words.conflictText,
    'not-ready': words.notReadyTitle,
  }[answered.because];
  return notDone({ ...act, reader }, 409, { notice });
}

/** Takes up again what no longer fits: the same wishes against what stands there now, as the reader's own, which somebody else decides on. */
async function anew(act: Act): Promise<ChangePostAnswer> {
  const { astro, reader, change, fields } = act;
  const { ports } = astro.locals;
  const site = await ports.sites.bySlug(change.site);
  if (site === null || change.version !== versionOf(fields)) return notDone(act, 409, { notice: words.refused['moved-by-another'] });
  const wanted = Object.fromEntries(fieldsOf(change.patch).map((field) => [field, change.patch[field]?.to]));
  const { source, reason } = change;
  const proposed = await proposeChange(ports, reader, change.site, patchBetween(site, wanted), { source, reason });
  if (proposed.kind !== 'proposed') return notDone(act, 409, { notice: words.anewRefused });
  await reviewChange(ports, reader, change.id, { act: 'decline', answer: words.anewAnswer, version: change.version, mou: null });
  return { kind: 'done', done: 'anew', id: proposed.waiting?.id ?? proposed.live?.id ?? change.id };
}

function notDone({ reader }: Act, status: number, trouble: ChangeTrouble): ChangePostAnswer {
  return { kind: 'not-done', status, reader, ...trouble };
}

function messagesFor() {
  return { tooLong: words.errors.tooLong, unreadable: words.errors.unreadable };
}

function errorsOf(errors: Readonly<Partial<Record<ChangeField, string | null>>>): { field: ChangeField; message: string }[] {
  return CHANGE_FIELDS.flatMap((field) => {
    const message = errors[field];
    return message ? [{ field, message }] : [];
  });
}
