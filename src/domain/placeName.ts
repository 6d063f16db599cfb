// One spelling for the words that people and the ZIP list shorten differently.
const SHORT: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sainte', 'ste'],
  ['fort', 'ft'],
  ['mount', 'mt'],
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
]);

// The list of all cities is read at start, and nearly all of them need none of the work below.
const PLAIN = /^(?!.*\b(?:saint|sainte|fort|mount|north|south|east|west)\b)[a-z ]*$/i;

/**
 * The words of a name without accents, capitals and signs, in one spelling each.
 * @example wordsOfName("Saint Mary's, Doña") // ['st', 'marys', 'dona']
 */
export function wordsOfName(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʻʼ`.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => SHORT.get(word) ?? word);
}

/**
 * Makes two spellings of one name equal, spaces included.
 * @example comparable('St. Louis') === comparable('saint  louis')
 * @example comparable("Coeur d'Alene") === comparable('Coeur D Alene')
 */
export function comparable(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase().replaceAll(' ', '') : wordsOfName(text).join('');
}
