/**
 * What was typed, as the passphrase was made: lower case, one space between words.
 * @example readPassphrase(' Stand  Coral ') // 'stand coral'
 */
export function readPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ').slice(0, 256);
}
