import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliveries, staff } from '#db/schema.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { endSessions } from '#src/features/people/endSessions.ts';
import { forgetKey } from '#src/features/people/forgetKey.ts';
import { findPerson, listBureauPeople, listPeople } from '#src/features/people/listPeople.ts';
import { setLeave } from '#src/features/people/setLeave.ts';
import { bringBack, suspendPerson } from '#src/features/people/suspendPerson.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, enrolled, newcomer, SLUG } from '../keys/aTeam.ts';

async function signedIn(ports: TestPorts, staffId: string): Promise<string> {
  const now = ports.clock.now();
  const id = ports.ids.next();
  await ports.staff.addSession({ id, staffId, startedAt: now, seenAt: now, unlockedKey: null, parkedKey: null }, 5);
  return id;
}

test('somebody on leave keeps the key, and a letter tells them where the manager pressed', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;

  expect(await setLeave(ports, manager.staff, id, true)).toEqual({ kind: 'noted' });
  expect(await ports.staff.byId(id)).toMatchObject({ onLeaveSince: '2026-03-02' });
  expect(await openSiteKeys(ports, colleague)).toHaveLength(1);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'staff-leave', actor: manager.staff.id, object: id, result: 'away' });
  const letters = await ports.db.select().from(deliveries).where(eq(deliveries.staffId, id));
  expect(letters.map(({ kind }) => kind)).toContain('account-changed');

  expect(await setLeave(ports, colleague.staff, id, false)).toEqual({ kind: 'noted' });
  expect(await ports.staff.byId(id)).toMatchObject({ onLeaveSince: null });
});

test('nobody goes on leave when nobody else who is there could open messages, not even two at once', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);

  const both = await Promise.all([manager, colleague].map(({ staff }) => setLeave(ports, staff, staff.id, true)));

  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['noted', 'refused']);
  const there = (await ports.staff.ofSite(SLUG)).filter(({ onLeaveSince }) => onLeaveSince === null);
  expect(there).toHaveLength(1);
  expect(await setLeave(ports, there[0] ?? manager.staff, there[0]?.id ?? '', true)).toEqual({ kind: 'refused', because: 'nobody-else' });
});

test('a colleague does not send another on leave, nor does a manager of another site', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'manager', 'south-lead');

  expect(await setLeave(ports, colleague.staff, manager.staff.id, true)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await setLeave(ports, elsewhere.staff, manager.staff.id, true)).toEqual({ kind: 'refused', because: 'not-allowed' });
});

test('a suspended account is signed out at once and opens nothing; brought back, it opens what it opened', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const session = await signedIn(ports, colleague.staff.id);

  expect(await suspendPerson(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'done' });
  expect(await ports.staff.session(session)).toBeNull();
  expect(await ports.keys.openers(SLUG)).toEqual([manager.staff.id]);
  expect(await findPerson(ports, SLUG, colleague.staff.id)).toMatchObject({ state: 'suspended' });
  expect(await suspendPerson(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'refused', because: 'not-now' });

  expect(await bringBack(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'done' });
  expect(await ports.keys.openers(SLUG)).toEqual([manager.staff.id, colleague.staff.id].toSorted());
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'staff-returned' });
});

