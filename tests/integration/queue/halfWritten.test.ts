import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, referralParts } from '#db/schema.ts';
import { answerDraft } from '#src/components/desk/itemDraft.ts';
import { answerItemPost, type ItemFields } from '#src/components/desk/itemPost.ts';
import { HOUR } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { keepHalfWritten } from '#src/features/queue/halfWritten.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral, type ReferralAsked } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

async function anItem(ports: TestPorts, asked: ReferralAsked = {}) {
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports, asked);
  const me = unlocked(desk.intake, 'north-lead');
  const csrf = csrfFor(ports, me.sessionId);
  const post = (fields: ItemFields) => answerItemPost(ports, me, row.id, { csrf, ...fields });
  return { desk, me, id: row.id, csrf, post };
}

async function shown(ports: TestPorts, me: Unlocked, id: string) {
  const result = await openSummary(ports, me, id);
  if (result.kind !== 'shown') throw new Error(result.kind);
  return result.item;
}

const drafts = (ports: TestPorts) => ports.db.select().from(referralParts).where(eq(referralParts.kind, 'draft'));
const EMPTY = { note: '', reason: '', move: '' };

test('half-written words are kept sealed, come back to their writer alone, and leave no row in the audit', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  expect(await keepHalfWritten(ports, me, id, { note: 'Seen at the library', reason: 'The team', move: 'wait' })).toEqual({ kind: 'kept' });

  expect((await shown(ports, me, id)).halfWritten).toEqual({ note: 'Seen at the library', reason: 'The team', move: 'wait' });
  expect((await shown(ports, await aColleague(ports, desk), id)).halfWritten).toEqual(EMPTY);
  expect(JSON.stringify(await drafts(ports))).not.toContain('library');
  expect((await ports.audit.ofObject(id)).map(({ act }) => act)).toEqual(['referral-received']);
  expect((await shown(ports, me, id)).notes).toEqual([]);
});

test('what is left out stays as it was kept, and emptying both boxes drops it', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await keepHalfWritten(ports, me, id, { note: 'A note', reason: 'A reason', move: 'wait' });

  await keepHalfWritten(ports, me, id, { note: 'Another note' });
  expect((await shown(ports, me, id)).halfWritten).toEqual({ note: 'Another note', reason: 'A reason', move: 'wait' });
  await keepHalfWritten(ports, me, id, { reason: '', move: '' });
  expect((await shown(ports, me, id)).halfWritten).toEqual({ ...EMPTY, note: 'Another note' });

  expect(await keepHalfWritten(ports, me, id, { note: ' ' })).toEqual({ kind: 'nothing' });
  expect(await drafts(ports)).toEqual([]);
});

test('each worker has one of their own, and the newest counts', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  const colleague = await aColleague(ports, desk);

  for (const note of ['One', 'Two']) await keepHalfWritten(ports, me, id, { note });
  await keepHalfWritten(ports, colleague, id, { note: 'Theirs' });

  expect(await drafts(ports)).toHaveLength(2);
  expect((await shown(ports, me, id)).halfWritten.note).toBe('Two');
  expect((await shown(ports, colleague, id)).halfWritten.note).toBe('Theirs');
});

test('adding the note takes it out of the drafts and leaves the reason', async () => {
  await using ports = await testPorts();
  const { me, id, post } = await anItem(ports);
  await keepHalfWritten(ports, me, id, { note: 'Seen', reason: 'The team', move: 'wait' });

  expect(await post({ act: 'note', note: 'Seen twice' })).toMatchObject({ kind: 'done' });

  expect((await shown(ports, me, id)).halfWritten).toEqual({ note: '', reason: 'The team', move: 'wait' });
  expect((await shown(ports, me, id)).notes.map(({ text }) => text)).toEqual(['Seen twice']);
});

test('a note that a script kept a moment late does not come back beside the note itself', async () => {
  await using ports = await testPorts();
  const { me, id, post } = await anItem(ports);
  await post({ act: 'note', note: 'Seen twice' });
  await keepHalfWritten(ports, me, id, { note: 'Seen twice' });

  expect((await shown(ports, me, id)).halfWritten.note).toBe('');
});

test('a press that carries a note keeps it: opening, taking, and a move of one’s own', async () => {
  await using ports = await testPorts();
  const { me, id, post } = await anItem(ports);

  await post({ act: 'open', note: 'While opening' });
  expect((await shown(ports, me, id)).halfWritten.note).toBe('While opening');
  await post({ act: 'take', note: 'While taking', version: '1' });
  expect((await shown(ports, me, id)).halfWritten.note).toBe('While taking');
  await post({ move: 'wait', reason: 'Full', note: 'While moving', version: '2' });
  expect((await shown(ports, me, id)).halfWritten).toEqual({ ...EMPTY, note: 'While moving' });
});

