import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { itemPath, listIn } from '#src/components/desk/deskPaths.ts';
import { type ItemPage, openItemPage } from '#src/components/desk/itemPage.ts';
import type { ItemFields } from '#src/components/desk/itemPost.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { openList } from '#src/features/queue/listFrom.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addReferral, type ReferralAsked, someAnswers } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

/** A desk with some items, and a worker in a browser of their own. */
async function aBrowser(ports: TestPorts, ...asked: readonly ReferralAsked[]) {
  const desk = await aDesk(ports);
  const ids: string[] = [];
  for (const each of asked) ids.push((await addReferral(ports, each)).row.id);
  const cookie = await unlockWith(ports, await signIn(ports, desk.intake), desk.intake.passphrase);
  const csrf = csrfFor(ports, ports.signer.hash('session', cookie));
  const [id = ''] = ids;
  const go = (fields: ItemFields | null, query = '', of = id) =>
    openItemPage(
      anAstro(ports, {
        path: `/staff/queue/${of}/${query}`,
        params: { id: of },
        cookies: { '__Host-s': cookie },
        ...(fields === null ? {} : { fields: { csrf, version: '1', ...fields } }),
      }),
    );
  return { desk, me: unlocked(desk.intake, 'north-lead'), id, ids, go };
}

function shown(page: ItemPage | Response): Extract<ItemPage, { kind: 'item' }> {
  if (page instanceof Response || page.kind !== 'item') throw new Error(page instanceof Response ? `${page.status}` : page.kind);
  return page;
}

function leadsTo(page: ItemPage | Response): string | null {
  if (!(page instanceof Response)) throw new Error(page.kind);
  return page.headers.get('location');
}

const openings = (ports: TestPorts) => ports.db.select().from(audit).where(eq(audit.act, 'open-details'));
const due = (hours: number) => Date.UTC(2026, 2, 4, 1) + hours * HOUR;

test('after a decision the desk goes on to the next item of the view, which tells what was done and offers to undo it', async () => {
  await using ports = await testPorts();
  const { ids, go } = await aBrowser(ports, { dueAt: due(0) }, { dueAt: due(1) }, { dueAt: due(2) });
  const [first, second, third] = ids;

  expect(leadsTo(await go({ move: 'take-up' }, '?view=new', first))).toBe(`/staff/queue/${second}/?view=new&of=${first}`);
  expect(leadsTo(await go({ act: 'move', move: 'wrong', ready: 'wrong:test' }, '?view=new', second))).toBe(
    `/staff/queue/${third}/?view=new&of=${second}`,
  );

  const next = shown(await go(null, `?view=new&of=${second}`, third));
  expect(next.before).toMatchObject({ undo: { move: 'reopen', last: 'wrong' }, item: { row: { id: second } } });
  expect(next.item.row.id).toBe(third);
  expect(leadsTo(await go({ act: 'move', move: 'wait', ready: 'wait:later' }, '?view=new', third))).toBe(
    `/staff/queue/?view=new&of=${third}`,
  );
});

test('what came in first comes next, whatever the ids, and what a colleague has decided meanwhile is passed over', async () => {
  await using ports = await testPorts();
  const { desk, go } = await aBrowser(ports);
  // Their promises end at the same hour; by their ids alone they would stand the other way round.
  const [d = '', c = '', b = '', a = ''] = ['d', 'c', 'b', 'a'].map((letter) => letter.padEnd(26, '0'));
  for (const id of [d, c, b, a]) {
    await addReferral(ports, { id, dueAt: due(0) });
    ports.clock.advance(MINUTE);
  }
  expect(leadsTo(await go({ move: 'take-up' }, '?view=new', d))).toBe(`/staff/queue/${c}/?view=new&of=${d}`);

  await moveReferral(ports, await aColleague(ports, desk), b, { move: 'take-up', reason: '', version: 1 });
  expect(leadsTo(await go({ move: 'take-up' }, '?view=new', c))).toBe(`/staff/queue/${a}/?view=new&of=${c}`);
});

