import { expect, onTestFinished, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { fewAtOnce, MOST_AT_ONCE } from '#src/features/queue/fewAtOnce.ts';
import { listAround, placeBefore } from '#src/features/queue/listAround.ts';
import { type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { nextAfter } from '#src/features/queue/nextAfter.ts';
import { lock } from '#src/features/sign-in/lock.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
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
  const all: string[] = [];
  for (let made = 1; made <= 2 * n; made += 1) {
    ports.clock.advance(HOUR / 10);
    const concern = made % 2 === 0 ? 'housing' : 'poverty';
    const { row } = await addReferral(ports, { dueAt: ports.clock.now() + 90 * HOUR }, someAnswers({ concerns: [concern] }));
    all.push(row.id);
    if (concern === 'housing') housing.push(row.id);
  }
  return { me, housing, all };
}

const narrowedTo = (narrowing: Partial<ListFrom['narrowing']>): ListFrom => ({
  ...THIS_MORNING,
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
  const { me, housing, all } = await aMixedQueue(ports, 14);
  const [first = '', second = ''] = housing;
  const asked = { from: narrowedTo({ concern: 'housing' }), id: first };
  const end = keepBusy();

  expect(await listAround(ports, me, asked)).toMatchObject({ isBusy: true, lines: [], previous: null, next: null });
  // Whoever decides now goes on in the whole view, and is not told that the list has ended.
  expect(await nextAfter(ports, me, await placeBefore(ports, me, asked))).toBe(all[all.indexOf(first) + 1]);

  await end();
  expect(await listAround(ports, me, asked)).toMatchObject({ isBusy: false, next: second });
  expect(await nextAfter(ports, me, await placeBefore(ports, me, asked))).toBe(second);
});

/** Two large lists are being opened until the answered function is called. */
function keepBusy(): () => Promise<unknown> {
  const ends: (() => void)[] = [];
  const running = Array.from({ length: MOST_AT_ONCE }, () => fewAtOnce(() => new Promise<void>((resolve) => ends.push(resolve))));
  const end = () => {
    for (const each of ends) each();
    return Promise.all(running);
  };
  onTestFinished(async () => {
    await end();
  });
  return end;
}

/** Counts the summaries that are opened. */
function counting(ports: TestPorts) {
  const opened: string[] = [];
  const vault: TestPorts['vault'] = {
    ...ports.vault,
    openSummary(identity, id, sealed) {
      opened.push(id);
      return ports.vault.openSummary(identity, id, sealed);
    },
  };
  return { ports: { ...ports, vault }, opened: () => opened.splice(0).length };
}

test('a narrowed list is opened once for all of its items: what comes in is opened alone, and a busy moment ends nothing', async () => {
  await using real = await testPorts();
  const { me, housing, all } = await aMixedQueue(real, 15);
  const [first = '', second = '', third = ''] = housing;
  const { ports, opened } = counting(real);
  const from = narrowedTo({ concern: 'housing', sort: 'newest' });
  const at = async (id: string) => {
    const { previous, next, isBusy } = await listAround(ports, me, { from, id });
    return isBusy ? 'busy' : [previous, next];
  };
  await listQueue(ports, me, { ...from, page: 1 });
  expect(opened()).toBe(all.length);

  const end = keepBusy();
  expect(await at(second)).toEqual([third, first]);
  expect(opened()).toBe(housing.length);
  ports.clock.advance(HOUR / 10);
  const late = (await addReferral(ports, { dueAt: ports.clock.now() + HOUR }, someAnswers({ concerns: ['housing'] }))).row.id;
  await addReferral(ports, {}, someAnswers({ concerns: ['poverty'] }));
  expect(await at(late)).toEqual([null, housing.at(-1)]);
  expect(opened()).toBe(2 + 1 + housing.length);
  // Decided, it keeps its place; undone, it is back in it.
  await moveReferral(ports, me, second, { move: 'take-up', reason: '', version: 1 });
  expect(await at(second)).toEqual([third, first]);
  expect(await at(third)).toEqual([housing[3], first]);
  await moveReferral(ports, me, second, { move: 'undo', reason: '', version: 2 });
  expect(await at(third)).toEqual([housing[3], second]);
  await takeBack(ports, second);
  expect(await at(third)).toEqual([housing[3], first]);

  // Locked, or after ten minutes, nothing is left of it.
  await lock(ports, me, 'asked');
  expect(await at(third)).toBe('busy');
  await end();
  expect(await at(third)).toEqual([housing[3], first]);
  ports.clock.advance(11 * MINUTE);
  opened();
  await at(third);
  expect(opened()).toBeGreaterThan(all.length);
});

test('who has an item stands in the clear: no other is opened to find a place among them, and one that changes hands is looked at', async () => {
  await using real = await testPorts();
  const { me, housing } = await aMixedQueue(real, 3);
  const [first = '', second = '', third = ''] = housing;
  const { ports, opened } = counting(real);
  await assignReferral(ports, me, first, { to: 'me', version: 1 });
  const mine = narrowedTo({ who: 'me', concern: 'housing' });

  expect((await listAround(ports, me, { from: mine, id: first })).next).toBeNull();
  expect(opened()).toBe(2);
  await assignReferral(ports, me, third, { to: 'me', version: 1 });
  expect(await listAround(ports, me, { from: mine, id: first })).toMatchObject({ next: third });
  await assignReferral(ports, me, third, { to: 'nobody', version: 2 });
  expect((await listAround(ports, me, { from: mine, id: first })).next).toBeNull();
  expect((await listAround(ports, me, { from: narrowedTo({ who: 'nobody' }), id: second })).lines).toHaveLength(5);
});
