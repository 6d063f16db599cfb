import { createHash } from 'node:crypto';
import { WORDS } from './wordList.ts';

const FINGERPRINT_WORDS = 4;

/** Four words for a public key (51 bits): enough that nobody finds a second key with the same ones in time. */
export function fingerprint(recipient: string): string {
  const list = BigInt(WORDS.length);
  let number = BigInt(`0x${createHash('sha256').update(recipient).digest('hex')}`);
  const words = Array.from({ length: FINGERPRINT_WORDS }, () => {
    const word = WORDS[Number(number % list)];
    number /= list;
    return word;
  });
  return words.join(' ');
}
