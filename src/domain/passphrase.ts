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
 * How many words were typed, where they are fewer than a passphrase has: such a text opens nothing, whatever it says. How many there are is
 * no secret. Null: enough, or none at all. A dash parts words here, as it does where a key is opened: more than six may be right, since a
 * few words of older keys hold one.
 * @example wordsMissing('stand coral') // 2
 */
export function wordsMissing(typed: string): number | null {
  const words = readPassphrase(typed)
    .replaceAll(/\p{Cf}/gu, '')
    .split(/[\s\p{Pd}]+/u)
    .filter((word) => word !== '').length;
  return words === 0 || words >= PASSPHRASE_WORDS ? null : words;
}
