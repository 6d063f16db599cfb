import { createHash, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedKey, KEY_LABELS, type KeyLabel } from '#src/adapters/derivedKey.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { readReceipt } from '#src/domain/receipt.ts';

const signer = portalSigner({ secret: 'the secret of this test, known to all' });
const stranger = portalSigner({ secret: 'another secret, also known to all' });
const rotated = portalSigner({ secret: 'the secret of next year', previous: 'the secret of this test, known to all' });

test('a signed text stays readable and comes back', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const signed = signer.sign('form', text);

      expect(signed.startsWith(text)).toBe(true);
      expect(signer.verify('form', signed)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('a signature counts for its purpose, its secret and its text only', () => {
  const signed = signer.sign('form', 'a.b');

  expect(signer.verify('csrf', signed)).toBeNull();
  expect(stranger.verify('form', signed)).toBeNull();
  expect(signer.verify('form', signed.replace('a.b', 'a.c'))).toBeNull();
  expect(signer.verify('form', `${signed}A`)).toBeNull();
  expect(signer.verify('form', signed.slice(0, -1))).toBeNull();
  expect(signer.verify('form', 'without a signature')).toBeNull();
  expect(signer.verify('form', '')).toBeNull();
});

test('the previous secret still counts after a rotation, and no older one', () => {
  expect(rotated.verify('pass', signer.sign('pass', 'text'))).toBe('text');
  expect(rotated.decrypt('done', signer.encrypt('done', 'text'))).toBe('text');
  expect(rotated.verify('pass', stranger.sign('pass', 'text'))).toBeNull();
  expect(rotated.decrypt('done', stranger.encrypt('done', 'text'))).toBeNull();
  expect(signer.verify('pass', rotated.sign('pass', 'text'))).toBeNull();
});

test('an encrypted text comes back, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = signer.encrypt('done', text);

      expect(signer.decrypt('done', sealed)).toBe(text);
      expect(signer.encrypt('done', text)).not.toBe(sealed);
    }),
  );
});

test('an encrypted text with one changed letter, or of another purpose, opens nothing', () => {
  const sealed = signer.encrypt('letter', '12345678');
  const changed = [...sealed].map((letter, at) => sealed.slice(0, at) + (letter === 'A' ? 'B' : 'A') + sealed.slice(at + 1));

  expect(changed.filter((text) => signer.decrypt('letter', text) !== null)).toEqual([]);
  expect(signer.decrypt('done', sealed)).toBeNull();
  expect(signer.decrypt('letter', `${sealed}=`)).toBeNull();
  expect(signer.decrypt('letter', '')).toBeNull();
});

test('a session is found by SHA-256 of a key derived from the cookie, whatever the secret', () => {
  const lookup = Buffer.from(hkdfSync('sha256', 'cookie', '', 'lookup', 32));

  expect(signer.hash('session', 'cookie')).toBe(createHash('sha256').update(lookup).digest('base64url'));
  expect(rotated.hash('session', 'cookie')).toBe(signer.hash('session', 'cookie'));
});

test('a code cannot be looked up without the secret', () => {
  expect(signer.hash('login-code', '12345678')).toBe(signer.hash('login-code', '12345678'));
  expect(signer.hash('login-code', '12345678')).not.toBe(stranger.hash('login-code', '12345678'));
  expect(signer.hash('login-code', '12345678')).not.toBe(signer.hash('login-browser', '12345678'));
});

test('a form token always yields the same receipt, and it reads as one', () => {
  const receipt = signer.receiptOf('token');

  expect(readReceipt(receipt)).toBe(receipt);
  expect(signer.receiptOf('token')).toBe(receipt);
  expect(stranger.receiptOf('token')).not.toBe(receipt);
});

test('a thousand form tokens yield a thousand receipts, indexes and ids', () => {
  const receipts = Array.from({ length: 1000 }, (_, at) => signer.receiptOf(`token ${at}`));

  expect(new Set(receipts).size).toBe(1000);
  expect(new Set(receipts.map((receipt) => signer.receiptIndex(receipt))).size).toBe(1000);
  expect(new Set(receipts.map((receipt) => signer.referralIdOf(receipt))).size).toBe(1000);
});

test('each of the first fifteen digits takes every value', () => {
  const receipts = Array.from({ length: 1000 }, (_, at) => signer.receiptOf(`token ${at}`));
  const values = Array.from({ length: 15 }, (_, place) => new Set(receipts.map((receipt) => receipt[place])).size);

  expect(values).toEqual(Array(15).fill(10));
});

test('the id of a referral looks like every other id and tells nothing of its receipt', () => {
  const receipt = signer.receiptOf('token');

  expect(signer.referralIdOf(receipt)).toMatch(/^[a-z2-7]{26}$/);
  expect(signer.referralIdOf(receipt)).not.toBe(stranger.referralIdOf(receipt));
  expect(signer.receiptIndex(receipt)).not.toContain(receipt);
});

test('a receipt from before a rotation is found by what was stored then', () => {
  const receipt = signer.receiptOf('token');

  expect(rotated.receiptBefore(receipt)).toEqual({ index: signer.receiptIndex(receipt), referralId: signer.referralIdOf(receipt) });
  expect(signer.receiptBefore(receipt)).toBeNull();
});

test('every label of the inventory gives a key of its own', () => {
  const labels = Object.keys(KEY_LABELS) as KeyLabel[];
  const keys = labels.map((label) => derivedKey('secret', label).toString('hex'));

  expect(new Set(keys).size).toBe(labels.length);
});
