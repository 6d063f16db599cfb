import { expect, test } from 'vitest';
import { errorFacts } from '#src/door/crashes.ts';

function errorWith(message: string, code?: string): Error {
  const error = Object.assign(new Error(message), code === undefined ? {} : { code });
  error.stack = `Error: ${message}\n    at add (/srv/portal/db/referralStore.ts:12:7)\n    at run (/srv/portal/node_modules/driver/index.js:1:2)\n    at page (file:///srv/portal/dist/server/chunks/site_x1.mjs:3:4)`;
  return error;
}

test('of an error its code and our own places are told, never its words', () => {
  const facts = errorFacts(errorWith('UNIQUE failed, params: Zoë Canary, 206-555-0199', 'SQLITE_CONSTRAINT'));

  expect(facts).toEqual({ code: 'SQLITE_CONSTRAINT', at: 'db/referralStore.ts:12:7 dist/server/chunks/site_x1.mjs:3:4' });
});

test('a message that imitates a place or a code is not believed', () => {
  const facts = errorFacts(errorWith('first\n    at x (/srv/src/canary.ts:1:1)', 'Zoë Canary'));

  expect(JSON.stringify(facts)).not.toMatch(/canary/i);
  expect(facts.code).toBe('UNKNOWN');
});

test('whatever else is thrown is told as unknown', () => {
  expect(errorFacts('Zoë Canary')).toEqual({ code: 'UNKNOWN', at: '' });
  expect(errorFacts(undefined)).toEqual({ code: 'UNKNOWN', at: '' });
});
