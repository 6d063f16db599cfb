import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { LiveSite } from '#src/domain/site.ts';
import { makeFormToken } from '#src/features/referrals/formToken.ts';
import { emptyValues, type FormValues } from '#src/features/referrals/referralForm.ts';
import { type SubmitReferralResult, submitReferral } from '#src/features/referrals/submitReferral.ts';
import type { Ports } from '#src/ports.ts';
import { PEOPLE } from './people.ts';

/** A token that a page gave out at another moment; a minute ago is what a person needs at the least. */
export function aToken(ports: Ports, at: Instant = ports.clock.now() - MINUTE): string {
  return makeFormToken({ ...ports, clock: { now: () => at } });
}

/** What a shop owner typed, ready for Send; say only what your test is about. */
export function aForm(ports: Ports, different: Partial<FormValues> = {}): FormValues {
  const typed = {
    for: 'other',
    token: aToken(ports),
    step: 'send',
    danger: 'no',
    where: `By the door of the bakery, ${PEOPLE.referred.address}`,
    relation: 'business',
    happening: 'Sleeps in the doorway and is often cold.',
    person: PEOPLE.referred.name,
    recognize: 'A green coat',
    approach: 'In the morning, with coffee',
    age: 'adult',
    aware: 'no',
    name: PEOPLE.referrer.name,
    contact: PEOPLE.referrer.phone,
    may_call: 'yes',
  };
  return { ...emptyValues(typed), concerns: ['housing'], ...different };
}

export interface PostAsked {
  readonly locale?: 'en' | 'es';
  readonly clientNetwork?: string;
  readonly pass?: string;
}

/** Posts a form as a page does. */
export function post(ports: Ports, site: LiveSite, values: FormValues, asked: PostAsked = {}): Promise<SubmitReferralResult> {
  const { locale = 'en', clientNetwork = 'a network', pass } = asked;
  return submitReferral(ports, { site, values, locale, clientNetwork, pass });
}

/** Sends a form and answers its receipt. */
export async function sendForm(ports: Ports, site: LiveSite, values = aForm(ports), asked: PostAsked = {}): Promise<string> {
  const answer = await post(ports, site, values, asked);
  if (answer.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify({ ...answer, values: undefined })}`);
  return answer.receipt;
}
