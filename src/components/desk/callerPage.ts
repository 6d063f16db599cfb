import type { AstroGlobal } from 'astro';
import { DEFAULT_LOCALE, isLocale, type Locale } from '#src/domain/locale.ts';
import { takesReferrals } from '#src/domain/site.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { openReceipt, type ReceiptFacts } from '#src/features/receipts/doneReceipt.ts';
import { checkReferralForm, emptyValues, type FormValues, readReferralForm } from '#src/features/referrals/referralForm.ts';
import { openReferralPage, type ReferralPage } from '#src/features/referrals/referralPage.ts';
import { type SubmitReferralResult, submitReferral } from '#src/features/referrals/submitReferral.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { requireSignedIn, type SiteStaff, whoAsks } from './deskRequest.ts';

/** What a worker sees who writes down what somebody tells. Nothing is opened for it, so it needs no key. */
export type CallerPage =
  | {
      readonly kind: 'form';
      readonly who: SiteStaff;
      readonly page: ReferralPage;
      readonly view: Exclude<SubmitReferralResult, { kind: 'accepted' }>;
      readonly isTooOld: boolean;
      readonly language: Locale;
    }
  | {
      readonly kind: 'received';
      readonly who: SiteStaff;
      readonly facts: ReceiptFacts;
      readonly isSelf: boolean;
      readonly language: Locale;
    }
  /** This site takes no messages here now. */
  | { readonly kind: 'no-form'; readonly who: SiteStaff }
  /** Signed out meanwhile: what was typed is given back. */
  | { readonly kind: 'ended'; readonly words: string };

const CALLER_PATH = '/staff/new/';

/** Reads one request: the form, the answers to check, or Send. The form is that of the public, with its rules. */
export async function callerPage(astro: AstroGlobal): Promise<CallerPage | Response> {
  if (astro.request.method !== 'POST') {
    const who = await requireSignedIn(astro);
    return who instanceof Response ? who : firstPage(astro, who);
  }
  const entries = [...(await astro.request.formData()).entries()];
  const read = readReferralForm(entries);
  if (read.kind === 'malformed') return new Response(null, { status: 400 });
  if ((await whoAsks(astro)) === null) return endedWith(astro, read.values);
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const token = entries.find(([name]) => name === 'csrf')?.[1];
  return answerPost(astro, who, read.values, typeof token === 'string' ? token : undefined);
}

async function firstPage(astro: AstroGlobal, who: SiteStaff): Promise<CallerPage> {
  const page = await openReferralPage(astro.locals.ports, who.staff.site);
  if (page === null || !takesReferrals(page.site)) return { kind: 'no-form', who };
  const about = astro.url.searchParams.get('for') === 'self' ? 'self' : 'other';
  return {
    kind: 'form',
    who,
    page,
    view: { kind: 'edit', values: emptyValues({ token: page.token, for: about }), sentBefore: false },
    isTooOld: false,
    language: languageIn(astro),
  };
}

async function answerPost(astro: AstroGlobal, who: SiteStaff, values: FormValues, csrf: string | undefined): Promise<CallerPage> {
  const { ports } = astro.locals;
  const language = languageIn(astro);
  const page = await openReferralPage(ports, who.staff.site);
  if (page === null) return { kind: 'no-form', who };
  if (!(await holdsCsrf(ports, who, csrf))) {
    astro.response.status = 403;
    return {
      kind: 'form',
      who,
      page,
      view: { kind: 'edit', values: { ...values, step: 'edit' }, sentBefore: false },
      isTooOld: true,
      language,
    };
  }
  const asked = { site: page.site, values, locale: language, clientNetwork: who.staff.id, pass: undefined, takenBy: who.staff.id } as const;
  const result = await submitReferral(ports, asked).catch((fault: unknown) => keepTheWords(astro, values, fault));
  if (result.kind !== 'accepted') return { kind: 'form', who, page, view: withStatus(astro, result), isTooOld: false, language };
  nudgeLetters(ports);
  // 200 with the receipt in place: it is shown once, and no address brings it back.
  const facts = await openReceipt(ports, result.receipt);
  return facts === null ? { kind: 'no-form', who } : { kind: 'received', who, facts, isSelf: values.for === 'self', language };
}

/** Where the form stands for a caller: their language goes along in the address, so that every step of the form keeps it. */
export function callerPath(language: Locale, about: 'self' | 'other' = 'other'): string {
  const asked = new URLSearchParams({
    ...(about === 'self' ? { for: 'self' } : {}),
    ...(language === DEFAULT_LOCALE ? {} : { caller: language }),
  });
  return asked.size === 0 ? CALLER_PATH : `${CALLER_PATH}?${asked}`;
}

function languageIn({ url }: AstroGlobal): Locale {
  const asked = url.searchParams.get('caller') ?? '';
  return isLocale(asked) ? asked : DEFAULT_LOCALE;
}

type NotSent = Exclude<SubmitReferralResult, { kind: 'accepted' }>;

function withStatus(astro: AstroGlobal, result: NotSent): NotSent {
  if (result.kind === 'invalid') astro.response.status = 422;
  if (result.kind === 'check' && result.notice === 'failed') astro.response.status = 503;
  return result;
}

// Our own fault at Send: nothing was stored, so the page comes back with every word.
function keepTheWords(astro: AstroGlobal, values: FormValues, fault: unknown): NotSent {
  const checked = checkReferralForm(values, 'en');
  if (checked.kind === 'invalid') throw fault;
  astro.locals.ports.log.event('referral-not-stored');
  return { kind: 'check', values, answers: checked.answers, hints: [], notice: 'failed' };
}

function endedWith(astro: AstroGlobal, values: FormValues): CallerPage | Response {
  const { where, happening, person, recognize, approach, language, name, contact, organization } = values;
  const words = [where, happening, person, recognize, approach, language, name, contact, organization]
    .filter((text) => text !== '')
    .join('\n\n');
  if (words === '') return astro.redirect('/staff/sign-in/', 303);
  astro.response.status = 403;
  return { kind: 'ended', words };
}
