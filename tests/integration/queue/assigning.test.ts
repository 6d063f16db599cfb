import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, staff } from '#db/schema.ts';
import type { Instant } from '#src/domain/day.ts';
import { instantAt } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { givenTo } from '#src/domain/untouched.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { returnUntouched } from '#src/features/queue/returnUntouched.ts';
import type { Ports } from '#src/ports.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { addReferral, type ReferralAsked } from '#tests/support/aReferral.ts';
import type { SiteAsked } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

const ZONE = 'America/Los_Angeles';
const at = (day: string, time: string): Instant => instantAt(day, time, ZONE);

async function anItem(ports: TestPorts, asked: ReferralAsked = {}, site: SiteAsked = {}) {
  const desk = await aDesk(ports, site);
  const { row } = await addReferral(ports, asked);
  return { desk, me: unlocked(desk.intake, 'north-lead'), fern: await aColleague(ports, desk), id: row.id };
}

const assigneeOf = async (ports: TestPorts, id: string) => (await ports.referrals.byId('north-lead', id))?.assignee;
const assigned = (ports: TestPorts) => ports.db.select().from(audit).where(eq(audit.act, 'assign'));
const give = (ports: Ports, me: Unlocked, id: string, to: Unlocked, version = 1) =>
  assignReferral(ports, me, id, { to: { colleague: to.staff.id }, version });

test('an item is given to a colleague who can open it, and the story says so', async () => {
  await using ports = await testPorts();
  const { me, fern, id } = await anItem(ports);

  expect(await give(ports, me, id, fern)).toEqual({ kind: 'assigned' });

  expect(await assigneeOf(ports, id)).toBe(fern.staff.id);
  expect(await assigned(ports)).toMatchObject([{ actor: me.staff.id, object: id, result: givenTo(fern.staff.id) }]);
  const shown = await openSummary(ports, fern, id);
  expect(shown.kind === 'shown' && [shown.item.assignee, shown.item.acts]).toMatchObject([
    { name: fern.staff.name, isMe: true },
    [{ deed: 'given', by: me.staff.name, to: fern.staff.name }],
  ]);
});

test('nobody who is gone, away, without the key or of another site is offered or gets it', async () => {
  await using ports = await testPorts();
  const { desk, me, fern, id } = await anItem(ports);
  const away = await aColleague(ports, desk);
  const gone = await aColleague(ports, desk);
  const keyless = unlocked(await addWorker(ports, { site: 'north-lead' }), 'north-lead');
  const other = await aDesk(ports, { slug: 'south-lead' });
  await ports.db.update(staff).set({ onLeaveSince: '2026-03-01' }).where(eq(staff.id, away.staff.id));
  await ports.db.update(staff).set({ status: 'suspended' }).where(eq(staff.id, gone.staff.id));

  const shown = await openSummary(ports, me, id);
  expect(shown.kind === 'shown' && shown.item.colleagues).toEqual([{ id: fern.staff.id, name: fern.staff.name }]);
  for (const to of [away, gone, keyless, unlocked(other.intake, 'south-lead'), me]) {
    expect(await give(ports, me, id, to)).toEqual({ kind: 'refused' });
  }
  expect(await assigneeOf(ports, id)).toBeNull();
  expect(await assigned(ports)).toEqual([]);
});

test('somebody who leaves in the very moment in which they are given an item does not get it', async () => {
  await using ports = await testPorts();
  const { me, fern, id } = await anItem(ports);
  const late: Ports = {
    ...ports,
    referrals: {
      ...ports.referrals,
      change: async (change) => {
        await ports.db.update(staff).set({ status: 'left' }).where(eq(staff.id, fern.staff.id));
        return ports.referrals.change(change);
      },
    },
  };

  expect(await give(late, me, id, fern)).toEqual({ kind: 'moved-by-another' });

  expect(await assigneeOf(ports, id)).toBeNull();
  expect(await assigned(ports)).toEqual([]);
});

test('whoever is away takes an item themselves, and what somebody has stays theirs through a move', async () => {
  await using ports = await testPorts();
  const { me, fern, id } = await anItem(ports);
  await ports.db.update(staff).set({ onLeaveSince: '2026-03-01' }).where(eq(staff.id, fern.staff.id));

  expect(await assignReferral(ports, fern, id, { to: 'me', version: 1 })).toEqual({ kind: 'assigned' });
  expect(await moveReferral(ports, me, id, { move: 'take-up', reason: '', version: 2 })).toMatchObject({ kind: 'moved' });

  expect(await assigneeOf(ports, id)).toBe(fern.staff.id);
});

