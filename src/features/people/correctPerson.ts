import { type Invitee, invitedUntil, readInvitee } from '#src/domain/invitation.ts';
import { OLD_ADDRESS } from '#src/domain/letters.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Correctable, StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import type { InviteAsked } from './invitePerson.ts';

export type CorrectPersonResult =
  /** With what differs now. */
  | { readonly kind: 'corrected'; readonly changed: readonly Part[] }
  /** It stands so already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'wrong'; readonly fields: readonly (keyof Invitee)[] }
  /** `yourself`: one's own role and address are another manager's to change. `taken`: some account has this address; whose is nobody's to know. */
  | { readonly kind: 'refused'; readonly because: 'not-allowed' | 'not-there' | 'yourself' | 'taken' | 'moved-by-another' };

/**
 * Corrects name, address and role of somebody at the manager's own site. Sign-in letters go to the address, so a new one is a way to take an
 * account over: everybody is signed out of it, the old address is told, and the new one counts when a code that was sent there is typed within 72
 * hours; the six words stay theirs. A manager changes neither their own role nor their own address: a slip there could not be mended.
 */
export async function correctPerson(ports: Ports, by: Staff, staffId: string, asked: InviteAsked): Promise<CorrectPersonResult> {
  const person = await ports.staff.byId(staffId);
  if (by.role !== 'manager' || by.site === null || person?.site !== by.site) return { kind: 'refused', because: 'not-allowed' };
  if (person.status !== 'active') return { kind: 'refused', because: 'not-there' };
  const read = readInvitee(asked);
  if (read.kind === 'wrong') return read;
  const before = { name: person.name, role: person.role, email: person.email };
  const after = { ...read.invitee, role: asked.role };
  const changed = changesIn(before, after);
  if (changed.length === 0) return { kind: 'same' };
  if (by.id === staffId && changed.some((one) => one !== 'name')) return { kind: 'refused', because: 'yourself' };
  return keep(ports, { ...by, site: by.site }, person, { before, after, changed });
}

const PARTS = ['name', 'role', 'email'] as const satisfies readonly (keyof Correctable)[];
type Part = (typeof PARTS)[number];

/** What differs between what stands of somebody and what is typed. */
function changesIn(before: Correctable, after: Correctable): Part[] {
  return PARTS.filter((part) => before[part] !== after[part]);
}

interface Changes {
  readonly before: Correctable;
  readonly after: Correctable;
  readonly changed: readonly Part[];
}

async function keep(
  ports: Ports,
  by: Staff & { readonly site: string },
  person: StaffRecord,
  changes: Changes,
): Promise<CorrectPersonResult> {
  const { before, after, changed } = changes;
  const { id: staffId } = person;
  const at = ports.clock.now();
  const entry = { at, actor: by.id, site: by.site, act: 'staff-changed', object: staffId } as const;
  const [first, ...others] = changed.map((part) => ({
    ...entry,
    result: part === 'email' ? 'address' : part === 'role' ? after.role : part,
  }));
  if (first === undefined) return { kind: 'same' };
  const letters = by.id === staffId ? [] : lettersOf(ports, staffId, changes);
  const kept = await ports.staff.correct({
    ...{ staffId, site: by.site, before, after, letters },
    ...{ invitedUntil: invitedUntil(at), audit: [first, ...others] },
  });
  return kept === 'corrected' ? { kind: 'corrected', changed } : { kind: 'refused', because: kept };
}

/** The old address hears that something changed, the new one how to sign in, and by when. */
function lettersOf({ ids, clock, signer }: Ports, staffId: string, { before, changed }: Changes): NewDelivery[] {
  const letter = { staffId, nth: null, dueAt: clock.now() } as const;
  if (!changed.includes('email')) return [{ ...letter, id: ids.next(), kind: 'account-changed', secret: null }];
  return [
    { ...letter, id: ids.next(), kind: 'account-changed', about: OLD_ADDRESS, secret: signer.encrypt('letter', before.email) },
    { ...letter, id: ids.next(), kind: 'invitation', secret: null },
  ];
}
