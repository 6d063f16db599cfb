/** The PIN of one session: short, so it has few tries and ends with the session (security/threat-model §7). */
const PIN_SHORTEST = 6;
const PIN_LONGEST = 12;
/** Wrong ones that a whole sign-in may see, however often it is unlocked in between. */
export const PIN_TRIES = 5;

export type ReadPin =
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'wrong'; readonly because: 'empty' | 'not-digits' | 'too-short' | 'too-long' | 'too-easy' };

/**
 * Reads a PIN that somebody chooses. With five tries out of a million the likely ones are those that everybody tries first: one digit
 * all through, digits in a row, two or three digits over and over.
 * @example readPin(' 123-456 ') // { kind: 'wrong', because: 'too-easy' }
 */
export function readPin(typed: string): ReadPin {
  const pin = pinIn(typed);
  if (pin === '') return { kind: 'wrong', because: 'empty' };
  if (!/^\d+$/.test(pin)) return { kind: 'wrong', because: 'not-digits' };
  if (pin.length < PIN_SHORTEST) return { kind: 'wrong', because: 'too-short' };
  if (pin.length > PIN_LONGEST) return { kind: 'wrong', because: 'too-long' };
  return isEasy(pin) ? { kind: 'wrong', because: 'too-easy' } : { kind: 'pin', pin };
}

/** The digits of a typed PIN; spaces and dashes are forgiven, as people group them. */
export function pinIn(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\-–—]/gu, '');
}

function isEasy(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const isRow = steps.size === 1 && (steps.has(0) || steps.has(1) || steps.has(9));
  return isRow || /^(\d{2,3})\1+$/.test(pin);
}
