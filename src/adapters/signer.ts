import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { receiptFrom } from '#src/domain/receipt.ts';
import type { HashPurpose, Signer } from '#src/ports/keys.ts';
import { closeBox, openBox } from './aesBox.ts';
import { toBase32 } from './base32.ts';
import { derivedKey, type KeyLabel } from './derivedKey.ts';

export interface SignerOptions {
  /** PORTAL_SECRET. */
  readonly secret: string;
  /** PORTAL_SECRET_PREVIOUS: what it signed and encrypted counts for 60 more days (security/controls O2). */
  readonly previous?: string | undefined;
}

type KeyOf = (label: KeyLabel) => Buffer;

/** Signs, encrypts and looks up under keys derived from one secret, one for each purpose (security/controls I11). */
export function portalSigner({ secret, previous }: SignerOptions): Signer {
  const key = keysOf(secret);
  const before = previous ? keysOf(previous) : null;
  const inTurn = before ? [key, before] : [key];
  return {
    sign: (purpose, text) => `${text}.${mac(key(`sign-${purpose}`), text)}`,
    verify: (purpose, signed) => firstOf(inTurn, (k) => signedText(k(`sign-${purpose}`), signed)),
    encrypt: (purpose, text) => closeBox(key(`encrypt-${purpose}`), purpose, text),
    decrypt: (purpose, sealed) => firstOf(inTurn, (k) => openBox(k(`encrypt-${purpose}`), purpose, sealed)),
    hash: (purpose, text) => hash(key, purpose, text),
    receiptOf: (formToken) => receiptFrom(fifteenDigits(key('receipt'), formToken)),
    receiptOfBefore: (formToken) => before && indexed(before, receiptFrom(fifteenDigits(before('receipt'), formToken))),
    receiptIndex: (receipt) => mac(key('receipt-index'), receipt),
    referralIdOf: (receipt) => idOf(key('referral-id'), receipt),
    receiptBefore: (receipt) =>
      before && { index: mac(before('receipt-index'), receipt), referralId: idOf(before('referral-id'), receipt) },
  };
}

/** Derives each key once. */
function keysOf(secret: string): KeyOf {
  const derived = new Map<KeyLabel, Buffer>();
  return (label) => {
    const key = derived.get(label) ?? derivedKey(secret, label);
    derived.set(label, key);
    return key;
  };
}

function firstOf<T>(keys: readonly KeyOf[], read: (key: KeyOf) => T | null): T | null {
  for (const key of keys) {
    const found = read(key);
    if (found !== null) return found;
  }
  return null;
}

function signedText(key: Buffer, signed: string): string | null {
  const end = signed.lastIndexOf('.');
  if (end < 0) return null;
  const text = signed.slice(0, end);
  return isSame(mac(key, text), signed.slice(end + 1)) ? text : null;
}

function isSame(ours: string, theirs: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A session's row is found from its cookie alone, as security/controls C2 has it: no server secret takes part. */
function hash(key: KeyOf, purpose: HashPurpose, text: string): string {
  if (purpose === 'session') return createHash('sha256').update(derivedKey(text, 'lookup')).digest('base64url');
  return mac(key(`hash-${purpose}`), text);
}

function mac(key: Buffer, text: string): string {
  return macBytes(key, text).toString('base64url');
}

function macBytes(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function indexed(key: KeyOf, receipt: string): { receipt: string; index: string } {
  return { receipt, index: mac(key('receipt-index'), receipt) };
}

/** 128 bits, in the shape of every other id. */
function idOf(key: Buffer, receipt: string): string {
  return toBase32(macBytes(key, receipt).subarray(0, 16));
}

const RECEIPTS = 10n ** 15n;
// The largest multiple of RECEIPTS in 64 bits: above it some digits would be likelier than others.
const FAIR = (2n ** 64n / RECEIPTS) * RECEIPTS;

function fifteenDigits(key: Buffer, formToken: string): string {
  for (let round = 0; ; round += 1) {
    const number = macBytes(key, `${round}|${formToken}`).readBigUInt64BE();
    if (number < FAIR) return String(number % RECEIPTS).padStart(15, '0');
  }
}
