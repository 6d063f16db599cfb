import { type Appointment, whyNotAgreed } from '#src/domain/appointment.ts';
import { invitedUntil, readInvitee } from '#src/domain/invitation.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

export const APPOINTMENT_FIELDS = ['name', 'email', 'director', 'number_found_at'] as const;
export type AppointmentField = (typeof APPOINTMENT_FIELDS)[number];
export type AppointmentTyped = Readonly<Record<AppointmentField, string>>;

export type ProposeManagerResult =
  | { readonly kind: 'proposed' }
  | { readonly kind: 'wrong'; readonly fields: readonly AppointmentField[] }
  /** `waiting`: another proposal for this site is not decided yet. */
  | { readonly kind: 'refused'; readonly because: 'not-there' | 'waiting' | 'taken' };

const LONGEST = 200;

/**
 * Records that the director of a site asked for a new manager, called back on a number that was found elsewhere. Nobody gets anything by it
 * until a second person of the Bureau agrees (threat-model §6.5). The managers who are there are told at once.
 */
export async function proposeManager(
  ports: Ports,
  by: BureauUnlocked,
  site: string,
  typed: AppointmentTyped,
): Promise<ProposeManagerResult> {
  if ((await ports.sites.bySlug(site)) === null) return { kind: 'refused', because: 'not-there' };
  const read = readAppointment(typed);
  if (read.kind === 'wrong') return read;
  if ((await ports.staff.byEmail(read.value.email)) !== null) return { kind: 'refused', because: 'taken' };
  const at = ports.clock.now();
  const id = ports.ids.next();
  const decided = { state: 'waiting', decidedBy: null, decidedAt: null } as const;
  const appointment: Appointment = { id, site, ...read.value, proposedBy: by.staff.id, proposedAt: at, ...decided };
  const audit = { at, actor: by.staff.id, site, act: 'manager-proposed', object: id, result: 'ok' } as const;
  const letters = [...(await lettersTo(ports, site)), ...(await lettersToBureau(ports, by.staff.id))];
  const kept = await ports.appointments.propose(appointment, letters, audit);
  return kept === 'proposed' ? { kind: 'proposed' } : { kind: 'refused', because: 'waiting' };
}

export type ReadAppointment =
  | { readonly kind: 'read'; readonly value: Pick<Appointment, 'name' | 'email' | 'director' | 'numberFoundAt'> }
  | { readonly kind: 'wrong'; readonly fields: readonly AppointmentField[] };

/** Reads what the Bureau typed of a director's wish; tells every field that cannot be taken. */
export function readAppointment(typed: AppointmentTyped): ReadAppointment {
  const invitee = readInvitee(typed);
  const [director, numberFoundAt] = [written(typed.director), written(typed.number_found_at)];
  if (invitee.kind === 'read' && director !== null && numberFoundAt !== null) {
    return { kind: 'read', value: { ...invitee.invitee, director, numberFoundAt } };
  }
  const wrong: readonly AppointmentField[] = [
    ...(invitee.kind === 'wrong' ? invitee.fields : []),
    ...(director === null ? (['director'] as const) : []),
    ...(numberFoundAt === null ? (['number_found_at'] as const) : []),
  ];
  return { kind: 'wrong', fields: wrong };
}

function written(typed: string): string | null {
  const clean = cleanText(typed);
  return clean.kind === 'clean' && clean.text !== '' && lengthOf(clean.text) <= LONGEST ? clean.text : null;
}

export type DecideOnManagerResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly because: 'not-there' | 'done' | 'same-person' | 'moved-by-another' | 'taken' };

/** Makes the account of a proposed manager and invites them. It opens nothing by itself: the site's paper does (threat-model §6.5). */
export async function agreeToManager(ports: Ports, by: BureauUnlocked, site: string, id: string): Promise<DecideOnManagerResult> {
  const found = await ofSite(ports, site, id);
  const because = found === null ? 'not-there' : whyNotAgreed(found, by.staff.id);
  if (found === null || because !== null) return { kind: 'refused', because: because ?? 'not-there' };
  const at = ports.clock.now();
  const staffId = ports.ids.next();
  const person = { id: staffId, site, role: 'manager', name: found.name, email: found.email, invitedUntil: invitedUntil(at) } as const;
  const invitation: NewDelivery = { id: ports.ids.next(), kind: 'invitation', staffId, nth: null, dueAt: at, secret: null };
  const entry = { at, actor: by.staff.id, site } as const;
  const agreed = await ports.appointments.agree(
    { ...found, state: 'agreed', decidedBy: by.staff.id, decidedAt: at },
    person,
    [invitation, ...(await lettersTo(ports, site))],
    [
      { ...entry, act: 'manager-appointed', object: id, result: 'ok' },
      { ...entry, act: 'staff-added', object: staffId, result: 'manager' },
    ],
  );
  return agreed === 'agreed' ? { kind: 'done' } : { kind: 'refused', because: agreed };
}

/** Turns a proposal down; one person is enough, because nobody gets anything by it. */
export async function declineManager(ports: Ports, by: BureauUnlocked, site: string, id: string): Promise<DecideOnManagerResult> {
  const found = await ofSite(ports, site, id);
  if (found === null) return { kind: 'refused', because: 'not-there' };
  if (found.state !== 'waiting') return { kind: 'refused', because: 'done' };
  const at = ports.clock.now();
  const audit = { at, actor: by.staff.id, site, act: 'manager-declined', object: id, result: 'ok' } as const;
  const declined = await ports.appointments.decline({ ...found, state: 'declined', decidedBy: by.staff.id, decidedAt: at }, audit);
  return declined === 'declined' ? { kind: 'done' } : { kind: 'refused', because: declined };
}

async function ofSite(ports: Pick<Ports, 'appointments'>, site: string, id: string): Promise<Appointment | null> {
  const found = await ports.appointments.byId(id);
  return found?.site === site ? found : null;
}

/** Somebody else of the Bureau has to decide. */
async function lettersToBureau(ports: Ports, proposer: string): Promise<NewDelivery[]> {
  const others = (await ports.staff.ofBureau()).filter(({ id, status }) => id !== proposer && status === 'active');
  const dueAt = ports.clock.now();
  return others.map(({ id: staffId }) => ({ id: ports.ids.next(), kind: 'bureau-work', staffId, nth: 1, dueAt, secret: null }));
}

/** Managers who are still there learn of it before anybody new comes in, and can object. */
async function lettersTo(ports: Ports, site: string): Promise<NewDelivery[]> {
  const managers = (await ports.staff.ofSite(site)).filter(({ role, status }) => role === 'manager' && status === 'active');
  const dueAt = ports.clock.now();
  return managers.map(({ id: staffId }) => ({ id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt, secret: null }));
}
