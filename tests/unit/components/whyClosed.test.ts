import { expect, test } from 'vitest';
import { whyClosed } from '#src/components/directory/whyClosed.ts';
import { aSite } from '#tests/support/aSite.ts';

test.each([
  ['promise-missed', 'en', 'not read in time'],
  ['promise-missed', 'es', 'no se leyeron a tiempo'],
  ['too-few-keys', 'en', 'too few people'],
  ['too-few-keys', 'es', 'muy pocas personas'],
] as const)('a form that closed itself (%s) says why, in %s', (pausedFor, locale, said) => {
  expect(whyClosed(aSite({ intake: { status: 'paused', pausedFor } }), locale)).toContain(said);
});

test('a form that somebody closed, or that is open again, has no such reason', () => {
  expect(whyClosed(aSite({ intake: { status: 'paused' } }), 'en')).toBeNull();
  expect(whyClosed(aSite({ intake: { status: 'limited', pausedFor: 'promise-missed' } }), 'en')).toBeNull();
  expect(whyClosed({ intake: null }, 'en')).toBeNull();
});
