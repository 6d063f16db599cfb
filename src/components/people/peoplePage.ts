import type { AstroGlobal } from 'astro';
import { readInvitee } from '#src/domain/invitation.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { type KeyHealth, keyHealth } from '#src/features/keys/keyHealth.ts';
import { type InviteAsked, invitePerson, SITE_ROLES } from '#src/features/people/invitePerson.ts';
import { listPeople, type Person } from '#src/features/people/listPeople.ts';
import { setLeave } from '#src/features/people/setLeave.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { people as words } from '#src/words/en/people.ts';
import { readPost, requireManager, requireSignedIn, requireUnlocked, type SiteStaff } from '../desk/deskRequest.ts';
import { confirmWorker } from '../setup/confirmWorker.ts';
import { type FieldError, PEOPLE_PATH, type RoomPage, roomPage } from './peopleRequest.ts';

const FIELDS = ['act', 'passphrase', 'csrf', 'name', 'email', 'role'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

/** What the page of a desk's people shows. */
export interface PeoplePage extends RoomPage {
  readonly people: readonly Person[];
  readonly isManager: boolean;
  /** How the keys are, for a manager; null for anybody else. */
  readonly health: KeyHealth | null;
  readonly typed: Fields;
}

/** Reads one request of the people's page: who is who, for everybody of the site; inviting, for its manager; one's own leave. */
export async function peoplePage(astro: AstroGlobal): Promise<PeoplePage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireUnlocked(astro);
    return who instanceof Response ? who : pageOf(astro, who);
  }
  const fields: Fields | null = await readPost(astro.request, FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  if (!(await holdsCsrf(astro.locals.ports, who, fields.csrf))) {
    astro.response.status = 403;
    return pageOf(astro, who, { typed: fields, notice: words.tooOld });
  }
  if (fields.act === 'invite') return invite(astro, fields);
  return fields.act === 'away' || fields.act === 'back' ? ownLeave(astro, who, fields.act) : new Response(null, { status: 400 });
}

async function pageOf(astro: AstroGlobal, who: SiteStaff, more: Partial<PeoplePage> = {}): Promise<PeoplePage> {
  const { ports } = astro.locals;
  const isManager = who.staff.role === 'manager';
  // A desk that locked itself meanwhile keeps what was typed, and shows nothing of the room (security/controls B2).
  const isUnlocked = 'key' in who;
  return {
    ...(await roomPage(astro, who)),
    people: isUnlocked ? await listPeople(ports, who.staff.site) : [],
    isManager,
    health: isUnlocked && isManager ? await keyHealth(ports, who.staff.site) : null,
    typed: {},
    ...more,
  };
}

async function invite(astro: AstroGlobal, fields: Fields): Promise<PeoplePage | Response> {
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const asked = readAsked(fields);
  if (asked.kind === 'wrong') return wrong(astro, who, fields, asked.errors);
  const confirmed = await confirmWorker(astro, who, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return pageOf(astro, who, { typed: fields, passphrase: confirmed.problem });
  const { ports } = astro.locals;
  const answer = await invitePerson(ports, confirmed.who, asked.invitee);
  if (answer.kind !== 'invited') return wrong(astro, confirmed.who, fields, [{ field: 'email', message: words.invite.errors.taken }]);
  nudgeLetters(ports);
  return astro.redirect(`${PEOPLE_PATH}?done=${answer.anew ? 'anew' : answer.again ? 'again' : 'invited'}`, 303);
}

type Asked = { readonly kind: 'asked'; readonly invitee: InviteAsked } | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] };

/** Who is to be invited, with every field that cannot be taken. */
function readAsked({ name = '', email = '', role: typed }: Fields): Asked {
  const role = SITE_ROLES.find((one) => one === typed);
  const read = readInvitee({ name, email });
  if (read.kind === 'read' && role !== undefined) return { kind: 'asked', invitee: { ...read.invitee, role } };
  const wrongFields = [...(read.kind === 'wrong' ? read.fields : []), ...(role === undefined ? (['role'] as const) : [])];
  return { kind: 'wrong', errors: wrongFields.map((field) => ({ field, message: words.invite.errors[field] })) };
}

function wrong(astro: AstroGlobal, who: SiteStaff, typed: Fields, errors: readonly FieldError[]): Promise<PeoplePage> {
  astro.response.status = 422;
  return pageOf(astro, who, { typed, errors });
}

async function ownLeave(astro: AstroGlobal, who: SiteStaff, act: 'away' | 'back'): Promise<PeoplePage | Response> {
  const answer = await setLeave(astro.locals.ports, who.staff, who.staff.id, act === 'away');
  if (answer.kind === 'noted') return astro.redirect(`${PEOPLE_PATH}?done=${act}`, 303);
  astro.response.status = 409;
  return pageOf(astro, who, { notice: answer.because === 'nobody-else' ? words.leave.nobodyElse : words.tooOld });
}
