import type { Day } from '#src/domain/day.ts';

/**
 * Days on which federal offices are closed (5 U.S.C. 6103): a holiday on a Saturday is kept on the Friday before, one on
 * a Sunday on the Monday after. New Year's Day of 2028 is a Saturday, so it falls into 2027.
 */
export const FEDERAL_HOLIDAYS: readonly Day[] = [
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-10-12',
  '2026-11-11',
  '2026-11-26',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-15',
  '2027-05-31',
  '2027-06-18',
  '2027-07-05',
  '2027-09-06',
  '2027-10-11',
  '2027-11-11',
  '2027-11-25',
  '2027-12-24',
  '2027-12-31',
];
