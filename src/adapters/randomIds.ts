import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '#src/ports.ts';
import { toBase32 } from './base32.ts';
import { WORDS } from './wordList.ts';

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const CODE_DIGITS = 8;
/** Six words carry 77 bits (security/controls B8). */
const PASSPHRASE_WORDS = 6;

/** Ids, codes and passphrases from the system's generator; `randomInt` rejects what would make some results likelier. */
export const randomIds: Ids = {
  next: () => toBase32(randomBytes(ID_BYTES)),
  secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
  code: () => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0'),
  passphrase: () => Array.from({ length: PASSPHRASE_WORDS }, () => WORDS[randomInt(WORDS.length)]).join(' '),
};
