import { expect, test } from 'vitest';
import { queueLine } from '#src/components/desk/queueLine.ts';
import { instantAt } from '#src/domain/day.ts';
import { promiseFor } from '#src/domain/promise.ts';
import { partsOf, type ReferralRow, type SummaryPart } from '#src/domain/referral.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { DeskSite } from '#src/features/queue/deskSite.ts';
import { THIS_MORNING } from '#src/features/queue/listFrom.ts';
import { someAnswers } from '#tests/support/aReferral.ts';
import { anIntake } from '#tests/support/aSite.ts';

const { hours } = anIntake();
const at = (date: string, time: string) => instantAt(date, time, hours.timeZone);
const site: DeskSite = {
  slug: 'north-lead',
  name: 'North LEAD',
  hours,
  promiseDays: 2,
  retention: RETENTION_BOUNDS,
  readsLanguages: ['en'],
  now: at('2026-03-04', '12:00'),
  today: '2026-03-04',
};
const row: ReferralRow = {
  id: 'a'.repeat(26),
  site: 'north-lead',
  epoch: 1,
  day: '2026-03-02',
  state: 'new',
  assignee: null,
  dueAt: at('2026-03-04', '17:00'),
  deleteOn: '2026-05-31',
  version: 3,
  rehearsal: false,
};

function summary(different: Partial<SummaryPart> = {}): SummaryPart {
  const parts = partsOf(someAnswers(), { receivedAt: at('2026-03-02', '10:05'), chosenBy: 'zip:98104', heldFor: [], receiptIndex: 'i' });
  return { ...parts.summary, ...different };
}

const line = (different: Partial<ReferralRow>, sealed: SummaryPart | null = summary(), assignee: string | null = null) =>
  queueLine({ row: { ...row, ...different }, summary: sealed, assignee }, site);

test('a running promise says until when, and how much of it is used', () => {
  expect(line({})).toMatchObject({
    href: `/staff/queue/${row.id}/`,
    received: 'Monday, 10:05 am',
    about: 'No place to stay',
    near: '98104',
    from: 'Business',
    promise: { words: 'by today, 5 pm', isLate: false, isRunning: true, beside: '1 day 3 h of 2 business days' },
  });
});

// Thanksgiving is closed, and so is the day after; clocks go back on Sunday 1 November and forward on Sunday 8 March.
test.each([
  ['over the weekend in which clocks go back', '2026-10-30', ['2026-11-02', '12:00'], '2026-11-03', '3 h of 2 business days'],
  ['over the weekend in which clocks go forward', '2026-03-06', ['2026-03-09', '12:00'], '2026-03-10', '3 h of 2 business days'],
  ['over a holiday of two days and a weekend', '2026-11-25', ['2026-11-30', '10:30'], '2026-12-01', '1 h of 2 business days'],
  ['on the holiday itself the promise stands still', '2026-11-25', ['2026-11-26', '12:00'], '2026-12-01', '0 h of 2 business days'],
] as const)('the age against the promise keeps the hours of the site %s', (_name, received, [day, time], due, said) => {
  const closed = { ...site, hours: { ...hours, holidays: ['2026-11-26', '2026-11-27'] }, now: at(day, time), today: day };
  const dueAt = promiseFor(closed.hours, at(received, '10:05'), 2)?.at ?? 0;
  const item = { row: { ...row, day: received, dueAt }, summary: summary({ receivedAt: at(received, '10:05') }), assignee: null };

  expect(dueAt).toBe(at(due, '17:00'));
  expect(queueLine(item, closed).promise).toMatchObject({ isLate: false, beside: said });
});

test.each([
  [at('2026-03-04', '11:25'), '35 min late'],
  [at('2026-03-04', '10:50'), '1 h 10 min late'],
  [at('2026-03-04', '10:00'), '2 h late'],
  [at('2026-03-03', '09:00'), '1 day 3 h late'],
  [at('2026-03-02', '12:00'), '2 days late'],
])('past its promise it says how late', (dueAt, words) => {
  expect(line({ dueAt }).promise).toMatchObject({ words, isLate: true });
});

test('once somebody has decided, the state stands there, never "late"', () => {
  expect(line({ state: 'outreach', dueAt: at('2026-03-02', '12:00') }).promise).toEqual({
    words: 'Outreach',
    isLate: false,
    isRunning: false,
    beside: 'erased Sunday, May 31',
  });
});

test('what was taken back shows the day, who has it, and that its words stay closed', () => {
  const shown = line({ state: 'withdrawn', assignee: 'fern' }, null, 'Fern Kettlewell');

  expect(shown).toMatchObject({
    received: 'Monday, March 2',
    about: 'Its words stay closed',
    isClosed: true,
    tags: ['with Fern Kettlewell'],
  });
});

test('a line carries the view that it stands in to its item', () => {
  const { href } = queueLine({ row, summary: null, assignee: null }, site, { ...THIS_MORNING, view: 'held' });

  expect(href).toBe(`/staff/queue/${row.id}/?view=held`);
});

test('what was taken back shows no day that lies behind its end', () => {
  expect(line({ state: 'withdrawn' }).promise).toMatchObject({ words: 'Taken back by the sender', beside: 'erased within a day' });
});

test('what matters before opening stands as tags', () => {
  const sealed = summary({ about: 'self', locale: 'es', language: 'español', age: 'maybe-minor', danger: 'not-sure' });

  expect(line({}, sealed, 'Fern Kettlewell')).toMatchObject({
    language: 'español',
    tags: ['for themself', 'sender: Spanish', 'maybe under 18', 'not sure about danger', 'with Fern Kettlewell'],
  });
});

test('a held line says why, in words', () => {
  expect(line({ state: 'held' }, summary({ heldFor: ['too-quick', 'unheard-of'] })).heldFor).toBe(
    'the form was sent within three seconds; unheard-of',
  );
});

test('a closed summary shows the day alone and nothing of the text', () => {
  expect(line({}, null)).toMatchObject({ received: 'Monday, March 2', about: 'Cannot be opened', near: '', from: '', tags: [] });
});

test('an item of somebody who has left is with a former colleague', () => {
  expect(line({}, summary(), '').tags).toEqual(['with a former colleague']);
});

test('a message by a link names its organization, and one above the agreed number says so', () => {
  const partner = { name: 'Storybook Pantry', over: false };

  expect(line({}, summary({ partner }))).toMatchObject({ from: 'Business, Storybook Pantry', tags: [] });
  expect(line({}, summary({ partner: { ...partner, over: true } })).tags).toEqual(['above the agreed number']);
  expect(line({}, summary({ partner: null }))).toMatchObject({ from: 'Business', tags: [] });
});
