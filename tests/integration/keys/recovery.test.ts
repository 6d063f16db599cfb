import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkSheet } from '#src/features/keys/checkSheet.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import type { NewSheet } from '#src/features/keys/makeSheet.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recoverWithSheet } from '#src/features/keys/recoverWithSheet.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { replaceSheet } from '#src/features/keys/replaceSheet.ts';
import { rollKeys } from '#src/features/keys/rollKeys.ts';
import { startAnew } from '#src/features/keys/startAnew.ts';
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

  const recovered = await recoverWithSheet(ports, fresh.staff, [paper.toLowerCase().replaceAll('-', ' ')]);

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
  const first = await recoverWithSheet(ports, fresh.staff, [paper]);
  if (first.kind !== 'recovered') throw new Error(first.kind);

  expect(await recoverWithSheet(ports, fresh.staff, [paper])).toEqual({ kind: 'wrong-sheet' });
  expect(await recoverWithSheet(ports, fresh.staff, [onPaper(first)])).toMatchObject({ kind: 'recovered' });
});

test('the sheet of another site opens nothing, and the try is in the audit', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const foreign = await ports.vault.newKey();

  expect(await recoverWithSheet(ports, fresh.staff, [foreign.identity])).toEqual({ kind: 'wrong-sheet' });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'denied', result: 'recovery-sheet' });
});

test('a misread sheet names its line, and a half typed one each line that is short', async () => {
  await using ports = await testPorts();
  const { made, paper } = await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const lines = made.sheet.lines.map(({ groups, check }) => groups.join(' ') + check);
  const fourth = lines[3] ?? '';
  const misread = lines.with(3, (fourth.startsWith('Q') ? 'P' : 'Q') + fourth.slice(1));
  const wrong = { kind: 'wrong-lines', lines: [{ line: 4, why: 'misread' }] };

  expect(await recoverWithSheet(ports, fresh.staff, misread)).toEqual(wrong);
  expect(await recoverWithSheet(ports, fresh.staff, [misread.join('\n')])).toEqual(wrong);
  expect(await recoverWithSheet(ports, fresh.staff, lines.with(1, 'ABCD').with(4, ''))).toEqual({
    kind: 'wrong-lines',
    lines: [
      { line: 2, why: 'length' },
      { line: 5, why: 'length' },
    ],
  });
  expect(await recoverWithSheet(ports, fresh.staff, [paper.slice(0, 40)])).toMatchObject({ kind: 'wrong-lines' });
  // With the digits on some lines and without them on others: people copy as they like.
  expect(await recoverWithSheet(ports, fresh.staff, lines.with(2, made.sheet.lines[2]?.groups.join('') ?? ''))).toMatchObject({
    kind: 'recovered',
  });
});

test('the sheet is checked by opening a trial, and each half year it is noted; another sheet is told apart', async () => {
  await using ports = await testPorts();
  const { manager, colleague, made } = await aTeam(ports);
  const lines = made.sheet.lines.map(({ groups, check }) => groups.join(' ') + check);

  expect(await checkSheet(ports, colleague.staff, lines)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await checkSheet(ports, manager.staff, lines)).toEqual({ kind: 'confirmed' });
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: '2026-03-02' });
  await replaceSheet(ports, manager);
  expect(await checkSheet(ports, manager.staff, lines)).toEqual({ kind: 'wrong-sheet' });
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: null });
});

test('a roll between reading the keys and keeping the sheet leaves no epoch off the paper', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  let rolls = 0;
  const busy = {
    ...ports,
    keys: {
      ...ports.keys,
      setRecoverySheet: async (...asked: Parameters<typeof ports.keys.setRecoverySheet>) => {
        rolls += 1;
        if (rolls === 1) await rollKeys(ports, { site: SLUG, actor: 'job' });
        return ports.keys.setRecoverySheet(...asked);
      },
    },
  };

  const replaced = await replaceSheet(busy, manager);

  expect(rolls).toBe(2);
  if (replaced.kind !== 'replaced') throw new Error(replaced.because);
  const fresh = await anEnrolled(ports, 'manager');
  expect(await recoverWithSheet(ports, fresh.staff, [onPaper(replaced)])).toMatchObject({ kind: 'recovered', epochs: 2 });
});

test('a sheet that was replaced between reading and keeping stops the roll, and the next roll is on the new paper', async () => {
  await using ports = await testPorts();
  const { manager } = await aTeam(ports);
  const replaced: NewSheet[] = [];
  const busy = {
    ...ports,
    keys: {
      ...ports.keys,
      addEpoch: async (...asked: Parameters<typeof ports.keys.addEpoch>) => {
        const answer = await replaceSheet(ports, manager);
        if (answer.kind === 'replaced') replaced.push(answer);
        return ports.keys.addEpoch(...asked);
      },
    },
  };

  expect(await rollKeys(busy, { site: SLUG, actor: 'job' })).toEqual({ kind: 'refused', because: 'rolled-meanwhile' });
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 1 });
  expect(await rollKeys(ports, { site: SLUG, actor: 'job' })).toEqual({ kind: 'rolled', epoch: 2 });
  const [paper] = replaced;
  if (!paper) throw new Error('the sheet was not replaced');
  const fresh = await anEnrolled(ports, 'manager');
  expect(await recoverWithSheet(ports, fresh.staff, [onPaper(paper)])).toMatchObject({ kind: 'recovered', epochs: 2 });
});

