import { DAY_LONG } from '#src/domain/day.ts';
import type { StaffKey } from '#src/domain/staff.ts';
import { newChange } from '#src/features/listings/newChange.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker, type Worker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';

/** Everybody who may stand before a page. */
export const ROLES = ['stranger', 'intake, locked', 'intake', 'manager, locked', 'manager', 'Bureau, locked', 'Bureau'] as const;
export type RoleName = (typeof ROLES)[number];

/** Whose thing an address names, as a worker of north-lead sees it. */
export const OWNERS = ['own', 'foreign', 'absent'] as const;
export type Owner = (typeof OWNERS)[number];

/** What can stand in an address, by owner. */
export interface Scene {
  readonly item: Readonly<Record<Owner, string>>;
  readonly change: Readonly<Record<Owner, string>>;
  readonly claim: Readonly<Record<Owner, string>>;
  readonly link: Readonly<Record<Owner, string>>;
  readonly site: Readonly<Record<Owner, string>>;
  /** A person of the site's desk. */
  readonly person: Readonly<Record<Owner, string>>;
  /** Of the intake worker; a manager's own they are not. */
  readonly passkey: Readonly<Record<Owner, string>>;
  /** A fresh session of a role: its cookie, and the proof that posts carry. Null for a stranger. */
  session(role: RoleName): Promise<{ readonly cookie: string; readonly csrf: string } | null>;
}

// The server's purge runs at its start.
const FAR_AHEAD = '2999-12-31';
const ABSENT = 'a'.repeat(26);

/** Two sites with everything that an address can name, and one person of every role at the first. */
export async function accessScene(ports: TestPorts): Promise<Scene> {
  const own = await aSiteWithAll(ports, 'north-lead');
  const foreign = await aSiteWithAll(ports, 'south-lead');
  const bureau = await addReader(ports);
  const people: Readonly<Record<string, Worker>> = { intake: own.intake, manager: own.manager, Bureau: bureau };
  const of = (pick: (site: typeof own) => string, absent = ABSENT) => ({ own: pick(own), foreign: pick(foreign), absent });
  return {
    item: of(({ item }) => item),
    change: of(({ change }) => change),
    claim: of(({ claim }) => claim),
    link: of(({ link }) => link, '0000000000'),
    site: of(({ slug }) => slug, 'nowhere-lead'),
    person: of(({ intake }) => intake.record.id),
    passkey: of(({ passkey }) => passkey),
    async session(role) {
      const [name = '', locked] = role.split(', ');
      const worker = people[name];
      return worker === undefined ? null : newSession(ports, worker, locked === undefined ? worker.key : null);
    },
  };
}

async function aSiteWithAll(ports: TestPorts, slug: string) {
  // Open since today: the weekly rehearsal of an older form would run while the test looks.
  const desk = await aDesk(ports, { slug, liveSince: Date.now() });
  const manager = await addWorker(ports, { site: slug, role: 'manager', name: 'Basil Lanternlight' });
  const { row } = await addReferral(ports, { site: slug, deleteOn: FAR_AHEAD });
  const patch = { host: { from: 'Harbor Health', to: 'Another Harbor' } };
  const change = newChange(ports, { site: slug, kind: 'edit', author: manager.record.id, patch, state: 'waiting' });
  await ports.changes.save({ change, site: null, letters: [], audit: [] }, 0);
  const link = ports.ids.short();
  await addLink(ports, slug, link);
  const passkey = await addPasskey(ports, desk.intake);
  return { slug, intake: desk.intake, manager, item: row.id, change: change.id, claim: await addClaim(ports, slug), link, passkey };
}

async function addPasskey(ports: TestPorts, { record }: Worker): Promise<string> {
  const id = ports.ids.next();
  const facts = { publicKey: 'a-key', counter: 0, transports: [], name: 'Office', addedOn: '2026-01-01', usedOn: null };
  const letter = { id: ports.ids.next(), kind: 'account-changed', staffId: record.id, nth: null, dueAt: Date.now(), secret: null } as const;
  await ports.passkeys.add({ id, staffId: record.id, ...facts }, 1, letter, anAuditEntry({ act: 'passkey-added' }));
  return id;
}

async function addLink(ports: TestPorts, site: string, code: string): Promise<void> {
  const facts = { name: '', weekly: null, endsOn: null, relation: null, madeBy: 'x', madeOn: '2026-01-01', revokedOn: null };
  await ports.partners.add({ code, site, kind: 'card', ...facts }, null, anAuditEntry({ act: 'partner-link' }));
}

async function addClaim(ports: TestPorts, site: string): Promise<string> {
  const id = ports.ids.next();
  const decisions = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null };
  const row = { id, site, day: '2026-01-01', state: 'asked', deleteOn: FAR_AHEAD, version: 1, ...decisions } as const;
  await ports.claims.add({ row, sealed: 'sealed', letters: [], audit: anAuditEntry({ act: 'claim', object: id }) });
  return id;
}

async function newSession(ports: TestPorts, { record }: Worker, key: StaffKey | null) {
  const cookie = ports.ids.secret();
  const id = ports.signer.hash('session', cookie);
  const now = Date.now();
  const unlockedKey = key && ports.vault.wrapForSession(key, cookie);
  await ports.staff.addSession({ id, staffId: record.id, startedAt: now, seenAt: now, unlockedKey }, DAY_LONG);
  return { cookie, csrf: csrfFor(ports, id) };
}
