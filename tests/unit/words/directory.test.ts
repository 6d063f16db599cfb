import { expect, test } from 'vitest';
import { wordsFor } from '#src/words/words.ts';

test.each([
  ['en', 0, '82 sites in 24 states, gathered from public pages.'],
  ['en', 2, '82 sites in 24 states, gathered from public pages, and 2 invented, for the demonstration.'],
  ['es', 0, '82 programas en 24 estados, reunidos de páginas públicas.'],
  ['es', 1, '82 programas en 24 estados, reunidos de páginas públicas, y 1 inventado, para la demostración.'],
  ['es', 2, '82 programas en 24 estados, reunidos de páginas públicas, y 2 inventados, para la demostración.'],
] as const)('in %s the directory with %i invented sites says: %s', (locale, invented, says) => {
  expect(wordsFor(locale).directory.intro(82, 24, invented)).toBe(says);
});