test('both keep their words: of two who decide at once the second finds reason and note again, and can decide', async () => {
  await using ports = await testPorts();
  const { desk, me, id, post } = await anItem(ports);
  const colleague = await aColleague(ports, desk);
  await moveReferral(ports, colleague, id, { move: 'wait', reason: 'Full today', version: 1 });

  const answer = await post({ move: 'elsewhere', reason: 'Called them', note: 'Half a note', version: '1' });

  expect(answer).toMatchObject({ kind: 'shown', status: 409, trouble: { kind: 'conflict' } });
  const item = await shown(ports, me, id);
  expect(item.halfWritten).toEqual({ note: 'Half a note', reason: 'Called them', move: 'elsewhere' });
  expect(item.notes.map(({ by, move, reason }) => [by, move, reason])).toEqual([[colleague.staff.name, 'wait', 'Full today']]);
  expect(item.moves).toContainEqual({ move: 'elsewhere', needsReason: true });
  expect(await post({ move: 'elsewhere', reason: 'Called them', version: '2' })).toMatchObject({ kind: 'done' });
  expect((await shown(ports, me, id)).halfWritten).toEqual({ ...EMPTY, note: 'Half a note' });
});

test('a colleague’s closing leaves what one was writing', async () => {
  await using ports = await testPorts();
  const { desk, me, id } = await anItem(ports);
  await keepHalfWritten(ports, me, id, { note: 'Half a note' });
  await moveReferral(ports, await aColleague(ports, desk), id, { move: 'duplicate', reason: 'Same', version: 1 });

  expect((await shown(ports, me, id)).halfWritten.note).toBe('Half a note');
});

test('what the sender takes back takes along what was being written on it, and nothing is kept of it any more', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await keepHalfWritten(ports, me, id, { note: 'Half a note' });

  await takeBack(ports, id);

  expect(await drafts(ports)).toEqual([]);
  expect(await keepHalfWritten(ports, me, id, { note: 'More' })).toEqual({ kind: 'gone' });
  expect(await ports.referrals.keepDraft('north-lead', id, me.staff.id, 'sealed')).toBe('gone');
  expect(await drafts(ports)).toEqual([]);
});

test('it is erased with the item', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports, { day: '2026-01-01', deleteOn: '2026-03-02' });
  await keepHalfWritten(ports, me, id, { note: 'Half a note' });

  await eraseDueReferrals(ports, { actor: 'job' });

  expect(await ports.referrals.byId('north-lead', id)).toBeNull();
  expect(await drafts(ports)).toEqual([]);
});

test('nobody of another site keeps, reads or drops anything here', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await keepHalfWritten(ports, me, id, { note: 'Half a note' });
  const stranger = unlocked((await aDesk(ports, { slug: 'south-lead' })).intake, 'south-lead');

  expect(await keepHalfWritten(ports, stranger, id, { note: 'Foreign' })).toEqual({ kind: 'not-there' });
  expect(await ports.referrals.keepDraft('south-lead', id, me.staff.id, 'sealed')).toBe('gone');
  expect(await ports.referrals.sealedDraft('south-lead', id, me.staff.id)).toBeNull();
  await ports.referrals.dropDraft('south-lead', id, me.staff.id);
  expect(await drafts(ports)).toHaveLength(1);
});

test.each<[string, string, number]>([
  ['kept', 'Half a note', 204],
  ['emptied', '', 204],
  ['too long', 'a'.repeat(4001), 422],
])('the page’s script is answered by a status alone: %s', async (_name, note, status) => {
  await using ports = await testPorts();
  const { me, id, csrf } = await anItem(ports);

  const answer = await answerDraft(ports, me, id, { csrf, act: 'draft', note });

  expect([answer.status, await answer.text()]).toEqual([status, '']);
});

test('a locked desk, an ended session and a page of an older session keep nothing', async () => {
  await using ports = await testPorts();
  const { me, id, csrf } = await anItem(ports);
  const { key: _key, ...locked } = me;

  for (const [who, token] of [
    [locked, csrf],
    [null, csrf],
    [me, 'another'],
  ] as const) {
    expect((await answerDraft(ports, who, id, { csrf: token, note: 'Half a note' })).status).toBe(403);
  }
  expect(await drafts(ports)).toEqual([]);
});

test('a damaged draft is noted once and the page stands', async () => {
  await using ports = await testPorts();
  const { me, id } = await anItem(ports);
  await ports.referrals.keepDraft('north-lead', id, me.staff.id, 'AAAA');
  ports.clock.advance(HOUR);

  for (let times = 0; times < 2; times += 1) expect((await shown(ports, me, id)).halfWritten).toEqual(EMPTY);

  const noted = await ports.db.select().from(audit).where(eq(audit.act, 'integrity'));
  expect(noted).toMatchObject([{ object: id, result: 'draft' }]);
});
