import { randomBytes, randomInt } from 'node:crypto';
import { v5 } from 'uuid';
import { PASSPHRASE_WORDS } from '#src/domain/passphrase.ts';
import type { Ids } from '#src/ports.ts';
import { toBase32 } from './base32.ts';
import { WORDS } from './wordList.ts';

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const CODE_DIGITS = 8;
/** Letters and digits that nobody mixes up when they are read out (Crockford's base 32). */
const SHORT = '0123456789abcdefghjkmnpqrstvwxyz';
const SHORT_LETTERS = 10;
/** The name space of the open data: drawn once, never changed, so that ids stay the same. */
const NAMESPACE = '5b0c1f6e-7d0a-4d0f-9f4e-2c6a51d7f3b8';
// A word with a hyphen is typed as two, or as one. Without those four there are 7,772: six words still carry 77.54 bits.
const PLAIN_WORDS = WORDS.filter((word) => /^[a-z]+$/.test(word));

/** Ids, codes and passphrases from the system's generator; `randomInt` rejects what would make some results likelier. */
export const randomIds: Ids = {
  next: () => toBase32(randomBytes(ID_BYTES)),
  secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
  code: () => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0'),
  short: () => Array.from({ length: SHORT_LETTERS }, () => SHORT[randomInt(SHORT.length)]).join(''),
  stable: (name) => v5(name, NAMESPACE),
  passphrase: () => Array.from({ length: PASSPHRASE_WORDS }, () => PLAIN_WORDS[randomInt(PLAIN_WORDS.length)]).join(' '),
};
