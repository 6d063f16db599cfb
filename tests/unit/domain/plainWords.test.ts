import { expect, test } from 'vitest';
import { oneWordFor, plainWords } from '#src/domain/plainWords.ts';

test('accents, capitals and signs do not part what is one word', () => {
  expect(plainWords('5th & Pine, José’s NIÑO')).toEqual(['5th', 'pine', 'joses', 'nino']);
  expect(plainWords(' … ')).toEqual([]);
});

test('a line leads to its first word', () => {
  const table = oneWordFor(['coat jacket', 'hat']);
  expect([table.get('jacket'), table.get('coat'), table.get('hat'), table.get('shoe')]).toEqual(['coat', 'coat', 'hat', undefined]);
});
