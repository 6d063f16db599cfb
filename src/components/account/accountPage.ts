import type { AstroGlobal } from 'astro';
import { MOST_PASSKEYS } from '#src/domain/passkey.ts';
import { endOtherSessions, endOwnSession, type OwnSession, ownSessions } from '#src/features/account/ownSessions.ts';
import { choosePin, dropPin } from '#src/features/sign-in/choosePin.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Asking } from '#src/features/sign-in/currentStaff.ts';
import type { Passkey, StaffRecord } from '#src/ports/staff.ts';
import { account as words } from '#src/words/en/account.ts';
import { cookieOf, dropCookie, readPost, SESSION_COOKIE } from '../desk/deskRequest.ts';
import { type AccountFrame, accountFrame, requireAnybody } from './accountRequest.ts';

/** What one's own account shows. */
export interface AccountPage {
  readonly who: Asking;
  readonly isUnlocked: boolean;
  readonly frame: AccountFrame;
  readonly record: StaffRecord;
  readonly passkeys: readonly Passkey[];
  readonly isFull: boolean;
  /** Tries left for this session's PIN; null: it has none. */
  readonly pinTriesLeft: number | null;
  readonly sessions: readonly OwnSession[];
  readonly done: string | null;
  readonly errors: readonly { readonly field: 'pin'; readonly message: string }[];
  readonly isTooOld: boolean;
}

type Trouble = Partial<Pick<AccountPage, 'errors' | 'isTooOld'>>;

const DONE: Readonly<Record<string, string>> = {
  ...words.passkeys.done,
  'pin-set': words.pin.done.set,
  'pin-dropped': words.pin.done.dropped,
  ...words.sessions.done,
};
const ACTS: Readonly<Record<string, (astro: AstroGlobal, who: Asking, fields: Fields) => Promise<Trouble | Response>>> = {
  pin: setPin,
  'pin-drop': async (astro, who) => {
    await dropPin(astro.locals.ports, who);
    return done(astro, 'pin-dropped');
  },
  end: endOne,
  'end-others': async (astro, who) => {
    await endOtherSessions(astro.locals.ports, who);
    return done(astro, 'others-ended');
  },
};
const FIELDS = ['act', 'csrf', 'pin', 'session'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

/** Reads one request of one's own account: a look, the PIN of this session, or the end of a session. Sets the status. */
export async function accountPage(astro: AstroGlobal): Promise<AccountPage | Response> {
  const who = await requireAnybody(astro);
  if (who instanceof Response) return who;
  const trouble = astro.request.method === 'POST' ? await answerPost(astro, who) : {};
  return trouble instanceof Response ? trouble : show(astro, who, trouble);
}

async function show(astro: AstroGlobal, who: Asking, trouble: Trouble): Promise<AccountPage | Response> {
  const { ports } = astro.locals;
  const record = await ports.staff.byId(who.staff.id);
  if (record === null) return astro.redirect('/staff/sign-in/', 303);
  const passkeys = await ports.passkeys.ofStaff(record.id);
  const session = await ports.staff.session(who.sessionId);
  const code = astro.url.searchParams.get('done') ?? '';
  return {
    who,
    isUnlocked: 'key' in who,
    frame: await accountFrame(astro, who),
    record,
    passkeys,
    isFull: passkeys.length >= MOST_PASSKEYS,
    pinTriesLeft: session?.pinKey ? session.pinTriesLeft : null,
    sessions: await ownSessions(ports, who),
    done: (Object.hasOwn(DONE, code) && DONE[code]) || null,
    errors: [],
    isTooOld: false,
    ...trouble,
  };
}

async function answerPost(astro: AstroGlobal, who: Asking): Promise<Trouble | Response> {
  const fields = await readPost(astro.request, FIELDS);
  if (fields === null) return new Response(null, { status: 400 });
  if (!(await holdsCsrf(astro.locals.ports, who, fields.csrf))) {
    astro.response.status = 403;
    return { isTooOld: true };
  }
  const act = fields.act ?? '';
  const deed = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  return deed === undefined ? new Response(null, { status: 400 }) : deed(astro, who, fields);
}

async function setPin(astro: AstroGlobal, who: Asking, fields: Fields): Promise<Trouble | Response> {
  if (!('key' in who)) return astro.redirect('/staff/unlock/?next=account', 303);
  const cookie = cookieOf(astro, SESSION_COOKIE) ?? '';
  const answer = await choosePin(astro.locals.ports, who, cookie, fields.pin ?? '');
  if (answer.kind === 'chosen') return done(astro, 'pin-set');
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind === 'busy') {
    astro.response.status = 503;
    astro.response.headers.set('Retry-After', String(answer.retryAfterSeconds));
    return { errors: [{ field: 'pin', message: words.pin.busy }] };
  }
  if (answer.kind === 'too-late') {
    astro.response.status = 403;
    return { errors: [{ field: 'pin', message: words.pin.tooLate }] };
  }
  astro.response.status = 422;
  return { errors: [{ field: 'pin', message: words.pin.errors[answer.because] }] };
}

async function endOne(astro: AstroGlobal, who: Asking, { session = '' }: Fields): Promise<Trouble | Response> {
  const ended = await endOwnSession(astro.locals.ports, who, session);
  if (ended === 'not-there') return new Response(null, { status: 404 });
  if (session !== who.sessionId) return done(astro, 'ended');
  dropCookie(astro, SESSION_COOKIE);
  return astro.redirect('/staff/sign-in/', 303);
}

function done(astro: AstroGlobal, code: string): Response {
  return astro.redirect(`/staff/account/?done=${code}`, 303);
}
