import { invitedUntil, readInvitee } from '#src/domain/invitation.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

export type InviteToBureauResult =
  /** `again`: they had never signed in; the new letter counts from now. */
  | { readonly kind: 'invited'; readonly email: string; readonly again: boolean }
  /** `taken`: somebody has an account under this address. One account, one role (security/controls §1). */
  | { readonly kind: 'refused'; readonly because: 'no-address' | 'no-name' | 'taken' };

/**
 * Makes an account of the Bureau, without a key, and owes the letter that says where to sign in within 72 hours: whoever reads the letters
 * to this address makes the key themself, in a browser (B8). Asked again for somebody who has not signed in yet, it sends a new letter.
 */
export async function inviteToBureau(ports: Ports, asked: { email: string; name: string }): Promise<InviteToBureauResult> {
  const read = readInvitee(asked);
  if (read.kind === 'wrong') return { kind: 'refused', because: read.fields.includes('email') ? 'no-address' : 'no-name' };
  const { email, name } = read.invitee;
  const there = await ports.staff.byEmail(email);
  if (there !== null) return there.role === 'bureau' ? inviteAgain(ports, there) : { kind: 'refused', because: 'taken' };
  const id = ports.ids.next();
  const at = ports.clock.now();
  const audit = { at, actor: 'operator', site: null, act: 'staff-added', object: id, result: 'bureau' } as const;
  const person = { id, site: null, role: 'bureau', name, email, invitedUntil: invitedUntil(at) } as const;
  const added = await ports.staff.invite(person, [letterTo(ports, id)], audit);
  return added === 'taken' ? { kind: 'refused', because: 'taken' } : { kind: 'invited', email, again: false };
}

async function inviteAgain(ports: Ports, { id, email }: { id: string; email: string }): Promise<InviteToBureauResult> {
  const at = ports.clock.now();
  const audit = { at, actor: 'operator', site: null, act: 'staff-added', object: id, result: 'again' } as const;
  const isInvited = await ports.staff.inviteAgain(id, { invitedUntil: invitedUntil(at) }, [letterTo(ports, id)], audit);
  return isInvited ? { kind: 'invited', email, again: true } : { kind: 'refused', because: 'taken' };
}

function letterTo(ports: Pick<Ports, 'ids' | 'clock'>, staffId: string): NewDelivery {
  return { id: ports.ids.next(), kind: 'invitation', staffId, nth: null, dueAt: ports.clock.now(), secret: null };
}
