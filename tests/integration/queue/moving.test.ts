import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, receipts, referralParts, referrals } from '#db/schema.ts';
import type { AuditAct } from '#src/domain/audit.ts';
import { DAY_LONG, HOUR, MINUTE } from '#src/domain/day.ts';
import { REFERRAL_STATES, type ReferralState } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { MOVE_NAMES, type MoveName, ruleOf } from '#src/domain/status.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { releaseHeld } from '#src/features/queue/releaseHeld.ts';
import type { Ports } from '#src/ports.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, type ReferralAsked } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

/** A desk with one item, and the worker of it. */
async function anItem(ports: TestPorts, asked: ReferralAsked = {}) {
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports, asked);
  return { desk, me, id: row.id, row };
}

async function rowOf(ports: TestPorts, id: string) {
  const row = await ports.referrals.byId('north-lead', id);
  if (row === null) throw new Error('the item is gone');
  return row;
}

/** Makes a move on the item as it is now. */
async function make(ports: TestPorts, me: Unlocked, id: string, move: MoveName, reason = 'A reason') {
  const { version } = await rowOf(ports, id);
  return moveReferral(ports, me, id, { move, reason, version });
}

async function story(ports: TestPorts, me: Unlocked, id: string) {
  const result = await openSummary(ports, me, id);
  if (result.kind !== 'shown') throw new Error(`the item answers ${result.kind}`);
  return result.item;
}

async function contactEnd(ports: TestPorts, id: string) {
  const [part] = await ports.db
    .select()
    .from(referralParts)
    .where(and(eq(referralParts.referralId, id), eq(referralParts.kind, 'contact')));
  return part?.deleteOn;
}

const acts = (ports: TestPorts, act: AuditAct) => ports.db.select().from(audit).where(eq(audit.act, act));

const isFrom = (move: MoveName, state: ReferralState) => {
  const { from, alsoFrom = [] } = ruleOf(move);
  return from.includes(state) || alsoFrom.includes(state);
};

test.each(REFERRAL_STATES)('from %s every move of the table is made or refused as it says', async (state) => {
  await using ports = await testPorts();
  const { me } = await anItem(ports);
  const answers: [MoveName, string][] = [];

  for (const move of MOVE_NAMES) {
    const { row } = await addReferral(ports, { state });
    const answer = await make(ports, me, row.id, move);
    answers.push([move, answer.kind === 'refused' ? answer.because : answer.kind]);
    expect((await rowOf(ports, row.id)).state, move).toBe(answer.kind === 'moved' ? ruleOf(move).to : state);
  }

  // Nobody wrote down where these items came from, so taking back has nowhere to go.
  const allowed = MOVE_NAMES.filter((move) => ruleOf(move).who === 'intake' && isFrom(move, state) && ruleOf(move).to !== 'previous');
  expect(answers.filter(([, answer]) => answer === 'moved').map(([move]) => move)).toEqual(allowed);
  // What its sender took back is theirs: whatever is tried on it meets their change first.
  const refusal = state === 'withdrawn' ? 'moved-by-another' : 'not-from-here';
  expect(answers.filter(([, answer]) => answer !== 'moved').every(([, answer]) => answer === refusal)).toBe(true);
});

test.each(
  MOVE_NAMES.filter((move) => ruleOf(move).reason === 'required').flatMap((move) =>
    ruleOf(move).from.map((state) => [move, state] as const),
  ),
)('%s from %s asks for its reason', async (move, state) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state });

  expect(await make(ports, me, id, move, '  \n ')).toEqual({ kind: 'refused', because: 'reason-missing' });
  expect((await rowOf(ports, id)).state).toBe(state);
  expect(await acts(ports, 'move')).toEqual([]);
});

test('a move writes its reason under the seal, and the audit names the state and no outcome', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);

  expect(await make(ports, me, id, 'harassment', ' Written to hurt a former tenant ')).toEqual({ kind: 'moved', to: 'closed' });

  expect((await story(ports, me, id)).notes).toEqual([
    {
      at: ports.clock.now(),
      by: me.staff.name,
      text: '',
      move: 'harassment',
      from: 'new',
      to: 'closed',
      reason: 'Written to hurt a former tenant',
    },
  ]);
  expect(await acts(ports, 'move')).toMatchObject([{ actor: me.staff.id, site: 'north-lead', object: id, result: 'closed' }]);
  const stored = JSON.stringify([
    await ports.db.select().from(referrals),
    await ports.db.select().from(audit),
    await ports.db.select().from(referralParts),
  ]);
  expect(stored).not.toContain('harassment');
  expect(stored).not.toContain('tenant');
});

