import { type Month, monthsBetween } from '#src/domain/insights.ts';

/** What an address asks for; anything else than two months in order is the last twelve. */
export interface Asked {
  readonly from: string | null;
  readonly to: string | null;
}

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
/** A year by default, five at most: enough for a funder's report, short enough to read in one go. */
const USUAL = 12;
const MOST = 60;

/** Reads the months of an address; the last one is never later than the current month. */
export function readMonths({ from, to }: Asked, current: Month): { from: Month; to: Month } {
  const last = to !== null && MONTH.test(to) && to <= current ? to : current;
  const first = from !== null && MONTH.test(from) && from <= last ? from : monthsBack(last, USUAL);
  return { from: monthsBetween(first, last).length > MOST ? monthsBack(last, MOST) : first, to: last };
}

/** The first of so many months that end with this one. */
function monthsBack(last: Month, many: number): Month {
  const [year = 0, month = 1] = last.split('-').map(Number);
  const at = year * 12 + month - many;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
