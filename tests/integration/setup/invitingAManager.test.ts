import { expect, test } from 'vitest';
import { runCommand } from '#src/commands/runCommand.ts';
import { HOUR } from '#src/domain/day.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { invitePerson } from '#src/features/people/invitePerson.ts';
import { inviteManager } from '#src/features/setup/inviteManager.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SLUG = 'north-lead';
const UMA = { slug: SLUG, email: 'uma@north-lead.example', name: 'Uma Made-Up' };
const letters = async (ports: TestPorts) => (await ports.client.execute("SELECT staff_id FROM deliveries WHERE kind = 'invitation'")).rows;

async function command(ports: TestPorts, ...words: string[]) {
  const said: string[] = [];
  const code = await runCommand(
    words,
    async () => ports,
    (line) => said.push(line),
  );
  return { code, said: said.join('\n') };
}

test('an invitation sets facts and sends a letter, no more', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);

  const { code, said } = await command(ports, 'site', 'invite', SLUG, ' Uma@North-Lead.example ', 'Uma Made-Up');

  expect(code).toBe(0);
  expect(said).toContain('uma@north-lead.example is asked to set up North LEAD');
  const uma = await ports.staff.byEmail(UMA.email);
  expect(uma).toMatchObject({ site: SLUG, role: 'manager', name: 'Uma Made-Up', recipient: null, wrappedKey: null });
  expect(uma?.invitedUntil).toBe(ports.clock.now() + 72 * HOUR);
  expect(await ports.setups.ofSite(SLUG)).toEqual({ site: SLUG, invitedAt: ports.clock.now(), draft: {}, oneHolder: null, version: 1 });
  expect(await letters(ports)).toMatchObject([{ staff_id: uma?.id }]);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-invited', actor: 'operator', object: uma?.id, result: 'ok' });
  expect(await ports.keys.current(SLUG)).toBeNull();
  expect((await command(ports, 'site', 'status', SLUG)).said).toContain('its manager is invited, no key yet');
});

test('the same command again renews the invitation of the same account, also after it is over', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);
  await inviteManager(ports, UMA);
  ports.clock.advance(100 * HOUR);

  expect(await inviteManager(ports, UMA)).toMatchObject({ kind: 'invited', again: true });
  expect(await ports.staff.ofSite(SLUG)).toMatchObject([{ invitedUntil: ports.clock.now() + 72 * HOUR }]);
  expect(await letters(ports)).toHaveLength(2);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-invited', result: 'again' });
});

test('a manager who keeps the listing already, without a key, is asked under the same account and stays signed up', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);
  await inviteManager(ports, UMA);
  const uma = await ports.staff.byEmail(UMA.email);
  await ports.staff.takeUpInvitation(uma?.id ?? '', ports.clock.now());

  expect(await inviteManager(ports, UMA)).toMatchObject({ kind: 'invited', again: true });
  expect((await ports.staff.byEmail(UMA.email))?.invitedUntil).toBeNull();
});

const YES = { swornOrProsecution: false, reportsToSuch: true, wouldHandOver: false };

/** Uma came, and answered yes to one of the three questions. */
async function umaSaidYes(ports: TestPorts): Promise<string> {
  await ports.sites.addMissing([aListing()]);
  await inviteManager(ports, UMA);
  const uma = await ports.staff.byEmail(UMA.email);
  if (uma === null) throw new Error('nobody was invited');
  await ports.staff.takeUpInvitation(uma.id, ports.clock.now());
  await recordAttestation(ports, uma, YES);
  return uma.id;
}

test('a yes by mistake is put right by the same command: the questions stand open again, on record, and the command says so', async () => {
  await using ports = await testPorts();
  const id = await umaSaidYes(ports);

  const { code, said } = await command(ports, 'site', 'invite', SLUG, UMA.email, UMA.name);

  expect(code).toBe(0);
  expect(said).toContain('they answer anew');
  expect(await ports.staff.attestation(id)).toBeNull();
  const rows = await ports.client.execute("SELECT actor, object, result FROM audit WHERE act = 'attestation' ORDER BY seq");
  expect(rows.rows).toMatchObject([{ result: 'listing-only' }, { actor: 'operator', object: id, result: 'asked-anew' }]);
  expect(await letters(ports)).toHaveLength(2);
  expect((await command(ports, 'site', 'invite', SLUG, UMA.email, UMA.name)).said).not.toContain('they answer anew');
});

test.each([
  ['clean answers', { ...YES, reportsToSuch: false }, null],
  ['a yes of somebody who once had a key', YES, 'key-made'],
] as const)('%s stay as they are when the invitation goes out again', async (_, answers, act) => {
  await using ports = await testPorts();
  const id = await umaSaidYes(ports);
  await ports.staff.attest(id, { ...answers, version: 1, at: 5 }, anAuditEntry({ act: 'attestation', object: id }));
  if (act !== null) await ports.audit.add(anAuditEntry({ act, object: id, site: SLUG }));

  expect(await inviteManager(ports, UMA)).toMatchObject({ kind: 'invited', again: true, anew: false });
  expect(await ports.staff.attestation(id)).toMatchObject({ ...answers, at: 5 });
});

