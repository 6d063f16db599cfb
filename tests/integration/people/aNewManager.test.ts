import { expect, test } from 'vitest';
import { nextEpoch } from '#src/features/keys/nextEpoch.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { recoverWithSheet } from '#src/features/keys/recoverWithSheet.ts';
import { agreeToManager, declineManager, proposeManager } from '#src/features/people/appointManager.ts';
import { removePerson } from '#src/features/people/removePerson.ts';
import { addReader, unlockedReader } from '#tests/support/aBureau.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aTeam, CLEAN, enrolled, SLUG } from '../keys/aTeam.ts';

const ASKED = {
  name: 'Invented Newcomer',
  email: 'newcomer@north-lead.example',
  director: 'The director of Harbor Health',
  number_found_at: 'the page of Harbor Health',
};

async function twoOfTheBureau(ports: TestPorts) {
  return { cleo: unlockedReader(await addReader(ports, 'Cleo')), dell: unlockedReader(await addReader(ports, 'Dell')) };
}

async function waitingId(ports: TestPorts): Promise<string> {
  const [waiting] = await ports.appointments.waiting();
  return waiting?.id ?? '';
}

test('with every manager gone, the director, two of the Bureau and the paper bring a new one who reads what waited', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  const item = await addReferral(ports, { site: SLUG });
  const { cleo, dell } = await twoOfTheBureau(ports);
  const nextKey = async (asked: { site: string; without: string }) => {
    const next = await nextEpoch(ports, asked);
    return next.kind === 'next' ? next : null;
  };
  for (const { staff } of [colleague, manager]) await removePerson(ports, cleo.staff, { staffId: staff.id, heir: null }, nextKey);

  expect(await proposeManager(ports, cleo, SLUG, ASKED)).toEqual({ kind: 'proposed' });
  expect(await agreeToManager(ports, cleo, SLUG, await waitingId(ports))).toEqual({ kind: 'refused', because: 'same-person' });
  expect(await agreeToManager(ports, dell, SLUG, await waitingId(ports))).toEqual({ kind: 'done' });
  const record = await ports.staff.byEmail(ASKED.email);
  expect(record).toMatchObject({ site: SLUG, role: 'manager', name: ASKED.name, recipient: null, invitedUntil: expect.any(Number) });

  const newManager = { id: record?.id ?? '', site: SLUG, role: 'manager', name: ASKED.name } as const;
  await recordAttestation(ports, newManager, CLEAN);
  const unlocked = await enrolled(ports, newManager);
  expect(await openSiteKeys(ports, unlocked)).toEqual([]);
  expect(await recoverWithSheet(ports, unlocked.staff, [paper])).toMatchObject({ kind: 'recovered', epochs: 3 });
  const [first] = await openSiteKeys(ports, unlocked);
  expect(first && (await ports.vault.openSummary(first, item.row.id, item.sealed.summary)).kind).toBe('opened');
});

test('the managers who are there are told when one is proposed and when one is agreed to', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const { cleo, dell } = await twoOfTheBureau(ports);
  const told = async () => {
    const due = await ports.deliveries.takeDue(ports.clock.now() + 1, ports.clock.now() + 2, 50);
    return due.filter(({ staffId }) => staffId === manager.staff.id).map(({ kind }) => kind);
  };
  await told();

  await proposeManager(ports, cleo, SLUG, ASKED);
  expect(await told()).toEqual(['account-changed']);
  await agreeToManager(ports, dell, SLUG, await waitingId(ports));
  expect(await told()).toContain('account-changed');
});

test('every empty box is told, and nothing is written', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  const { cleo } = await twoOfTheBureau(ports);

  const empty = { name: ' ', email: 'no address', director: '', number_found_at: '' };
  expect(await proposeManager(ports, cleo, SLUG, empty)).toEqual({
    kind: 'wrong',
    fields: ['name', 'email', 'director', 'number_found_at'],
  });
  expect(await ports.appointments.ofSite(SLUG)).toEqual([]);
});

test('one proposal waits at a time, one address has one account, and an unknown site gets none', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const { cleo, dell } = await twoOfTheBureau(ports);
  const taken = (await ports.staff.byId(manager.staff.id))?.email ?? '';

  expect(await proposeManager(ports, cleo, 'nowhere', ASKED)).toEqual({ kind: 'refused', because: 'not-there' });
  expect(await proposeManager(ports, cleo, SLUG, { ...ASKED, email: taken })).toEqual({ kind: 'refused', because: 'taken' });
  const both = await Promise.all([proposeManager(ports, cleo, SLUG, ASKED), proposeManager(ports, dell, SLUG, ASKED)]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['proposed', 'refused']);
});

test('a proposal is declined by one, decided once, and found under its own site alone', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  const { cleo, dell } = await twoOfTheBureau(ports);
  await proposeManager(ports, cleo, SLUG, ASKED);
  const id = await waitingId(ports);

  expect(await agreeToManager(ports, dell, 'south-lead', id)).toEqual({ kind: 'refused', because: 'not-there' });
  const answers = await Promise.all([declineManager(ports, cleo, SLUG, id), agreeToManager(ports, dell, SLUG, id)]);
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(await agreeToManager(ports, dell, SLUG, id)).toMatchObject({ kind: 'refused', because: 'done' });
  expect((await newestAct(ports, SLUG))?.act).toMatch(/^(?:manager-declined|staff-added)$/);
});

test('once it is decided the address is kept nowhere but in the account, if there is one', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  const { cleo, dell } = await twoOfTheBureau(ports);
  await proposeManager(ports, cleo, SLUG, ASKED);
  await declineManager(ports, cleo, SLUG, await waitingId(ports));
  await proposeManager(ports, cleo, SLUG, ASKED);
  await agreeToManager(ports, dell, SLUG, await waitingId(ports));

  expect((await ports.appointments.ofSite(SLUG)).map(({ state, email }) => [state, email]).toSorted()).toEqual([
    ['agreed', ''],
    ['declined', ''],
  ]);
  expect(await ports.staff.byEmail(ASKED.email)).toMatchObject({ role: 'manager', site: SLUG });
});
