import { HOUR } from '#src/domain/day.ts';
import { type Light, lightsOf, type RehearsalFault, type RehearsalStep, stoppedAt } from '#src/domain/rehearsal.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { NewDelivery, Rehearsal, RehearsalLeft } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { findHolders } from './findHolders.ts';
import { asIfLive, rehearsedSite } from './rehearsedSite.ts';

/** The real ways that a message takes, each from the feature that every message goes through. */
export interface RealWays {
  arrive(ports: Ports, asked: ArrivalAsked): Promise<ArrivalSeen>;
  sendLetters(ports: Ports): Promise<unknown>;
  lookUp(ports: Ports, receipt: string, network: string): Promise<{ readonly kind: string; readonly status?: { readonly kind: string } }>;
}

/** Somebody with their key at hand, and how they open a message. */
export interface Opener {
  readonly worker: Unlocked;
  openSummary(
    ports: Ports,
    worker: Unlocked,
    id: string,
  ): Promise<{ readonly kind: string; readonly item?: { readonly summary: object | null } }>;
  openDetails(
    ports: Ports,
    worker: Unlocked,
    id: string,
  ): Promise<{ readonly kind: string; readonly details?: { readonly where: string } | null; readonly contact?: unknown }>;
}

interface ArrivalAsked {
  readonly site: LiveSite;
  readonly actor: string;
  readonly letters: readonly NewDelivery[];
  readonly before: (message: { referralId: string; receiptIndex: string }) => Promise<void>;
}

type ArrivalSeen =
  | { readonly kind: 'arrived'; readonly id: string; readonly receipt: string; readonly where: string }
  | { readonly kind: 'stopped'; readonly at: RehearsalStep; readonly because: RehearsalFault };

export interface RehearseAsked {
  readonly site: string;
  readonly kind: Rehearsal['kind'];
  /** Who pressed the button, with their key; null: nobody, so that nothing is opened. */
  readonly opener: Opener | null;
  /** A staff id, `job` or `operator`. */
  readonly actor: string;
}

/** More in an hour would fill a mailbox with tests. */
export const MOST_REHEARSALS_AN_HOUR = 12;

export type RehearseResult = { readonly kind: 'rehearsed'; readonly rehearsal: Rehearsal } | { readonly kind: 'too-many' | 'no-such-site' };

/**
 * Sends a marked test through everything that a message passes, and takes it away again: six lights, each red with what is wrong. It wakes
 * one person at the most and counts nowhere (product §4).
 */
export async function rehearse(ports: Ports, ways: RealWays, asked: RehearseAsked): Promise<RehearseResult> {
  if ((await ports.sites.bySlug(asked.site)) === null) return { kind: 'no-such-site' };
  if (ports.limits.hit('rehearsal', asked.site, HOUR) >= MOST_REHEARSALS_AN_HOUR) return { kind: 'too-many' };
  const at = ports.clock.now();
  const begun = { id: ports.ids.next(), site: asked.site, kind: asked.kind, at };
  const run: Run = { ports, ways, asked, begun, reached: 'form', left: null };
  const steps = await lights(run).catch((fault: unknown) => lightsOf(stoppedAt(run.reached, broken(ports, fault))));
  const rehearsal = { ...begun, steps, isGreen: steps.every(({ isGreen }) => isGreen) };
  const result = rehearsal.isGreen ? 'green' : 'red';
  const audit = { at, actor: asked.actor, site: asked.site, act: 'rehearsal', object: begun.id, result } as const;
  const letters = asked.kind === 'weekly' && !rehearsal.isGreen ? await alarm(ports, asked.site) : [];
  await ports.rehearsals.add(rehearsal, audit, { letters, ...(run.left ? { left: run.left } : {}) });
  return { kind: 'rehearsed', rehearsal };
}

interface Run {
  readonly ports: Ports;
  readonly ways: RealWays;
  readonly asked: RehearseAsked;
  readonly begun: Pick<Rehearsal, 'id' | 'site' | 'kind' | 'at'>;
  /** The step that is tried now. */
  reached: RehearsalStep;
  left: RehearsalLeft | null;
}

/** A fault of ours is told like any other: by a red light. What it was is for the log, by its name alone (security/controls L2). */
function broken({ log }: Ports, fault: unknown): 'broken' {
  log.event('rehearsal-broken', { name: fault instanceof Error ? fault.name : 'unknown' });
  return 'broken';
}

async function lights(run: Run): Promise<Light[]> {
  const site = await rehearsedSite(run.ports, run.asked.site);
  if (site === null) return lightsOf(stoppedAt('form', 'unsettled'));
  const told = await whoIsWritten(run);
  const letter = { id: run.ports.ids.next(), kind: 'rehearsal', nth: null, dueAt: run.begun.at, secret: null } as const;
  const arrival = await run.ways.arrive(run.ports, {
    site,
    actor: run.asked.actor,
    letters: told === null ? [] : [{ ...letter, staffId: told.id }],
    before: async (message) => {
      run.reached = 'queue';
      run.left = { ...message, letterId: letter.id };
      await run.ports.rehearsals.begin(run.begun, run.left);
    },
  });
  if (arrival.kind === 'stopped') return lightsOf(stoppedAt(arrival.at, arrival.because));
  if (!(await isInList(run.ports, site, arrival.id))) return lightsOf(stoppedAt('queue', 'not-in-list'));
  return lightsOf(await afterArrival(run, asIfLive(run.ports, site), { arrival, told, letterId: letter.id }));
}

