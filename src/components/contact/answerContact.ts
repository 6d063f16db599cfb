import type { AstroGlobal } from 'astro';
import { type Locale, localePath } from '#src/domain/locale.ts';
import { type ContactValues, readContactForm } from '#src/features/bureau/contactForm.ts';
import { openContactPage, type SubmitMessageResult, submitMessage } from '#src/features/bureau/submitMessage.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { KEEPS_COOKIES } from '../refer/answerReferral.ts';

/** What the page shows; `received` in place of the redirect, for a browser that keeps no cookies. */
export type ContactView = Exclude<SubmitMessageResult, { kind: 'accepted' }> | { readonly kind: 'received' };

/** Says to the page after Send that something was sent, and nothing else. */
export const ASKED_COOKIE = '__Host-asked';
export const CONTACT_PATH = '/start-a-site/contact/';
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
const ASKED_SECONDS = 600;
const RETRY_SECONDS = '3600';

/** Reads the request, calls the one feature and turns its answer into a view with the right status. */
export async function answerContact(astro: AstroGlobal, locale: Locale): Promise<ContactView | Response> {
  const { ports, facts } = astro.locals;
  const cookies = astro.cookies.has(KEEPS_COOKIES);
  astro.cookies.set(KEEPS_COOKIES, '1', COOKIE);
  if (astro.request.method !== 'POST') return openContactPage(ports);
  const values = readContactForm(await astro.request.formData());
  if (values === null) return new Response(null, { status: 400 });
  const result = await submitMessage(ports, { values, locale, clientNetwork: facts.clientNetwork }).catch(() =>
    keepTheWords(astro, values),
  );
  if (result.kind !== 'accepted') return withStatus(astro, result);
  nudgeLetters(ports);
  if (!cookies) return { kind: 'received' };
  astro.cookies.set(ASKED_COOKIE, '1', { ...COOKIE, maxAge: ASKED_SECONDS });
  return astro.redirect(localePath(locale, `${CONTACT_PATH}received/`), 303);
}

// Our own fault: nothing was stored, so the page comes back with every word.
function keepTheWords(astro: AstroGlobal, values: ContactValues): Exclude<SubmitMessageResult, { kind: 'accepted' }> {
  astro.locals.ports.log.event('bureau-message-not-stored');
  return { kind: 'not-taken', values, because: 'failed' };
}

function withStatus(astro: AstroGlobal, view: Exclude<ContactView, { kind: 'received' }>): ContactView {
  const status = statusOf(view);
  astro.response.status = status;
  if (status === 429 || status === 503) astro.response.headers.set('Retry-After', RETRY_SECONDS);
  return view;
}

function statusOf(view: Exclude<ContactView, { kind: 'received' }>): number {
  switch (view.kind) {
    case 'edit':
    case 'hinted':
      return 200;
    case 'invalid':
      return 422;
    case 'nobody-reads':
      return 503;
    case 'not-taken':
      return { renewed: 200, 'too-many': 429, full: 503, failed: 503 }[view.because];
  }
}
