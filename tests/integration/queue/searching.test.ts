import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import type { SearchedPart } from '#src/domain/searching.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { fewAtOnce, inSlices, MOST_AT_ONCE } from '#src/features/queue/fewAtOnce.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { MOST_HITS, SEARCH_LIMIT, searchQueue } from '#src/features/queue/searchQueue.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

const searches = (ports: TestPorts) => ports.db.select().from(audit).where(eq(audit.act, 'search'));

/** A desk with a search that answers what it found, or how it was answered. */
async function aSearch(ports: TestPorts) {
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const find = async (typed: string) => {
    const answer = await searchQueue(ports, me, typed);
    return answer.kind === 'found' ? answer.hits.map(({ item, parts }) => [item.row.id, parts] as const) : answer.kind;
  };
  return { me, find };
}

const plain = { happening: '', where: 'By the bakery', person: '', recognize: '', approach: '', place: '98104' };

test.each<[SearchedPart, string, Parameters<typeof someAnswers>[0]]>([
  ['place', 'tukwila', { place: 'Tukwila, WA' }],
  ['language', 'tigrinya', { language: 'Tigrinya' }],
  ['where', 'underpass', { where: 'Under the underpass' }],
  ['happening', 'shivering', { happening: 'Often shivering' }],
  ['person', 'quill', { person: PEOPLE.referred.name }],
  ['recognize', 'tartan', { recognize: 'A tartan scarf' }],
  ['approach', 'evenings', { approach: 'In the evenings' }],
])('a word is found in %s, and only that part is told', async (part, word, different) => {
  await using ports = await testPorts();
  const { find } = await aSearch(ports);
  const { row } = await addReferral(ports, {}, someAnswers({ ...plain, ...different }));
  await addReferral(ports, {}, someAnswers(plain));

  expect(await find(word.toUpperCase())).toEqual([[row.id, [part]]]);
});

test('a word of a note is found too, and all words have to be in the one item, in whatever part', async () => {
  await using ports = await testPorts();
  const { me, find } = await aSearch(ports);
  const { row } = await addReferral(ports, {}, someAnswers({ ...plain, recognize: 'A tartan scarf' }));
  await addReferral(ports, {}, someAnswers({ ...plain, recognize: 'A tartan hat' }));
  await addNote(ports, me, row.id, 'Drinks cocoa at the library.');

  expect(await find('cocoa tartan')).toEqual([[row.id, ['recognize', 'notes']]]);
  expect(await find('cocoa hat')).toEqual([]);
});

test('who asked is never found, nor what is closed, taken back or of another site', async () => {
  await using ports = await testPorts();
  const { me, find } = await aSearch(ports);
  await aDesk(ports, { slug: 'south-lead' });
  const sought = someAnswers({ ...plain, recognize: 'A tartan scarf' });
  const open = await addReferral(ports, {}, sought);
  const closed = await addReferral(ports, {}, sought);
  const takenBack = await addReferral(ports, {}, sought);
  await addReferral(ports, { site: 'south-lead' }, sought);
  await moveReferral(ports, me, closed.row.id, { move: 'wrong', reason: 'Not for us', version: 1 });
  await takeBack(ports, takenBack.row.id);

  expect(await find('tartan')).toEqual([[open.row.id, ['recognize']]]);
  expect(await find(PEOPLE.referrer.name)).toEqual([]);
  expect(await find(PEOPLE.referrer.phone)).toEqual([]);
});

test('a search is in the audit before it finds anything, once and without its words', async () => {
  await using ports = await testPorts();
  const { me, find } = await aSearch(ports);
  await addReferral(ports, {}, someAnswers(plain));

  await find('nowhere-to-be-found');

  expect(await searches(ports)).toMatchObject([{ actor: me.staff.id, site: 'north-lead', object: null, result: 'ok' }]);
  const rows = await ports.db.select().from(audit);
  expect(JSON.stringify(rows)).not.toContain('nowhere');
  expect(rows.filter(({ act }) => act === 'open-details')).toEqual([]);
});

test.each([
  ['nothing', '', 'refused'],
  ['signs alone', ' ?! ', 'refused'],
  ['one letter, which would fit nearly everything', 'a', 'refused'],
  ['more than the limit', 'a'.repeat(SEARCH_LIMIT + 1), 'refused'],
])('%s is not searched for, and leaves no row', async (_, typed, kind) => {
  await using ports = await testPorts();
  const { find } = await aSearch(ports);
  await addReferral(ports);

  expect(await find(typed)).toBe(kind);
  expect(await searches(ports)).toEqual([]);
});

test('no more than twenty are shown, and how many there are is said', async () => {
  await using ports = await testPorts();
  const { me } = await aSearch(ports);
  for (let made = 0; made < MOST_HITS + 2; made += 1) await addReferral(ports, {}, someAnswers({ recognize: 'A tartan scarf' }));

  const answer = await searchQueue(ports, me, 'tartan');

  if (answer.kind !== 'found') throw new Error(answer.kind);
  expect([answer.hits.length, answer.total, answer.searched]).toEqual([MOST_HITS, MOST_HITS + 2, MOST_HITS + 2]);
});

test('somebody without a key finds nothing and leaves no row', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  await addReferral(ports);
  const newcomer = unlocked(await addWorker(ports, { site: 'north-lead' }), 'north-lead');

  expect(await searchQueue(ports, newcomer, 'bakery')).toEqual({ kind: 'no-key' });
  expect(await searches(ports)).toEqual([]);
});

test('two large openings run at once; a third is told to wait, and goes on once one of them ended', async () => {
  await using ports = await testPorts();
  const { find } = await aSearch(ports);
  await addReferral(ports, {}, someAnswers(plain));
  const ends: (() => void)[] = [];
  const running = Array.from({ length: MOST_AT_ONCE }, () => fewAtOnce(() => new Promise<void>((resolve) => ends.push(resolve))));

  expect(await find('bakery')).toBe('busy');
  expect(await searches(ports)).toEqual([]);

  for (const end of ends) end();
  await Promise.all(running);
  expect(await find('bakery')).toHaveLength(1);
});

test('a large opening that fails makes room again', async () => {
  for (let tries = 0; tries <= MOST_AT_ONCE; tries += 1) {
    await expect(fewAtOnce(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  }
  expect(await fewAtOnce(async () => 'done')).toBe('done');
});

test('between two slices everybody else has a turn', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('somebody else'));

  await inSlices(
    Array.from({ length: 11 }, (_, n) => n),
    async (slice) => {
      order.push(`slice of ${slice.length}`);
      return slice;
    },
  );

  expect(order).toEqual(['slice of 10', 'somebody else', 'slice of 1']);
});
