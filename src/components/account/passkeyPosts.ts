import type { APIContext, APIRoute } from 'astro';
import { readPasskeyName } from '#src/domain/passkey.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { addPasskey } from '#src/features/sign-in/addPasskey.ts';
import { askPasskey } from '#src/features/sign-in/askPasskey.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Asking } from '#src/features/sign-in/currentStaff.ts';
import { signInWithPasskey } from '#src/features/sign-in/signInWithPasskey.ts';
import { unlockWithPasskey } from '#src/features/sign-in/unlockWithPasskey.ts';
import { cookieOf, dropCookie, LOGIN_COOKIE, SESSION_COOKIE, setCookie, whoAsks } from '../desk/deskRequest.ts';
import { afterUnlock } from '../desk/openDesk.ts';

type Body = Readonly<Record<string, unknown>>;
type Post = (context: APIContext, body: Body) => Promise<Response>;

/** What a device is to sign: for signing in, where nobody is known, or to open the desk of whoever is signed in. */
export const POST_ASK = posted(async (context, body) => {
  const { ports, facts } = context.locals;
  const who = body['for'] === 'unlock' ? await whoHolds(context, body) : null;
  if (body['for'] === 'unlock' && who === null) return refused(403);
  const asked = await askPasskey(ports, {
    purpose: who === null ? 'sign-in' : 'unlock',
    staffId: who?.staff.id ?? null,
    clientNetwork: facts.clientNetwork,
  });
  return asked.kind === 'asked' ? json(200, asked.options) : refused(429, { 'Retry-After': String(asked.retryAfterSeconds) });
});

/** Signs in by a passkey; the desk is locked. */
export const POST_SIGN_IN = posted(async (context, { answer }) => {
  const { ports, facts } = context.locals;
  const session = cookieOf(context, SESSION_COOKIE);
  const signed = await signInWithPasskey(ports, answer, { session, clientNetwork: facts.clientNetwork });
  if (signed.kind === 'refused') return refused(403);
  dropCookie(context, LOGIN_COOKIE);
  setCookie(context, SESSION_COOKIE, signed.cookie);
  return json(200, { to: '/staff/unlock/' });
});

/** Opens the locked desk again. */
export const POST_UNLOCK = posted(async (context, body) => {
  const who = await whoHolds(context, body);
  if (who === null) return refused(403);
  const opened = await unlockWithPasskey(context.locals.ports, who, cookieOf(context, SESSION_COOKIE) ?? '', body['answer']);
  if (opened.kind !== 'unlocked') return refused(403);
  setCookie(context, SESSION_COOKIE, opened.cookie);
  return json(200, { to: afterUnlock(who.staff, textIn(body, 'next')) });
});

/** Keeps a new passkey, asked for on a page that had just checked the passphrase. */
export const POST_ADD = posted(async (context, body) => {
  const who = await whoHolds(context, body);
  const read = readPasskeyName(textIn(body, 'name') ?? '');
  if (who === null || !('key' in who) || read.kind !== 'name') return refused(403);
  const { ports } = context.locals;
  const cookie = cookieOf(context, SESSION_COOKIE) ?? '';
  const added = await addPasskey(ports, who, { cookie, name: read.name, answer: body['answer'] });
  if (added.kind === 'refused') return refused(422);
  nudgeLetters(ports);
  return json(200, { to: '/staff/account/?done=added' });
});

/** Reads a post of our own script; what is no JSON object is none of ours. */
function posted(post: Post): APIRoute {
  return async (context) => {
    const body = await bodyOf(context.request);
    return body === null ? refused(400) : post(context, body);
  };
}

async function bodyOf(request: Request): Promise<Body | null> {
  try {
    const body: unknown = await request.json();
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
}

/** Whoever is signed in and sent the proof of their own session (security/controls D3). */
async function whoHolds(context: APIContext, body: Body): Promise<Asking | null> {
  const who = await whoAsks(context);
  return who !== null && (await holdsCsrf(context.locals.ports, who, textIn(body, 'csrf'))) ? who : null;
}

function textIn(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

function refused(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response('{}', { status, headers: { 'Content-Type': 'application/json', ...headers } });
}
