import type { CountyName } from './countyName.ts';
import type { Words } from './locale.ts';

// In Spanish the kind stands first. "Borough" has no Spanish name of its own.
const KINDS_ES: Readonly<Record<string, string>> = {
  County: 'condado de',
  Parish: 'parroquia de',
  Borough: 'borough de',
  'City and Borough': 'ciudad y borough de',
  Municipality: 'municipalidad de',
  'Census Area': 'área censal de',
  'Planning Region': 'región de planificación de',
  city: 'ciudad de',
};

/**
 * A county as each language calls it, with its state.
 * @example countyLabels({ name: 'King', kind: 'County' }, 'WA') // { en: 'King County, WA', es: 'condado de King, WA' }
 */
export function countyLabels({ name, kind }: CountyName, state: string): Words {
  return { en: `${name} ${kind}, ${state}`, es: `${KINDS_ES[kind] ?? kind} ${name}, ${state}` };
}

// What a listing names under "Counties" and is none.
const NO_COUNTY = /^(.+?) (Parish|City and Borough|Borough|Municipality|Census Area|Planning Region|city)$/;

/**
 * A county as a listing writes it, under a heading that says "Counties": only what is no county names its kind.
 * @example listedCounty('Orleans Parish') // { en: 'Orleans Parish', es: 'parroquia de Orleans' }
 */
export function listedCounty(listed: string): Words {
  const [, name, kind] = NO_COUNTY.exec(listed) ?? [];
  const inSpanish = name === undefined || kind === undefined ? listed : `${KINDS_ES[kind] ?? kind} ${name}`;
  return { en: listed, es: inSpanish };
}
