import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import { fewAtOnce, MOST_AT_ONCE } from '#src/features/queue/fewAtOnce.ts';
import { listAround } from '#src/features/queue/listAround.ts';
import { type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
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

  const around = await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[1] ?? '' });

  expect(around.lines).toEqual(listed.kind === 'view' && listed.items);
  expect(around).toMatchObject({ current: ids[1], previous: ids[0], next: ids[2] });
  expect(await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[0] ?? '' })).toMatchObject({
    previous: null,
    next: ids[1],
  });
  expect(await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[2] ?? '' })).toMatchObject({
    previous: ids[1],
    next: null,
  });
});

test('the way goes on over the end of a page, in both directions', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, ROWS_A_PAGE + 2);

  const last = await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[ROWS_A_PAGE - 1] ?? '' });
  const first = await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[ROWS_A_PAGE] ?? '' });

  expect([last.lines.length, last.next]).toEqual([ROWS_A_PAGE, ids[ROWS_A_PAGE]]);
  expect([first.lines.length, first.previous, first.next]).toEqual([2, ids[ROWS_A_PAGE - 1], ids[ROWS_A_PAGE + 1]]);
});

test.each(['take-up', 'elsewhere'])(
  'an item that was just decided (%s) keeps its place: the next one is the one that would have come',
  async (move) => {
    await using ports = await testPorts();
    const { me, ids } = await aQueue(ports, 3);
    await moveReferral(ports, me, ids[1] ?? '', { move, reason: 'Lives elsewhere', version: 1 });

    const around = await listAround(ports, me, { from: { ...THIS_MORNING, view: 'new' }, id: ids[1] ?? '' });

    expect(around).toMatchObject({ previous: ids[0], next: ids[2] });
    expect(around.lines.map(({ row }) => row.id)).toEqual([ids[0], ids[2]]);
  },
);

test('of This morning what remains comes next, and an item of nowhere has no neighbors', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, 3);
  ports.clock.advance(4 * HOUR);
  await moveReferral(ports, me, ids[0] ?? '', { move: 'take-up', reason: '', version: 1 });

  expect(await listAround(ports, me, { from: THIS_MORNING, id: ids[0] ?? '' })).toMatchObject({ previous: null, next: ids[1] });
  expect(await listAround(ports, me, { from: { ...THIS_MORNING, view: 'closed' }, id: ids[2] ?? '' })).toMatchObject({
    lines: [],
    previous: null,
    next: null,
  });
});

/** A desk whose new items are of housing and of food in turn; answers the ids of those of housing, the first due first. */
async function aMixedQueue(ports: TestPorts, n: number) {
  const me = unlocked((await aDesk(ports)).intake, 'north-lead');
  const housing: string[] = [];
  for (let made = 1; made <= 2 * n; made += 1) {
    ports.clock.advance(HOUR / 10);
    const concern = made % 2 === 0 ? 'housing' : 'poverty';
    const { row } = await addReferral(ports, { dueAt: ports.clock.now() + 90 * HOUR }, someAnswers({ concerns: [concern] }));
    if (concern === 'housing') housing.push(row.id);
  }
  return { me, housing };
}

const narrowedTo = (narrowing: Partial<ListFrom['narrowing']>): ListFrom => ({
  view: 'new',
  narrowing: { ...THIS_MORNING.narrowing, ...narrowing },
});

test('around an item of a narrowed list stand its neighbors there, in the order that was asked for', async () => {
  await using ports = await testPorts();
  const { me, housing } = await aMixedQueue(ports, 3);
  const [first = '', second = '', third = ''] = housing;

  const oldest = await listAround(ports, me, { from: narrowedTo({ concern: 'housing', sort: 'oldest' }), id: second });
  const newest = await listAround(ports, me, { from: narrowedTo({ concern: 'housing', sort: 'newest' }), id: second });

  expect(oldest.lines.map(({ row }) => row.id)).toEqual(housing);
  expect([oldest.previous, oldest.next, newest.previous, newest.next]).toEqual([first, third, third, first]);
});

test('an item that a decision took out of a narrowed list keeps its place in it', async () => {
  await using ports = await testPorts();
  const { me, housing } = await aMixedQueue(ports, 3);
  const [first = '', second = '', third = ''] = housing;
  await moveReferral(ports, me, second, { move: 'take-up', reason: '', version: 1 });

  const around = await listAround(ports, me, { from: narrowedTo({ concern: 'housing' }), id: second });

  expect(around.lines.map(({ row }) => row.id)).toEqual([first, third]);
  expect(around).toMatchObject({ previous: first, next: third });
});

test('a narrowed list goes on over the end of a page, and says on which page an item stands', async () => {
  await using ports = await testPorts();
  const { me, housing } = await aMixedQueue(ports, ROWS_A_PAGE + 1);
  const from = narrowedTo({ concern: 'housing' });

  const last = await listAround(ports, me, { from, id: housing[ROWS_A_PAGE - 1] ?? '' });
  const beyond = await listAround(ports, me, { from, id: housing[ROWS_A_PAGE] ?? '' });

  expect([last.page, last.lines.length, last.next]).toEqual([1, ROWS_A_PAGE, housing[ROWS_A_PAGE]]);
  expect([beyond.page, beyond.lines.length, beyond.previous]).toEqual([2, 1, housing[ROWS_A_PAGE - 1]]);
});

test('while two large lists are being opened a narrowed one is left out, and says so', async () => {
  await using ports = await testPorts();
  const { me, housing } = await aMixedQueue(ports, 1);
  const ends: (() => void)[] = [];
  const running = Array.from({ length: MOST_AT_ONCE }, () => fewAtOnce(() => new Promise<void>((resolve) => ends.push(resolve))));
  const asked = { from: narrowedTo({ concern: 'housing' }), id: housing[0] ?? '' };

  expect(await listAround(ports, me, asked)).toMatchObject({ isBusy: true, lines: [], previous: null, next: null });

  for (const end of ends) end();
  await Promise.all(running);
  expect(await listAround(ports, me, asked)).toMatchObject({ isBusy: false, lines: [{ row: { id: housing[0] } }] });
});
