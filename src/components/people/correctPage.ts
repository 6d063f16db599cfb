import type { AstroGlobal } from 'astro';
import { readInvitee } from '#src/domain/invitation.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { type CorrectPersonResult, correctPerson } from '#src/features/people/correctPerson.ts';
import { type InviteAsked, SITE_ROLES } from '#src/features/people/invitePerson.ts';
import type { Person } from '#src/features/people/listPeople.ts';
import { people as words } from '#src/words/en/people.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import {
  type FieldError,
  managerPost,
  personOf,
  personPath,
  type RoomPage,
  type RoomPost,
  requireUnlockedManager,
  roomPage,
} from './peopleRequest.ts';

const FIELDS = ['name', 'email', 'role', 'shown'] as const;
type Post = RoomPost<(typeof FIELDS)[number]>;

/** What the page shows on which somebody's name, address or role is corrected. */
export interface CorrectPage extends RoomPage {
  readonly person: Person;
  /** Of themself a manager corrects the name alone. */
  readonly isOwn: boolean;
  readonly typed: { readonly name: string; readonly email: string; readonly role: string };
  /** What stood there when the form was made: whoever saves says by it what they saw. */
  readonly shown: string;
}

/** Reads one request of that page. What was typed is never lost: it is kept, or stands in the boxes again. */
export async function correctPage(astro: AstroGlobal): Promise<CorrectPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlockedManager(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const post = await managerPost(astro, FIELDS);
  if (post instanceof Response) return post;
  const page = await pageOf(astro, post.who);
  return page instanceof Response ? page : answerPost(astro, post, page);
}

async function pageOf(astro: AstroGlobal, who: SiteStaff): Promise<CorrectPage | Response> {
  const person = await personOf(astro, who);
  if (person instanceof Response) return person;
  const { id, name, email, role, status } = person.record;
  if (status !== 'active') return new Response(null, { status: 404 });
  const typed = { name, email, role };
  return { ...(await roomPage(astro, who)), person, isOwn: id === who.staff.id, typed, shown: shownOf(person) };
}

function shownOf({ record: { name, email, role } }: Person): string {
  return JSON.stringify([name, email, role]);
}

async function answerPost(astro: AstroGlobal, { who, fields, isTooOld }: Post, fresh: CorrectPage): Promise<CorrectPage | Response> {
  const { name = '', shown = '' } = fields;
  const given = fresh.isOwn ? fresh.typed : { email: '', role: '' };
  // The desk may have locked itself: what it does not say of itself it does not say here either.
  const page = { ...fresh, shown, typed: { ...given, ...chosen(fields), name } };
  if (isTooOld) return { ...page, notice: words.tooOld };
  if (fields.act !== 'correct') return new Response(null, { status: 400 });
  const asked = readAsked(page);
  if (asked.kind === 'wrong') return wrong(astro, page, asked.errors);
  const confirmed = await confirmWorker(astro, who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const unlocked = { ...page, who: confirmed.who };
  if (shown !== fresh.shown) return moved(astro, { ...unlocked, shown: fresh.shown });
  const { ports } = astro.locals;
  const answer = await correctPerson(ports, confirmed.who.staff, page.person.record.id, asked.value);
  if (answer.kind !== 'corrected') return refused(astro, unlocked, answer);
  nudgeLetters(ports);
  return astro.redirect(`${personPath(page.person.record.id)}?done=corrected-${answer.changed.join('-')}`, 303);
}

/** What a form says of address and role; that of oneself has neither box. */
function chosen({ email, role }: Post['fields']): Partial<CorrectPage['typed']> {
  return { ...(email === undefined ? {} : { email }), ...(role === undefined ? {} : { role }) };
}

type Asked = { readonly kind: 'asked'; readonly value: InviteAsked } | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] };

/** What is to stand there, with every field that cannot be taken. */
function readAsked({ typed, isOwn, person }: CorrectPage): Asked {
  const role = SITE_ROLES.find((one) => one === typed.role);
  const read = readInvitee(typed);
  const mine = isOwn ? (['email', 'role'] as const).filter((field) => typed[field] !== person.record[field]) : [];
  if (read.kind === 'read' && role !== undefined && mine.length === 0) return { kind: 'asked', value: { ...read.invitee, role } };
  const { errors } = words.correct;
  const fields = [...(read.kind === 'wrong' ? read.fields : []), ...(role === undefined ? (['role'] as const) : [])];
  return {
    kind: 'wrong',
    errors: [
      ...fields.map((field) => ({ field, message: errors[field] })),
      ...mine.filter((field) => !fields.includes(field)).map((field) => ({ field, message: errors.yourself })),
    ],
  };
}

function wrong(astro: AstroGlobal, page: CorrectPage, errors: readonly FieldError[]): CorrectPage {
  astro.response.status = 422;
  return { ...page, errors };
}

/** Somebody else changed it meanwhile: both are shown, and nothing is done. */
function moved(astro: AstroGlobal, page: CorrectPage): CorrectPage {
  astro.response.status = 409;
  return { ...page, notice: words.correct.meanwhile };
}

async function refused(
  astro: AstroGlobal,
  page: CorrectPage,
  answer: Exclude<CorrectPersonResult, { kind: 'corrected' }>,
): Promise<CorrectPage | Response> {
  const { errors, same } = words.correct;
  if (answer.kind === 'same') return { ...page, notice: same };
  if (answer.kind === 'wrong')
    return wrong(
      astro,
      page,
      answer.fields.map((field) => ({ field, message: errors[field] })),
    );
  if (answer.because === 'taken') return wrong(astro, page, [{ field: 'email', message: errors.taken }]);
  astro.response.status = 409;
  const fresh = await pageOf(astro, page.who);
  if (fresh instanceof Response) return fresh;
  return { ...fresh, typed: page.typed, notice: words.refused[answer.because] ?? words.refused['not-allowed'] ?? null };
}
