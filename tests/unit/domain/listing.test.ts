import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyPatch,
  factsOf,
  fieldsOf,
  heldIn,
  isBureauOnly,
  isSame,
  LISTING_FIELDS,
  type ListingField,
  type Pace,
  type Patch,
  paceOf,
  patchBetween,
  reversed,
  splitByPace,
} from '#src/domain/listing.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Site } from '#src/domain/site.ts';
import { anIntake, aSite } from '#tests/support/aSite.ts';

const said = (en: string, es = 'Lo mismo en español.') => ({ en, es });
const PLAIN = said('The team comes to you.');
const WITH_PHONE = said('The team comes to you.', 'Llame al 206 555 0199.');
const HOURS = anIntake().hours;
const { 5: _friday, ...NO_FRIDAY } = HOURS.weekly;
const GOVERNANCE = anIntake().governance;
const SHAPE = { words: said('downtown'), polygons: [] };

type Row = [field: ListingField, from: unknown, to: unknown, pace: Pace];
/** A text is reviewed; one with a number or an address in it sends people somewhere. */
const text = (field: ListingField, shape: (words: unknown) => unknown = (words) => words): Row[] => [
  [field, shape(said('Before.')), shape(PLAIN), 'review'],
  [field, shape(said('Before.')), shape(WITH_PHONE), 'review-then-wait'],
];
/** Taken away at once, new only after the wait. */
const way = (field: ListingField, from: unknown, to: unknown): Row[] => [
  [field, from, null, 'at-once'],
  [field, null, to, 'review-then-wait'],
  [field, from, to, 'review-then-wait'],
];

