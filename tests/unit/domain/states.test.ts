import { expect, test } from 'vitest';
import { stateName } from '#src/domain/states.ts';

test.each([
  ['WA', 'Washington', 'Washington'],
  ['NY', 'New York', 'Nueva York'],
  ['NM', 'New Mexico', 'Nuevo México'],
  ['NC', 'North Carolina', 'Carolina del Norte'],
  ['WV', 'West Virginia', 'Virginia Occidental'],
  ['DC', 'District of Columbia', 'Distrito de Columbia'],
])('%s is %s in English and %s in Spanish', (code, english, spanish) => {
  expect(stateName(code, 'en')).toBe(english);
  expect(stateName(code, 'es')).toBe(spanish);
});

test.each(['ZZ', '', 'toString', 'wa'])('letters that name no state (%j) come back as they are', (code) => {
  expect(stateName(code, 'es')).toBe(code);
});
