import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import { listAround } from '#src/features/queue/listAround.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

/** A desk with so many new items, each due an hour after the one before. */
async function aQueue(ports: TestPorts, n: number) {
  const me = unlocked((await aDesk(ports)).intake, 'north-lead');
  const ids: string[] = [];
  for (let made = 1; made <= n; made += 1) ids.push((await addReferral(ports, { dueAt: ports.clock.now() + made * HOUR })).row.id);
  return { me, ids };
}

test('the list beside an item is the one that was left, in its order, with what comes before and after', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, 3);
  const listed = await listQueue(ports, me, { view: 'new', page: 1 });

  const around = await listAround(ports, me, { view: 'new', id: ids[1] ?? '' });

  expect(around.lines).toEqual(listed.kind === 'view' && listed.items);
  expect(around).toMatchObject({ current: ids[1], previous: ids[0], next: ids[2] });
  expect(await listAround(ports, me, { view: 'new', id: ids[0] ?? '' })).toMatchObject({ previous: null, next: ids[1] });
  expect(await listAround(ports, me, { view: 'new', id: ids[2] ?? '' })).toMatchObject({ previous: ids[1], next: null });
});

test('the way goes on over the end of a page, in both directions', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, ROWS_A_PAGE + 2);

  const last = await listAround(ports, me, { view: 'new', id: ids[ROWS_A_PAGE - 1] ?? '' });
  const first = await listAround(ports, me, { view: 'new', id: ids[ROWS_A_PAGE] ?? '' });

  expect([last.lines.length, last.next]).toEqual([ROWS_A_PAGE, ids[ROWS_A_PAGE]]);
  expect([first.lines.length, first.previous, first.next]).toEqual([2, ids[ROWS_A_PAGE - 1], ids[ROWS_A_PAGE + 1]]);
});

test.each(['take-up', 'elsewhere'])(
  'an item that was just decided (%s) keeps its place: the next one is the one that would have come',
  async (move) => {
    await using ports = await testPorts();
    const { me, ids } = await aQueue(ports, 3);
    await moveReferral(ports, me, ids[1] ?? '', { move, reason: 'Lives elsewhere', version: 1 });

    const around = await listAround(ports, me, { view: 'new', id: ids[1] ?? '' });

    expect(around).toMatchObject({ previous: ids[0], next: ids[2] });
    expect(around.lines.map(({ row }) => row.id)).toEqual([ids[0], ids[2]]);
  },
);

test('of This morning what remains comes next, and an item of nowhere has no neighbors', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, 3);
  ports.clock.advance(4 * HOUR);
  await moveReferral(ports, me, ids[0] ?? '', { move: 'take-up', reason: '', version: 1 });

  expect(await listAround(ports, me, { view: null, id: ids[0] ?? '' })).toMatchObject({ previous: null, next: ids[1] });
  expect(await listAround(ports, me, { view: 'closed', id: ids[2] ?? '' })).toMatchObject({ lines: [], previous: null, next: null });
});
