import type { AstroGlobal } from 'astro';
import { readInvitee } from '#src/domain/invitation.ts';
import { ONE_HOLDER_REASONS } from '#src/domain/setup.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { type InviteAsked, invitePerson, SITE_ROLES } from '#src/features/people/invitePerson.ts';
import { settleOneHolder } from '#src/features/setup/settle.ts';
import { setup } from '#src/words/en/setup.ts';
import { requireUnlocked } from '../desk/deskRequest.ts';
import { confirmWorker } from './confirmWorker.ts';
import { SECOND_FIELDS, type SecondFields, type SecondPage, secondView, secondWrong } from './secondView.ts';
import { type SetupPost, setupPost } from './setupPost.ts';
import { SETUP_PATH, type SetupRoom, stepPath } from './setupRequest.ts';

const words = setup.second;
type Post = SetupPost<keyof SecondFields>;
type Answer = Promise<SecondPage | Response>;

/** Does what a post asks for: invite a colleague, give access, go on alone with a reason or take it back. */
export async function answerSecondPost(astro: AstroGlobal): Answer {
  const post = await setupPost(astro, SECOND_FIELDS);
  if (post instanceof Response) return post;
  if (post.isTooOld) return secondView(astro, post.room, { typed: post.fields, notice: setup.tooOld.text });
  switch (post.fields.act) {
    case 'invite':
      return invite(astro, post);
    case 'give':
      return give(astro, post);
    case 'alone':
    case 'not-alone':
      return alone(astro, post);
    default:
      return new Response(null, { status: 400 });
  }
}

async function invite(astro: AstroGlobal, { room, fields }: Post): Answer {
  const read = readInvite(fields);
  if (read.asked === null) return secondWrong(astro, room, 'invite', { typed: fields, errors: read.errors });
  const again = await confirmAgain(astro, room, 'invite', fields);
  if (!isConfirmed(again)) return again;
  const answer = await invitePerson(astro.locals.ports, again.who, read.asked);
  if (answer.kind !== 'invited') {
    return secondWrong(astro, again.room, 'invite', { typed: fields, errors: [{ field: 'email', message: words.taken }] });
  }
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${stepPath('second')}?${answer.anew ? 'anew' : answer.again ? 'again' : 'invited'}=${answer.staffId}`, 303);
}

type ReadInvite =
  | { readonly asked: InviteAsked; readonly errors: [] }
  | { readonly asked: null; readonly errors: { field: string; message: string }[] };

const MISSING = { name: words.missingName, email: words.missingEmail, role: words.missingRole } as const;

function readInvite({ name = '', email = '', role: typed }: SecondFields): ReadInvite {
  const role = SITE_ROLES.find((one) => one === typed);
  const read = readInvitee({ name, email });
  if (read.kind === 'read' && role !== undefined) return { asked: { ...read.invitee, role }, errors: [] };
  const open = [...(read.kind === 'wrong' ? read.fields : []), ...(role === undefined ? (['role'] as const) : [])];
  return { asked: null, errors: open.map((field) => ({ field, message: MISSING[field] })) };
}

async function give(astro: AstroGlobal, { room, fields }: Post): Answer {
  const { id = '', fingerprint = '' } = fields;
  if (fields.same !== 'yes') {
    return secondWrong(astro, room, 'give', { typed: fields, errors: [{ field: 'same', message: words.missingSame }] });
  }
  const again = await confirmAgain(astro, room, 'give', fields);
  if (!isConfirmed(again)) return again;
  const given = await giveAccess(astro.locals.ports, again.who, { staffId: id, fingerprint });
  if (given.kind === 'given') {
    nudgeLetters(astro.locals.ports);
    return astro.redirect(`${stepPath('second')}?given=${id}`, 303);
  }
  astro.response.status = 409;
  const known: Readonly<Record<string, string>> = words.refused;
  return secondView(astro, again.room, { notice: known[given.because] ?? words.refused.other });
}

async function alone(astro: AstroGlobal, { room, fields }: Post): Answer {
  // Recorded by somebody whose key is at hand: a mailbox alone is not enough for it.
  const unlocked = await requireUnlocked(astro);
  if (unlocked instanceof Response) return unlocked;
  const isAlone = fields.act === 'alone';
  const reason = ONE_HOLDER_REASONS.find((one) => one === fields.reason) ?? null;
  if (isAlone && reason === null) {
    return secondWrong(astro, room, 'alone', { typed: fields, errors: [{ field: 'reason', message: words.missingReason }] });
  }
  const settled = await settleOneHolder(astro.locals.ports, room.who.staff, isAlone ? reason : null);
  if (settled.kind === 'saved') return astro.redirect(isAlone ? `${SETUP_PATH}?done=second` : stepPath('second'), 303);
  astro.response.status = 409;
  return secondView(astro, room, { notice: setup.tooOld.text });
}

interface Again {
  readonly who: Unlocked;
  readonly room: SetupRoom;
}

/** The six words once more; the page goes on with the renewed session. */
async function confirmAgain(
  astro: AstroGlobal,
  room: SetupRoom,
  from: 'invite' | 'give',
  fields: SecondFields,
): Promise<Again | SecondPage | Response> {
  const confirmed = await confirmWorker(astro, room.who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return secondView(astro, room, { from, typed: fields, passphrase: confirmed.problem });
  return { who: confirmed.who, room: { ...room, who: confirmed.who } };
}

function isConfirmed(answer: Again | SecondPage | Response): answer is Again {
  return !(answer instanceof Response) && 'who' in answer;
}
