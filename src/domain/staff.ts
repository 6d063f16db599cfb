import type { Instant } from './day.ts';

/** Roles that exist. There is none for law enforcement (product §3). */
export const ROLES = ['intake', 'manager', 'bureau'] as const;
export type Role = (typeof ROLES)[number];

/** A person who works a desk. One account, one role, one site (security/controls §1). */
export interface Staff {
  readonly id: string;
  /** The site of the desk; null for the Bureau, which can read no referral. What is sealed to the Bureau is another thing. */
  readonly site: string | null;
  readonly role: Role;
  /** What colleagues call them; shown on assignments and notes. */
  readonly name: string;
}

/** Somebody who signed in and has not typed the passphrase yet: sees two numbers and the listing. */
export interface SignedIn {
  readonly staff: Staff;
  readonly sessionId: string;
  /** Second layer against forged posts (security/controls D3). */
  readonly csrf: string;
  readonly since: Instant;
}

/** A worker of a site whose staff key is at hand for this request only. */
export interface Unlocked extends SignedIn {
  readonly staff: Staff & { readonly site: string };
  /** The opened staff key; never stored, logged or shown. */
  readonly key: StaffKey;
}

/** Somebody of the Bureau whose staff key is at hand. It fits nowhere that asks for a worker of a site, and the other way round. */
export interface BureauUnlocked extends SignedIn {
  readonly staff: Staff & { readonly site: null };
  readonly key: StaffKey;
}

/** Tells whether an account has anything to unlock. One account, one role, one site: whoever is of the Bureau is of no site. */
export function mayUnlock({ site, role }: Pick<Staff, 'site' | 'role'>): boolean {
  return (site === null) === (role === 'bureau');
}

/** An opened staff key. Only the vault looks inside. */
export interface StaffKey {
  readonly identity: string;
}

/** Session lives (security/controls §0). */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 15;
export const MOST_SESSIONS = 5;
/** Sign-in code (security/controls B3). */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Unlock (security/controls §0). */
export const UNLOCK_TRIES = 5;
export const UNLOCK_PAUSE_MINUTES = 15;
export const UNLOCK_TRIES_PER_DAY = 20;

/** The recorded questions before somebody may hold a key; any yes means the listing only (product §3). */
export const ATTESTATION_VERSION = 1;
export interface Attestation {
  readonly version: number;
  readonly swornOrProsecution: boolean;
  readonly reportsToSuch: boolean;
  readonly wouldHandOver: boolean;
  readonly at: Instant;
}

/** Tells whether somebody with these answers may hold a key. */
export function mayHoldKey(answers: Attestation): boolean {
  return !answers.swornOrProsecution && !answers.reportsToSuch && !answers.wouldHandOver;
}