const ROWS: readonly Row[] = [
  ['name', 'North LEAD', 'LEAD North', 'review'],
  ['name', 'North LEAD', 'North LEAD 206-555-0199', 'review-then-wait'],
  ['model', 'lead', 'departs', 'review'],
  ['departs', null, PLAIN, 'review'],
  ['state', 'WA', 'OR', 'review-then-wait'],
  ...text('area'),
  ['counties', [], [{ name: 'King', fips: '53033' }], 'review-then-wait'],
  ['counties', [{ name: 'King', fips: '53033' }], [], 'review-then-wait'],
  ['partial', false, true, 'review'],
  ['partial', true, false, 'review-then-wait'],
  ['zips', ['98104'], ['98104', '98101'], 'review-then-wait'],
  ['shapes', [], [SHAPE], 'review-then-wait'],
  ['borderMiles', null, 5, 'review'],
  ['borderMiles', 20, null, 'review'],
  ['borderMiles', null, 16, 'review-then-wait'],
  ['borderMiles', 3, null, 'review-then-wait'],
  ['stage', 'launching', 'operating', 'review'],
  ['stageAsOf', 2025, 2026, 'review'],
  ['launched', null, 2020, 'review'],
  ['host', 'Harbor Health', 'Harbor House', 'review'],
  ['host', null, 'Harbor Health, harbor.example', 'review-then-wait'],
  ...way('website', 'https://old.example', 'https://new.example'),
  ...way('referPage', 'https://old.example/refer', 'https://new.example/refer'),
  ...way('phone', '206-555-0100', '206-555-0199'),
  ...way('email', 'old@lead.example', 'new@lead.example'),
  ...text('hours'),
  ['pathways', ['community-referral'], [], 'review'],
  ['whoMayRefer', 'anyone', 'partners', 'review'],
  ['whoMayRefer', 'partners', 'anyone', 'review-then-wait'],
  ['whoMayRefer', 'unknown', 'anyone', 'review-then-wait'],
  ...text('whoInWords'),
  ['howToRefer', said('Call.'), PLAIN, 'review-then-wait'],
  ['policeWarning', null, PLAIN, 'at-once'],
  ['policeWarning', null, WITH_PHONE, 'review-then-wait'],
  ['policeWarning', PLAIN, said('Less than before.'), 'review'],
  ['policeWarning', PLAIN, null, 'review'],
  ...text('eligibility', (words) => [words]),
  ...text('exclusions', (words) => [words]),
  ...text('charges', (words) => [words]),
  ['capacity', null, { places: 0, most: 20, asOf: '2026-03-01' }, 'at-once'],
  ...way('successor', 'north-lead', { name: 'Next', url: 'https://next.example' }),
  ['sources', [], [{ url: 'https://county.example', supports: 'phone' }], 'review'],
  ['intake.status', 'open', 'paused', 'at-once'],
  ['intake.status', 'open', 'limited', 'at-once'],
  ['intake.status', 'paused', 'open', 'at-once'],
  ['intake.publicMessage', null, said('We are short of staff.', 'Nos falta personal.'), 'at-once'],
  ['intake.publicMessage', PLAIN, null, 'at-once'],
  ['intake.publicMessage', null, WITH_PHONE, 'review-then-wait'],
  ['intake.hours', HOURS, { ...HOURS, holidays: ['2026-12-25'] }, 'at-once'],
  ['intake.hours', HOURS, { ...HOURS, weekly: NO_FRIDAY }, 'at-once'],
  ['intake.hours', HOURS, { ...HOURS, weekly: { ...HOURS.weekly, 5: { opens: '10:00', closes: '15:00' } } }, 'at-once'],
  ['intake.hours', HOURS, { ...HOURS, weekly: { ...HOURS.weekly, 5: { opens: '08:00', closes: '15:00' } } }, 'review'],
  ['intake.hours', HOURS, { ...HOURS, weekly: { ...HOURS.weekly, 6: { opens: '10:00', closes: '12:00' } } }, 'review'],
  ['intake.hours', { ...HOURS, holidays: ['2026-12-25'] }, HOURS, 'review'],
  ['intake.hours', HOURS, { ...HOURS, timeZone: 'America/Denver' }, 'review'],
  ['intake.promiseDays', 1, 3, 'at-once'],
  ['intake.promiseDays', 3, 1, 'review'],
  ['intake.phone', '206-555-0100', '206-555-0199', 'review-then-wait'],
  ['intake.backupContact', 'one', 'other', 'at-once'],
  ['intake.takesMinors', true, false, 'review'],
  ['intake.takesMinors', false, true, 'review'],
  ...way('intake.walkIn', said('Third floor.'), said('Second floor.')),
  ...text('intake.usually'),
  ['intake.governance', GOVERNANCE, { ...GOVERNANCE, recordedOn: '2026-02-01' }, 'review'],
  ['intake.governance', GOVERNANCE, { ...GOVERNANCE, decides: WITH_PHONE }, 'review-then-wait'],
  ['intake.retention', RETENTION_BOUNDS, { ...RETENTION_BOUNDS, open: 30 }, 'review'],
  ['intake.retention', { ...RETENTION_BOUNDS, open: 30 }, RETENTION_BOUNDS, 'review'],
  ['intake.retention', RETENTION_BOUNDS, {}, 'review'],
  ['intake.readsLanguages', ['en', 'es'], ['en'], 'at-once'],
  ['intake.readsLanguages', ['en'], ['en', 'es'], 'review'],
];

test.each(ROWS)('%s from %j to %j: %s', (field, from, to, pace) => {
  expect(paceOf(field, { from, to })).toBe(pace);
});

test('the table above has every field, in the order of the rules', () => {
  expect([...new Set(ROWS.map(([field]) => field))]).toEqual(LISTING_FIELDS);
});

test('only the Bureau changes what a site is and what its facts rest on', () => {
  expect(LISTING_FIELDS.filter(isBureauOnly)).toEqual(['model', 'departs', 'state', 'sources']);
});

test('a patch tells the routing facts of its fields, each once', () => {
  const change = { from: null, to: null };
  expect(factsOf({ phone: change, email: change, zips: change, name: change })).toEqual(['area', 'phone']);
  expect(factsOf({ 'intake.hours': change, referPage: change, stage: change, whoMayRefer: change })).toEqual([
    'stage',
    'door',
    'who',
    'hours',
  ]);
  expect(factsOf({})).toEqual([]);
});

const listed: Site = { ...aSite(), intake: null, liveSince: null };

