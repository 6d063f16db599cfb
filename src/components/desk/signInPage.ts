import type { AstroGlobal } from 'astro';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { redeemSignInCode } from '#src/features/sign-in/redeemSignInCode.ts';
import { requestSignInCode } from '#src/features/sign-in/requestSignInCode.ts';
import { desk } from '#src/words/en/desk.ts';
import { cookieOf, dropCookie, LOGIN_COOKIE, readPost, SESSION_COOKIE, setCookie, whoAsks } from './deskRequest.ts';

/** What the sign-in page shows. */
export interface SignInPage {
  readonly step: 'email' | 'code';
  readonly error: string | null;
  readonly tooMany: boolean;
  /** The address as it was typed: where it could not be read, and beside the code, whether or not anybody has it. */
  readonly email: string;
}

const words = desk.signIn;
/** An address is no longer (RFC 5321); whatever else was typed is cut. */
const LONGEST = 254;

/** Reads one request of the sign-in page: asking for a code, then typing it. A GET changes nothing. */
export async function signInPage(astro: AstroGlobal): Promise<SignInPage | Response> {
  if (astro.request.method === 'POST') {
    const fields = await readPost(astro.request, ['email', 'code']);
    if (fields === null) return new Response(null, { status: 400 });
    return fields.code === undefined ? askForCode(astro, fields.email ?? '') : typeCode(astro, fields.code, fields.email ?? '');
  }
  if ((await whoAsks(astro)) !== null) return astro.redirect('/staff/', 303);
  return show(astro.url.searchParams.get('step') === 'code' ? 'code' : 'email', '');
}

async function askForCode(astro: AstroGlobal, email: string): Promise<SignInPage> {
  const { ports, facts } = astro.locals;
  const answer = await requestSignInCode(ports, { email, browser: cookieOf(astro, LOGIN_COOKIE), clientNetwork: facts.clientNetwork });
  if (answer.kind === 'too-many') return tooMany(astro, 'email', answer.retryAfterSeconds, email);
  if (answer.kind === 'unreadable') return failed(astro, 'email', words.unreadable, email);
  setCookie(astro, LOGIN_COOKIE, answer.browser);
  nudgeLetters(ports);
  return show('code', email);
}

async function typeCode(astro: AstroGlobal, code: string, email: string): Promise<SignInPage | Response> {
  const { ports, facts } = astro.locals;
  const browser = cookieOf(astro, LOGIN_COOKIE);
  const session = cookieOf(astro, SESSION_COOKIE);
  const answer = await redeemSignInCode(ports, { code, browser, session, clientNetwork: facts.clientNetwork });
  if (answer.kind === 'too-many') return tooMany(astro, 'code', answer.retryAfterSeconds, email);
  if (answer.kind !== 'signed-in') return failed(astro, 'code', answer.kind === 'wrong' ? words.wrong : words.shape, email);
  dropCookie(astro, LOGIN_COOKIE);
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  return astro.redirect('/staff/unlock/', 303);
}

function show(step: SignInPage['step'], email: string): SignInPage {
  return { step, error: null, tooMany: false, email: email.slice(0, LONGEST) };
}

function failed(astro: AstroGlobal, step: SignInPage['step'], error: string, email: string): SignInPage {
  astro.response.status = 422;
  return { step, error, tooMany: false, email: email.slice(0, LONGEST) };
}

function tooMany(astro: AstroGlobal, step: SignInPage['step'], seconds: number, email: string): SignInPage {
  astro.response.status = 429;
  astro.response.headers.set('Retry-After', String(seconds));
  return { step, error: null, tooMany: true, email: email.slice(0, LONGEST) };
}
