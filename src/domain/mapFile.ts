import { type Atlas, type Region, readAtlas } from './atlas.ts';
import { regionPath } from './mapFrame.ts';
import { drawnMap } from './mapPlaces.ts';
import { stateFips, stateOfFips } from './stateWords.ts';

// Units of a drawing by which a line may be straightened: less than a hair on a phone.
const STRAIGHTENED = { nation: 0.3, state: 1.2 };

/** The two files of the atlas, already on the flat map. */
export interface AtlasFiles {
  readonly states: Atlas;
  readonly counties: Atlas;
}

/** The file of all states: each is a shape by its postal letters, all of them together are `all`. */
export function nationFile({ states }: AtlasFiles): string | null {
  return fileOf('US', readAtlas(states, 'states', { tolerance: STRAIGHTENED.nation }), ({ id }) => stateOfFips(id) ?? id);
}

/** The file of one state: each county is a shape, `c` and its FIPS code, all of them together are `all`; null where none is drawn. */
export function stateFile({ counties }: AtlasFiles, code: string): string | null {
  const [within, map] = [stateFips(code), drawnMap(code)];
  if (within === null || map === null) return null;
  return fileOf(code, readAtlas(counties, 'counties', { within, tolerance: STRAIGHTENED.state / map.frame.scale }), ({ id }) => `c${id}`);
}

// No color and no line: the page that uses a shape gives it both, in light and dark, on screens and on paper.
function fileOf(code: string, regions: readonly Region[], idOf: (region: Region) => string): string | null {
  const map = drawnMap(code);
  if (map === null) return null;
  const { frame } = map;
  const paths = regions.map((region) => `<path id="${idOf(region)}" d="${regionPath(region, frame)}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}"><g id="all">${paths.join('')}</g></svg>`;
}
