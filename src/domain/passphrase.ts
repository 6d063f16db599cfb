/** How many words a passphrase has (security/controls B8). */
export const PASSPHRASE_WORDS = 6;

/**
 * What was typed, as the passphrase was made: lower case, one space between words.
 * @example readPassphrase(' Stand  Coral ') // 'stand coral'
 */
export function readPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ').slice(0, 256);
}

/**
 * How many words were typed, where they are not as many as a passphrase has: such a text opens nothing, whatever it says. How many there are is
 * no secret. Null: as many, or none at all.
 * @example wordsMiscounted('stand coral') // 2
 */
export function wordsMiscounted(typed: string): number | null {
  const said = readPassphrase(typed);
  const words = said === '' ? 0 : said.split(' ').length;
  return words === 0 || words === PASSPHRASE_WORDS ? null : words;
}