test.each<[string, string, string, string, string]>([
  ['Monday', '2026-03-02', '10:00', '2026-03-03', '17:00'],
  ['Friday, over the weekend', '2026-02-27', '10:00', '2026-03-02', '17:00'],
  ['Friday, over a weekend with a clock change', '2026-03-06', '16:00', '2026-03-09', '17:00'],
])('what somebody took on %s and did not touch goes back at the end of the next open day', async (_name, day, time, backDay, backTime) => {
  await using ports = await testPorts({ now: at(day, time) });
  const { me, id } = await anItem(ports, { day, deleteOn: '2026-05-20' });
  await assignReferral(ports, me, id, { to: 'me', version: 1 });

  ports.clock.set(at(backDay, backTime) - 1);
  expect(await returnUntouched(ports)).toBe(0);
  expect(await assigneeOf(ports, id)).toBe(me.staff.id);
  ports.clock.set(at(backDay, backTime));
  expect(await returnUntouched(ports)).toBe(1);

  expect(await ports.referrals.byId('north-lead', id)).toMatchObject({ assignee: null, state: 'new', version: 3 });
  expect((await assigned(ports)).at(-1)).toMatchObject({ actor: 'job', site: 'north-lead', object: id, result: 'returned-untouched' });
  expect(await returnUntouched(ports)).toBe(0);
  const shown = await openSummary(ports, me, id);
  expect(shown.kind === 'shown' && shown.item.acts.at(-1)).toMatchObject({ deed: 'returned-untouched', by: 'portal' });
});

const LATER = at('2026-03-06', '17:00');

test.each<[string, (ports: TestPorts, me: Unlocked, id: string) => Promise<unknown>]>([
  ['opened the details', (ports, me, id) => openReferral(ports, me, id)],
  ['wrote a note', (ports, me, id) => addNote(ports, me, id, 'Called the shelter')],
  ['put it on the waiting list', (ports, me, id) => moveReferral(ports, me, id, { move: 'wait', reason: 'Full', version: 2 })],
])('somebody who %s keeps it', async (_name, work) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await assignReferral(ports, me, id, { to: 'me', version: 1 });
  await work(ports, me, id);
  ports.clock.set(LATER);

  expect(await returnUntouched(ports)).toBe(0);

  expect(await assigneeOf(ports, id)).toBe(me.staff.id);
});

test('what a colleague did on it does not count for whoever has it, held items count too, and decided ones do not', async () => {
  await using ports = await testPorts();
  const { me, fern, id } = await anItem(ports, { state: 'held' });
  const decided = await addReferral(ports, { state: 'outreach' });
  await assignReferral(ports, me, decided.row.id, { to: 'me', version: 1 });
  await give(ports, me, id, fern);
  await openReferral(ports, me, id);
  ports.clock.set(LATER);

  expect(await returnUntouched(ports)).toBe(1);

  expect(await assigneeOf(ports, id)).toBeNull();
  expect(await assigneeOf(ports, decided.row.id)).toBe(me.staff.id);
});

test('somebody who opens it in the very moment in which it would go back keeps it', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await assignReferral(ports, me, id, { to: 'me', version: 1 });
  ports.clock.set(LATER);
  const late: Ports = {
    ...ports,
    referrals: {
      ...ports.referrals,
      returnUntouched: async (item) => {
        await openReferral(ports, me, id);
        return ports.referrals.returnUntouched(item);
      },
    },
  };

  expect(await returnUntouched(late)).toBe(0);

  expect(await assigneeOf(ports, id)).toBe(me.staff.id);
  expect((await assigned(ports)).map(({ result }) => result)).toEqual(['taken']);
});

test('a site that is never open takes nothing back', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, {}, { intake: { hours: { timeZone: ZONE, weekly: {}, holidays: [] } } });
  await assignReferral(ports, me, id, { to: 'me', version: 1 });
  ports.clock.set(LATER);

  expect(await returnUntouched(ports)).toBe(0);
});
