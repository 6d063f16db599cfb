import { expect, test } from 'vitest';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import { enrollStaff } from '#src/features/keys/enrollStaff.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, CLEAN, enrolled, onPaper, peopleWith, SLUG } from './aTeam.ts';

test('without an attestation nobody gets a key', async () => {
  await using ports = await testPorts();
  const person = await aPerson(ports);

  expect(await enrollStaff(ports, person)).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
  expect((await ports.staff.byId(person.id))?.recipient).toBeNull();
});

test.each(['swornOrProsecution', 'reportsToSuch', 'wouldHandOver'] as const)('a yes to %s means the listing only', async (question) => {
  await using ports = await testPorts();
  const person = await aPerson(ports);

  expect(await recordAttestation(ports, person, { ...CLEAN, [question]: true })).toEqual({ kind: 'recorded', mayHoldKey: false });
  expect(await enrollStaff(ports, person)).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
});

test('an attestation is kept with its version and time', async () => {
  await using ports = await testPorts();
  const person = await aPerson(ports);
  await recordAttestation(ports, person, CLEAN);

  expect(await ports.staff.attestation(person.id)).toEqual({ ...CLEAN, version: 1, at: ports.clock.now() });
});

test('a holder who attests a yes later loses every key at once', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await recordAttestation(ports, colleague.staff, { ...CLEAN, reportsToSuch: true });

  expect(await openSiteKeys(ports, colleague)).toEqual([]);
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 2 });
  expect(await peopleWith(ports, 2)).toEqual([manager.staff.id]);
});

test('enrolling shows six words once; what is stored does not hold them', async () => {
  await using ports = await testPorts();
  const person = await aPerson(ports);
  await recordAttestation(ports, person, CLEAN);
  const answer = await enrollStaff(ports, person);
  const record = await ports.staff.byId(person.id);

  expect(answer.kind === 'enrolled' && answer.passphrase.split(' ')).toHaveLength(6);
  expect(JSON.stringify(record)).not.toContain(answer.kind === 'enrolled' && answer.passphrase);
  expect(record).toMatchObject({ recipient: expect.stringMatching(/^age1/), wrappedKey: expect.stringMatching(/^1\./) });
});

test('enrolling anew ends the old key: its grants and sessions are gone', async () => {
  await using ports = await testPorts();
  const { colleague } = await aTeam(ports);
  const now = ports.clock.now();
  await ports.staff.addSession({ id: 'a-session', staffId: colleague.staff.id, startedAt: now, seenAt: now, unlockedKey: null }, 5);
  const anew = await enrolled(ports, colleague.staff);

  expect(anew.key).not.toEqual(colleague.key);
  expect(await openSiteKeys(ports, colleague)).toEqual([]);
  expect(await openSiteKeys(ports, anew)).toEqual([]);
  expect(await ports.staff.session('a-session')).toBeNull();
});

test('the first key is held by the manager and by the paper', async () => {
  await using ports = await testPorts();
  const manager = await anEnrolled(ports, 'manager');
  const made = await makeSiteKeys(ports, manager.staff);

  expect(made.kind).toBe('made');
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 1, recipient: expect.stringMatching(/^age1/) });
  expect(await ports.keys.holders(SLUG, 1)).toEqual([manager.staff.id, RECOVERY_HOLDER].sort());
  expect(await openSiteKeys(ports, manager)).toHaveLength(1);
});

test('a site gets its first key once', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);

  expect(await makeSiteKeys(ports, manager.staff)).toEqual({ kind: 'refused', because: 'already-made' });
});

test('only a manager who is attested and enrolled makes the first key', async () => {
  await using ports = await testPorts();
  const worker = await anEnrolled(ports, 'intake');
  const fresh = await aPerson(ports, 'manager');

  expect(await makeSiteKeys(ports, worker.staff)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await makeSiteKeys(ports, fresh)).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
  await recordAttestation(ports, fresh, CLEAN);
  expect(await makeSiteKeys(ports, fresh)).toEqual({ kind: 'refused', because: 'not-enrolled' });
});

test('the sheet is confirmed by its last eight characters', async () => {
  await using ports = await testPorts();
  const { manager, made, paper } = await aTeam(ports);

  expect(await confirmSheet(ports, manager.staff, 'AAAAAAAA', made.proof)).toEqual({ kind: 'different' });
  expect((await ports.keys.recoverySheet(SLUG))?.confirmedOn).toBeNull();
  expect(await confirmSheet(ports, manager.staff, paper.slice(-8).toLowerCase(), made.proof)).toEqual({ kind: 'confirmed' });
  expect((await ports.keys.recoverySheet(SLUG))?.confirmedOn).toBe('2026-03-02');
});

test('a page of another site, of an older sheet or of a stranger confirms nothing', async () => {
  await using ports = await testPorts();
  const { manager, made, paper } = await aTeam(ports);
  const elsewhere = await anEnrolled(ports, 'manager', 'south-lead');

  expect(await confirmSheet(ports, elsewhere.staff, paper, made.proof)).toEqual({ kind: 'outdated' });
  expect(await confirmSheet(ports, manager.staff, paper, 'a proof of nobody')).toEqual({ kind: 'outdated' });
  await replaceSheet(ports, manager);
  expect(await confirmSheet(ports, manager.staff, paper, made.proof)).toEqual({ kind: 'outdated' });
});

test('what the page carries back tells nothing of the sheet', async () => {
  await using ports = await testPorts();
  const { made, paper } = await aTeam(ports);

  expect(made.proof).not.toContain(paper.slice(-8));
  expect(Buffer.from(made.proof, 'base64url').toString('latin1')).not.toContain(paper.slice(-8));
});

test('only a manager who holds the key replaces the sheet', async () => {
  await using ports = await testPorts();
  const { colleague } = await aTeam(ports);
  const other = await anEnrolled(ports, 'manager');

  expect(await replaceSheet(ports, colleague)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await replaceSheet(ports, other)).toEqual({ kind: 'refused', because: 'holds-no-key' });
});

test('a replaced sheet is another one, and has to be confirmed anew', async () => {
  await using ports = await testPorts();
  const { manager, made, paper } = await aTeam(ports);
  await confirmSheet(ports, manager.staff, paper, made.proof);
  const replaced = await replaceSheet(ports, manager);

  expect(replaced.kind === 'replaced' && onPaper(replaced)).not.toBe(paper);
  expect((await ports.keys.recoverySheet(SLUG))?.confirmedOn).toBeNull();
});
