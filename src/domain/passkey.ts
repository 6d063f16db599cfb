import { cleanText, lengthOf } from './text.ts';

/** How long a browser has to answer what a passkey was asked to sign (security/controls B7). */
export const PASSKEY_MINUTES = 5;
/** More than anybody has devices; it keeps the list readable and the table small. */
export const MOST_PASSKEYS = 10;
export const PASSKEY_NAME_LIMIT = 40;

export type ReadPasskeyName =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wrong'; readonly because: 'empty' | 'too-long' | 'unreadable' };

/** What somebody calls their device. */
export function readPasskeyName(typed: string): ReadPasskeyName {
  const read = cleanText(typed.replaceAll(/\s+/gu, ' ').trim());
  if (read.kind !== 'clean') return { kind: 'wrong', because: 'unreadable' };
  if (read.text === '') return { kind: 'wrong', because: 'empty' };
  return lengthOf(read.text) > PASSKEY_NAME_LIMIT ? { kind: 'wrong', because: 'too-long' } : { kind: 'name', name: read.text };
}

/** A credential's id as it stands in addresses; another shape is none, and nothing is asked of the database. WebAuthn: at most 1023 bytes. */
export function isPasskeyId(text: string): boolean {
  return /^[\w-]{16,1364}$/.test(text);
}

/**
 * Tells whether a device's counter went on since it was last seen. Devices that do not count always say 0; any other standstill or
 * step back may be a copy of the passkey, and is refused (security/controls B7).
 */
export function isCounterGrown(before: number, now: number): boolean {
  return now > before || (before === 0 && now === 0);
}
