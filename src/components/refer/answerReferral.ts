import type { AstroGlobal } from 'astro';
import { type Locale, localePath } from '#src/domain/locale.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import type { Relation } from '#src/domain/referral.ts';
import { takesReferrals } from '#src/domain/site.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { DONE_MINUTES, openReceipt, type ReceiptFacts, sealDone } from '#src/features/receipts/doneReceipt.ts';
import { readCameBy } from '#src/features/referrals/cameBy.ts';
import { checkReferralForm, emptyValues, type FormValues, readReferralForm } from '#src/features/referrals/referralForm.ts';
import { openReferralPage, type ReferralPage } from '#src/features/referrals/referralPage.ts';
import { type CheckNotice, type SubmitReferralResult, submitReferral } from '#src/features/referrals/submitReferral.ts';

/** What the page shows, or the redirect after Send. */
export type ReferralView = NotSent | { readonly kind: 'received'; readonly facts: ReceiptFacts; readonly self: boolean };

/** The form as a request finds it: its site, what is shown, and the link that somebody came by. */
export interface ShownReferral {
  readonly page: ReferralPage;
  readonly view: ReferralView;
  readonly cameBy: PartnerLink | null;
}

/** Set on the first page; its absence at Send means that the browser keeps no cookies. */
export const KEEPS_COOKIES = '__Host-k';
export const DONE_COOKIE = '__Host-done';
export const PASS_COOKIE = '__Host-h';
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;
const TOO_MANY_WAIT = '3600';

/** Reads the request, calls the one feature and turns its answer into a view with the right status; null: no such form. */
export async function answerReferral(astro: AstroGlobal, locale: Locale, slug: string): Promise<ShownReferral | Response | null> {
  const { ports, facts } = astro.locals;
  const page = await openReferralPage(ports, slug);
  if (page === null) return null;
  const cookies = astro.cookies.has(KEEPS_COOKIES);
  astro.cookies.set(KEEPS_COOKIES, '1', COOKIE);
  if (astro.request.method !== 'POST') return { page, view: firstView(astro, page), cameBy: null };
  const read = readReferralForm(await astro.request.formData());
  if (read.kind === 'malformed') return new Response(null, { status: 400 });
  const pass = astro.cookies.get(PASS_COOKIE)?.value;
  const result = await submitReferral(ports, {
    site: page.site,
    values: read.values,
    locale,
    clientNetwork: facts.clientNetwork,
    pass,
  }).catch((fault: unknown) => keepTheWords(astro, read.values, locale, fault));
  if (result.kind !== 'accepted') return showAgain(astro, page, result);
  nudgeLetters(ports);
  const about = read.values.for === 'self' ? 'self' : 'other';
  if (cookies) {
    astro.cookies.set(DONE_COOKIE, sealDone(ports, { receipt: result.receipt, about }), { ...COOKIE, maxAge: DONE_MINUTES * 60 });
    return astro.redirect(localePath(locale, '/refer/received/'), 303);
  }
  const received = await openReceipt(ports, result.receipt);
  return received && { page, view: { kind: 'received', facts: received, self: about === 'self' }, cameBy: null };
}

type NotSent = Exclude<SubmitReferralResult, { kind: 'accepted' }>;

async function showAgain(astro: AstroGlobal, page: ReferralPage, result: NotSent): Promise<ShownReferral> {
  const cameBy = await readCameBy(astro.locals.ports, result.values, page.site);
  return { page, view: withStatus(astro, withKnownRelation(result, cameBy?.relation ?? null)), cameBy };
}

/** What the site and the organization have settled is not asked again, and can still be changed. */
function withKnownRelation(result: NotSent, relation: Relation | null): NotSent {
  const { values } = result;
  if (result.kind !== 'edit' || relation === null || values.relation !== '') return result;
  return { ...result, values: { ...values, relation } };
}

function firstView(astro: AstroGlobal, page: ReferralPage): ReferralView {
  const about = astro.url.searchParams.get('for') === 'self' ? 'self' : 'other';
  const values = emptyValues({ token: page.token, for: about });
  const isOpen: boolean = takesReferrals(page.site);
  if (isOpen) return { kind: 'edit', values, sentBefore: false };
  return { kind: 'not-for-us', values, because: page.site.intake.status === 'paused' ? 'site-paused' : 'site-not-live' };
}

function withStatus(astro: AstroGlobal, result: NotSent): ReferralView {
  if (result.kind === 'invalid') astro.response.status = 422;
  if (result.kind === 'check' && result.notice) refuse(astro, result.notice);
  return result;
}

// Our own fault at Send: nothing was stored, so the page comes back with every word and the phone (forms.md §4).
function keepTheWords(astro: AstroGlobal, values: FormValues, locale: Locale, fault: unknown): NotSent {
  const checked = checkReferralForm(values, locale);
  if (checked.kind === 'invalid') throw fault;
  astro.locals.ports.log.event('referral-not-stored');
  return { kind: 'check', values, answers: checked.answers, hints: [], notice: 'failed' };
}

function refuse(astro: AstroGlobal, notice: CheckNotice): void {
  if (notice === 'renewed' || notice === 'sent-before') return;
  astro.response.status = notice === 'too-many' ? 429 : 503;
  astro.response.headers.set('Retry-After', TOO_MANY_WAIT);
}
