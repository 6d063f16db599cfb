import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const E2E = new URL('../e2e/', import.meta.url);
const WITHOUT = readdirSync(E2E).filter((name) => name.endsWith('without-javascript.spec.ts'));

test('there are journeys without JavaScript', () => expect(WITHOUT.length).toBeGreaterThan(5));

test.each(WITHOUT)('%s turns JavaScript off', (name) => {
  expect(readFileSync(new URL(name, E2E), 'utf8')).toContain('test.use({ javaScriptEnabled: false });');
});
