import { expect, test } from 'vitest';
import { markMode } from '#db/modeMark.ts';
import { testPorts } from '#tests/support/testPorts.ts';

test('a database keeps the mode that first served it', async () => {
  await using ports = await testPorts();

  expect(await markMode(ports.db, 'production')).toBe('production');
  expect(await markMode(ports.db, 'demo')).toBe('production');
  expect(await markMode(ports.db, 'production')).toBe('production');
});
