import { hkdfSync } from 'node:crypto';

/**
 * The inventory of derived keys (security/controls I11): every HKDF label with what its key is for. A label that does
 * not stand here does not compile. `lookup`, `unlock`, `park` and `pin` come from a session's cookie, `pin-again` from an opened
 * staff key, all others from PORTAL_SECRET.
 */
export const KEY_LABELS = {
  'sign-form': 'signs the token of a referral form',
  'sign-bureau-form': 'signs the token of the form to the Bureau',
  'sign-chosen': 'signs the rule by which a site was chosen',
  'sign-pass': 'signs the pass of a check',
  'sign-csrf': 'signs the second layer against forged posts',
  'sign-claim-form': 'signs the token of a claim on a listing',
  'sign-partner': 'signs by which short address somebody came to a form',
  'sign-still-true': 'signs the link of the monthly letter to a site',
  'encrypt-done': 'encrypts the cookie that carries a receipt to its page',
  'encrypt-letter': 'encrypts the sign-in code that waits for its letter',
  'encrypt-sheet': 'encrypts what a manager types back from a new recovery sheet',
  'encrypt-passphrase': 'encrypts the new words that a worker types back',
  'encrypt-parked': 'encrypts the staff key that a session keeps for a passkey',
  'encrypt-pin': 'encrypts the staff key that a session keeps for its PIN',
  'encrypt-list': 'encrypts what a list is narrowed to, in the address of one of its messages',
  'hash-passkey-challenge': 'looks up what a passkey was asked to sign',
  'hash-login-browser': 'looks up a waiting sign-in code by the browser that asked',
  'hash-login-code': 'looks up a sign-in code',
  'hash-partner-code': 'looks up a partner link by its second code',
  'hash-queue': 'stands for a place or a language in the address of a filtered queue, and for the state of a queue',
  receipt: 'makes a receipt from a form token',
  'receipt-index': 'looks up a receipt',
  'referral-id': 'finds the referral that a receipt belongs to',
  lookup: 'looks up a session by its cookie',
  unlock: 'wraps the staff key for the life of a session',
  park: 'wraps the staff key that a locked session keeps for a passkey',
  pin: 'wraps what a PIN opens for the life of a session',
  'pin-again': 'wraps what a PIN opens for the next cookie of a session',
} as const;
export type KeyLabel = keyof typeof KEY_LABELS;

const KEY_BYTES = 32;

/** The key for one purpose (HKDF-SHA256, RFC 5869); keys of two purposes tell nothing about each other. */
export function derivedKey(secret: string, label: KeyLabel): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', label, KEY_BYTES));
}
