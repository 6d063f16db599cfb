import { addDays, type Day } from './day.ts';

/** A claim on a listing: asked for, called back on a number found elsewhere, then decided by a second person of the Bureau (product §5). */
export const CLAIM_STATES = ['asked', 'called', 'approved', 'declined'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export interface ClaimRow {
  readonly id: string;
  readonly site: string;
  readonly day: Day;
  readonly state: ClaimState;
  readonly calledBy: string | null;
  readonly calledOn: Day | null;
  readonly numberFoundAt: string | null;
  readonly decidedBy: string | null;
  readonly deleteOn: Day;
  readonly version: number;
}

/** Who says that a listing is theirs; sealed to the people of the Bureau. */
export interface ClaimDetails {
  readonly name: string;
  readonly job: string;
  readonly email: string;
  readonly organization: string;
  /** How the Bureau finds a number of theirs that does not come from this form. */
  readonly whereToFindUs: string;
}

/** Days that a claim lives: undecided, and after the decision. */
export const CLAIM_DAYS = { undecided: 90, decided: 30 } as const;

/** The last day of a claim. */
export function claimUntil(askedOn: Day, decidedOn: Day | null = null): Day {
  const undecided = addDays(askedOn, CLAIM_DAYS.undecided);
  if (decidedOn === null) return undecided;
  const decided = addDays(decidedOn, CLAIM_DAYS.decided);
  return decided < undecided ? decided : undecided;
}

/** Tells why somebody of the Bureau may not take the next step, or null when they may. Two people share a claim. */
export function mayDecide(claim: Pick<ClaimRow, 'state' | 'calledBy'>, staffId: string): 'not-called-yet' | 'same-person' | 'done' | null {
  if (claim.state === 'asked') return 'not-called-yet';
  if (claim.state !== 'called') return 'done';
  return claim.calledBy === staffId ? 'same-person' : null;
}
