import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEMONSTRATION_LISTING, demonstrationIntake } from '#db/seed/demonstration.ts';
import { LANGUAGES } from '#src/domain/locale.ts';
import { STATE_CODES, stateName } from '#src/domain/states.ts';
import { textsInOwnLanguage } from '#tests/support/pageTexts.ts';

/** Letters of the alphabet that English is written in; the invented languages have none of them. */
const ENGLISH = /[A-Za-z]{2,}/;
const DOMAIN = /\b[\w-]+(?:\.[\w-]+)*\.(?:com|gov|net|org|us|edu)\b/g;
/** A town or a county with its state: the names of the lists that places are found in. */
const PLACE = /\b[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)*,? [A-Z]{2}\b/g;

/**
 * What stands in every language as it is: what sites say of themselves, the names of states and languages, and what the page shows of
 * what somebody typed.
 */
const AS_IT_IS = [
  ...globSync('content/sites/*.yaml').flatMap((file) => textsIn(parse(readFileSync(file, 'utf8')))),
  ...textsIn([DEMONSTRATION_LISTING, demonstrationIntake('', '2026-01-01')]),
  ...STATE_CODES.map((code) => stateName(code, 'en')),
  ...Object.values(LANGUAGES).map(({ name }) => name),
]
  .filter((text) => /[A-Z ]/.test(text))
  // The longest first: a name may stand in another one.
  .toSorted((one, other) => other.length - one.length);

/** Texts of a page in an invented language that hold English which is nobody's name: it stands in code, not among the words. */
export function englishIn(html: string, typed: readonly string[]): string[] {
  return textsInOwnLanguage(html).filter((text) => ENGLISH.test(withoutNames(text.replace(DOMAIN, '').replace(PLACE, ''), typed)));
}

function withoutNames(text: string, typed: readonly string[]): string {
  return [...AS_IT_IS, ...typed].reduce((rest, name) => rest.replaceAll(name, '').replaceAll(big(name), ''), text);
}

function big(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...value.split(/;\s*/)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