test('a manager who invites a colleague again puts a yes by mistake right, and changes nothing else', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const boss = await addWorker(ports, { site: SLUG, role: 'manager' });
  const staff = { ...boss.record, site: SLUG };
  const who = { staff, key: boss.key, sessionId: '', csrf: '', since: 0 };
  const id = ports.ids.next();
  const vic = { id, site: SLUG, role: 'intake', name: 'Vic Made-Up', email: 'vic@north-lead.example' } as const;
  await ports.staff.add(vic, anAuditEntry({ act: 'staff-added' }));
  const invite = () => invitePerson(ports, who, { name: vic.name, email: vic.email, role: 'manager' });
  expect(await invite()).toEqual({ kind: 'refused', because: 'taken' });
  await recordAttestation(ports, vic, YES);

  expect(await invite()).toEqual({ kind: 'invited', staffId: id, again: true, anew: true });
  expect(await ports.staff.attestation(id)).toBeNull();
  expect(await ports.staff.byId(id)).toMatchObject({ role: 'intake', recipient: null });
  expect(await letters(ports)).toHaveLength(1);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'attestation', actor: boss.record.id, object: id, result: 'asked-anew' });
});

const refusals: [string, (ports: TestPorts) => Promise<unknown>][] = [
  ['no-such-site', async () => undefined],
  ['live', (ports) => addSite(ports)],
  ['ended', (ports) => ports.sites.addMissing([aListing({ stage: 'ended' })])],
  ['departs-from-model', (ports) => ports.sites.addMissing([aListing({ model: 'departs' })])],
  [
    'taken',
    async (ports) => {
      await ports.sites.addMissing([aListing(), aListing({ slug: 'south-lead' })]);
      await addWorker(ports, { site: 'south-lead', role: 'manager', email: UMA.email });
    },
  ],
  [
    'taken',
    async (ports) => {
      await ports.sites.addMissing([aListing()]);
      await addWorker(ports, { site: SLUG, role: 'intake', email: UMA.email });
    },
  ],
  [
    'has-manager',
    async (ports) => {
      await ports.sites.addMissing([aListing()]);
      await addWorker(ports, { site: SLUG, role: 'manager' });
    },
  ],
];

test.each(refusals)('%s is refused, and nothing is written', async (because, before) => {
  await using ports = await testPorts();
  await before(ports);
  const people = (await ports.client.execute('SELECT 1 FROM staff')).rows.length;

  expect(await inviteManager(ports, UMA)).toEqual({ kind: 'refused', because });
  expect((await ports.client.execute('SELECT 1 FROM staff')).rows).toHaveLength(people);
  expect((await ports.client.execute('SELECT 1 FROM site_setups')).rows).toEqual([]);
  expect(await letters(ports)).toEqual([]);
  const told = await command(ports, 'site', 'invite', SLUG, UMA.email, UMA.name);
  expect(told.code).toBe(1);
});

test('an address or a name that cannot be taken is told', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);

  expect((await command(ports, 'site', 'invite', SLUG, 'uma', 'Uma')).said).toContain('EMAIL is a full address');
  expect((await command(ports, 'site', 'invite', SLUG, UMA.email, ' ')).said).toContain('NAME is what colleagues call them');
  expect((await command(ports, 'site', 'invite', SLUG, UMA.email)).code).toBe(2);
});

test('a key that a manager makes at the very moment of a second invitation keeps the second one out', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);
  const late = {
    ...ports,
    setups: {
      ...ports.setups,
      start: async (asked: Parameters<typeof ports.setups.start>[0]) => {
        await addWorker(ports, { site: SLUG, role: 'manager' });
        return ports.setups.start(asked);
      },
    },
  };

  expect(await inviteManager(late, UMA)).toEqual({ kind: 'refused', because: 'has-manager' });
  expect(await ports.staff.byEmail(UMA.email)).toBeNull();
  expect(await ports.setups.ofSite(SLUG)).toBeNull();
  expect(await letters(ports)).toEqual([]);
});

test('site status tells the recorded reason of a site with one reader', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);
  await inviteManager(ports, UMA);
  const manager = await addWorker(ports, { site: SLUG, role: 'manager' });
  const pair = await ports.vault.newKey();
  const identity = { site: SLUG, epoch: 1, identity: pair.identity };
  const grant = await ports.vault.sealGrant(identity, manager.record.id, manager.record.recipient ?? '');
  const audit = { at: ports.clock.now(), actor: 'x', site: SLUG, act: 'key-made', object: null, result: 'ok' } as const;
  await ports.keys.addEpoch({ site: SLUG, epoch: 1, recipient: pair.recipient }, [grant], ports.clock.now(), audit);
  const setup = await ports.setups.ofSite(SLUG);
  if (setup === null) throw new Error('no set-up');
  await ports.setups.save({ ...setup, oneHolder: 'one-person-team' }, { ...audit, act: 'site-setup' });

  const { said } = await command(ports, 'site', 'status', SLUG);
  expect(said).toContain('not live, it has its key');
  expect(said).toContain('Recorded reason: one person can read here; the team is one person.');
  expect(said).not.toContain('a second person who holds the key');
});
