import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries } from '#db/schema.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { correctPerson } from '#src/features/people/correctPerson.ts';
import { invitePerson } from '#src/features/people/invitePerson.ts';
import { findPerson } from '#src/features/people/listPeople.ts';
import { requestSignInCode } from '#src/features/sign-in/requestSignInCode.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aTeam, SLUG } from '../keys/aTeam.ts';
import { askForCode, NETWORK, newestCode, typeCode } from '../sign-in/signInSteps.ts';

const HOUR = 3_600_000;
const NEW = 'juniper@harbor-health.example';

async function recordOf(ports: TestPorts, id: string) {
  const record = await ports.staff.byId(id);
  if (record === null || (record.role !== 'intake' && record.role !== 'manager')) throw new Error('nobody of a site');
  return { name: record.name, email: record.email, role: record.role };
}

async function signedIn(ports: TestPorts, staffId: string): Promise<string> {
  const [id, now] = [ports.ids.next(), ports.clock.now()];
  await ports.staff.addSession({ id, staffId, startedAt: now, seenAt: now, unlockedKey: null, parkedKey: null }, 5);
  return id;
}

const rowsOf = async (ports: TestPorts) =>
  (await ports.db.select().from(audit).where(eq(audit.act, 'staff-changed'))).map(({ actor, object, result }) => [actor, object, result]);

/** A team whose colleague was moved to another address just now. */
async function aMovedColleague(ports: TestPorts) {
  const team = await aTeam(ports);
  const { id } = team.colleague.staff;
  const before = await recordOf(ports, id);
  await ports.db.delete(deliveries);
  const session = await signedIn(ports, id);
  expect(await correctPerson(ports, team.manager.staff, id, { ...before, email: ` ${NEW.toUpperCase()}` })).toEqual({
    kind: 'corrected',
    changed: ['email'],
  });
  return { ...team, id, before, session };
}

test('a name is corrected, is told by letter, and leaves everybody signed in', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  const session = await signedIn(ports, id);
  await ports.db.delete(deliveries);
  const before = await recordOf(ports, id);

  expect(await correctPerson(ports, manager.staff, id, before)).toEqual({ kind: 'same' });
  expect(await correctPerson(ports, manager.staff, id, { ...before, name: 'Juniper  Teacup' })).toEqual({
    kind: 'corrected',
    changed: ['name'],
  });

  expect(await recordOf(ports, id)).toEqual({ ...before, name: 'Juniper Teacup' });
  expect(await ports.staff.session(session)).not.toBeNull();
  expect(await rowsOf(ports)).toEqual([[manager.staff.id, id, 'name']]);
  expect(await ports.db.select().from(deliveries)).toMatchObject([{ kind: 'account-changed', staffId: id, about: null }]);
});

test('a new role ends their sessions, keeps their key, and has its row', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  const session = await signedIn(ports, id);

  await correctPerson(ports, manager.staff, id, { ...(await recordOf(ports, id)), role: 'manager' });

  expect(await ports.staff.byId(id)).toMatchObject({ role: 'manager', invitedUntil: null });
  expect(await ports.staff.session(session)).toBeNull();
  expect(await openSiteKeys(ports, colleague)).toHaveLength(1);
  expect(await rowsOf(ports)).toEqual([[manager.staff.id, id, 'manager']]);
});

test('a new address signs them out, tells the old one and the new one, and neither letter says an address', async () => {
  await using ports = await testPorts();
  const { manager, colleague, id, before, session } = await aMovedColleague(ports);

  expect(await ports.staff.session(session)).toBeNull();
  expect(await openSiteKeys(ports, colleague)).toHaveLength(1);
  expect(await rowsOf(ports)).toEqual([[manager.staff.id, id, 'address']]);
  expect(JSON.stringify(await ports.db.select().from(deliveries))).not.toContain(before.email);
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.map(({ to, subject }) => [to, subject.split(' / ')[0]]).toSorted()).toEqual(
    [
      [before.email, 'Something about your account changed'],
      [NEW, 'You are invited to the LEAD Portal'],
    ].toSorted(),
  );
  for (const { text } of ports.mailer.sent) expect(text).not.toMatch(/@/);
  expect((await ports.db.select().from(deliveries)).map(({ secret }) => secret)).toEqual([null, null]);
});

