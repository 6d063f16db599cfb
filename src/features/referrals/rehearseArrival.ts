import { MINUTE } from '#src/domain/day.ts';
import type { Answers } from '#src/domain/referral.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { makeFormToken, readFormToken } from './formToken.ts';
import { checkReferralForm, readReferralForm } from './referralForm.ts';
import { placeOf, screenAnswers } from './screenAnswers.ts';
import { storeReferral } from './storeReferral.ts';

/** What a rehearsal writes: plainly nobody, nowhere. */
const TYPED: Readonly<Record<string, string>> = {
  for: 'other',
  step: 'send',
  danger: 'no',
  where: 'Rehearsal Square, by the painted lamp post. This is a test, and nobody waits here.',
  concerns: 'not-sure',
  relation: 'other',
  happening: 'A test that the portal sends to itself. There is nothing to do, and it takes itself away.',
  recognize: 'Nobody: this is a test',
  age: 'adult',
};

export interface ArrivalAsked {
  readonly site: LiveSite;
  readonly actor: string;
  readonly letters: readonly NewDelivery[];
  /** Called once the message has its receipt, before anything is stored. */
  readonly before: (message: { referralId: string; receiptIndex: string }) => Promise<void>;
}

export type Arrival =
  | { readonly kind: 'arrived'; readonly id: string; readonly receipt: string; readonly where: string }
  | { readonly kind: 'stopped'; readonly at: 'form'; readonly because: 'form-refused' }
  | { readonly kind: 'stopped'; readonly at: 'screening'; readonly because: 'paused' | 'not-live' | 'place-outside' | 'not-queued' }
  | { readonly kind: 'stopped'; readonly at: 'queue'; readonly because: 'no-key' | 'not-stored' };

/**
 * Sends a marked test by the way of a real message: the form's own reading and checks, screening, sealing, store. Only whoever judges
 * senders is not asked, and nobody is counted. Says where it stopped, if it did.
 */
export async function rehearseArrival(ports: Ports, asked: ArrivalAsked): Promise<Arrival> {
  const { site } = asked;
  const typed = typedForm(ports, site);
  if (typed === null) return { kind: 'stopped', at: 'form', because: 'form-refused' };
  const { answers, token } = typed;
  const place = await placeOf(ports, site, answers.place);
  const screened = screenAnswers(site, answers, place, []);
  if (screened.kind !== 'queue') return { kind: 'stopped', at: 'screening', because: STOPPED[screened.because] ?? 'not-queued' };
  return store(ports, asked, { answers, token });
}

const STOPPED: Readonly<Record<string, 'paused' | 'not-live' | 'place-outside'>> = {
  'site-paused': 'paused',
  'site-not-live': 'not-live',
  'place-outside': 'place-outside',
};

interface Typed {
  readonly answers: Answers;
  readonly token: string;
}

function typedForm(ports: Ports, { listing }: LiveSite): Typed | null {
  // A minute ago: nobody fills in a form in no time.
  const token = makeFormToken({ ...ports, clock: { now: () => ports.clock.now() - MINUTE } });
  const read = readReferralForm(Object.entries({ ...TYPED, token, place: listing.zips[0] ?? '' }));
  const checked = read.kind === 'read' ? checkReferralForm(read.values, 'en') : null;
  if (checked?.kind !== 'valid' || readFormToken(ports, token).kind !== 'good') return null;
  return { answers: checked.answers, token };
}

async function store(ports: Ports, { site, actor, letters, before }: ArrivalAsked, { answers, token }: Typed): Promise<Arrival> {
  if ((await ports.keys.current(site.listing.slug)) === null) return { kind: 'stopped', at: 'queue', because: 'no-key' };
  const receipt = ports.signer.receiptOf(token);
  const id = ports.signer.referralIdOf(receipt);
  await before({ referralId: id, receiptIndex: ports.signer.receiptIndex(receipt) });
  try {
    await storeReferral(ports, { site, answers, receipt, chosenBy: 'rehearsal', heldFor: [], held: false, rehearsal: { actor, letters } });
    return { kind: 'arrived', id, receipt, where: answers.where };
  } catch {
    // A real message would be lost here too, whatever the cause: that is what the light is for.
    ports.log.event('rehearsal-not-stored');
    return { kind: 'stopped', at: 'queue', because: 'not-stored' };
  }
}
