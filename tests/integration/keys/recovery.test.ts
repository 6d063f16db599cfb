import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recoverWithSheet } from '#src/features/keys/recoverWithSheet.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, onPaper, SLUG } from './aTeam.ts';

test('when everybody is gone, the paper gives the queue back to a new manager', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  const { row, sealed } = await addReferral(ports, { site: SLUG });
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await removeAccess(ports, manager.staff, manager.staff.id);
  const fresh = await anEnrolled(ports, 'manager');
  expect(await openSiteKeys(ports, fresh)).toEqual([]);

  const recovered = await recoverWithSheet(ports, fresh.staff, paper.toLowerCase().replaceAll('-', ' '));

  expect(recovered).toMatchObject({ kind: 'recovered', epochs: 3 });
  const identities = await openSiteKeys(ports, fresh);
  expect(identities.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  const first = identities.find(({ epoch }) => epoch === row.epoch);
  const opened = first && (await ports.vault.openDetails(first, row.id, sealed.details));
  expect(opened).toMatchObject({ kind: 'opened', value: { where: someAnswers().where } });
});

test('a used sheet is spent, and the new one works', async () => {
  await using ports = await testPorts();
  const { paper } = await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const first = await recoverWithSheet(ports, fresh.staff, paper);
  if (first.kind !== 'recovered') throw new Error(first.kind);

  expect(await recoverWithSheet(ports, fresh.staff, paper)).toEqual({ kind: 'wrong-sheet' });
  expect(await recoverWithSheet(ports, fresh.staff, onPaper(first))).toMatchObject({ kind: 'recovered' });
});

test('the sheet of another site opens nothing, and the try is in the audit', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const foreign = await ports.vault.newKey();

  expect(await recoverWithSheet(ports, fresh.staff, foreign.identity)).toEqual({ kind: 'wrong-sheet' });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'denied', result: 'recovery-sheet' });
});

test('a misread sheet names its line, and a half typed one its length', async () => {
  await using ports = await testPorts();
  const { made, paper } = await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const lines = made.sheet.lines.map(({ groups, check }) => groups.join(' ') + check);
  const fourth = lines[3] ?? '';
  const misread = lines.with(3, (fourth.startsWith('Q') ? 'P' : 'Q') + fourth.slice(1)).join('\n');

  expect(await recoverWithSheet(ports, fresh.staff, misread)).toEqual({ kind: 'misread', line: 4 });
  expect(await recoverWithSheet(ports, fresh.staff, paper.slice(0, 40))).toEqual({ kind: 'wrong-length' });
});

test('the paper alone is not enough: it needs a manager who may hold the key', async () => {
  await using ports = await testPorts();
  const { paper } = await aTeam(ports);
  const worker = await anEnrolled(ports, 'intake');
  const fresh = await aPerson(ports, 'manager');

  expect(await recoverWithSheet(ports, worker.staff, paper)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await recoverWithSheet(ports, fresh, paper)).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
});

test('an epoch that the paper was not given stays shut, the others open', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await ports.db.run(sql`DELETE FROM key_grants WHERE epoch = 1 AND holder = 'recovery'`);
  const fresh = await anEnrolled(ports, 'manager');

  expect(await recoverWithSheet(ports, fresh.staff, paper)).toMatchObject({ kind: 'recovered', epochs: 1 });
});

test('a sheet whose replacement failed half-way opens all that it opened, and one that was replaced is not confirmed', async () => {
  await using ports = await testPorts();
  const { manager, made, paper } = await aTeam(ports);
  await confirmSheet(ports, manager.staff, paper, made.proof);
  await ports.db.run(sql`CREATE TRIGGER broken BEFORE UPDATE ON recovery_sheets BEGIN SELECT RAISE(ABORT, 'no'); END`);
  await expect(replaceSheet(ports, manager)).rejects.toThrow();
  await ports.db.run(sql`DROP TRIGGER broken`);
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: expect.any(String) });

  expect(await recoverWithSheet(ports, manager.staff, paper)).toMatchObject({ kind: 'recovered', epochs: 1 });
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: null });
});