test('the paper alone is not enough: it needs a manager who may hold the key', async () => {
  await using ports = await testPorts();
  const { paper } = await aTeam(ports);
  const worker = await anEnrolled(ports, 'intake');
  const fresh = await aPerson(ports, 'manager');

  expect(await recoverWithSheet(ports, worker.staff, [paper])).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect(await recoverWithSheet(ports, fresh, [paper])).toEqual({ kind: 'refused', because: 'no-clean-attestation' });
});

test('an epoch that the paper was not given stays shut, the others open', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await ports.db.run(sql`DELETE FROM key_grants WHERE epoch = 1 AND holder = 'recovery'`);
  const fresh = await anEnrolled(ports, 'manager');

  expect(await recoverWithSheet(ports, fresh.staff, [paper])).toMatchObject({ kind: 'recovered', epochs: 1 });
});

test('a sheet whose replacement failed half-way opens all that it opened, and one that was replaced is not confirmed', async () => {
  await using ports = await testPorts();
  const { manager, made, paper } = await aTeam(ports);
  await confirmSheet(ports, manager.staff, paper, made.proof);
  await ports.db.run(sql`CREATE TRIGGER broken BEFORE UPDATE ON recovery_sheets BEGIN SELECT RAISE(ABORT, 'no'); END`);
  await expect(replaceSheet(ports, manager)).rejects.toThrow();
  await ports.db.run(sql`DROP TRIGGER broken`);
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: expect.any(String) });

  expect(await recoverWithSheet(ports, manager.staff, [paper])).toMatchObject({ kind: 'recovered', epochs: 1 });
  expect(await ports.keys.recoverySheet(SLUG)).toMatchObject({ confirmedOn: null });
});

test('with everybody gone and the paper lost, a new manager starts a key that opens nothing of before', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  const item = await addReferral(ports, { site: SLUG });
  const fresh = await anEnrolled(ports, 'manager');
  expect(await startAnew(ports, fresh.staff)).toEqual({ kind: 'refused', because: 'somebody-opens' });
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 1 });
  for (const { staff } of [manager, colleague]) await ports.db.run(sql`UPDATE staff SET status = 'left' WHERE id = ${staff.id}`);
  expect(await startAnew(ports, (await anEnrolled(ports)).staff)).toEqual({ kind: 'refused', because: 'not-a-manager' });

  const started = await startAnew(ports, fresh.staff);

  if (started.kind !== 'started') throw new Error(started.because);
  const [own, ...others] = await openSiteKeys(ports, fresh);
  expect([own?.epoch, others]).toEqual([2, []]);
  expect(own && (await ports.vault.openSummary({ ...own, epoch: 1 }, item.row.id, item.sealed.summary)).kind).toBe('cannot-be-opened');
  const later = await addReferral(ports, { site: SLUG });
  expect(own && (await ports.vault.openSummary(own, later.row.id, later.sealed.summary)).kind).toBe('opened');
  // The new paper opens the new key; the old one, found again, still opens what was closed, and nothing that came after.
  const second = await anEnrolled(ports, 'manager');
  expect(await recoverWithSheet(ports, second.staff, [onPaper(started)])).toMatchObject({ kind: 'recovered', epochs: 1 });
  const third = await anEnrolled(ports, 'manager');
  const sheet = await ports.keys.recoverySheet(SLUG);
  expect(await recoverWithSheet(ports, third.staff, [paper])).toEqual({ kind: 'opened-old', epochs: 1 });
  expect(await ports.keys.recoverySheet(SLUG)).toEqual(sheet);
  expect((await openSiteKeys(ports, third)).map(({ epoch }) => epoch)).toEqual([1]);
});

test('the paper typed in twice at once, as by a double press, leaves a sheet that opens everything', async () => {
  await using ports = await testPorts();
  const { paper } = await aTeam(ports);
  const fresh = await anEnrolled(ports, 'manager');
  const firsts: unknown[] = [];
  const busy = {
    ...ports,
    keys: {
      ...ports.keys,
      // The other press is through before this one keeps its sheet.
      addGrants: async (...asked: Parameters<typeof ports.keys.addGrants>) => {
        firsts.push((await recoverWithSheet(ports, fresh.staff, [paper])).kind);
        return ports.keys.addGrants(...asked);
      },
    },
  };

  const second = await recoverWithSheet(busy, fresh.staff, [paper]);

  expect(firsts).toEqual(['recovered']);
  if (second.kind !== 'recovered') throw new Error(second.kind);
  expect(await checkSheet(ports, fresh.staff, [onPaper(second)])).toEqual({ kind: 'confirmed' });
  const later = await anEnrolled(ports, 'manager');
  expect(await recoverWithSheet(ports, later.staff, [onPaper(second)])).toMatchObject({ kind: 'recovered', epochs: 1 });
});
