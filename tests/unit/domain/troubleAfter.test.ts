import { expect, test } from 'vitest';
import { troubleAfter } from '#src/domain/letters.ts';

const BEFORE = '2026-02-01';
const TODAY = '2026-03-02';
const bounced = { kind: 'bounced', on: BEFORE } as const;
const complained = { kind: 'complained', on: BEFORE } as const;

test.each([
  ['a letter that bounced', null, 'email.bounced', { kind: 'bounced', on: TODAY }],
  ['a letter that the provider kept back, as one bounced before', null, 'email.suppressed', { kind: 'bounced', on: TODAY }],
  ['a complaint', null, 'email.complained', { kind: 'complained', on: TODAY }],
  ['a letter that bounced once more', bounced, 'email.bounced', bounced],
  ['a complaint once more', complained, 'email.complained', complained],
  ['a complaint after a bounce', bounced, 'email.complained', { kind: 'complained', on: TODAY }],
  ['a bounce after a complaint', complained, 'email.bounced', complained],
  ['a letter that arrived after a bounce', bounced, 'email.delivered', null],
  ['a letter that arrived after a complaint: it did before too', complained, 'email.delivered', complained],
  ['a letter that arrived', null, 'email.delivered', null],
  ['a bounce that may pass', null, 'email.bounced_for_now', null],
  ['a letter under way', bounced, 'email.sent', bounced],
  ['a letter under way for long', null, 'email.delivery_delayed', null],
  ['an event that nobody knows', complained, 'other', complained],
] as const)('%s', (_, before, event, after) => {
  expect(troubleAfter(before, event, TODAY)).toEqual(after);
});
