import { expect, test } from 'vitest';
import { answerReleasePost } from '#src/components/desk/releasePost.ts';
import { closeHeld } from '#src/features/queue/closeHeld.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

async function heldOnes(ports: TestPorts, many: number) {
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const picked: { id: string; version: number }[] = [];
  for (let made = 0; made < many; made += 1) picked.push({ id: (await addReferral(ports, { state: 'held' })).row.id, version: 1 });
  return { me, picked, csrf: csrfFor(ports, me.sessionId) };
}

const heldLeft = (ports: TestPorts) => ports.referrals.count('north-lead', { states: ['held'] });

test('held messages are closed for one reason, at most twenty at once; what others changed stays', async () => {
  await using ports = await testPorts();
  const { me, picked } = await heldOnes(ports, 23);
  const [older, released] = picked;
  await moveReferral(ports, me, released?.id ?? '', { move: 'release', reason: '', version: 1 });
  const asSeen = picked.map((each) =>
    each === older ? { ...each, version: 7 } : each.id === released?.id ? { ...each, version: 2 } : each,
  );

  expect(await closeHeld(ports, me, asSeen, { move: 'wrong', reason: 'Advertising or nonsense.' })).toEqual({ closed: 18, left: 5 });

  expect(await heldLeft(ports)).toBe(4);
  expect(await ports.referrals.count('north-lead', { states: ['new'] })).toBe(1);
});

test('each of them tells its reason and can be taken back on its own page', async () => {
  await using ports = await testPorts();
  const { me, picked } = await heldOnes(ports, 2);
  await closeHeld(ports, me, picked, { move: 'wrong', reason: 'Advertising or nonsense.' });

  const shown = await openSummary(ports, me, picked[0]?.id ?? '');

  expect(shown.kind === 'shown' && shown.item.notes).toMatchObject([{ move: 'wrong', from: 'held', reason: 'Advertising or nonsense.' }]);
  expect(shown.kind === 'shown' && shown.item.undo).toMatchObject({ move: 'reopen', last: 'wrong' });
  expect(await moveReferral(ports, me, picked[0]?.id ?? '', { move: 'reopen', reason: '', version: 2 })).toEqual({
    kind: 'moved',
    to: 'held',
  });
});

test('only what a flood is made of is closed in groups', async () => {
  await using ports = await testPorts();
  const { me, picked } = await heldOnes(ports, 1);

  expect(await closeHeld(ports, me, picked, { move: 'take-up', reason: '' })).toEqual({ closed: 0, left: 1 });
  expect(await closeHeld(ports, me, picked, { move: 'elsewhere', reason: 'Outside' })).toEqual({ closed: 0, left: 1 });
  expect(await heldLeft(ports)).toBe(1);
});

test('the page closes what was picked for the picked reason, and asks for one', async () => {
  await using ports = await testPorts();
  const { me, picked, csrf } = await heldOnes(ports, 2);
  const fields = (more: [string, string][]): [string, string][] => [
    ['csrf', csrf],
    ...picked.map(({ id }): [string, string] => [`item-${id}`, '1']),
    ...more,
  ];

  expect(await answerReleasePost(ports, me, fields([['act', 'close']]))).toEqual({ kind: 'no-reason' });
  for (const why of ['', 'wait:later', 'wrong']) {
    expect(
      await answerReleasePost(
        ports,
        me,
        fields([
          ['act', 'close'],
          ['why', why],
        ]),
      ),
    ).toEqual({ kind: 'no-reason' });
  }
  expect(await heldLeft(ports)).toBe(2);

  const closing: [string, string][] = [
    ['act', 'close'],
    ['why', 'harassment:removal'],
  ];
  expect(await answerReleasePost(ports, me, fields(closing))).toEqual({ kind: 'closed', closed: 2, left: 0 });
  expect(await heldLeft(ports)).toBe(0);
});
