import { HINTED_FIELDS, type Hint, hintsFor } from '#src/domain/hints.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Answers } from '#src/domain/referral.ts';
import type { ScreeningReason } from '#src/domain/screening.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { findSent } from './findSent.ts';
import { makeFormToken, readFormToken } from './formToken.ts';
import { checkReferralForm, type FieldError, type FormValues } from './referralForm.ts';
import { placeOf, screenAnswers } from './screenAnswers.ts';
import { sendReferral } from './sendReferral.ts';

/** What the page knows of the request. */
export interface PostedMessage {
  readonly site: LiveSite;
  readonly values: FormValues;
  readonly locale: Locale;
  readonly clientNetwork: string;
  /** The pass that a check before the form left, if any. */
  readonly pass: string | undefined;
  /** The id of the worker who writes it down for a caller or walk-in; left out: somebody sends it themself. */
  readonly takenBy?: string;
}

/** What became of a post. Only `accepted` has stored anything. Every answer that shows the form again keeps its words. */
export type SubmitReferralResult =
  | { readonly kind: 'edit'; readonly values: FormValues; readonly sentBefore: boolean }
  | { readonly kind: 'invalid'; readonly values: FormValues; readonly errors: readonly FieldError[] }
  | { readonly kind: 'danger'; readonly values: FormValues }
  | { readonly kind: 'minor'; readonly values: FormValues }
  | { readonly kind: 'not-for-us'; readonly values: FormValues; readonly because: NotForUsReason }
  | {
      readonly kind: 'check';
      readonly values: FormValues;
      readonly answers: Answers;
      readonly hints: readonly Hint[];
      readonly notice: CheckNotice | null;
    }
  | { readonly kind: 'accepted'; readonly receipt: string };

/** `failed`: our own fault; the page says so and keeps the words. `sent-before`: this will be a second message. */
export type CheckNotice = 'renewed' | 'too-many' | 'full' | 'failed' | 'sent-before';
export type NotForUsReason = 'site-not-live' | 'site-paused' | 'place-outside';

/**
 * Takes one post of the form through its step: edit, check or send. Every rule runs again at Send, and nothing is kept
 * before it (product §2.5). Danger is answered first, whatever else is missing.
 */
export async function submitReferral(ports: Ports, asked: PostedMessage): Promise<SubmitReferralResult> {
  const { values, sentBefore } = await withToken(ports, asked.values);
  if (values.step !== 'check' && values.step !== 'send') return { kind: 'edit', values, sentBefore };
  if (values.danger === 'yes') return { kind: 'danger', values };
  const checked = checkReferralForm(values, asked.locale);
  if (checked.kind === 'invalid') return { kind: 'invalid', values, errors: checked.errors };
  const { answers } = checked;
  const place = await placeOf(ports, asked.site, answers.place);
  const stopped = stopFor(screenAnswers(asked.site, answers, place, []).because, values);
  if (stopped) return stopped;
  const hints = hintsFor(HINTED_FIELDS.map((field) => answers[field]).join('\n'));
  if (values.step === 'check') return { kind: 'check', values, answers, hints, notice: sentBefore ? 'sent-before' : null };
  // With the token as it was posted: a renewed one has not been on any page yet.
  const sent = await sendReferral(ports, { ...asked, answers, place });
  if (sent.kind === 'accepted') return sent;
  // A token that was spent at another site is renewed too, or every further Send would meet the same answer.
  const kept = sent.kind === 'renewed' ? { ...values, token: makeFormToken(ports) } : values;
  return { kind: 'check', values: kept, answers, hints, notice: sent.kind };
}

/**
 * Gives a form whose token is missing, foreign, too old or already spent a new one; the words stay. At Send a spent token
 * is a repeated post and keeps its receipt; before it, changed words would be lost behind the old receipt.
 */
async function withToken(ports: Ports, values: FormValues): Promise<{ values: FormValues; sentBefore: boolean }> {
  const isGood = readFormToken(ports, values.token).kind === 'good';
  const sentBefore = isGood && values.step !== 'send' && (await findSent(ports, values.token)) !== null;
  return { values: isGood && !sentBefore ? values : { ...values, token: makeFormToken(ports) }, sentBefore };
}

function stopFor(because: ScreeningReason, values: FormValues): SubmitReferralResult | null {
  switch (because) {
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
