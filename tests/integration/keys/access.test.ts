import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { rollKeys } from '#src/features/keys/rollKeys.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, CLEAN, enrolled, newcomer, peopleWith, SLUG } from './aTeam.ts';

test('a newcomer is given every key that lives, the old ones too', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  await rollKeys(ports, { site: SLUG, actor: 'job' });
  const late = await anEnrolled(ports);

  expect(await giveAccess(ports, manager, await newcomer(ports, late.staff.id))).toEqual({ kind: 'given', epochs: 2 });
  expect((await openSiteKeys(ports, late)).map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(await openSiteKeys(ports, late)).toEqual(await openSiteKeys(ports, manager));
});

test('nobody is given a key without a clean attestation and a key of their own', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const person = await aPerson(ports);
  const asked = await newcomer(ports, person.id);

  expect(await giveAccess(ports, manager, asked)).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
  await recordAttestation(ports, person, CLEAN);
  expect(await giveAccess(ports, manager, asked)).toEqual({ kind: 'refused', because: 'not-enrolled' });
  await enrolled(ports, person);
  await recordAttestation(ports, person, { ...CLEAN, wouldHandOver: true });
  expect(await giveAccess(ports, manager, await newcomer(ports, person.id))).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
});

test('nobody of another site is given a key, nor somebody who is suspended or unknown', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'intake', 'south-lead');
  await ports.db.run(sql`UPDATE staff SET status = 'suspended' WHERE id = ${colleague.staff.id}`);

  expect(await giveAccess(ports, manager, await newcomer(ports, elsewhere.staff.id))).toEqual({
    kind: 'refused',
    because: 'not-of-this-site',
  });
  expect(await giveAccess(ports, manager, await newcomer(ports, colleague.staff.id))).toEqual({ kind: 'refused', because: 'suspended' });
  expect(await giveAccess(ports, manager, await newcomer(ports, 'nobody'))).toEqual({ kind: 'refused', because: 'not-of-this-site' });
});

test('a key that was exchanged after the words were compared is given nothing', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const late = await anEnrolled(ports);
  const seen = await newcomer(ports, late.staff.id);
  await enrolled(ports, late.staff);

  expect(await giveAccess(ports, manager, seen)).toEqual({ kind: 'refused', because: 'other-key' });
});

test('only a manager who holds a key gives one', async () => {
  await using ports = await testPorts();
  const { colleague } = await aTeam(ports);
  const late = await anEnrolled(ports);
  const other = await anEnrolled(ports, 'manager');
  const asked = await newcomer(ports, late.staff.id);

  expect(await giveAccess(ports, colleague, asked)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await giveAccess(ports, other, asked)).toEqual({ kind: 'refused', because: 'holds-no-key' });
});

test('every grant in the audit names the attestation that it rests on', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const entries = await ports.audit.ofObject(colleague.staff.id);

  expect(entries).toContainEqual(expect.objectContaining({ act: 'grant', actor: manager.staff.id, result: 'attestation-1' }));
});

test('somebody who is removed opens nothing any more, neither old nor new, and is signed out', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const { row, sealed } = await addReferral(ports, { site: SLUG });
  const [before] = await openSiteKeys(ports, colleague);
  if (!before) throw new Error('the colleague holds no key');
  expect((await ports.vault.openSummary(before, row.id, sealed.summary)).kind).toBe('opened');
  const now = ports.clock.now();
  await ports.staff.addSession({ id: 'a-session', staffId: colleague.staff.id, startedAt: now, seenAt: now, unlockedKey: null }, 5);

  expect(await removeAccess(ports, manager.staff, colleague.staff.id)).toEqual({ kind: 'removed', epoch: 2 });
  expect(await openSiteKeys(ports, colleague)).toEqual([]);
  expect(await ports.staff.session('a-session')).toBeNull();

  const later = await addReferral(ports, { site: SLUG });
  expect(later.row.epoch).toBe(2);
  // Even the old key, had it been copied, does not open what comes now.
  expect((await ports.vault.openSummary({ ...before, epoch: 2 }, later.row.id, later.sealed.summary)).kind).toBe('cannot-be-opened');
  expect((await openSiteKeys(ports, manager)).map(({ epoch }) => epoch)).toEqual([1, 2]);
});

