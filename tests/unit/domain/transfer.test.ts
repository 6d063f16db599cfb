import { expect, test } from 'vitest';
import { REFERRAL_STATES } from '#src/domain/referral.ts';
import { openUntil, RETENTION_BOUNDS } from '#src/domain/retention.ts';
import { isTransferable, transferTargets, transferTerms } from '#src/domain/transfer.ts';
import { aSite } from '#tests/support/aSite.ts';

const MONDAY_TEN = Date.UTC(2026, 2, 2, 18);

test('only what somebody looked at, and nobody set out for, goes to another site', () => {
  expect(REFERRAL_STATES.filter(isTransferable)).toEqual(['new', 'waiting']);
});

test('the targets are other live sites that take messages, by name, and never invented beside real', () => {
  const own = aSite();
  const sites = [
    own,
    aSite({ slug: 'west', listing: { name: 'West' } }),
    aSite({ slug: 'east', listing: { name: 'East' } }),
    aSite({ slug: 'paused', intake: { status: 'paused' } }),
    aSite({ slug: 'ended', listing: { stage: 'ended' } }),
    aSite({ slug: 'demo', listing: { demonstration: true } }),
    { ...aSite({ slug: 'not-live' }), liveSince: null },
  ];
  expect(transferTargets(own, sites).map(({ listing }) => listing.name)).toEqual(['East', 'West']);
});

const theirs = (open: number) => aSite({ intake: { promiseDays: 2, retention: { ...RETENTION_BOUNDS, open } } });
const ofDays = (open: number) => ({ day: '2026-02-20', deleteOn: openUntil('2026-02-20', { ...RETENTION_BOUNDS, open }) });

test('the other promise runs from now, the life from the first receipt and by the shorter bound', () => {
  // Two business days after Monday: Wednesday, 17:00 in Seattle.
  expect(transferTerms(ofDays(90), theirs(30), MONDAY_TEN)).toEqual({ dueAt: Date.UTC(2026, 2, 5, 1), deleteOn: '2026-03-22' });
  expect(transferTerms(ofDays(30), theirs(90), MONDAY_TEN)).toMatchObject({ deleteOn: '2026-03-22' });
});

test('nothing is given away to be erased before it has to be read', () => {
  // Their own bound of twelve days ends on the Wednesday: the day that stands is kept.
  expect(transferTerms(ofDays(90), theirs(12), MONDAY_TEN)).toMatchObject({ deleteOn: '2026-05-21' });
  expect(transferTerms(ofDays(90), theirs(13), MONDAY_TEN)).toMatchObject({ deleteOn: '2026-03-05' });
  expect(transferTerms(ofDays(12), theirs(90), MONDAY_TEN)).toBeNull();
});

test('a site that never opens has no promise to give', () => {
  const never = aSite({ intake: { hours: { timeZone: 'UTC', weekly: {}, holidays: [] } } });
  expect(transferTerms(ofDays(90), never, MONDAY_TEN)).toBeNull();
});
