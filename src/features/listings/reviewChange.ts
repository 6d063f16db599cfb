import { HOUR, type Instant } from '#src/domain/day.ts';
import { fieldsOf, type ListingField, splitByPace, WAIT_HOURS } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { ReadinessGap } from '#src/domain/readiness.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { effectOf } from './effect.ts';
import { noteOf } from './newChange.ts';
import { owedAnswer, owedToOldAddress } from './owedForChange.ts';

export interface Decision {
  readonly act: 'approve' | 'ask' | 'decline';
  /** What the site reads; needed to ask and to decline. */
  readonly answer: string;
  /** That of the change as the reviewer saw it. */
  readonly version: number;
  /** Reference of the signed memorandum, where the site is new; null keeps what stands. */
  readonly mou: string | null;
}

export type ReviewChangeResult =
  /** `liveAt` lies ahead where people are sent somewhere new. */
  | { readonly kind: 'approved'; readonly liveAt: Instant }
  /** A second person has to agree to a new site. */
  | { readonly kind: 'first-approval' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'declined' }
  | {
      readonly kind: 'refused';
      readonly because: 'own-edit' | 'same-person' | 'no-mou' | 'not-there' | 'moved-by-another' | 'conflict' | 'not-ready' | 'no-answer';
      /** Which fields changed meanwhile. */
      readonly fields?: readonly ListingField[];
      readonly missing?: readonly ReadinessGap[];
    };

type Refused = Extract<ReviewChangeResult, { kind: 'refused' }>;

/** Decides on a change that waits. Nobody decides for an own edit; a new site needs two people and an MOU (product §5, controls H6). */
export async function reviewChange(ports: Ports, reviewer: BureauUnlocked, id: string, decision: Decision): Promise<ReviewChangeResult> {
  const change = await ports.changes.byId(id);
  if (change === null || (change.state !== 'waiting' && change.state !== 'asked')) return refused('not-there');
  if (change.version !== decision.version) return refused('moved-by-another');
  const decided = { ...change, answer: decision.answer.trim(), mou: mouOf(change, decision), version: change.version + 1 };
  if (decision.act === 'approve') return approve(ports, reviewer, decided);
  if (decided.answer === '') return refused('no-answer');
  return answerSite(ports, reviewer, decided, decision.act);
}

/** The reference that the first of two people agreed to stays. */
function mouOf({ mou, firstApproval }: ListingChange, decision: Decision): string | null {
  return firstApproval === null ? decision.mou?.trim() || mou : mou;
}

async function answerSite(
  ports: Ports,
  reviewer: BureauUnlocked,
  change: ListingChange,
  act: 'ask' | 'decline',
): Promise<ReviewChangeResult> {
  const state = act === 'ask' ? 'asked' : 'declined';
  const now = ports.clock.now();
  const decided = { ...change, state, decidedBy: reviewer.staff.id, decidedAt: now } as const;
  const audit = [noteOf(ports, act === 'ask' ? 'listing-asked' : 'listing-declined', reviewer.staff.id, decided)];
  const letters = await owedAnswer(ports, decided);
  const saved = await ports.changes.save({ change: decided, site: null, letters, audit }, change.version - 1);
  return saved === 'saved' ? { kind: state } : refused('moved-by-another');
}

async function approve(ports: Ports, reviewer: BureauUnlocked, change: ListingChange): Promise<ReviewChangeResult> {
  const { id } = reviewer.staff;
  if (change.author === id) return refused('own-edit');
  if (change.kind !== 'new-site') return carryOut(ports, reviewer, change);
  if (change.mou === null) return refused('no-mou');
  if (change.firstApproval === id) return refused('same-person');
  // Whoever of the Bureau proposed it is the first of the two.
  if (change.firstApproval !== null || (await isOfBureau(ports, change.author))) return carryOut(ports, reviewer, change);
  const first = { ...change, firstApproval: id };
  const audit = [noteOf(ports, 'listing-approved', id, first)];
  const saved = await ports.changes.save({ change: first, site: null, letters: [], audit }, change.version - 1);
  return saved === 'saved' ? { kind: 'first-approval' } : refused('moved-by-another');
}

async function carryOut(ports: Ports, reviewer: BureauUnlocked, change: ListingChange): Promise<ReviewChangeResult> {
  const effect = await effectOf(ports, change, await isOfSite(ports, change));
  if (effect.kind === 'conflict') return { kind: 'refused', because: 'conflict', fields: effect.fields };
  if (effect.kind === 'not-ready') return { kind: 'refused', because: 'not-ready', missing: effect.missing };
  if (effect.kind === 'no-such-site') return refused('not-there');
  const waits = change.listing === null && fieldsOf(splitByPace(change.patch)['review-then-wait']).length > 0;
  const now = ports.clock.now();
  const liveAt = waits ? now + WAIT_HOURS * HOUR : now;
  const state = waits ? 'approved' : 'live';
  const decided = { ...change, state, liveAt, decidedBy: reviewer.staff.id, decidedAt: now } as const;
  const letters = [...(await owedAnswer(ports, decided)), ...(waits ? await owedToOldAddress(ports, change.site) : [])];
  const audit = [noteOf(ports, waits ? 'listing-approved' : 'listing-live', reviewer.staff.id, decided)];
  const saved = await ports.changes.save({ change: decided, site: waits ? null : effect.site, letters, audit }, change.version - 1);
  return saved === 'saved' ? { kind: 'approved', liveAt } : refused('moved-by-another');
}

/** Tells whether the site itself said it: then going live also confirms it. */
export async function isOfSite(ports: Pick<Ports, 'staff'>, { author, site }: ListingChange): Promise<boolean> {
  return (await ports.staff.byId(author))?.site === site;
}

async function isOfBureau(ports: Pick<Ports, 'staff'>, author: string): Promise<boolean> {
  return (await ports.staff.byId(author))?.role === 'bureau';
}

function refused(because: Refused['because']): Refused {
  return { kind: 'refused', because };
}
