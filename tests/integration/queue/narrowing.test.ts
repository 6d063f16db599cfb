import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { type Narrowing, readNarrowing } from '#src/domain/narrowing.ts';
import { listQueue, type QueueViewShown } from '#src/features/queue/listQueue.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

const UNASKED = readNarrowing(new URLSearchParams());

async function aList(ports: TestPorts) {
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const list = async (asked: Partial<Narrowing> = {}, page = 1): Promise<QueueViewShown> => {
    const shown = await listQueue(ports, me, { view: 'new', page, narrowing: { ...UNASKED, ...asked } });
    if (shown.kind !== 'view') throw new Error(shown.kind);
    return shown;
  };
  const ids = async (asked: Partial<Narrowing>) => (await list(asked)).items.map(({ row }) => row.id);
  return { desk, me, list, ids };
}

test('a view is narrowed by what is sealed in its summaries, and by who has an item', async () => {
  await using ports = await testPorts();
  const { desk, me, ids } = await aList(ports);
  const fern = await aColleague(ports, desk);
  const food = await addReferral(ports, { assignee: fern.staff.id }, someAnswers({ concerns: ['poverty'], relation: 'faith' }));
  const bed = await addReferral(ports, { assignee: me.staff.id }, someAnswers({ concerns: ['housing'], relation: 'faith' }));

  expect(await ids({ concern: 'poverty' })).toEqual([food.row.id]);
  expect(await ids({ relation: 'faith' })).toEqual([food.row.id, bed.row.id]);
  expect(await ids({ relation: 'faith', concern: 'housing' })).toEqual([bed.row.id]);
  expect(await ids({ who: fern.staff.id })).toEqual([food.row.id]);
  expect(await ids({ who: 'me' })).toEqual([bed.row.id]);
  expect(await ids({ who: 'nobody' })).toEqual([]);
});

test('a place stands in an address as a code of this site, the same however it was typed', async () => {
  await using ports = await testPorts();
  const { list, ids } = await aList(ports);
  const first = await addReferral(ports, {}, someAnswers({ place: 'Seattle, WA' }));
  const second = await addReferral(ports, {}, someAnswers({ place: 'seattle wa' }));
  await addReferral(ports, {}, someAnswers({ place: '98104' }));

  const { places } = await list();
  const [seattle] = places;

  expect(places.map(({ n }) => n)).toEqual([2, 1]);
  expect(seattle?.code).toMatch(/^[\w-]{12}$/);
  expect(seattle?.code.toLowerCase()).not.toContain('seattle');
  expect((await ids({ place: seattle?.code ?? '' })).toSorted()).toEqual([first.row.id, second.row.id].toSorted());
  expect(await ids({ place: 'no-such-code' })).toEqual([]);
});

test('newest first goes by the hour of receipt, which only the summaries hold; pages go on in that order', async () => {
  await using ports = await testPorts();
  const { list } = await aList(ports);
  const made: string[] = [];
  for (let n = 0; n < 27; n += 1) {
    ports.clock.advance(HOUR / 10);
    made.push((await addReferral(ports, { dueAt: ports.clock.now() + (27 - n) * HOUR })).row.id);
  }
  const of = (shown: QueueViewShown) => shown.items.map(({ row }) => row.id);

  expect([...of(await list({ sort: 'newest' })), ...of(await list({ sort: 'newest' }, 2))]).toEqual(made.toReversed());
  expect([...of(await list({ sort: 'oldest' })), ...of(await list({ sort: 'oldest' }, 2))]).toEqual(made);
  expect((await list({ sort: 'oldest' })).fitting).toBe(27);
});
