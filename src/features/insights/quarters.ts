import type { Month } from '#src/domain/insights.ts';

/** A quarter of a year that is over, e.g. `2026-Q3`. */
export interface Quarter {
  readonly name: string;
  readonly from: Month;
  readonly to: Month;
}

/** Two years back: what is older is in the sites' own reports. */
const MOST = 8;

/**
 * The quarters that are over, the newest first. Whoever may not see small numbers is shown nothing else: of two spans that overlap one
 * could be taken from the other, and a month that is running shows each single act.
 */
export function finishedQuarters(current: Month): readonly [Quarter, ...Quarter[]] {
  const [year = 0, month = 1] = current.split('-').map(Number);
  const running = year * 4 + Math.floor((month - 1) / 3);
  const back = (many: number) => quarterAt(running - many);
  return [back(1), ...Array.from({ length: MOST - 1 }, (_, ahead) => back(ahead + 2))];
}

/** The quarter that an address asks for; anything else than one that is over is the newest. */
export function readQuarter(asked: string | null, current: Month): Quarter {
  const quarters = finishedQuarters(current);
  return quarters.find(({ name }) => name === asked) ?? quarters[0];
}

function quarterAt(at: number): Quarter {
  const year = Math.floor(at / 4);
  const first = (at % 4) * 3 + 1;
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`;
  return { name: `${year}-Q${(at % 4) + 1}`, from: month(first), to: month(first + 2) };
}
