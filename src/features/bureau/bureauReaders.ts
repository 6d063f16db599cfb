import type { Ports } from '#src/ports.ts';

/** Somebody of the Bureau who can read what is sealed to them. */
export interface BureauReader {
  readonly id: string;
  readonly recipient: string;
}

/** Who can read a message to the Bureau now: its active people with a key. Empty means that the form must not be offered. */
export async function bureauReaders(ports: Pick<Ports, 'staff'>): Promise<BureauReader[]> {
  const people = await ports.staff.ofBureau();
  return people.flatMap(({ id, status, recipient }) => (status === 'active' && recipient !== null ? [{ id, recipient }] : []));
}