test.each<[MoveName, ReferralState, string, string | null]>([
  // Received 2 March 2026, decided the same day; 90, 30, 14 and 3 days (product §3).
  ['take-up', 'new', '2026-05-31', '2026-03-16'],
  ['wait', 'new', '2026-05-31', null],
  ['release', 'held', '2026-05-31', null],
  ['elsewhere', 'waiting', '2026-04-01', '2026-03-16'],
  ['met', 'outreach', '2026-05-31', null],
  ['hand-over', 'outreach', '2026-03-16', null],
  ['declined', 'outreach', '2026-04-01', null],
  ['unfound', 'outreach', '2026-04-01', null],
  ['duplicate', 'new', '2026-04-01', '2026-03-16'],
  ['harassment', 'held', '2026-03-05', '2026-03-05'],
  ['wrong', 'new', '2026-03-05', '2026-03-05'],
  ['minor', 'new', '2026-03-05', '2026-03-05'],
  ['asked-to-erase', 'new', '2026-03-05', null],
  ['asked-to-erase', 'outreach', '2026-03-05', null],
])('after %s from %s the item lives until %s and the contact until %s', async (move, state, deleteOn, contactDeleteOn) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state });

  await make(ports, me, id, move);

  expect((await rowOf(ports, id)).deleteOn).toBe(deleteOn);
  expect(await contactEnd(ports, id)).toBe(contactDeleteOn);
});

test('closing late never lengthens a life', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { day: '2025-12-12', deleteOn: '2026-03-12' });

  await make(ports, me, id, 'elsewhere');

  expect((await rowOf(ports, id)).deleteOn).toBe('2026-03-12');
});

test.each([
  ['within ten minutes without a reason', 10 * MINUTE, '', 'moved'],
  ['a moment after ten minutes only with a reason', 10 * MINUTE + 1, '', 'reason-missing'],
  ['later with a reason', 26 * HOUR, 'The sister called again', 'moved'],
])('a closed item is reopened %s', async (_name, after, reason, expected) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state: 'waiting' });
  await make(ports, me, id, 'wrong');
  ports.clock.advance(after);

  const answer = await make(ports, me, id, 'reopen', reason);

  expect(answer.kind === 'refused' ? answer.because : answer.kind).toBe(expected);
  expect((await rowOf(ports, id)).state).toBe(expected === 'moved' ? 'waiting' : 'closed');
});

test('taking back a first decision takes back the ends that it set', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'wrong');

  await make(ports, me, id, 'reopen', '');

  expect((await rowOf(ports, id)).deleteOn).toBe('2026-05-31');
  expect(await contactEnd(ports, id)).toBe('2026-05-31');
});

test('taking back a closing after outreach leaves the contact the end that the take-up gave it', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'take-up');
  await make(ports, me, id, 'met');
  await make(ports, me, id, 'hand-over');

  expect(await make(ports, me, id, 'reopen', '')).toEqual({ kind: 'moved', to: 'outreach' });

  expect(await contactEnd(ports, id)).toBe('2026-03-16');
  expect((await story(ports, me, id)).notes.map(({ move }) => move)).toEqual(['take-up', 'met', 'hand-over', 'reopen']);
});

test('a wish to have it erased, and taking that back, give the contact no day beyond the one that the take-up gave it', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'take-up');
  ports.clock.advance(13 * DAY_LONG);

  await make(ports, me, id, 'asked-to-erase', '');
  expect(await contactEnd(ports, id)).toBe('2026-03-16');
  await make(ports, me, id, 'reopen', '');
  expect(await contactEnd(ports, id)).toBe('2026-03-16');
});

test('an item that was reopened and closed again goes back to where it was the second time', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await make(ports, me, id, 'wrong');
  await make(ports, me, id, 'reopen', '');
  await make(ports, me, id, 'wait');
  await make(ports, me, id, 'elsewhere');

  expect(await make(ports, me, id, 'reopen', '')).toEqual({ kind: 'moved', to: 'waiting' });
});

