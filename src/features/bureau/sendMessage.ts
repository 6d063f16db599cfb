import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { DAY_LONG, dayOf, HOUR } from '#src/domain/day.ts';
import { type DoubtFacts, isHeldFull, judgeSender } from '#src/domain/doubt.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Ports } from '#src/ports.ts';
import type { BureauReader } from './bureauReaders.ts';
import type { ContactAnswers } from './contactForm.ts';
import { storeMessage } from './storeMessage.ts';

/** A complete message to the Bureau on its way in. */
export interface SendingMessage {
  readonly answers: ContactAnswers;
  readonly locale: Locale;
  readonly clientNetwork: string;
  readonly honeypotFilled: boolean;
  readonly token: { readonly id: string; readonly ageSeconds: number };
  readonly readers: readonly BureauReader[];
}

/** `renewed`: the token was missing, foreign or too old. */
export type NotTaken = 'renewed' | 'too-many' | 'full';

// One at a time: a repeated post then finds the first, and what arrives together is judged by each other's counts.
let line: Promise<unknown> = Promise.resolve();

/**
 * Stores a message to the Bureau once for each form token, held apart where something speaks for a machine or a flood, and
 * refuses only above the hard limit or the ceiling (product §2, Bots). Its counts are its own: no flood here holds a referral.
 */
export function sendMessage(ports: Ports, sending: SendingMessage): Promise<'accepted' | NotTaken> {
  const sent = line.then(() => send(ports, sending));
  line = sent.catch(() => undefined);
  return sent;
}

async function send(ports: Ports, sending: SendingMessage): Promise<'accepted' | NotTaken> {
  const { answers, locale, clientNetwork, token, readers } = sending;
  if (await ports.bureauMessages.byId(token.id)) return 'accepted';
  const bot = judgeSender(senderFacts(ports, sending), ports.settings.limits);
  if (bot.kind === 'refuse') return 'too-many';
  const heldFor = bot.kind === 'fine' ? [] : bot.because;
  if (heldFor.length > 0 && (await isFull(ports))) return 'full';
  await storeMessage(ports, { id: token.id, answers, locale, heldFor, readers });
  ports.limits.hit('bureau-client', clientNetwork, DAY_LONG);
  ports.limits.hit('bureau', 'all', DAY_LONG);
  return 'accepted';
}

function senderFacts({ limits }: Ports, { clientNetwork, honeypotFilled, token }: SendingMessage): DoubtFacts {
  return {
    tokenAgeSeconds: token.ageSeconds,
    honeypotFilled,
    clientLastHour: limits.peek('bureau-client', clientNetwork, HOUR),
    clientLastDay: limits.peek('bureau-client', clientNetwork, DAY_LONG),
    siteLastHour: limits.peek('bureau', 'all', HOUR),
    siteLastDay: limits.peek('bureau', 'all', DAY_LONG),
    allLastHour: 0,
    hasPass: false,
  };
}

async function isFull(ports: Ports): Promise<boolean> {
  const { today, all } = await ports.bureauMessages.countHeld(dayOf(ports.clock.now(), BUREAU_ZONE));
  return isHeldFull({ siteToday: today, all }, ports.settings.limits);
}
