import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, lengthOf } from '#src/domain/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('cleaning twice changes nothing more', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const once = cleanText(typed);
      if (once.kind === 'unreadable') return;
      expect(cleanText(once.text)).toEqual(once);
    }),
  );
});

test('what is kept is well-formed, composed, trimmed, and free of controls and bidi tricks', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const clean = cleanText(typed);
      if (clean.kind === 'unreadable') return;
      expect(clean.text.isWellFormed()).toBe(true);
      expect(clean.text).toBe(clean.text.normalize('NFC').trim());
      expect(clean.text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      expect(clean.text).not.toMatch(/\p{M}{4}/u);
    }),
  );
});

test.each([
  ['a NUL', 'a\0b'],
  ['an escape', 'a\u001Bb'],
  ['half a surrogate', 'a\uD800b'],
  ['what broken UTF-8 turns into', 'a\uFFFDb'],
  ['a byte-order mark', '\uFEFFa'],
  ['an invisible tag letter', 'a\u{E0041}'],
])('%s cannot be kept', (_, typed) => {
  expect(cleanText(typed)).toEqual({ kind: 'unreadable' });
});

test.each([
  [' a\r\nb\rc ', 'a\nb\nc'],
  ['e\u0301', 'é'],
  ['\u202Eabc\u202C', 'abc'],
  ['a\tb', 'a\tb'],
  ['👩‍🏫 mañana', '👩‍🏫 mañana'],
])('%j is kept as %j', (typed, kept) => {
  expect(cleanText(typed)).toEqual({ kind: 'clean', text: kept });
});

test('length counts code points', () => {
  expect(lengthOf('👋é')).toBe(2);
});
