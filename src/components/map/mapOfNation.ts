import type { Point } from '#src/domain/atlas.ts';
import type { Locale } from '#src/domain/locale.ts';
import { drawnMap } from '#src/domain/mapPlaces.ts';
import { stateName } from '#src/domain/states.ts';

/** A state with sites: how many, and where their number stands. */
export interface CountedState {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly at: Point;
  /** The state is too small for a number: it stands beside it, with a line to here. */
  readonly lineTo: Point | null;
}

export interface NationMap {
  readonly width: number;
  readonly height: number;
  readonly states: readonly CountedState[];
  /** The atlas does not draw these: they are told in words. */
  readonly apart: readonly Omit<CountedState, 'at' | 'lineTo'>[];
}

// Where the numbers of states stand that are smaller than a number, out at sea, in units of the drawing.
const AT_SEA: Readonly<Record<string, Point>> = {
  CT: [948, 216],
  DC: [918, 290],
  DE: [940, 262],
  HI: [420, 512],
  MD: [946, 286],
  NJ: [944, 239],
  RI: [974, 195],
};
// And of those whose middle lies at the edge of land.
const BETTER: Readonly<Record<string, Point>> = { FL: [822, 500], ID: [252, 170], LA: [612, 458], MI: [742, 192] };

/** Counts sites by state, the states in the order of their names. */
export function mapOfNation(sites: readonly { readonly state: string }[], locale: Locale): NationMap {
  const nation = drawnMap('US');
  const counts = new Map<string, number>();
  for (const { state } of sites) counts.set(state, (counts.get(state) ?? 0) + 1);
  const counted = [...counts].map(([code, count]) => ({ code, name: stateName(code, locale), count }));
  const inOrder = counted.sort((a, b) => a.name.localeCompare(b.name, locale));
  const middleOf = (code: string) => nation?.middles.get(code);
  return {
    width: nation?.frame.width ?? 0,
    height: nation?.frame.height ?? 0,
    states: inOrder.flatMap((state) => {
      const middle = middleOf(state.code);
      if (middle === undefined) return [];
      const atSea = AT_SEA[state.code];
      return [{ ...state, at: atSea ?? BETTER[state.code] ?? middle, lineTo: atSea === undefined ? null : middle }];
    }),
    apart: inOrder.filter(({ code }) => middleOf(code) === undefined),
  };
}