test('nobody suspends themself, a worker suspends nobody, and a manager nobody of another site', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'manager', 'south-lead');
  const session = await signedIn(ports, manager.staff.id);

  expect(await suspendPerson(ports, manager.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'yourself' });
  expect(await suspendPerson(ports, colleague.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await suspendPerson(ports, elsewhere.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await endSessions(ports, colleague.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await ports.staff.session(session)).not.toBeNull();
});

test('the Bureau suspends anybody, its own people too, but never its last', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const [cleo, dell] = [await addReader(ports, 'Cleo'), await addReader(ports, 'Dell')];

  expect(await suspendPerson(ports, cleo.record, manager.staff.id)).toEqual({ kind: 'done' });
  const each = await Promise.all([suspendPerson(ports, cleo.record, dell.record.id), suspendPerson(ports, dell.record, cleo.record.id)]);
  expect(each.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
  expect((await listBureauPeople(ports)).map(({ state }) => state).toSorted()).toEqual(['opens', 'suspended']);
  expect(await suspendPerson(ports, manager.staff, cleo.record.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
});

test('what the Bureau suspended the Bureau alone opens again, also where a manager had suspended first', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  const cleo = await addReader(ports, 'Cleo');
  const refused = { kind: 'refused', because: 'by-the-bureau' };

  await suspendPerson(ports, manager.staff, id);
  expect(await findPerson(ports, SLUG, id)).toMatchObject({ isShutByBureau: false });
  expect(await suspendPerson(ports, cleo.record, id)).toEqual({ kind: 'done' });
  expect(await suspendPerson(ports, cleo.record, id)).toEqual({ kind: 'refused', because: 'not-now' });
  expect(await suspendPerson(ports, manager.staff, id)).toEqual({ kind: 'refused', because: 'not-now' });
  expect(await findPerson(ports, SLUG, id)).toMatchObject({ state: 'suspended', isShutByBureau: true });
  expect(await bringBack(ports, manager.staff, id)).toEqual(refused);
  // Not even past the question: the store asks once more, in the batch.
  expect(await ports.staff.bringBack(id, anAuditEntry({ actor: manager.staff.id, act: 'staff-returned', object: id }))).toBe(false);
  expect(await bringBack(ports, cleo.record, id)).toEqual({ kind: 'done' });

  await suspendPerson(ports, manager.staff, id);
  expect(await bringBack(ports, manager.staff, id)).toEqual({ kind: 'done' });
});

test('where the audit does not tell any more who suspended, the Bureau opens', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await suspendPerson(ports, manager.staff, colleague.staff.id);
  await bringBack(ports, manager.staff, colleague.staff.id);
  // As a restore does it by the journal, which knows no names.
  await ports.db.update(staff).set({ status: 'suspended' }).where(eq(staff.id, colleague.staff.id));

  expect(await bringBack(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'refused', because: 'by-the-bureau' });
});

test('a manager signs somebody out everywhere', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const sessions = [await signedIn(ports, colleague.staff.id), await signedIn(ports, colleague.staff.id)];

  expect(await endSessions(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'ended' });
  for (const id of sessions) expect(await ports.staff.session(id)).toBeNull();
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'session-ended', object: colleague.staff.id });
});

test('whoever lost the six words makes a new key and is given access anew; the last who opens keeps theirs', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);

  expect(await forgetKey(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'forgotten' });
  expect(await openSiteKeys(ports, colleague)).toEqual([]);
  expect(await findPerson(ports, SLUG, colleague.staff.id)).toMatchObject({ state: 'no-key', fingerprint: null });

  const anew = await enrolled(ports, colleague.staff);
  expect(await findPerson(ports, SLUG, colleague.staff.id)).toMatchObject({ state: 'waits-for-access' });
  expect(await giveAccess(ports, manager, await newcomer(ports, anew.staff.id))).toMatchObject({ kind: 'given' });
  expect(await openSiteKeys(ports, anew)).toHaveLength(1);

  const second = await anEnrolled(ports, 'manager');
  await forgetKey(ports, manager.staff, colleague.staff.id);
  expect(await forgetKey(ports, second.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'nobody-else' });
});

test('access that is given is told to its owner by letter', async () => {
  await using ports = await testPorts();
  const { colleague } = await aTeam(ports);

  const letters = await ports.db.select().from(deliveries).where(eq(deliveries.staffId, colleague.staff.id));
  expect(letters.map(({ kind }) => kind)).toEqual(['account-changed']);
});

test('the list of a site names nobody of another, and says how far each has come', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const fresh = await aPerson(ports);
  await anEnrolled(ports, 'manager', 'south-lead');

  const states = (await listPeople(ports, SLUG)).map(({ record, state }) => [record.id, state]);
  expect(states.toSorted()).toEqual(
    [
      [manager.staff.id, 'opens'],
      [colleague.staff.id, 'opens'],
      [fresh.id, 'no-answers'],
    ].toSorted(),
  );
  expect(await findPerson(ports, 'south-lead', manager.staff.id)).toBeNull();
});

test("two managers who take each other's forgotten key at the same moment leave one who opens", async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const second = await anEnrolled(ports, 'manager');
  await giveAccess(ports, manager, await newcomer(ports, second.staff.id));
  await forgetKey(ports, manager.staff, colleague.staff.id);

  const both = await Promise.all([forgetKey(ports, manager.staff, second.staff.id), forgetKey(ports, second.staff, manager.staff.id)]);

  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['forgotten', 'refused']);
  expect(await ports.keys.openers(SLUG)).toHaveLength(1);
});

test('two managers who suspend each other at the same moment leave one who can undo it', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const second = await anEnrolled(ports, 'manager');

  const both = await Promise.all([
    suspendPerson(ports, manager.staff, second.staff.id),
    suspendPerson(ports, second.staff, manager.staff.id),
  ]);

  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
});
