import type { Instant } from './day.ts';

/** Every act that leaves a row (security/controls L3). */
export const AUDIT_ACTS = [
  'sign-in',
  'sign-in-failed',
  'unlock',
  'unlock-failed',
  'lock',
  'sign-out',
  'referral-received',
  'bureau-message-received',
  'open-details',
  'move',
  'note',
  'assign',
  'withdraw',
  'undo-withdraw',
  'integrity',
  'denied',
  'key-made',
  'grant',
  'grant-removed',
  'roll',
  'attestation',
  'recovery-sheet',
  'staff-added',
  'site-live',
  'lawful-demand',
  'listing-proposed',
  'listing-withdrawn',
  'listing-approved',
  'listing-asked',
  'listing-declined',
  'listing-live',
  'listing-reverted',
  'listing-confirmed',
  'listing-called',
  'claim',
  'claim-called',
  'claim-decided',
  'partner-link',
  'partner-link-revoked',
  'mail-trouble',
  'purge',
  'staff-suspended',
  'staff-returned',
  'staff-leave',
  'staff-left',
  'staff-changed',
  'session-ended',
  'passkey-added',
  'passkey-removed',
  'passkey',
  'pin',
  'site-invited',
  'site-setup',
  'manager-proposed',
  'manager-appointed',
  'manager-declined',
  'rehearsal',
  'promise-missed',
  'site-paused',
  'search',
  'link',
  'transfer-out',
  'transfer-in',
  'print',
  'handover-file',
  'read-out',
  'extend',
  'backup',
  'restore',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Acts by which the words of a message were opened, or left the desk: the disclosure ledger (security/controls L7). */
export const LOOKS = ['open-details', 'print', 'handover-file', 'transfer-out', 'read-out'] as const satisfies readonly AuditAct[];
export type LookAct = (typeof LOOKS)[number];

/** Of these, the acts by which words left the site. A reading to the person themself stays between them and the site. */
const SHARED_OUTSIDE = ['print', 'handover-file', 'transfer-out'] as const satisfies readonly LookAct[];

/** Tells whether by an act words left the site. */
export function leavesSite(act: AuditAct): boolean {
  return SHARED_OUTSIDE.some((shared) => shared === act);
}

/** Tells whether an act opened or shared a message. */
export function isLook(act: AuditAct): act is LookAct {
  return LOOKS.some((look) => look === act);
}

/** One row of the audit: who did what to which opaque thing. No text, address, receipt or network address. */
export interface AuditEntry {
  readonly at: Instant;
  /** A staff id, `referrer`, `asker` (of the Bureau), `job`, `operator`, `contact` (of a site) or `provider` (of mail). */
  readonly actor: string;
  readonly site: string | null;
  readonly act: AuditAct;
  /** An opaque id, or null. */
  readonly object: string | null;
  /** A stable code: `ok`, the new state, a count. Never words of a person, and never a move: the outcome is sealed (product §3). */
  readonly result: string;
}

/** How an `integrity` row names a key grant that cannot be opened, whoever met it. */
export function grantPart(epoch: number): string {
  return `grant-${epoch}`;
}