test('of two people on one item the second is told, and the first one’s deed stands', async () => {
  await using ports = await testPorts();
  const { desk, me, id, row } = await anItem(ports);
  const colleague = await aColleague(ports, desk);

  expect((await moveReferral(ports, colleague, id, { move: 'take-up', reason: '', version: row.version })).kind).toBe('moved');
  expect(await moveReferral(ports, me, id, { move: 'wrong', reason: 'No', version: row.version })).toEqual({ kind: 'moved-by-another' });

  expect((await rowOf(ports, id)).state).toBe('outreach');
  expect((await story(ports, me, id)).notes).toHaveLength(1);
});

test('twenty people pressing at once make one move and one note', async () => {
  await using ports = await testPorts();
  const { me, id, row } = await anItem(ports);

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => moveReferral(ports, me, id, { move: 'take-up', reason: '', version: row.version })),
  );

  expect(answers.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
  expect(answers.filter(({ kind }) => kind === 'moved-by-another')).toHaveLength(19);
  expect((await story(ports, me, id)).notes).toHaveLength(1);
  expect(await acts(ports, 'move')).toHaveLength(1);
});

test.each([
  ['a move that does not exist', 'toString', 'A reason', 'not-from-here'],
  ['no move at all', '', 'A reason', 'not-from-here'],
  ['a move of the sender', 'withdraw', 'A reason', 'not-from-here'],
  ['a reason of 501 letters', 'wrong', 'a'.repeat(501), 'too-long'],
  ['a reason with a control character', 'wrong', 'a\u0000b', 'unreadable'],
])('%s is refused', async (_name, move, reason, because) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);

  expect(await moveReferral(ports, me, id, { move, reason, version: 1 })).toEqual({ kind: 'refused', because });
});

test('two notes at the same time are both kept, with who wrote them', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const colleague = await aColleague(ports, desk);

  await Promise.all([addNote(ports, me, id, 'Seen at the library'), addNote(ports, colleague, id, 'Called the shelter')]);

  const { notes } = await story(ports, me, id);
  expect(notes.map(({ by, text }) => [by, text]).sort()).toEqual([
    ['Fern Kettlewell', 'Called the shelter'],
    [me.staff.name, 'Seen at the library'],
  ]);
  expect(await acts(ports, 'note')).toHaveLength(2);
  expect((await rowOf(ports, id)).version).toBe(1);
});

test.each([
  ['nothing', '  ', 'empty'],
  ['4001 letters', 'ä'.repeat(4001), 'too-long'],
  ['a control character', 'a\u0007', 'unreadable'],
])('a note of %s is refused', async (_name, text, because) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);

  expect(await addNote(ports, me, id, text)).toEqual({ kind: 'refused', because });
  expect((await story(ports, me, id)).notes).toEqual([]);
});

test('an item is taken, taken over and returned, each in the audit', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const colleague = await aColleague(ports, desk);

  expect(await assignReferral(ports, me, id, { to: 'me', version: 1 })).toEqual({ kind: 'assigned' });
  expect(await assignReferral(ports, colleague, id, { to: 'me', version: 1 })).toEqual({ kind: 'moved-by-another' });
  expect((await story(ports, colleague, id)).assignee).toEqual({ name: me.staff.name, isMe: false });
  expect(await assignReferral(ports, colleague, id, { to: 'me', version: 2 })).toEqual({ kind: 'assigned' });
  expect(await assignReferral(ports, colleague, id, { to: 'nobody', version: 3 })).toEqual({ kind: 'assigned' });

  expect((await rowOf(ports, id)).assignee).toBeNull();
  expect((await acts(ports, 'assign')).map(({ result }) => result)).toEqual(['taken', 'taken', 'returned']);
});

test('held messages are released at most twenty at once; what others changed stays', async () => {
  await using ports = await testPorts();
  const { me } = await anItem(ports);
  const held = [];
  for (let made = 0; made < 22; made += 1) held.push((await addReferral(ports, { state: 'held' })).row);
  const picked = held.map(({ id }, index) => ({ id, version: index === 0 ? 7 : 1 }));

  expect(await releaseHeld(ports, me, picked)).toEqual({ released: 19, left: 3 });

  expect(await ports.referrals.count('north-lead', { states: ['held'] })).toBe(3);
});

