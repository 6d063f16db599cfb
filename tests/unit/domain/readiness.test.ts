import { expect, test } from 'vitest';
import { missingBeforeLive, READINESS_RULES, type ReadinessFacts, type ReadinessGap } from '#src/domain/readiness.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Intake, Listing } from '#src/domain/site.ts';
import { aListing, anIntake } from '#tests/support/aSite.ts';

const HOURS = { timeZone: 'America/Los_Angeles', weekly: { 1: { opens: '09:00', closes: '17:00' } }, holidays: ['2026-12-25'] };

function ready({
  intake,
  listing,
  ...facts
}: Partial<ReadinessFacts> & { intake?: Partial<Intake>; listing?: Partial<Listing> } = {}): ReadinessFacts {
  const site = { listing: aListing(listing), intake: anIntake({ hours: HOURS, ...intake }), liveSince: null };
  return {
    site,
    today: '2026-01-01',
    backupIsThere: true,
    hasKey: true,
    keyHolders: 2,
    aloneBecause: null,
    sheetConfirmed: true,
    rehearsedOn: '2026-01-01',
    ...facts,
  };
}

test('a site with everything lacks nothing', () => {
  expect(missingBeforeLive(ready())).toEqual([]);
});

const half = { en: 'Words', es: ' ' };
const gaps: [ReadinessGap, string, ReadinessFacts][] = [
  ['departs-from-model', 'departs from the model', ready({ listing: { model: 'departs' } })],
  ['hours', 'is never open', ready({ intake: { hours: { ...HOURS, weekly: {} } } })],
  ['hours', 'names a zone that no clock knows', ready({ intake: { hours: { ...HOURS, timeZone: 'America/Nowhere' } } })],
  ['holidays', 'names no holiday', ready({ intake: { hours: { ...HOURS, holidays: [] } } })],
  ['promise', 'promises nothing', ready({ intake: { promiseDays: 0 } })],
  ['phone', 'has a blank phone', ready({ intake: { phone: ' ' } })],
  ['backup-contact', 'has a backup contact who left', ready({ backupIsThere: false })],
  ['governance', 'lets officers read', ready({ intake: { governance: { ...anIntake().governance, noOfficerReads: false } } })],
  ['retention', 'keeps longer than the bound', ready({ intake: { retention: { ...RETENTION_BOUNDS, closed: 31 } } })],
  ['both-languages', 'says what it usually does in one language', ready({ intake: { usually: half } })],
  ['both-languages', 'names its area in one language', ready({ listing: { area: half } })],
  ['both-languages', 'has a message in one language', ready({ intake: { publicMessage: half } })],
  ['key', 'has no key', ready({ hasKey: false })],
  ['second-key-holder', 'has one holder', ready({ keyHolders: 1 })],
  ['second-key-holder', 'has a reason for one holder, and none', ready({ keyHolders: 0, aloneBecause: 'one-person-team' })],
  ['rehearsal', 'never rehearsed', ready({ rehearsedOn: null })],
  ['rehearsal', 'rehearsed eight days ago', ready({ rehearsedOn: '2025-12-24' })],
  ['languages', 'reads no language', ready({ intake: { readsLanguages: [] } })],
  ['recovery-sheet', 'never confirmed the sheet', ready({ sheetConfirmed: false })],
];

test.each(gaps)('%s is what a site lacks that %s', (gap, _, facts) => {
  expect(missingBeforeLive(facts)).toEqual([gap]);
});

test('a rehearsal of seven days ago is still believed', () => {
  expect(missingBeforeLive(ready({ rehearsedOn: '2025-12-25' }))).toEqual([]);
});

test('one holder is enough with a reason on record', () => {
  expect(missingBeforeLive(ready({ keyHolders: 1, aloneBecause: 'one-person-team' }))).toEqual([]);
});

test('every rule has its example above', () => {
  expect(new Set(gaps.map(([gap]) => gap))).toEqual(new Set(READINESS_RULES.map(({ name }) => name)));
});

test('a listing without intake lacks all that intake settles', () => {
  const facts = ready();

  expect(missingBeforeLive({ ...facts, site: { ...facts.site, intake: null } })).toEqual([
    'hours',
    'holidays',
    'promise',
    'phone',
    'governance',
    'languages',
    'retention',
  ]);
});
