import type { AstroGlobal } from 'astro';
import { type Locale, localePath } from '#src/domain/locale.ts';
import type { Site } from '#src/domain/site.ts';
import { readClaimForm } from '#src/features/claims/claimForm.ts';
import { openClaimPage, type SubmitClaimResult, submitClaim } from '#src/features/claims/submitClaim.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { KEEPS_COOKIES } from '../refer/answerReferral.ts';

/** What the page shows; `received` in place of the redirect, for a browser that keeps no cookies. */
export type ClaimView = Exclude<SubmitClaimResult, { kind: 'accepted' }> | { readonly kind: 'received' };

/** Says to the page after Send that something was sent, and nothing else. */
export const CLAIMED_COOKIE = '__Host-claimed';
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
const CLAIMED_SECONDS = 600;
const RETRY_SECONDS = '3600';

/** Where a team asks for a listing. */
export function claimPath(slug: string): string {
  return `/sites/${slug}/claim/`;
}

/** Reads the request, calls the one feature and turns its answer into a view with the right status. Null: there is no such site. */
export async function answerClaim(astro: AstroGlobal, locale: Locale): Promise<{ site: Site; view: ClaimView } | Response | null> {
  const { ports, facts } = astro.locals;
  const site = await ports.sites.bySlug(astro.params.slug ?? '');
  if (site === null) return null;
  const cookies = astro.cookies.has(KEEPS_COOKIES);
  astro.cookies.set(KEEPS_COOKIES, '1', COOKIE);
  if (astro.request.method !== 'POST') return { site, view: withStatus(astro, await openClaimPage(ports, site)) };
  const values = readClaimForm(await astro.request.formData());
  if (values === null) return new Response(null, { status: 400 });
  const result = await submitClaim(ports, { site, values, clientNetwork: facts.clientNetwork }).catch((): ClaimView => {
    // Our own fault: nothing was stored, so the page comes back with every word.
    ports.log.event('claim-not-stored');
    return { kind: 'not-taken', values, because: 'failed' };
  });
  if (result.kind !== 'accepted') return { site, view: withStatus(astro, result) };
  nudgeLetters(ports);
  if (!cookies) return { site, view: { kind: 'received' } };
  astro.cookies.set(CLAIMED_COOKIE, '1', { ...COOKIE, maxAge: CLAIMED_SECONDS });
  return astro.redirect(localePath(locale, `${claimPath(site.listing.slug)}received/`), 303);
}

function withStatus(astro: AstroGlobal, view: ClaimView): ClaimView {
  const status = statusOf(view, astro.request.method === 'POST');
  astro.response.status = status;
  if (status === 429 || status === 503) astro.response.headers.set('Retry-After', RETRY_SECONDS);
  return view;
}

function statusOf(view: ClaimView, isPost: boolean): number {
  switch (view.kind) {
    case 'edit':
    case 'received':
      return 200;
    case 'invalid':
      return 422;
    case 'ended':
      return isPost ? 410 : 200;
    case 'nobody-reads':
      return isPost ? 503 : 200;
    case 'not-taken':
      return { renewed: 200, 'too-many': 429, full: 503, failed: 503 }[view.because];
  }
}
