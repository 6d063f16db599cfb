import { expect, test } from 'vitest';
import { latelyBy, storyOf } from '#src/components/desk/story.ts';
import { summaryFacts } from '#src/components/desk/summaryFacts.ts';
import { HOUR, instantAt, MINUTE } from '#src/domain/day.ts';
import { type NotePart, partsOf } from '#src/domain/referral.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { someAnswers } from '#tests/support/aReferral.ts';
import { anIntake } from '#tests/support/aSite.ts';

const { hours } = anIntake();
const now = instantAt('2026-03-04', '12:00', hours.timeZone);
const note = (different: Partial<NotePart>): NotePart => ({
  at: now,
  by: 'Fern',
  text: '',
  move: null,
  from: null,
  to: null,
  reason: null,
  ...different,
});

function anItem(different: Partial<DeskItem> = {}): DeskItem {
  const { summary } = partsOf(someAnswers({ aware: null }), {
    receivedAt: now - 26 * HOUR,
    chosenBy: 'county-nearby:98104',
    heldFor: ['honeypot'],
    receiptIndex: 'i',
  });
  return {
    site: {
      slug: 'north-lead',
      name: 'North LEAD',
      hours,
      promiseDays: 1,
      retention: RETENTION_BOUNDS,
      readsLanguages: [],
      now,
      today: '2026-03-04',
    },
    row: {
      id: 'a'.repeat(26),
      site: 'north-lead',
      epoch: 1,
      day: '2026-03-03',
      state: 'new',
      assignee: null,
      dueAt: now + 5 * HOUR,
      deleteOn: '2026-06-01',
      version: 1,
      rehearsal: false,
    },
    summary,
    notes: [],
    brokenNotes: 0,
    moves: [],
    undo: null,
    halfWritten: { note: '', reason: '', move: '' },
    colleagues: [],
    assignee: null,
    acts: [],
    ...different,
  };
}

test('a story tells notes, moves and acts in the order in which they happened', () => {
  const item = anItem({
    notes: [
      note({ at: now - 2 * HOUR, text: 'Seen at the library' }),
      note({ at: now, move: 'wait', from: 'new', to: 'waiting', reason: 'The team is full' }),
    ],
    acts: [
      { at: now - HOUR, by: 'Basil', deed: 'opened' },
      { at: now - 3 * HOUR, by: '', deed: 'taken' },
    ],
  });

  expect(storyOf(item).map(({ at: _, ...line }) => line)).toEqual([
    { by: 'A former colleague', deed: 'took this', moment: 'today, 9 am', texts: [], isChange: true },
    { by: 'Fern', deed: '', moment: 'today, 10 am', texts: ['Seen at the library'], isChange: false },
    { by: 'Basil', deed: 'opened the details', moment: 'today, 11 am', texts: [], isChange: false },
    { by: 'Fern', deed: 'put it on the waiting list', moment: 'today, 12 pm', texts: ['The team is full'], isChange: true },
  ]);
});

test('a sender who took the message back is called the sender', () => {
  expect(storyOf(anItem({ acts: [{ at: now, by: 'sender', deed: 'withdraw' }] }))).toMatchObject([
    { by: 'The sender', deed: 'took the message back' },
  ]);
});

const facts = (item: DeskItem) => Object.fromEntries(summaryFacts(item).map(({ name, value }) => [name, value]));

test('the summary tells the promise, why this site, and what was left out as empty', () => {
  expect(facts(anItem())).toMatchObject({
    Promise: 'by today, 5 pm',
    'Time used': '3 h of 1 business day',
    About: 'No place to stay',
    'Why this site': 'A county nearby is in the area of this site, and the sender chose it',
    'Does the person know': '',
    'Erased on': 'Monday, June 1, at the latest',
  });
});

test('a held item says why; a decided one has a state and no promise', () => {
  const { row } = anItem();

  expect(facts(anItem({ row: { ...row, state: 'held' } }))).toHaveProperty(
    'Why it is held',
    'a field that people cannot see was filled in',
  );
  expect(facts(anItem())).not.toHaveProperty('Why it is held');
  expect(facts(anItem({ row: { ...row, state: 'waiting' } }))).toMatchObject({ State: 'On the waiting list' });
  expect(facts(anItem({ row: { ...row, state: 'waiting' } }))).not.toHaveProperty('Promise');
});

test('without its summary an item still tells its promise and its last day', () => {
  expect(Object.keys(facts(anItem({ summary: null })))).toEqual(['Promise', 'Erased on']);
});

test('an item that was given, and one that went back untouched, say so', () => {
  const acts = [
    { deed: 'given', by: 'Fern', to: 'Basil', at: now - 2 * HOUR },
    { deed: 'given', by: 'Fern', to: '', at: now - HOUR },
    { deed: 'returned-untouched', by: 'portal', at: now },
  ] as const;

  expect(storyOf(anItem({ acts })).map(({ by, deed, isChange }) => [by, deed, isChange])).toEqual([
    ['Fern', 'gave this to Basil', true],
    ['Fern', 'gave this to somebody', true],
    ['The portal', 'returned this to the desk, since nobody had worked on it for an open day', true],
  ]);
});

test('what colleagues did in the last ten minutes is said once for each, the newest first', () => {
  const item = anItem({
    notes: [
      note({ at: now - 11 * MINUTE, by: 'Ada', text: 'Too long ago' }),
      note({ at: now - 3 * MINUTE, by: 'Ben', text: 'First' }),
      note({ at: now - 1 * MINUTE, by: 'Ben', text: 'Second' }),
      note({ at: now, by: 'Fern', text: 'Mine' }),
    ],
    acts: [
      { deed: 'opened', by: 'Cleo', at: now - 30_000 },
      { deed: 'withdraw', by: 'sender', at: now },
    ],
  });

  expect(latelyBy(item, 'Fern')).toEqual(['Cleo opened the details just now.', 'Ben wrote a note 1 minute ago.']);
});

test('a tie to another message, and a note that came from one, say what they are', () => {
  const link = (kind: 'linked' | 'copied') => ({ to: 'b'.repeat(26), kind });
  const notes = [note({ link: link('linked') }), note({ text: 'Seen', link: link('copied') })];

  expect(storyOf(anItem({ notes })).map(({ deed, texts }) => [deed, texts])).toEqual([
    ['tied this to another message about the same person', []],
    ['wrote on a tied message', ['Seen']],
  ]);
});
