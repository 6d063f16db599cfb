import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { type ClaimDetails, claimUntil } from '#src/domain/claim.ts';
import { DAY_LONG, dayOf, HOUR, instantAt } from '#src/domain/day.ts';
import { type DoubtFacts, isHeldFull, judgeSender } from '#src/domain/doubt.ts';
import type { Ports } from '#src/ports.ts';
import { type ClaimReader, owedToReaders } from './claimReaders.ts';

/** A complete claim on its way in. */
export interface SendingClaim {
  readonly site: string;
  readonly details: ClaimDetails;
  readonly clientNetwork: string;
  readonly honeypotFilled: boolean;
  readonly token: { readonly id: string; readonly ageSeconds: number };
  readonly readers: readonly ClaimReader[];
}

/** `renewed`: the token was missing, foreign or too old. */
export type ClaimNotTaken = 'renewed' | 'too-many' | 'full';

// One at a time: a repeated post then finds the first, and what arrives together is judged by each other's counts.
let line: Promise<unknown> = Promise.resolve();

/**
 * Stores a claim once for each form token. It is refused above the hard limit, and above the ceiling when something speaks for a
 * machine or a flood; nothing more is made of a doubt, because nobody believes a claim before they have called.
 */
export function sendClaim(ports: Ports, sending: SendingClaim): Promise<'accepted' | Exclude<ClaimNotTaken, 'renewed'>> {
  const sent = line.then(() => send(ports, sending));
  line = sent.catch(() => undefined);
  return sent;
}

async function send(ports: Ports, sending: SendingClaim): Promise<'accepted' | Exclude<ClaimNotTaken, 'renewed'>> {
  if (await ports.claims.byId(sending.token.id)) return 'accepted';
  const bot = judgeSender(senderFacts(ports, sending), ports.settings.limits);
  if (bot.kind === 'refuse') return 'too-many';
  if (bot.kind === 'doubt' && (await isFull(ports))) return 'full';
  await store(ports, sending);
  ports.limits.hit('claim-client', sending.clientNetwork, DAY_LONG);
  ports.limits.hit('claim', 'all', DAY_LONG);
  return 'accepted';
}

function senderFacts({ limits }: Ports, { clientNetwork, honeypotFilled, token }: SendingClaim): DoubtFacts {
  return {
    tokenAgeSeconds: token.ageSeconds,
    honeypotFilled,
    clientLastHour: limits.peek('claim-client', clientNetwork, HOUR),
    clientLastDay: limits.peek('claim-client', clientNetwork, DAY_LONG),
    siteLastHour: limits.peek('claim', 'all', HOUR),
    siteLastDay: limits.peek('claim', 'all', DAY_LONG),
    allLastHour: 0,
    hasPass: false,
  };
}

async function isFull(ports: Ports): Promise<boolean> {
  const { today, all } = await ports.claims.countOpen(dayOf(ports.clock.now(), BUREAU_ZONE));
  return isHeldFull({ siteToday: today, all }, ports.settings.limits);
}

/** Sealed to each reader, with the letters owed, in one atomic batch. No secret that could open it is at hand here. */
async function store(ports: Ports, { site, details, token: { id }, readers }: SendingClaim): Promise<void> {
  const day = dayOf(ports.clock.now(), BUREAU_ZONE);
  const recipients = readers.map(({ recipient }) => recipient);
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null } as const;
  await ports.claims.add({
    row: { id, site, day, state: 'asked', ...undecided, deleteOn: claimUntil(day), version: 1 },
    sealed: await ports.vault.sealClaim(recipients, id, details),
    letters: owedToReaders(ports, readers),
    // The day only: an exact time beside a log of a network would name who wrote.
    audit: { at: instantAt(day, '12:00', BUREAU_ZONE), actor: 'asker', site, act: 'claim', object: id, result: 'asked' },
  });
}