test('people who are removed at the same moment hold nothing, and a key without any of them is there', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const others = [await anEnrolled(ports), await anEnrolled(ports)];
  for (const { staff } of others) await giveAccess(ports, manager, await newcomer(ports, staff.id));
  const leaving = [colleague, ...others];

  const answers = await Promise.all(leaving.map(({ staff }) => removeAccess(ports, manager.staff, staff.id)));

  expect(answers.map((answer) => answer.kind === 'removed' && answer.epoch).toSorted()).toEqual([2, 3, 4]);
  for (const person of leaving) expect(await openSiteKeys(ports, person)).toEqual([]);
  for (const epoch of [1, 2, 3, 4]) expect(await peopleWith(ports, epoch)).toEqual([manager.staff.id]);
});

test('where the new key cannot be stored, the person is without the old one all the same', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await ports.db.run(sql`CREATE TRIGGER broken BEFORE INSERT ON site_keys BEGIN SELECT RAISE(ABORT, 'no'); END`);

  await expect(removeAccess(ports, manager.staff, colleague.staff.id)).rejects.toThrow();

  expect(await openSiteKeys(ports, colleague)).toEqual([]);
});

test('the Bureau can take a key away, but a worker and a foreign manager cannot', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const foreign = await anEnrolled(ports, 'manager', 'south-lead');
  const bureau = { id: 'bureau', site: null, role: 'bureau', name: 'Invented Bureau' } as const;

  expect(await removeAccess(ports, colleague.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await removeAccess(ports, foreign.staff, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await removeAccess(ports, bureau, 'nobody')).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await removeAccess(ports, bureau, colleague.staff.id)).toEqual({ kind: 'removed', epoch: 2 });
  expect(await peopleWith(ports, 2)).toEqual([manager.staff.id]);
});

test('a grant that was damaged is reported, and the others still open', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  await rollKeys(ports, { site: SLUG, actor: 'job' });
  await ports.db.run(sql`UPDATE key_grants SET sealed = 'AAAA' WHERE epoch = 1`);

  expect((await openSiteKeys(ports, manager)).map(({ epoch }) => epoch)).toEqual([2]);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'integrity', result: 'grant-1' });
});

test('whoever answers yes while a manager gives them the key gets none', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const fresh = await anEnrolled(ports);
  const addGrants: typeof ports.keys.addGrants = async (...asked) => {
    await recordAttestation(ports, fresh.staff, { ...CLEAN, reportsToSuch: true });
    return ports.keys.addGrants(...asked);
  };

  const given = await giveAccess({ ...ports, keys: { ...ports.keys, addGrants } }, manager, await newcomer(ports, fresh.staff.id));

  expect(given).toMatchObject({ kind: 'refused' });
  expect(await ports.keys.openers(SLUG)).not.toContain(fresh.staff.id);
});

test('of two managers who take access from each other at the same moment one stays', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await ports.db.run(sql`UPDATE staff SET role = 'manager' WHERE id = ${colleague.staff.id}`);
  const other = { ...colleague.staff, role: 'manager' as const };

  const answers = await Promise.all([removeAccess(ports, manager.staff, colleague.staff.id), removeAccess(ports, other, manager.staff.id)]);

  expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'removed']);
  expect(answers).toContainEqual({ kind: 'refused', because: 'moved-by-another' });
  const winner = answers[0]?.kind === 'removed' ? manager : colleague;
  expect(await ports.keys.openers(SLUG)).toEqual([winner.staff.id]);
  expect((await openSiteKeys(ports, winner)).length).toBeGreaterThan(1);
});
