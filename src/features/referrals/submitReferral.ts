import { dayOf, HOUR } from '#src/domain/day.ts';
import { isHeldFull, judgeSender } from '#src/domain/doubt.ts';
import { type Hint, hintsFor } from '#src/domain/hints.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Answers } from '#src/domain/referral.ts';
import { placeAgainst } from '#src/domain/routing.ts';
import { type ScreeningReason, screen } from '#src/domain/screening.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { busyness, DAY, holdsPass, spendPass } from './checkPass.ts';
import { readChosenBy } from './chosenBy.ts';
import { makeFormToken, readFormToken } from './formToken.ts';
import { checkReferralForm, type FieldError, type FormValues } from './referralForm.ts';
import { storeReferral } from './storeReferral.ts';

/** What the page knows of the request. */
export interface Submission {
  readonly site: LiveSite;
  readonly values: FormValues;
  readonly locale: Locale;
  readonly clientNetwork: string;
  /** The pass that a check before the form left, if any. */
  readonly pass: string | undefined;
}

/** What became of a post. Only `accepted` has stored anything. Every answer that shows the form again keeps its words. */
export type SubmitReferralResult =
  | { readonly kind: 'edit'; readonly values: FormValues }
  | { readonly kind: 'invalid'; readonly values: FormValues; readonly errors: readonly FieldError[] }
  | { readonly kind: 'danger'; readonly values: FormValues }
  | { readonly kind: 'minor'; readonly values: FormValues }
  | { readonly kind: 'not-for-us'; readonly values: FormValues; readonly because: NotForUsReason }
  | { readonly kind: 'check'; readonly values: FormValues; readonly answers: Answers; readonly hints: readonly Hint[]; readonly notice: CheckNotice | null }
  | { readonly kind: 'accepted'; readonly receipt: string };

/** `failed`: our own fault; the page says so and keeps the words. */
export type CheckNotice = 'renewed' | 'too-many' | 'full' | 'failed';
export type NotForUsReason = 'site-not-live' | 'site-paused' | 'place-outside';

/**
 * Takes one post of the form through its step: edit, check or send. Every rule runs again at Send, and nothing is kept
 * before it (product §2.5). Danger is answered first, whatever else is missing.
 */
export async function submitReferral(ports: Ports, asked: Submission): Promise<SubmitReferralResult> {
  const values = withToken(ports, asked.values);
  if (values.step !== 'check' && values.step !== 'send') return { kind: 'edit', values };
  if (values.danger === 'yes') return { kind: 'danger', values };
  const checked = checkReferralForm(values, asked.locale);
  if (checked.kind === 'invalid') return { kind: 'invalid', values, errors: checked.errors };
  const { answers } = checked;
  const early = await screenAnswers(ports, asked.site, answers, []);
  const stopped = stopFor(early.because, values);
  if (stopped) return stopped;
  const hints = hintsFor([answers.where, answers.happening, answers.recognize, answers.approach].join('\n'));
  if (values.step === 'check') return { kind: 'check', values, answers, hints, notice: null };
  return send(ports, asked, values, answers, hints);
}

async function send(ports: Ports, asked: Submission, values: FormValues, answers: Answers, hints: readonly Hint[]): Promise<SubmitReferralResult> {
  const again = (notice: CheckNotice): SubmitReferralResult => ({ kind: 'check', values, answers, hints, notice });
  const token = readFormToken(ports, asked.values.token);
  if (token.kind !== 'good') return again('renewed');
  const receipt = ports.signer.receiptOf(asked.values.token);
  // A repeated post is answered before anything is counted: same receipt, nothing new (product §2, Sent once).
  if (await ports.receipts.byIndex(ports.signer.receiptIndex(receipt))) return { kind: 'accepted', receipt };
  const bot = judgeSender(senderFacts(ports, asked, token.ageSeconds), ports.settings.limits);
  if (bot.kind === 'refuse') return again('too-many');
  const heldFor = bot.kind === 'doubt' ? bot.because : [];
  if (heldFor.length > 0 && (await isFull(ports, asked.site))) return again('full');
  const screened = await screenAnswers(ports, asked.site, answers, heldFor);
  await storeReferral(ports, { site: asked.site, answers, receipt, chosenBy: chosenBy(ports, asked), heldFor, held: screened.kind === 'hold' });
  count(ports, asked);
  return { kind: 'accepted', receipt };
}

/** Gives a form whose token is missing, foreign or too old a new one; the words stay. */
function withToken(ports: Ports, values: FormValues): FormValues {
  return readFormToken(ports, values.token).kind === 'good' ? values : { ...values, token: makeFormToken(ports) };
}

async function screenAnswers(ports: Ports, site: LiveSite, answers: Answers, doubts: readonly string[]) {
  return screen({
    danger: answers.danger,
    age: answers.age,
    site: { live: true, status: site.intake.status, takesMinors: site.intake.takesMinors },
    place: await placeOf(ports, site, answers.place),
    doubts,
  });
}

// A place that the table does not know cannot be outside: it is for a person to judge.
async function placeOf(ports: Ports, site: LiveSite, typed: string): Promise<'inside' | 'outside' | 'unasked'> {
  const found = typed === '' ? null : await ports.places.find(typed);
  return found?.kind === 'known' ? placeAgainst(found.place, site.listing) : 'unasked';
}

function stopFor(because: ScreeningReason, values: FormValues): SubmitReferralResult | null {
  switch (because) {
    case 'danger-now':
      return { kind: 'danger', values };
    case 'maybe-minor':
      return { kind: 'minor', values };
    case 'site-not-live':
    case 'site-paused':
    case 'place-outside':
      return { kind: 'not-for-us', values, because };
    default:
      return null;
  }
}

function senderFacts(ports: Ports, asked: Submission, tokenAgeSeconds: number) {
  const slug = asked.site.listing.slug;
  return {
    tokenAgeSeconds,
    honeypotFilled: asked.values.website !== '',
    clientLastHour: ports.limits.peek('client', asked.clientNetwork, HOUR),
    clientLastDay: ports.limits.peek('client', asked.clientNetwork, DAY),
    ...busyness(ports, slug),
    hasPass: holdsPass(ports, slug, asked.pass),
  };
}

async function isFull(ports: Ports, site: LiveSite): Promise<boolean> {
  const today = dayOf(ports.clock.now(), site.intake.hours.timeZone);
  return isHeldFull(await ports.referrals.countHeld(site.listing.slug, today), ports.settings.limits);
}

function chosenBy(ports: Ports, asked: Submission): string {
  const chosen = readChosenBy(ports, asked.values.chosen_by, asked.site.listing.slug);
  return chosen ? `${chosen.rule}:${chosen.placeKey}` : 'direct';
}

function count(ports: Ports, asked: Submission): void {
  ports.limits.hit('client', asked.clientNetwork, DAY);
  ports.limits.hit('site', asked.site.listing.slug, DAY);
  ports.limits.hit('all', 'portal', DAY);
  spendPass(ports, asked.pass);
}