test('in a narrowed list the next item is the next one of that list, and the last one leads back to it', async () => {
  await using ports = await testPorts();
  const { desk, go } = await aBrowser(ports);
  const asked = new URL('http://localhost/?view=new&concern=housing&who=nobody&sort=newest');
  const list = `?${itemPath('', openList(ports, 'north-lead', listIn(asked))).split('?')[1]}`;
  const ids: string[] = [];
  for (const concern of ['housing', 'poverty', 'housing', 'housing', 'housing'] as const) {
    ports.clock.advance(MINUTE);
    ids.push((await addReferral(ports, { dueAt: due(0) }, someAnswers({ concerns: [concern] }))).row.id);
  }
  const [oldest = '', , second = '', third = '', newest = ''] = ids;

  expect(list).not.toContain('housing');
  expect(leadsTo(await go({ move: 'take-up' }, list, newest))).toBe(`/staff/queue/${third}/${list}&of=${newest}`);
  expect(shown(await go(null, `${list}&of=${newest}`, third)).around).toMatchObject({ previous: null, next: second });
  // A colleague has taken what would have come next: it is in this list no more.
  await assignReferral(ports, await aColleague(ports, desk), second, { to: 'me', version: 1 });
  expect(leadsTo(await go({ move: 'take-up' }, list, third))).toBe(`/staff/queue/${oldest}/${list}&of=${third}`);
  expect(leadsTo(await go({ act: 'note', note: 'Seen' }, list, oldest))).toBe(`/staff/queue/${oldest}/${list}&done=note`);
  expect(leadsTo(await go({ move: 'take-up' }, list, oldest))).toBe(`/staff/queue/${list}&of=${oldest}`);
});

test('from This morning the last decision leads back to it', async () => {
  await using ports = await testPorts();
  const { id, go } = await aBrowser(ports, { dueAt: due(-48) });

  expect(leadsTo(await go({ move: 'take-up' }))).toBe(`/staff/queue/?of=${id}`);
});

test.each<[string, ItemFields, string]>([
  ['an attempt', { move: 'met' }, 'done=move'],
  ['a note', { act: 'note', note: 'Seen' }, 'done=note'],
  ['taking it', { act: 'take' }, 'done=taken'],
])('after %s the worker stays on the item', async (_name, fields, done) => {
  await using ports = await testPorts();
  const { id, go } = await aBrowser(ports, { state: 'outreach' }, { state: 'outreach' });

  expect(leadsTo(await go(fields, '?view=outreach'))).toBe(`/staff/queue/${id}/?view=outreach&${done}`);
});

test('undoing leads to the item that is back', async () => {
  await using ports = await testPorts();
  const { ids, go } = await aBrowser(ports, {}, {});
  await go({ move: 'take-up' }, '?view=new');

  expect(leadsTo(await go({ act: 'move', move: 'undo', version: '2' }, '?view=new'))).toBe(`/staff/queue/${ids[0]}/?view=new&done=undone`);
});

test('a ready reason stands in the story in its words, and what was written comes after it', async () => {
  await using ports = await testPorts();
  const { go } = await aBrowser(ports, {});

  await go({ act: 'move', move: 'elsewhere', ready: 'elsewhere:outside-area', reason: 'Called their own team.' });

  expect(shown(await go(null)).item.notes.map(({ reason }) => reason)).toEqual(['Outside our area. Called their own team.']);
});

test('a ready reason of another move counts for nothing', async () => {
  await using ports = await testPorts();
  const { go } = await aBrowser(ports, {});

  const page = shown(await go({ act: 'move', move: 'wait', ready: 'wrong:test' }));

  expect([page.trouble, page.item.row.state]).toMatchObject([{ kind: 'field', field: 'reason-wait' }, 'new']);
});

test('an act of somebody who has just opened the details leaves them open, and each showing is in the audit', async () => {
  await using ports = await testPorts();
  const { me, id, go } = await aBrowser(ports, {});
  expect(shown(await go({ act: 'open' })).opened?.details?.where).toBeDefined();

  const path = leadsTo(await go({ act: 'take', shown: '1' })) ?? '';
  expect(path).toContain('shown=1');
  const again = shown(await go(null, path.slice(path.indexOf('?'))));

  expect(again.opened?.details?.where).toBeDefined();
  expect(again.item.acts.map(({ deed }) => deed)).toEqual(['opened', 'taken']);
  expect(await openings(ports)).toMatchObject([
    { actor: me.staff.id, object: id, result: 'ok' },
    { actor: me.staff.id, object: id, result: 'again' },
  ]);
});

test('an address alone opens nothing: not before a press, not after fifteen minutes, not for a colleague', async () => {
  await using ports = await testPorts();
  const { desk, id, go } = await aBrowser(ports, {});
  expect(shown(await go(null, '?shown=1')).opened).toBeNull();
  expect(await openings(ports)).toEqual([]);

  await go({ act: 'open' });
  // Somebody at work: the desk would lock itself otherwise.
  for (const wait of [8, 8]) {
    ports.clock.advance(wait * MINUTE);
    if (wait === 8) shown(await go(null));
  }
  expect(shown(await go(null, '?shown=1')).opened).toBeNull();
  const { showAgain } = await import('#src/features/queue/showAgain.ts');
  await go({ act: 'open' });
  expect(await showAgain(ports, await aColleague(ports, desk), id)).toBeNull();
  expect((await openings(ports)).map(({ result }) => result)).toEqual(['ok', 'ok']);
});

