import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { receipts, referralParts } from '#db/schema.ts';
import { addDays, DAY_LONG, MINUTE } from '#src/domain/day.ts';
import type { ReferralState } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { MoveName } from '#src/domain/status.ts';
import { justDone } from '#src/features/queue/justDone.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, type ReferralAsked } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

async function anItem(ports: TestPorts, asked: ReferralAsked = {}) {
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports, asked);
  return { desk, me: unlocked(desk.intake, 'north-lead'), id: row.id };
}

async function make(ports: TestPorts, me: Unlocked, id: string, move: MoveName, reason = 'A reason') {
  const row = await ports.referrals.byId('north-lead', id);
  return moveReferral(ports, me, id, { move, reason, version: row?.version ?? 0 });
}

async function shown(ports: TestPorts, me: Unlocked, id: string) {
  const result = await openSummary(ports, me, id);
  if (result.kind !== 'shown') throw new Error(result.kind);
  return result.item;
}

async function contactEnd(ports: TestPorts, id: string) {
  const isContact = and(eq(referralParts.referralId, id), eq(referralParts.kind, 'contact'));
  const [part] = await ports.db.select().from(referralParts).where(isContact);
  return part?.deleteOn;
}

test.each<[MoveName, ReferralState]>([
  ['take-up', 'new'],
  ['take-up', 'held'],
  ['take-up', 'waiting'],
  ['wait', 'new'],
  ['wait', 'held'],
  ['release', 'held'],
])('%s from %s is undone within ten minutes, and everything stands as before', async (move, state) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state });
  const before = await ports.referrals.byId('north-lead', id);
  await make(ports, me, id, move);
  ports.clock.advance(10 * MINUTE);
  expect((await shown(ports, me, id)).undo).toEqual({ move: 'undo', last: move, by: me.staff.name, minutesLeft: 1 });

  expect(await make(ports, me, id, 'undo', '')).toEqual({ kind: 'moved', to: state });

  expect(await ports.referrals.byId('north-lead', id)).toEqual({ ...before, version: 3 });
  expect(await contactEnd(ports, id)).toBe(move === 'take-up' ? before?.deleteOn : null);
  // Nothing is left to undo: the undoing itself is none of it.
  expect((await shown(ports, me, id)).undo).toBeNull();
});

test('after ten minutes nothing is undone, and nothing offers it', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'take-up');
  ports.clock.advance(10 * MINUTE + 1);

  expect((await shown(ports, me, id)).undo).toBeNull();
  expect(await make(ports, me, id, 'undo', '')).toEqual({ kind: 'refused', because: 'not-from-here' });
});

test.each<MoveName>(['met', 'not-found', 'try-later'])(
  'an attempt (%s) that was recorded by mistake is undone by the same rules, and the take-up before it is not',
  async (attempt) => {
    await using ports = await testPorts();
    const { me, id } = await anItem(ports);
    await make(ports, me, id, 'take-up');
    const before = await ports.referrals.byId('north-lead', id);
    const end = await contactEnd(ports, id);
    await make(ports, me, id, attempt);
    ports.clock.advance(9 * MINUTE);
    expect((await shown(ports, me, id)).undo).toEqual({ move: 'undo', last: attempt, by: me.staff.name, minutesLeft: 1 });

    expect(await make(ports, me, id, 'undo', '')).toEqual({ kind: 'moved', to: 'outreach' });

    expect(await ports.referrals.byId('north-lead', id)).toEqual({ ...before, version: 4 });
    expect(await contactEnd(ports, id)).toBe(end);
    const { undo, notes } = await shown(ports, me, id);
    expect([undo, notes.map(({ move }) => move)]).toEqual([null, ['take-up', attempt, 'undo']]);
    expect((await ports.audit.ofObject(id)).map(({ act, result }) => `${act} ${result}`).slice(-3)).toEqual(Array(3).fill('move outreach'));
  },
);

test('a closing is taken back as a reopening, which is offered apart from the other moves', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'wrong');
  ports.clock.advance(3 * MINUTE);

  expect(await shown(ports, me, id)).toMatchObject({ undo: { move: 'reopen', last: 'wrong', minutesLeft: 7 }, moves: [] });
  ports.clock.advance(8 * MINUTE);
  expect(await shown(ports, me, id)).toMatchObject({ undo: null, moves: [{ move: 'reopen', needsReason: true }] });
});

test('that a person has read the message is never taken back', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'take-up');

  await make(ports, me, id, 'undo', '');

  expect(await ports.db.select({ readOn: receipts.readOn }).from(receipts)).toEqual([{ readOn: '2026-03-02' }]);
});

test('what somebody decided a moment ago is told to them alone, while it can be undone', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const colleague = await aColleague(ports, desk);
  await make(ports, me, id, 'take-up');

  expect(await justDone(ports, me, id)).toMatchObject({ undo: { last: 'take-up' }, item: { row: { id } } });
  expect(await justDone(ports, colleague, id)).toBeNull();
  expect(await justDone(ports, me, 'no id')).toBeNull();
  expect(await justDone(ports, me, null)).toBeNull();
  ports.clock.advance(11 * MINUTE);
  expect(await justDone(ports, me, id)).toBeNull();
});

test('of two who undo at the same time one does, and the item goes back once', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const colleague = await aColleague(ports, desk);
  await make(ports, me, id, 'take-up');

  const answers = await Promise.all([me, colleague].map((who) => moveReferral(ports, who, id, { move: 'undo', reason: '', version: 2 })));

  expect(answers.map(({ kind }) => kind).sort()).toEqual(['moved', 'moved-by-another']);
  expect((await shown(ports, me, id)).notes.map(({ move }) => move)).toEqual(['take-up', 'undo']);
});

test('what the person asked to have erased comes back within ten minutes, and for no reason later', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'asked-to-erase', '');
  ports.clock.advance(10 * MINUTE);
  expect((await shown(ports, me, id)).undo).toMatchObject({ last: 'asked-to-erase' });
  ports.clock.advance(MINUTE);
  const before = await ports.referrals.byId('north-lead', id);

  expect(await make(ports, me, id, 'reopen')).toEqual({ kind: 'refused', because: 'not-from-here' });

  expect(await shown(ports, me, id)).toMatchObject({ undo: null, moves: [], row: before });
});

test('what has had its day is not reopened while the purge is late', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'harassment');
  const closed = await ports.referrals.byId('north-lead', id);
  ports.clock.advance(4 * DAY_LONG);
  expect(closed?.deleteOn).toBe(addDays(closed?.day ?? '', 3));

  expect(await make(ports, me, id, 'reopen')).toEqual({ kind: 'refused', because: 'not-from-here' });

  expect(await ports.referrals.byId('north-lead', id)).toEqual(closed);
});
