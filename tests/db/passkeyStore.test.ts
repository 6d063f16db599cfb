import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, passkeyChallenges, sessions, staff } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import type { Passkey } from '#src/ports/staff.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const NOW = TEST_START;
let ports: TestPorts;
beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  for (const id of ['ann', 'bea']) {
    await ports.staff.add({ id, site: 'north-lead', role: 'intake', name: PEOPLE.intake.name, email: `${id}@north-lead.example` }, entry());
  }
});

const entry = () => anAuditEntry({ act: 'passkey-added' });
const letter = (staffId = 'ann') => aLetter({ staffId, kind: 'account-changed', nth: null });
const aPasskey = (different: Partial<Passkey> = {}): Passkey => ({
  id: 'a-credential-of-ann',
  staffId: 'ann',
  publicKey: 'a-key',
  counter: 0,
  transports: ['internal', 'hybrid'],
  name: 'Office',
  addedOn: '2026-03-02',
  usedOn: null,
  ...different,
});
const keep = (different: Partial<Passkey> = {}, most = 10) => ports.passkeys.add(aPasskey(different), most, letter(), entry());
const ask = (hash: string, different: Partial<{ purpose: 'add' | 'sign-in' | 'unlock'; staffId: string | null; expiresAt: number }> = {}) =>
  ports.passkeys.addChallenge({ hash, purpose: 'unlock', staffId: 'ann', expiresAt: NOW + 5 * MINUTE, ...different }, NOW);

test('a passkey comes back as it was kept', async () => {
  expect(await keep()).toBe('added');

  expect(await ports.passkeys.byId('a-credential-of-ann')).toEqual(aPasskey());
  expect(await ports.passkeys.ofStaff('ann')).toEqual([aPasskey()]);
  expect(await ports.passkeys.ofStaff('bea')).toEqual([]);
  expect(await ports.passkeys.byId('another')).toBeNull();
});

test('a credential that is known, or one too many, leaves neither letter nor audit', async () => {
  await keep();
  const before = [await ports.db.$count(audit), (await ports.deliveries.takeDue(NOW + HOUR, NOW + HOUR + 1, 9)).length];

  expect(await keep({ staffId: 'bea' })).toBe('taken');
  expect(await keep({ id: 'a-second-credential' }, 1)).toBe('full');

  expect([await ports.db.$count(audit), before[1]]).toEqual([before[0], 1]);
  expect(await ports.deliveries.takeDue(NOW + 2 * HOUR, NOW + 2 * HOUR + 1, 9)).toHaveLength(1);
});

test('of many who add at the same time no more are kept than there may be', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => keep({ id: `credential-number-${n}` }, 3)));

  expect(answers.filter((answer) => answer === 'added')).toHaveLength(3);
});

test('two equal uses at the same time: one counts', async () => {
  await keep({ counter: 4 });

  const uses = await Promise.all([5, 5, 5].map((counter) => ports.passkeys.use('a-credential-of-ann', counter, '2026-03-03')));

  expect(uses.filter((is) => is)).toHaveLength(1);
  expect(await ports.passkeys.byId('a-credential-of-ann')).toMatchObject({ counter: 5, usedOn: '2026-03-03' });
  expect(await ports.passkeys.use('another', 9, '2026-03-03')).toBe(false);
});

test('a challenge is spent once, by whom and for what it was, before it runs out', async () => {
  const spend = (hash: string, different: object = {}, now = NOW) =>
    ports.passkeys.spendChallenge({ hash, purpose: 'unlock', staffId: 'ann', ...different }, now);
  for (const hash of ['once', 'purpose', 'person', 'nobody', 'late']) await ask(hash);

  expect(await spend('once')).toBe(true);
  expect(await spend('once')).toBe(false);
  expect(await spend('purpose', { purpose: 'sign-in' })).toBe(false);
  expect(await spend('purpose')).toBe(false);
  expect(await spend('person', { staffId: 'bea' })).toBe(false);
  expect(await spend('nobody', { staffId: null })).toBe(false);
  expect(await spend('late', {}, NOW + 5 * MINUTE)).toBe(false);
  expect(await ports.db.$count(passkeyChallenges)).toBe(0);
});

test('challenges that ran out go with the next one, and by the clock', async () => {
  await ask('old', { expiresAt: NOW });
  await ask('new');
  expect(await ports.db.select({ hash: passkeyChallenges.hash }).from(passkeyChallenges)).toEqual([{ hash: 'new' }]);

  expect(await ports.passkeys.eraseChallenges(NOW + 5 * MINUTE)).toBe(1);
});

test('the last passkey takes along what is parked, in the sessions of its owner alone', async () => {
  await keep();
  await keep({ id: 'a-second-credential' });
  for (const staffId of ['ann', 'bea']) {
    const session = { id: `of ${staffId}`, staffId, startedAt: NOW, seenAt: NOW, unlockedKey: null, parkedKey: 'parked' };
    await ports.staff.addSession(session, 5);
  }
  const parked = async () => (await ports.db.select().from(sessions).orderBy(sessions.id)).map(({ parkedKey }) => parkedKey);
  const remove = (id: string, staffId = 'ann') =>
    ports.passkeys.remove(staffId, id, letter(staffId), anAuditEntry({ act: 'passkey-removed' }));

  expect(await remove('a-second-credential', 'bea')).toBe(false);
  expect(await remove('a-second-credential')).toBe(true);
  expect(await parked()).toEqual(['parked', 'parked']);
  expect(await remove('a-credential-of-ann')).toBe(true);
  expect(await parked()).toEqual([null, 'parked']);
});

test('passkeys and challenges go with their person', async () => {
  await keep();
  await ask('waiting');

  await ports.db.delete(staff);

  expect(await ports.passkeys.byId('a-credential-of-ann')).toBeNull();
  expect(await ports.db.$count(passkeyChallenges)).toBe(0);
});
