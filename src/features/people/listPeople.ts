import { type PersonState, personState } from '#src/domain/person.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Somebody of a desk, as colleagues see them. */
export interface Person {
  readonly record: StaffRecord;
  readonly state: PersonState;
  /** Four words that stand for their key; null: they have none. */
  readonly fingerprint: string | null;
  /** The public settings name them as the one to ring when a promise is missed. */
  readonly isBackup: boolean;
  /** The Bureau suspended them, and opens the account again; no manager does. */
  readonly isShutByBureau: boolean;
}

type ListPorts = Pick<Ports, 'staff' | 'keys' | 'sites' | 'setups' | 'vault' | 'clock'>;

/** Everybody who has or had an account at a site, and how far each has come; those who left stand last. */
export async function listPeople(ports: ListPorts, site: string): Promise<Person[]> {
  const records = await ports.staff.ofSite(site);
  const openers = await ports.keys.openers(site);
  const backup = await backupOf(ports, site);
  const people = await Promise.all(records.map((record) => personOf(ports, record, { openers, backup })));
  return [...people.filter(({ state }) => state !== 'left'), ...people.filter(({ state }) => state === 'left')];
}

/** The people of the Bureau, who hold no site's key: whoever has made a key of their own is all there. */
export async function listBureauPeople(ports: Pick<Ports, 'staff' | 'vault' | 'clock'>): Promise<Person[]> {
  const records = await ports.staff.ofBureau();
  return records.map((record) => {
    const { status, invitedUntil, recipient, wrappedKey } = record;
    const facts = { status, invitedUntil, attestation: NOTHING_TO_ATTEST, hasKey: wrappedKey !== null, holdsKey: true };
    const fingerprint = recipient === null ? null : ports.vault.fingerprint(recipient);
    return { record, state: personState(facts, ports.clock.now()), fingerprint, isBackup: false, isShutByBureau: status === 'suspended' };
  });
}

const NOTHING_TO_ATTEST = { version: 0, swornOrProsecution: false, reportsToSuch: false, wouldHandOver: false, at: 0 } as const;

/** One of them; null for an id of another site, or of nobody. */
export async function findPerson(ports: ListPorts, site: string, staffId: string): Promise<Person | null> {
  const record = await ports.staff.byId(staffId);
  if (record?.site !== site) return null;
  return personOf(ports, record, { openers: await ports.keys.openers(site), backup: await backupOf(ports, site) });
}

async function personOf(
  ports: Pick<Ports, 'staff' | 'vault' | 'clock'>,
  record: StaffRecord,
  { openers, backup }: { readonly openers: readonly string[]; readonly backup: string | null },
): Promise<Person> {
  const { id, status, invitedUntil, recipient, wrappedKey } = record;
  const attestation = await ports.staff.attestation(id);
  const facts = { status, invitedUntil, attestation, hasKey: wrappedKey !== null, holdsKey: openers.includes(id) };
  return {
    record,
    state: personState(facts, ports.clock.now()),
    fingerprint: recipient === null ? null : ports.vault.fingerprint(recipient),
    isBackup: backup === id,
    isShutByBureau: status === 'suspended' && (await ports.staff.isShutByBureau(id)),
  };
}

async function backupOf({ sites, setups }: Pick<Ports, 'sites' | 'setups'>, site: string): Promise<string | null> {
  const live = (await sites.bySlug(site))?.intake?.backupContact;
  return live ?? (await setups.ofSite(site))?.draft.backupContact ?? null;
}