test('what the sender took back is not shown again', async () => {
  await using ports = await testPorts();
  const { id, go } = await aBrowser(ports, {});
  await go({ act: 'open' });
  const { takeBack } = await import('#tests/support/aWithdrawal.ts');
  await takeBack(ports, id);

  expect(shown(await go(null, '?shown=1')).opened).toBeNull();
});

test('a conflict shows what the other did, with reason, note and picked reason still there, and the move offered again', async () => {
  await using ports = await testPorts();
  const { desk, id, go } = await aBrowser(ports, {});
  await assignReferral(ports, await aColleague(ports, desk), id, { to: 'me', version: 1 });

  const typed = { move: 'elsewhere', ready: 'elsewhere:outside-area', reason: 'Called them', note: 'Half a note' };
  const page = shown(await go({ act: 'move', ...typed }));

  expect(page.trouble).toEqual({ kind: 'conflict' });
  expect(page.typed).toEqual({ ...typed, isRestored: false });
  expect(page.item.moves.map(({ move }) => move)).toContain('elsewhere');
  expect(shown(await go(null)).typed).toEqual({ ...typed, ready: '', isRestored: true });
});

test('the page says who else has it open, and for how long they count', async () => {
  await using ports = await testPorts();
  const { desk, id, go } = await aBrowser(ports, {});
  const fern = await aColleague(ports, desk);
  ports.presence.see(id, fern.staff.id);

  expect(shown(await go(null)).here).toEqual([fern.staff.name]);
  expect(ports.presence.here(id)).toHaveLength(2);
  ports.clock.advance(2 * MINUTE);
  expect(shown(await go(null)).here).toEqual([]);
});

test('the desk that locked itself keeps the words behind the passphrase, and sealed once it is unlocked', async () => {
  await using ports = await testPorts();
  const { desk, go } = await aBrowser(ports, {});
  ports.clock.advance(20 * MINUTE);

  const locked = await go({ act: 'move', move: 'wait', ready: 'wait:later', reason: 'After Easter', note: 'Half a note' });
  if (locked instanceof Response || locked.kind !== 'locked') throw new Error('the desk is not locked');
  expect(locked.kept).toEqual({ act: 'unlock', note: 'Half a note', reason: 'After Easter', move: 'wait', ready: 'wait:later' });

  const open = shown(await go({ ...locked.kept, passphrase: desk.intake.passphrase }));
  expect(open.typed).toMatchObject({ note: 'Half a note', reason: 'After Easter', move: 'wait', ready: 'wait:later' });
  const kept = await ports.referrals.sealedDraft('north-lead', open.item.row.id, open.worker.staff.id);
  expect(kept).not.toBeNull();
  expect(open.item.row.state).toBe('new');
});

test('a draft of the page’s script is answered by a status, without a page', async () => {
  await using ports = await testPorts();
  const { go } = await aBrowser(ports, {});

  const kept = await go({ act: 'draft', note: 'Half a note' });
  expect(kept instanceof Response && kept.status).toBe(204);
  expect(shown(await go(null)).typed).toMatchObject({ note: 'Half a note', isRestored: true });
  const foreign = await go({ act: 'draft', note: 'Half a note' }, '', 'z'.repeat(26));
  expect(foreign instanceof Response && foreign.status).toBe(404);
  ports.clock.advance(20 * MINUTE);
  const locked = await go({ act: 'draft', note: 'More' });
  expect(locked instanceof Response && locked.status).toBe(403);
});

test('an id that is not there leaves one row of it, whatever was written on it', async () => {
  await using ports = await testPorts();
  const { go } = await aBrowser(ports, {});

  const answer = await go({ act: 'note', note: 'Seen' }, '', 'z'.repeat(26));

  expect(answer instanceof Response && answer.status).toBe(404);
  const denied = await ports.db.select().from(audit).where(eq(audit.act, 'denied'));
  expect(denied.every(({ result }) => result === 'not-there')).toBe(true);
});

test('somebody whose move came second can undo nothing of it', async () => {
  await using ports = await testPorts();
  const { desk, id, go } = await aBrowser(ports, {});
  await moveReferral(ports, await aColleague(ports, desk), id, { move: 'take-up', reason: '', version: 1 });

  expect(shown(await go({ move: 'take-up' })).trouble).toEqual({ kind: 'conflict' });
  expect(shown(await go(null, `?of=${id}`)).before).toBeNull();
});
