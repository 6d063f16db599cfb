import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCREENING_RULES, type ScreeningFacts, screen } from '#src/domain/screening.ts';

const ORDINARY: ScreeningFacts = {
  danger: 'no',
  age: null,
  site: { live: true, status: 'open', takesMinors: false },
  place: 'inside',
  doubts: [],
};
const at = (site: Partial<ScreeningFacts['site']>) => ({ ...ORDINARY.site, ...site });

const ROWS: [rule: string, verdict: string, change: Partial<ScreeningFacts>][] = [
  ['danger-now', 'stop', { danger: 'yes' }],
  ['maybe-minor', 'stop', { age: 'maybe-minor' }],
  ['site-not-live', 'notForUs', { site: at({ live: false }) }],
  ['site-paused', 'notForUs', { site: at({ status: 'paused' }) }],
  ['place-outside', 'notForUs', { place: 'outside' }],
  ['doubt', 'hold', { doubts: ['honeypot'] }],
  ['ordinary', 'queue', {}],
];

test.each(ROWS)('%s answers %s', (rule, verdict, change) => {
  expect(screen({ ...ORDINARY, ...change })).toEqual({ kind: verdict, because: rule });
});

test('the table above has every rule, in order', () => {
  expect(ROWS.map(([rule]) => rule)).toEqual(SCREENING_RULES.map((rule) => rule.name));
});

test.each([
  ['danger wins over a closed site', { danger: 'yes', site: at({ status: 'paused' }), doubts: ['honeypot'] }, 'danger-now'],
  ['a minor wins over a place outside', { age: 'maybe-minor', place: 'outside' }, 'maybe-minor'],
  ['a place outside wins over doubt', { place: 'outside', doubts: ['too-quick'] }, 'place-outside'],
] satisfies [string, Partial<ScreeningFacts>, string][])('%s', (_, change, because) => {
  expect(screen({ ...ORDINARY, ...change }).because).toBe(because);
});

test.each([
  ['not sure about danger', { danger: 'not-sure' }],
  ['not sure about the age', { age: 'not-sure' }],
  ['a limited site', { site: at({ status: 'limited' }) }],
  ['nobody asked about the place', { place: 'unasked' }],
  ['a minor where the site takes minors', { age: 'maybe-minor', site: at({ takesMinors: true }) }],
] satisfies [string, Partial<ScreeningFacts>][])('%s never stops or holds', (_, change) => {
  expect(screen({ ...ORDINARY, ...change }).kind).toBe('queue');
});

test('doubt alone never does more than hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (doubts) => {
      expect(screen({ ...ORDINARY, doubts }).kind).toBe('hold');
    }),
  );
});