test('the old address brings no code from that moment, not even one that was asked for before', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  const before = await recordOf(ports, id);
  const browser = await askForCode(ports, before.email);
  const code = (await newestCode(ports)) ?? '';
  await requestSignInCode(ports, { email: before.email, browser: undefined, clientNetwork: NETWORK });

  await correctPerson(ports, manager.staff, id, { ...before, email: NEW });

  expect(await typeCode(ports, { code, browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
  expect(await ports.db.select().from(deliveries).where(eq(deliveries.kind, 'sign-in-code'))).not.toContainEqual(
    expect.objectContaining({ state: 'owed' }),
  );
  const sent = ports.mailer.sent.length;
  await requestSignInCode(ports, { email: before.email, browser: undefined, clientNetwork: 'another network' });
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.slice(sent).filter(({ subject }) => subject.includes('code'))).toEqual([]);
});

test('the new address counts once a code of a letter to it is typed, and only within 72 hours', async () => {
  await using ports = await testPorts();
  const { id } = await aMovedColleague(ports);
  expect(await ports.staff.byId(id)).toMatchObject({ email: NEW, invitedUntil: ports.clock.now() + 72 * HOUR });
  expect(await findPerson(ports, SLUG, id)).toMatchObject({ state: 'opens' });
  const start = ports.clock.now();

  ports.clock.set(start + 73 * HOUR);
  await askForCode(ports, NEW);
  expect(await newestCode(ports)).toBeNull();
  ports.clock.set(start + HOUR);
  const browser = await askForCode(ports, NEW);
  expect(await typeCode(ports, { code: (await newestCode(ports)) ?? '', browser, clientNetwork: NETWORK })).toMatchObject({
    kind: 'signed-in',
  });
  expect(await ports.staff.byId(id)).toMatchObject({ invitedUntil: null });
});

test('whoever did not use the new address in time is invited there again, and stays what they are', async () => {
  await using ports = await testPorts();
  const { manager, id, before } = await aMovedColleague(ports);
  ports.clock.set(ports.clock.now() + 80 * HOUR);

  const again = await invitePerson(ports, manager, { ...before, email: NEW, role: 'manager' });

  expect(again).toMatchObject({ kind: 'invited', staffId: id, again: true });
  expect(await ports.staff.byId(id)).toMatchObject({ role: 'intake', invitedUntil: ports.clock.now() + 72 * HOUR });
});

test('an address of another account is refused alike, here and elsewhere, and nothing changes', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'intake', 'south-lead');
  const { id } = colleague.staff;
  const before = await recordOf(ports, id);

  for (const other of [manager.staff.id, elsewhere.staff.id]) {
    const { email } = await recordOf(ports, other);
    const asked = { ...before, email, name: 'Another Name' };
    expect(await correctPerson(ports, manager.staff, id, asked)).toEqual({ kind: 'refused', because: 'taken' });
  }
  expect(await recordOf(ports, id)).toEqual(before);
  expect(await rowsOf(ports)).toEqual([]);
});

test('a manager corrects their own name, and neither their own role nor their own address', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const { id } = manager.staff;
  const before = await recordOf(ports, id);

  for (const change of [{ role: 'intake' as const }, { email: NEW }])
    expect(await correctPerson(ports, manager.staff, id, { ...before, ...change })).toEqual({ kind: 'refused', because: 'yourself' });
  expect(await correctPerson(ports, manager.staff, id, { ...before, name: 'Basil' })).toMatchObject({ kind: 'corrected' });
});

test('of two managers who take the role from each other at once, one stays a manager', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const second = await anEnrolled(ports, 'manager');
  const both = [
    [manager, second],
    [second, manager],
  ] as const;
  const asked = await Promise.all(both.map(async ([, { staff }]) => ({ ...(await recordOf(ports, staff.id)), role: 'intake' as const })));

  const answers = await Promise.all(
    both.map(([by, { staff }], at) => {
      const [one, other] = asked;
      return correctPerson(ports, by.staff, staff.id, (at === 0 ? one : other) ?? { name: '', email: '', role: 'intake' });
    }),
  );

  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['corrected', 'refused']);
  expect((await ports.staff.ofSite(SLUG)).filter(({ role }) => role === 'manager')).toHaveLength(1);
});

test('a worker, a manager of another site and the Bureau correct nobody, and nobody corrects whoever is suspended or left', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'manager', 'south-lead');
  const { id } = colleague.staff;
  const asked = { ...(await recordOf(ports, id)), name: 'Another Name' };
  const bureau = { id: 'cleo', site: null, role: 'bureau', name: 'Cleo' } as const;

  for (const by of [colleague.staff, elsewhere.staff, bureau])
    expect(await correctPerson(ports, by, id, asked)).toEqual({ kind: 'refused', because: 'not-allowed' });
  await ports.staff.suspend(id, anAuditEntry({ actor: manager.staff.id, act: 'staff-suspended', object: id }));
  expect(await correctPerson(ports, manager.staff, id, asked)).toEqual({ kind: 'refused', because: 'not-there' });
});

test('a bounce of the letter to the old address says nothing of the new one', async () => {
  await using ports = await testPorts();
  await aMovedColleague(ports);
  const { mailEffect } = await import('#src/features/deliveries/mailEffect.ts');
  const letters = await ports.db.select().from(deliveries);

  const effects = await Promise.all(letters.map((letter) => mailEffect(ports, letter, 'email.bounced')));

  expect(letters.map(({ kind }, at) => [kind, effects[at]?.trouble?.kind ?? null]).toSorted()).toEqual([
    ['account-changed', null],
    ['invitation', 'bounced'],
  ]);
});
