import { expect, test } from 'vitest';
import { looksReachable } from '#src/domain/contact.ts';

test.each([
  '206-555-0100',
  '(206) 555 0100',
  '555 0100',
  '+1 206.555.0100 ext. 4',
  '٢٠٦ ٥٥٥ ٠١٠٠',
  'tom@example.org',
  'Tom <tom@mail.example.org>',
  'josé@correo.example',
  'ask for Tom at the shop, 206-555-0100, after six',
  'no phone of my own; write to my sister: ana@example.org.',
])('somebody can be reached by %s', (contact) => {
  expect(looksReachable(contact)).toBe(true);
});

test.each([
  'tom@',
  '@tom',
  'not-an-email',
  'tom at example.org',
  'tom@example',
  'tom@example.',
  '206-555',
  'ask for Tom at the shop',
  '@.',
])('a person is asked whether this is right: %s', (contact) => {
  expect(looksReachable(contact)).toBe(false);
});

test('a long text is judged at once', () => {
  const before = performance.now();

  expect(looksReachable('a@a'.repeat(5_000))).toBe(false);
  expect(performance.now() - before).toBeLessThan(500);
});