test('a note and a move are written under the item’s own key after the site has a newer one', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const pair = await ports.vault.newKey();
  const newer = { site: 'north-lead', epoch: 2, identity: pair.identity };
  const grant = await ports.vault.sealGrant(newer, me.staff.id, desk.intake.record.recipient ?? '');
  await ports.keys.addEpoch({ site: 'north-lead', epoch: 2, recipient: pair.recipient }, [grant], ports.clock.now(), {
    at: 0,
    actor: 'job',
    site: 'north-lead',
    act: 'roll',
    object: null,
    result: 'ok',
  });

  await addNote(ports, me, id, 'Written after the roll');
  await make(ports, me, id, 'take-up');

  const { notes, brokenNotes } = await story(ports, me, id);
  expect(notes).toHaveLength(2);
  expect(brokenNotes).toBe(0);
});

test('a decision by the summary alone marks the receipt as read that day, and notes no opening', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 3, 7, 59) });
  const { me, id } = await anItem(ports);

  await make(ports, me, id, 'duplicate');

  expect(await ports.db.select({ readOn: receipts.readOn }).from(receipts)).toEqual([{ readOn: '2026-03-02' }]);
  expect(await acts(ports, 'open-details')).toEqual([]);
});

test.each([
  ['released', 'held', 'release'],
  ['refused', 'new', 'met'],
] as const)('a message that was only %s is not marked as read', async (_name, state, move) => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state });

  await make(ports, me, id, move);

  expect(await ports.db.select({ readOn: receipts.readOn }).from(receipts)).toEqual([{ readOn: null }]);
});

test('a decision stands when the details cannot be opened, and nothing more happens', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await ports.db.update(referralParts).set({ sealed: 'AAAA' }).where(eq(referralParts.kind, 'details'));

  expect(await make(ports, me, id, 'elsewhere')).toEqual({ kind: 'moved', to: 'closed' });

  expect(await ports.db.select({ readOn: receipts.readOn }).from(receipts)).toEqual([{ readOn: null }]);
  expect(await acts(ports, 'integrity')).toEqual([]);
});

test('what its sender took back takes no note, no move and no owner, and none of its words are opened', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { state: 'outreach' });
  await addNote(ports, me, id, 'Seen at the library');
  await takeBack(ports, id);
  const before = [await rowOf(ports, id), await ports.db.select().from(referralParts)];
  const refuse = () => {
    throw new Error('words that were taken back were opened');
  };
  const shut: Ports = {
    ...ports,
    vault: { ...ports.vault, openSummary: refuse, openDetails: refuse, openContact: refuse, openNote: refuse },
  };

  expect(await addNote(shut, me, id, 'One more')).toEqual({ kind: 'gone' });
  expect(await moveReferral(shut, me, id, { move: 'hand-over', reason: '', version: 2 })).toEqual({ kind: 'moved-by-another' });
  expect(await assignReferral(shut, me, id, { to: 'me', version: 2 })).toEqual({ kind: 'moved-by-another' });

  expect([await rowOf(ports, id), await ports.db.select().from(referralParts)]).toEqual(before);
  const shown = await openSummary(shut, me, id);
  expect(shown.kind === 'shown' && [shown.item.summary, shown.item.notes, shown.item.moves]).toEqual([null, [], []]);
  expect(shown.kind === 'shown' && shown.item.acts).toMatchObject([{ deed: 'withdraw', by: 'sender', at: expect.any(Number) }]);
  const list = await listQueue(shut, me, { view: 'all', page: 1 });
  expect(list.kind === 'view' && list.items).toMatchObject([{ row: { id }, summary: null }]);
});

test('a note that comes a moment after the sender took the message back is not kept, and its writer is told', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  const late: Ports = {
    ...ports,
    referrals: {
      ...ports.referrals,
      addNote: async (...given) => {
        await takeBack(ports, id);
        return ports.referrals.addNote(...given);
      },
    },
  };

  expect(await addNote(late, me, id, 'Seen at the library')).toEqual({ kind: 'gone' });

  expect(await acts(ports, 'note')).toEqual([]);
});
