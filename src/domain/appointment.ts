import type { Instant } from './day.ts';

/** A new manager for a site whose own are gone: asked for by its director, agreed to by a second person of the Bureau. */
export interface Appointment {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  /** Empty once it is decided. */
  readonly email: string;
  /** Who of the site asked for it, and where their number was found. */
  readonly director: string;
  readonly numberFoundAt: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly state: 'waiting' | 'agreed' | 'declined';
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
}

/** Why somebody of the Bureau may not agree, or null. Whoever called the director does not decide alone (security/threat-model §6.5). */
export function whyNotAgreed({ state, proposedBy }: Appointment, by: string): 'done' | 'same-person' | null {
  if (state !== 'waiting') return 'done';
  return proposedBy === by ? 'same-person' : null;
}