interface Arrived {
  readonly arrival: Extract<ArrivalSeen, { kind: 'arrived' }>;
  readonly told: StaffRecord | null;
  readonly letterId: string;
}

/** The letter, the opening and the sender's page do not wait for each other: one of them may fail alone. */
async function afterArrival(run: Run, inside: Ports, { arrival, told, letterId }: Arrived) {
  const faults: Partial<Record<RehearsalStep, RehearsalFault>> = {};
  const orBroken = (fault: unknown) => broken(run.ports, fault);
  const letter = await letterFault(run, told, letterId).catch(orBroken);
  if (letter) faults.letter = letter;
  const opening = run.asked.opener && (await openingFault(run.asked.opener, inside, arrival).catch(orBroken));
  const open = opening ?? (await holdersFault(inside, run.asked.site).catch(orBroken));
  if (open) faults.open = open;
  // Where the opening failed, the day of reading may stand there or not.
  const expected = run.asked.opener === null ? ['waiting'] : opening === null ? ['read'] : ['read', 'waiting'];
  const status = await statusFault(run, inside, { receipt: arrival.receipt, expected }).catch(orBroken);
  if (status) faults.status = status;
  return faults;
}

/** The one who pressed; weekly a manager who is there, or whoever else can read. */
async function whoIsWritten({ ports, asked }: Run): Promise<StaffRecord | null> {
  if (asked.opener) return ports.staff.byId(asked.opener.worker.staff.id);
  const people = (await ports.staff.ofSite(asked.site)).filter(isThere);
  const reached = people.filter(({ mailTrouble }) => mailTrouble === null);
  return reached.find(({ role }) => role === 'manager') ?? reached.find(({ recipient }) => recipient !== null) ?? people[0] ?? null;
}

async function isInList({ referrals }: Ports, { listing: { slug } }: LiveSite, id: string): Promise<boolean> {
  const rows = await referrals.list(slug, { states: ['new'] });
  return rows.some((row) => row.id === id) && (await referrals.sealedSummaries(slug, [id])).has(id);
}

async function letterFault({ ports, ways }: Run, told: StaffRecord | null, letterId: string): Promise<RehearsalFault | null> {
  if (told === null) return 'nobody-to-tell';
  if (told.mailTrouble !== null) return 'letters-come-back';
  // What became of this letter counts: another one of the same run may have failed.
  const sendAll = () => ways.sendLetters(ports).catch((fault: unknown) => broken(ports, fault));
  await sendAll();
  // A run that was under way already may have looked before this letter was owed.
  if ((await ports.deliveries.stateOf(letterId)) === 'owed') await sendAll();
  return (await ports.deliveries.stateOf(letterId)) === 'sent' ? null : 'not-sent';
}

async function holdersFault(ports: Ports, site: string): Promise<RehearsalFault | null> {
  const { holding, without } = await findHolders(ports, site);
  if (holding === 0) return 'nobody-holds';
  return without > 0 ? 'holder-without-grant' : null;
}

async function openingFault(opener: Opener, inside: Ports, sent: { id: string; where: string }): Promise<RehearsalFault | null> {
  const summary = await opener.openSummary(inside, opener.worker, sent.id);
  if (summary.kind === 'no-key') return 'no-grant';
  const { details, contact } = await opener.openDetails(inside, opener.worker, sent.id);
  const isWhole = summary.item?.summary != null && details?.where === sent.where && typeof contact === 'object' && contact !== null;
  return isWhole ? null : 'cannot-be-opened';
}

async function statusFault(
  { ways }: Run,
  inside: Ports,
  sent: { receipt: string; expected: readonly string[] },
): Promise<RehearsalFault | null> {
  const found = await ways.lookUp(inside, sent.receipt, 'rehearsal');
  if (found.kind !== 'found') return 'receipt-unknown';
  return sent.expected.includes(found.status?.kind ?? '') ? null : 'status-wrong';
}

/** The managers hear of a red light once, not each day that it stays red. */
async function alarm(ports: Ports, site: string): Promise<NewDelivery[]> {
  const before = await ports.rehearsals.latest(site);
  if (before !== null && !before.isGreen) return [];
  const managers = (await ports.staff.ofSite(site)).filter((person) => person.role === 'manager' && isThere(person));
  const dueAt = ports.clock.now();
  return managers.map(({ id }) => ({ id: ports.ids.next(), kind: 'rehearsal-red', staffId: id, nth: null, dueAt, secret: null }));
}

/** Not on leave; whoever was invited and never came is not there either, and the address may not be theirs. */
function isThere({ status, onLeaveSince, invitedUntil }: StaffRecord): boolean {
  return status === 'active' && onLeaveSince === null && invitedUntil === null;
}
