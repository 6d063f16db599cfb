import type { Instant } from './day.ts';
import { type Attestation, mayHoldKey, type Role } from './staff.ts';

/** What is known of somebody's account when it is shown to their colleagues. */
export interface PersonFacts {
  readonly status: 'active' | 'suspended' | 'left';
  readonly invitedUntil: Instant | null;
  readonly attestation: Attestation | null;
  readonly hasKey: boolean;
  /** They hold the key that messages are sealed to now. */
  readonly holdsKey: boolean;
}

/**
 * How far somebody has come. `invitation-over`: nobody came in time. `no-answers`: the three questions are open. `no-key`: they were
 * answered, and the six words are not made. `waits-for-access`: a manager gives it.
 */
export const PERSON_STATES = [
  ...(['invited', 'invitation-over', 'no-answers', 'listing-only', 'no-key', 'waits-for-access', 'opens'] as const),
  ...(['suspended', 'left'] as const),
] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** How far somebody has come on the way to opening messages. */
export function personState({ status, invitedUntil, attestation, hasKey, holdsKey }: PersonFacts, now: Instant): PersonState {
  if (status !== 'active') return status;
  // Whoever has a key came in long ago: it is a new address that nobody has used so far.
  if (invitedUntil !== null && !hasKey) return invitedUntil > now ? 'invited' : 'invitation-over';
  if (attestation === null) return 'no-answers';
  if (!mayHoldKey(attestation)) return 'listing-only';
  if (!hasKey) return 'no-key';
  return holdsKey ? 'opens' : 'waits-for-access';
}

/** Somebody whose account is to be ended, and whoever wants to end it. */
export interface RemovalFacts {
  readonly by: { readonly id: string; readonly role: Role; readonly site: string | null };
  readonly person: { readonly id: string; readonly role: Role; readonly site: string | null; readonly status: PersonFacts['status'] };
  /** Active managers of the site besides this person. */
  readonly otherManagers: number;
}

export type NoRemoval = 'not-allowed' | 'gone' | 'last-manager';

/**
 * Why somebody may not be removed from a desk, or null (security/controls §1). A manager does it at their own site, themself included,
 * while another manager stays; the Bureau may remove anybody of a site, the last manager too.
 */
export function whyNotRemoved({ by, person, otherManagers }: RemovalFacts): NoRemoval | null {
  const isManager = by.role === 'manager' && by.site === person.site;
  if (person.site === null || !(isManager || by.role === 'bureau')) return 'not-allowed';
  if (person.status === 'left') return 'gone';
  return person.role === 'manager' && by.role !== 'bureau' && otherManagers === 0 ? 'last-manager' : null;
}
