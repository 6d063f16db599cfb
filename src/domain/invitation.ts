import { HOUR, type Instant } from './day.ts';
import { readNewAddress } from './emailAddress.ts';
import { cleanText, lengthOf } from './text.ts';

/** An invitation that nobody took up within this time lets nobody in; a new one can be sent (security/threat-model §6.2). */
export const INVITATION_HOURS = 72;
const LONGEST_NAME = 120;

/** Whoever is invited: a name that colleagues see, and a mailbox of theirs alone. */
export interface Invitee {
  readonly name: string;
  readonly email: string;
}

export type ReadInvitee =
  | { readonly kind: 'read'; readonly invitee: Invitee }
  | { readonly kind: 'wrong'; readonly fields: readonly (keyof Invitee)[] };

/** Reads a name and an address as somebody typed them; tells every one of the two that cannot be taken. */
export function readInvitee(typed: Invitee): ReadInvitee {
  const email = readNewAddress(typed.email);
  const clean = cleanText(typed.name);
  const name = clean.kind === 'clean' && lengthOf(clean.text) <= LONGEST_NAME ? clean.text.replace(/\s+/g, ' ') : '';
  if (email !== null && name !== '') return { kind: 'read', invitee: { name, email } };
  return { kind: 'wrong', fields: [...(name === '' ? (['name'] as const) : []), ...(email === null ? (['email'] as const) : [])] };
}

/** The last moment at which an invitation of now lets somebody in. */
export function invitedUntil(now: Instant): Instant {
  return now + INVITATION_HOURS * HOUR;
}

/** Tells whether somebody was invited and did not come in time. Null: they have signed in before, or never needed an invitation. */
export function isInvitationOver({ invitedUntil: until }: { readonly invitedUntil: Instant | null }, now: Instant): boolean {
  return until !== null && now >= until;
}
