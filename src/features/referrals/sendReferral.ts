import { DAY_LONG, dayOf, HOUR } from '#src/domain/day.ts';
import { isHeldFull, judgeSender } from '#src/domain/doubt.ts';
import type { Answers } from '#src/domain/referral.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { readCameBy } from './cameBy.ts';
import { busyness, holdsPass, spendPass } from './checkPass.ts';
import { readChosenBy } from './chosenBy.ts';
import { findSent } from './findSent.ts';
import { readFormToken } from './formToken.ts';
import { type Holding, holding } from './heldUnderWay.ts';
import type { FormValues } from './referralForm.ts';
import { type PlaceVerdict, screenAnswers } from './screenAnswers.ts';
import { storeReferral } from './storeReferral.ts';

/** A complete message on its way in, with what the page knows of the request. */
export interface Sending {
  readonly site: LiveSite;
  readonly values: FormValues;
  readonly answers: Answers;
  readonly place: PlaceVerdict;
  readonly clientNetwork: string;
  /** The pass that a check before the form left, if any. */
  readonly pass: string | undefined;
  /** The id of the worker who writes it down for a caller or walk-in; left out: somebody sends it themself. */
  readonly takenBy?: string;
}

/** `renewed`: the token was missing, foreign or too old. Nothing is stored unless accepted. */
export type SendReferralResult =
  | { readonly kind: 'accepted'; readonly receipt: string }
  | { readonly kind: 'renewed' | 'too-many' | 'full' };

// Posts of one form that arrive together share one deed, so that none of them is counted as another message.
const underWay = new Map<string, Promise<SendReferralResult>>();

/**
 * Stores a message once for each form token, held where something speaks for a machine or a flood, and refuses only
 * above the hard limit or the ceiling (product §2, Bots).
 */
export function sendReferral(ports: Ports, sending: Sending): Promise<SendReferralResult> {
  const { token } = sending.values;
  const sent = underWay.get(token) ?? send(ports, sending).finally(() => underWay.delete(token));
  underWay.set(token, sent);
  return sent;
}

async function send(ports: Ports, sending: Sending): Promise<SendReferralResult> {
  const { site, values } = sending;
  const token = readFormToken(ports, values.token);
  if (token.kind !== 'good') return { kind: 'renewed' };
  // A repeated post is answered before anything is counted: same receipt, nothing new (product §2, Sent once).
  const sent = await findSent(ports, values.token);
  if (sent !== null) return (await wasSentHere(ports, sent, site)) ? { kind: 'accepted', receipt: sent.receipt } : { kind: 'renewed' };
  // A signed-in worker is no machine and no flood; it still counts, so that the site's own limits stay true.
  if (sending.takenBy !== undefined) {
    count(ports, sending);
    return store(ports, sending, []);
  }
  // Judged and counted without a pause between: messages that arrive together are not judged by the same counts.
  const bot = judgeSender(senderFacts(ports, sending, token.ageSeconds), ports.settings.limits);
  if (bot.kind === 'refuse') return { kind: 'too-many' };
  count(ports, sending);
  if (bot.kind === 'fine') return store(ports, sending, []);
  const heldBefore = holding(site.listing.slug);
  try {
    if (!(await isFull(ports, site, heldBefore))) return await store(ports, sending, bot.because);
    uncount(ports, sending);
    return { kind: 'full' };
  } finally {
    heldBefore.release();
  }
}

/** Sent to this very site, which may have given it to another one meanwhile: a repeated post is none the less the same message. */
async function wasSentHere(ports: Ports, sent: { receipt: string; site: string }, { listing: { slug } }: LiveSite): Promise<boolean> {
  if (sent.site === slug) return true;
  const acts = await ports.audit.ofObject(ports.signer.referralIdOf(sent.receipt));
  return acts.some(({ act, site }) => act === 'transfer-out' && site === slug);
}

async function store(ports: Ports, sending: Sending, heldFor: readonly string[]): Promise<SendReferralResult> {
  const { site, values, answers, place } = sending;
  const held = screenAnswers(site, answers, place, heldFor).kind === 'hold';
  const receipt = ports.signer.receiptOf(values.token);
  const link = await readCameBy(ports, values, site);
  const { takenBy } = sending;
  const from = takenBy === undefined ? { chosenBy: chosenBy(ports, sending) } : { chosenBy: 'desk', takenBy };
  await storeReferral(ports, { site, answers, receipt, heldFor, held, link, ...from });
  return { kind: 'accepted', receipt };
}

function senderFacts(ports: Ports, { site, values, clientNetwork, pass }: Sending, tokenAgeSeconds: number) {
  const { slug } = site.listing;
  return {
    tokenAgeSeconds,
    honeypotFilled: values.website !== '',
    clientLastHour: ports.limits.peek('client', clientNetwork, HOUR),
    clientLastDay: ports.limits.peek('client', clientNetwork, DAY_LONG),
    ...busyness(ports, slug),
    hasPass: holdsPass(ports, slug, pass),
  };
}

async function isFull(ports: Ports, { listing, intake }: LiveSite, underWay: Holding): Promise<boolean> {
  const today = dayOf(ports.clock.now(), intake.hours.timeZone);
  const stored = await ports.referrals.countHeld(listing.slug, today);
  const held = { siteToday: stored.siteToday + underWay.siteBefore, all: stored.all + underWay.allBefore };
  return isHeldFull(held, ports.settings.limits);
}

function chosenBy(ports: Ports, { site, values }: Sending): string {
  const chosen = readChosenBy(ports, values.chosen_by, site.listing.slug);
  return chosen ? `${chosen.rule}:${chosen.placeKey}` : 'direct';
}

function count(ports: Ports, { site, clientNetwork, pass }: Sending): void {
  ports.limits.hit('client', clientNetwork, DAY_LONG);
  ports.limits.hit('site', site.listing.slug, DAY_LONG);
  ports.limits.hit('all', 'portal', DAY_LONG);
  spendPass(ports, pass);
}

// A flood at the ceiling must not keep a site over its soft limit, nor an honest network above the hard one.
function uncount(ports: Ports, { site, clientNetwork }: Sending): void {
  ports.limits.takeBack('client', clientNetwork);
  ports.limits.takeBack('site', site.listing.slug);
  ports.limits.takeBack('all', 'portal');
}
