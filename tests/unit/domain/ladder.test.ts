import { expect, test } from 'vitest';
import { instantAt } from '#src/domain/day.ts';
import { type Ladder, openTimeAfter, type Rung, rungDue } from '#src/domain/ladder.ts';
import { anIntake } from '#tests/support/aSite.ts';

const ZONE = 'America/Los_Angeles';
/** Monday to Friday, 9 to 17; closed on Wednesday 4 March. */
const HOURS = { ...anIntake().hours, holidays: ['2026-03-04'] };
const HOUR = 3_600_000;

/** A moment written as day and time of the site. */
function at(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(day, time as '09:00', ZONE);
}

test.each([
  ['in the middle of a day', '2026-03-02 10:00', '2026-03-02 11:00'],
  ['at closing time of a Monday', '2026-03-02 17:00', '2026-03-03 10:00'],
  ['half an hour before closing', '2026-03-02 16:30', '2026-03-03 09:30'],
  ['over a weekend', '2026-03-06 17:00', '2026-03-09 10:00'],
  ['over a holiday', '2026-03-03 17:00', '2026-03-05 10:00'],
  ['over the night in which the clocks go forward', '2026-03-07 12:00', '2026-03-09 10:00'],
  ['before opening', '2026-03-02 06:00', '2026-03-02 10:00'],
])('an open hour %s', (_, from, to) => {
  expect(openTimeAfter(HOURS, at(from), HOUR)).toBe(at(to));
});

test('where a desk is never open, an open hour never comes', () => {
  expect(openTimeAfter({ ...HOURS, weekly: {} }, at('2026-03-02 10:00'), HOUR)).toBe(Number.POSITIVE_INFINITY);
});

function ladder(rung: Rung, moment: string): Ladder {
  return { site: 'north-lead', since: at('2026-03-02 17:00'), rung, at: at(moment) };
}

test.each([
  ['at once the backup contact', null, '2026-03-02 17:00', '2026-03-02 17:00', 'backup'],
  ['nobody else that evening', ladder('backup', '2026-03-02 17:00'), '2026-03-02 17:00', '2026-03-03 09:59', null],
  ['the Bureau after an open hour', ladder('backup', '2026-03-02 17:00'), '2026-03-02 17:00', '2026-03-03 10:00', 'bureau'],
  [
    'an hour from when the backup contact was really told',
    ladder('backup', '2026-03-03 12:00'),
    '2026-03-02 17:00',
    '2026-03-03 12:59',
    null,
  ],
  ['the form not before two business days', ladder('bureau', '2026-03-03 10:00'), '2026-03-02 17:00', '2026-03-06 16:59', null],
  [
    'the form at the end of the second, a holiday apart',
    ladder('bureau', '2026-03-03 10:00'),
    '2026-03-02 17:00',
    '2026-03-06 17:00',
    'paused',
  ],
  ['the form not over a weekend', ladder('bureau', '2026-03-06 10:00'), '2026-03-05 17:00', '2026-03-10 16:59', null],
  ['the form after the weekend', ladder('bureau', '2026-03-06 10:00'), '2026-03-05 17:00', '2026-03-10 17:00', 'paused'],
  ['the form not for what has just been missed', ladder('bureau', '2026-03-02 10:00'), '2026-03-06 17:00', '2026-03-10 16:00', null],
  ['nobody after the last rung', ladder('paused', '2026-03-06 17:00'), '2026-03-02 17:00', '2026-04-06 17:00', null],
] as const)('a missed promise tells %s', (_, stands, since, now, rung) => {
  expect(rungDue(stands, at(since), HOURS, at(now))).toBe(rung);
});

test('a promise is not missed again by a server that was off: each rung has its own time', () => {
  const late = at('2026-04-01 12:00');
  expect(rungDue(null, at('2026-03-02 17:00'), HOURS, late)).toBe('backup');
  expect(rungDue({ ...ladder('backup', '2026-04-01 12:00') }, at('2026-03-02 17:00'), HOURS, late)).toBeNull();
});
