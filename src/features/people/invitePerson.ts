import { type Invitee, invitedUntil, readInvitee } from '#src/domain/invitation.ts';
import type { SignedIn, Staff } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Roles that a manager can give at their own site. */
export const SITE_ROLES = ['intake', 'manager'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

export interface InviteAsked extends Invitee {
  readonly role: SiteRole;
}

export type InvitePersonResult =
  /** `again`: they had never signed in; the new letter counts from now. `anew`: a yes to one of the three questions is taken back. */
  | { readonly kind: 'invited'; readonly staffId: string; readonly again: boolean; readonly anew: boolean }
  | { readonly kind: 'wrong'; readonly fields: readonly (keyof Invitee)[] }
  /** `taken`: somebody has an account under this address, here or elsewhere. One address, one account. */
  | { readonly kind: 'refused'; readonly because: 'not-a-manager' | 'taken' };

type Manager = SignedIn & { readonly staff: Staff & { readonly site: string } };

/**
 * Makes an account for a colleague at the manager's own site, without a key, and owes them the letter that says where to sign in within
 * 72 hours. Asked again for somebody of this site who has not signed in yet, it sends a new letter to the same account. Whoever answered yes
 * to one of the three questions by mistake, and never had a key, answers them anew, in the role that they have.
 */
export async function invitePerson(ports: Ports, { staff: by }: Manager, asked: InviteAsked): Promise<InvitePersonResult> {
  if (by.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const read = readInvitee(asked);
  if (read.kind === 'wrong') return read;
  const { invitee } = read;
  const there = await ports.staff.byEmail(invitee.email);
  if (there !== null) return there.site === by.site ? inviteAgain(ports, by, there, asked.role) : { kind: 'refused', because: 'taken' };
  const staffId = ports.ids.next();
  const at = ports.clock.now();
  const person = { id: staffId, site: by.site, role: asked.role, ...invitee, invitedUntil: invitedUntil(at) };
  const audit = { at, actor: by.id, site: by.site, act: 'staff-added', object: staffId, result: asked.role } as const;
  const added = await ports.staff.invite(person, [letterTo(ports, staffId)], audit);
  return added === 'taken' ? { kind: 'refused', because: 'taken' } : { kind: 'invited', staffId, again: false, anew: false };
}

/** Sends a new invitation to somebody of this site who has never signed in, as what is chosen now. Whoever has needs none: the address is `taken`, unless they may answer the questions anew. */
async function inviteAgain(ports: Ports, by: Manager['staff'], there: StaffRecord, role: SiteRole): Promise<InvitePersonResult> {
  const staffId = there.id;
  const at = ports.clock.now();
  // Whoever has a key is here, and has not used a new address so far: what they are is corrected on their own page.
  const hasBeenHere = there.wrappedKey !== null;
  const audit = {
    at,
    actor: by.id,
    site: by.site,
    act: 'staff-added',
    object: staffId,
    result: hasBeenHere || there.role === role ? 'again' : role,
  } as const;
  const invitation = { invitedUntil: invitedUntil(at), ...(hasBeenHere ? {} : { role }) };
  const isInvited = await ports.staff.inviteAgain(staffId, invitation, [letterTo(ports, staffId)], audit);
  if (isInvited) return { kind: 'invited', staffId, again: true, anew: false };
  const anew = { ...audit, act: 'attestation', result: 'asked-anew' } as const;
  const isAsked = await ports.staff.askAnew(staffId, [letterTo(ports, staffId)], anew);
  return isAsked ? { kind: 'invited', staffId, again: true, anew: true } : { kind: 'refused', because: 'taken' };
}

function letterTo(ports: Pick<Ports, 'ids' | 'clock'>, staffId: string): NewDelivery {
  return { id: ports.ids.next(), kind: 'invitation', staffId, nth: null, dueAt: ports.clock.now(), secret: null };
}
