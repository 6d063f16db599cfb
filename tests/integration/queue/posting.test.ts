import { expect, test } from 'vitest';
import { answerItemPost, type ItemFields } from '#src/components/desk/itemPost.ts';
import { answerReleasePost } from '#src/components/desk/releasePost.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

async function aPage(ports: TestPorts) {
  const desk = await aDesk(ports);
  const worker = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);
  const csrf = csrfFor(ports, worker.sessionId);
  const post = (fields: ItemFields, id = row.id) => answerItemPost(ports, worker, id, { csrf, ...fields });
  return { worker, id: row.id, post };
}

test.each<[string, ItemFields, string, boolean]>([
  ['a move', { act: 'move', move: 'take-up', version: '1' }, 'move', true],
  ['a move known by its field alone', { move: 'take-up', version: '1' }, 'move', true],
  ['a note', { act: 'note', note: 'Seen' }, 'note', false],
  ['a note known by its field alone', { note: 'Seen' }, 'note', false],
  ['taking it', { act: 'take', version: '1' }, 'taken', false],
  ['returning it', { act: 'return', version: '1' }, 'returned', false],
])('%s is done, and tells whether the item is dealt with', async (_name, fields, done, isDecided) => {
  await using ports = await testPorts();
  const { post } = await aPage(ports);

  expect(await post(fields)).toEqual({ kind: 'done', done, isDecided });
});

test('no address after a deed tells how an item ended', async () => {
  await using ports = await testPorts();
  const { post } = await aPage(ports);

  expect(JSON.stringify(await post({ move: 'harassment', reason: 'Written to hurt', version: '1' }))).not.toContain('harassment');
});

test('opening shows the texts in place, once', async () => {
  await using ports = await testPorts();
  const { post } = await aPage(ports);

  const answer = await post({ act: 'open' });

  expect(answer).toMatchObject({ kind: 'shown', status: 200, opened: { kind: 'opened', contact: { sayWho: 'no' } }, trouble: null });
});

test.each<[string, ItemFields, number, object]>([
  [
    'a missing reason',
    { act: 'move', move: 'wait', version: '1' },
    422,
    { kind: 'field', field: 'reason-wait', message: 'Pick or write a reason for “Put on the waiting list”' },
  ],
  ['a move that is not possible from here', { act: 'move', move: 'met', version: '1' }, 422, { field: 'moves' }],
  ['a colleague who is not there', { act: 'give', to: 'nobody', version: '1' }, 422, { field: 'to' }],
  ['an empty note', { act: 'note', note: ' ' }, 422, { kind: 'field', field: 'note' }],
  ['no act at all', {}, 422, { kind: 'field' }],
  ['an act that does not exist', { act: 'print' }, 422, { kind: 'field' }],
  ['an older version', { act: 'move', move: 'take-up', version: '0' }, 409, { kind: 'conflict' }],
  ['no version', { act: 'move', move: 'take-up' }, 409, { kind: 'conflict' }],
  ['a version that is no number', { act: 'take', version: '1e0' }, 409, { kind: 'conflict' }],
  ['the token of another session', { act: 'move', move: 'take-up', version: '1', csrf: 'not ours' }, 403, { kind: 'too-old' }],
])('%s is shown on the page and changes nothing', async (_name, fields, status, trouble) => {
  await using ports = await testPorts();
  const { worker, id, post } = await aPage(ports);

  expect(await post(fields)).toMatchObject({ kind: 'shown', status, opened: null, trouble });

  const shown = await openSummary(ports, worker, id);
  expect(shown.kind === 'shown' && [shown.item.row.version, shown.item.row.state, shown.item.notes]).toEqual([1, 'new', []]);
});

test('a post without the token opens nothing', async () => {
  await using ports = await testPorts();
  const { id, post } = await aPage(ports);

  expect(await post({ act: 'open', csrf: '' })).toMatchObject({ status: 403, opened: null });
  expect((await ports.audit.ofObject(id)).map(({ act }) => act)).not.toContain('open-details');
});

test.each<[string, ItemFields]>([
  ['a note', { act: 'note', note: 'Seen' }],
  ['a move', { act: 'move', move: 'take-up', version: '2' }],
  ['taking it', { act: 'take', version: '2' }],
])('%s on what the sender took back is told as a change, with the words kept', async (_name, fields) => {
  await using ports = await testPorts();
  const { id, post } = await aPage(ports);
  await takeBack(ports, id);

  expect(await post(fields)).toEqual({ kind: 'shown', status: 409, opened: null, trouble: { kind: 'conflict' } });
});

test('a release of nothing, of an older page and of no form of ours says so, and releases nothing', async () => {
  await using ports = await testPorts();
  const { worker } = await aPage(ports);
  const { row } = await addReferral(ports, { state: 'held' });
  const csrf = csrfFor(ports, worker.sessionId);
  const pick = [`item-${row.id}`, '1'] as const;

  expect(await answerReleasePost(ports, worker, [['csrf', csrf]])).toEqual({ kind: 'none-picked' });
  expect(await answerReleasePost(ports, worker, [['csrf', 'another'], pick])).toEqual({ kind: 'too-old' });
  expect(await answerReleasePost(ports, worker, [['csrf', csrf], ['site', 'south-lead'], pick])).toEqual({ kind: 'not-ours' });
  expect(await ports.referrals.count('north-lead', { states: ['held'] })).toBe(1);

  expect(await answerReleasePost(ports, worker, [['csrf', csrf], pick])).toEqual({ kind: 'released', released: 1, left: 0 });
});