test('a patch is applied to listing and intake, and nothing else moves', () => {
  const site = aSite();
  const patch = patchBetween(site, { phone: null, 'intake.status': 'paused' });
  expect(applyPatch(site, patch)).toEqual({
    kind: 'applied',
    site: { ...site, listing: { ...site.listing, phone: null }, intake: { ...site.intake, status: 'paused' } },
  });
  expect(site.listing.phone).toBe('206-555-0100');
  expect(site.intake.status).toBe('open');
});

test('none of a patch is applied when one of its fields holds something else by now', () => {
  const patch: Patch = { name: { from: 'North LEAD', to: 'LEAD North' }, phone: { from: '206-555-0199', to: null } };
  expect(applyPatch(aSite(), patch)).toEqual({ kind: 'conflict', fields: ['phone'] });
});

test('a change of settings that a site does not have yet is a conflict, and not lost in silence', () => {
  const patch = patchBetween(listed, { name: 'LEAD North', 'intake.status': 'paused' });
  expect(patch).toEqual({ name: { from: 'North LEAD', to: 'LEAD North' }, 'intake.status': { from: undefined, to: 'paused' } });
  expect(applyPatch(listed, patch)).toEqual({ kind: 'conflict', fields: ['intake.status'] });
  expect(heldIn(listed, 'intake.status')).toBeUndefined();
});

test('a patch survives the way through JSON', () => {
  const site = aSite();
  const patch: Patch = JSON.parse(
    JSON.stringify(patchBetween(site, { capacity: { places: 3, most: null, asOf: '2026-03-01' }, phone: null })),
  );
  expect(applyPatch(site, patch)).toMatchObject({ kind: 'applied', site: { listing: { phone: null, capacity: { places: 3 } } } });
});

test('what a form gives back unchanged falls out, whatever the order of its keys', () => {
  const site = aSite({ listing: { departs: said('one', 'uno') } });
  const same = { departs: { es: 'uno', en: 'one' }, zips: ['98104'], 'intake.hours': { ...HOURS, weekly: { ...HOURS.weekly } } };
  expect(patchBetween(site, same)).toEqual({});
  expect(fieldsOf(patchBetween(site, { ...same, zips: ['98101'] }))).toEqual(['zips']);
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [null, undefined, true],
  [['a', 'b'], ['b', 'a'], false],
  [0, null, false],
  ['', null, false],
  [false, null, false],
  [{ a: null }, {}, false],
])('%j and %j', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
  expect(isSame(other, one)).toBe(same);
});

test('the parts of a patch by their pace are the whole patch, each field once', () => {
  const patch: Patch = Object.fromEntries(ROWS.map(([field, from, to]) => [field, { from, to }]));
  const parts = splitByPace(patch);
  expect(Object.values(parts).flatMap(fieldsOf).toSorted()).toEqual(LISTING_FIELDS.toSorted());
  for (const pace of ['at-once', 'review', 'review-then-wait'] as const) {
    for (const field of fieldsOf(parts[pace])) expect(parts[pace][field] && paceOf(field, parts[pace][field])).toBe(pace);
  }
  expect(splitByPace({})).toEqual({ 'at-once': {}, review: {}, 'review-then-wait': {} });
});

test('undoing a patch brings the site back as it was, whatever was changed', () => {
  const wanted = fc.uniqueArray(fc.constantFrom(...ROWS), { selector: ([field]) => field, minLength: 1 });
  fc.assert(
    fc.property(wanted, (rows) => {
      const site = aSite();
      const patch = patchBetween(site, Object.fromEntries(rows.map(([field, , to]) => [field, to])));
      const changed = applyPatch(site, patch);
      if (changed.kind !== 'applied') throw new Error('a patch made from the site itself fits it');
      expect(patchBetween(changed.site, Object.fromEntries(rows.map(([field, , to]) => [field, to])))).toEqual({});
      expect(applyPatch(changed.site, reversed(patch))).toEqual({ kind: 'applied', site });
      expect(reversed(reversed(patch))).toEqual(patch);
    }),
    { seed: 4 },
  );
});
