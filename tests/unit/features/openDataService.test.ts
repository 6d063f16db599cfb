import { describe, expect, test } from 'vitest';
import { randomIds } from '#src/adapters/randomIds.ts';
import type { Intake, Listing, Site } from '#src/domain/site.ts';
import { fullService } from '#src/features/openData/entities.ts';
import { makerFor } from '#src/features/openData/maker.ts';
import { openData } from '#src/words/en/openData.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const settings = { publicOrigin: 'https://portal.example.org' } as Parameters<typeof makerFor>[0]['settings'];
const CHANGED_AT = Date.UTC(2026, 2, 1, 12, 30, 45, 123);
const WARNING = { en: 'Officers read its form.', es: 'Los agentes leen su formulario.' };

function serviceOf(site: Site, today = '2026-03-02') {
  return fullService({ site, changedAt: CHANGED_AT }, makerFor({ ids: randomIds, settings }, openData, today));
}
const listed = (different: Partial<Listing> = {}) => serviceOf({ listing: aListing(different), intake: null, liveSince: null });
const live = (intake: Partial<Intake> = {}, listing: Partial<Listing> = {}, today?: string) => serviceOf(aSite({ intake, listing }), today);

describe('the status', () => {
  test.each([
    [listed({ stage: 'operating' }), 'active'],
    [listed({ stage: 'launching' }), 'inactive'],
    [listed({ stage: 'exploring' }), 'inactive'],
    [listed({ stage: 'unknown' }), 'inactive'],
    [listed({ stage: 'ended' }), 'defunct'],
    [listed({ stage: 'operating', model: 'departs' }), 'inactive'],
    [live(), 'active'],
    [live({ status: 'limited' }), 'active'],
    [live({ status: 'paused' }), 'temporarily closed'],
    [live({ status: 'paused' }, { stage: 'ended' }), 'defunct'],
  ])('%#', ({ status }, expected) => {
    expect(status).toBe(expected);
  });
});

describe('what others show on top', () => {
  test('says nothing where there is nothing to be careful about', () => {
    expect(listed().alert).toBeUndefined();
    expect(live().alert).toBeUndefined();
  });

  test.each([
    ['officers alone may refer', { whoMayRefer: 'officers' }, /^Only officers may refer\. Whoever calls/],
    ['officers and partners may refer', { whoMayRefer: 'partners' }, /may reach officers/],
    ['police may learn of it', { policeWarning: WARNING }, /^Officers read its form\.$/],
    [
      'it departs from the model',
      { model: 'departs', departs: { en: 'It tells the police', es: '' } },
      /^This is not a place to refer\. Send nobody there\. It tells the police\.$/,
    ],
    [
      'it has ended',
      { stage: 'ended', successor: 'next-lead' },
      /^This site has ended.*https:\/\/portal\.example\.org\/sites\/next-lead\/\.$/,
    ],
    ['nobody knows if it still works', { stage: 'unknown', whoMayRefer: 'officers' }, /Nobody knows if it still works\.$/],
    ['the site was silent for long', { confirmedOn: '2025-11-01' }, /^The site has confirmed nothing since 2025-11-01\./],
  ] as const)('says that %s', (_what, different, said) => {
    expect(listed(different).alert).toMatch(said);
  });

  test('carries the message of a site that paused, or that is short of room', () => {
    const publicMessage = { en: 'Back in May', es: 'Volvemos en mayo' };

    expect(live({ status: 'paused', publicMessage }).alert).toBe('The team has closed its form for a while. Back in May.');
    expect(live({ status: 'limited', publicMessage }).alert).toBe('Back in May.');
    expect(live({ status: 'limited' }).alert).toBe('The team is short of room.');
    expect(live({ status: 'open', publicMessage }).alert).toBeUndefined();
  });
});

describe('how to get in', () => {
  test('begins with the warning, and the warning stands with every phone and form of the site itself', () => {
    const { application_process, phones, additional_urls } = listed({ policeWarning: WARNING, referPage: 'https://north.example/refer' });

    expect(application_process).toMatch(/^Officers read its form\. Anyone may refer\. Its own form: https:\/\/north\.example\/refer\./);
    expect(phones[0]?.description).toMatch(/^Officers read its form\./);
    expect(additional_urls.find(({ url }) => url.includes('north.example/refer'))?.label).toMatch(/^Officers read its form\./);
  });

  test('leads to the form here where it is open, with the promise', () => {
    const { application_process, additional_urls } = live({ promiseDays: 2 });

    expect(application_process).toContain('https://portal.example.org/refer/north-lead/');
    expect(application_process).toContain('within 2 business days');
    expect(additional_urls[0]).toMatchObject({ url: 'https://portal.example.org/refer/north-lead/' });
    expect(JSON.stringify(live({ status: 'paused' }))).not.toContain('/refer/north-lead/');
  });

  test('of officers’ own programs says whom a call may reach', () => {
    expect(listed({ whoMayRefer: 'officers' }).phones[0]?.description).toMatch(/^A call to this number may reach officers\./);
    expect(live().phones).toEqual([{ id: expect.any(String), number: '206-555-0100', type: 'voice' }]);
  });

  test('to a program that departs from the model is not told', () => {
    const departing = listed({
      model: 'departs',
      email: 'a@b.example',
      referPage: 'https://b.example/',
      howToRefer: { en: 'Call the sheriff', es: '' },
    });

    expect(departing.phones).toEqual([]);
    expect(JSON.stringify(departing)).not.toMatch(/206-555|a@b\.example|b\.example|sheriff/);
  });
});

describe('hours', () => {
  test('of a live site are one weekly schedule a day, with the offset of today', () => {
    const winter = live({}, {}, '2026-03-02').schedules;
    const summer = live({}, {}, '2026-06-01').schedules;

    expect(winter.map((schedule) => ('byday' in schedule ? schedule.byday : ''))).toEqual(['MO', 'TU', 'WE', 'TH', 'FR']);
    expect(winter[0]).toMatchObject({ freq: 'WEEKLY', opens_at: '09:00-08:00', closes_at: '17:00-08:00', timezone: -8 });
    expect(summer[0]).toMatchObject({ opens_at: '09:00-07:00', timezone: -7 });
    expect(winter[0]?.id).toBe(summer[0]?.id);
  });

  test('name the days that are closed and still to come', () => {
    const hours = {
      timeZone: 'America/St_Johns',
      weekly: { 6: { opens: '10:30', closes: '12:00' } },
      holidays: ['2025-12-25', '2026-12-25'],
    };
    const [saturday] = live({ hours }).schedules;

    expect(saturday).toMatchObject({ byday: 'SA', opens_at: '10:30-03:30', timezone: -3.5 });
    expect(saturday && 'notes' in saturday && saturday.notes).toMatch(/Closed on 2026-12-25\.$/);
  });

  test('that stand in words alone are a description', () => {
    expect(listed({ hours: { en: 'Weekdays', es: 'Días laborables' } }).schedules).toEqual([
      { id: expect.any(String), description: 'Weekdays' },
    ]);
  });
});

test('what only a live site settles is not told before it is live', () => {
  const { intake } = aSite({ intake: { phone: '206-555-0188' } });
  const notYet = serviceOf({ listing: aListing({ phone: null }), intake, liveSince: null });

  expect([notYet.phones, notYet.schedules, notYet.languages]).toEqual([[], [], []]);
  expect(notYet).not.toHaveProperty('minimum_age');
  expect(JSON.stringify(notYet)).not.toContain('206-555-0188');
});

test('moments and days are those of the change and of the site’s own word', () => {
  expect(listed({ confirmedOn: '2026-02-20' })).toMatchObject({ last_modified: '2026-03-01T12:30:45.123Z', assured_date: '2026-02-20' });
  expect(listed()).not.toHaveProperty('assured_date');
  expect(listed().description).toContain('The site has not confirmed them.');
});

test('an area is told in words, as drawn, by county with a lasting address, and by ZIP', () => {
  const polygons = [
    [
      [
        [-122, 47],
        [-121, 47],
        [-121, 48],
        [-122, 47],
      ] as const,
    ],
  ];
  const { service_areas } = listed({
    counties: [
      { name: 'King', fips: '53033' },
      { name: 'Alexandria city', fips: '51510' },
    ],
    shapes: [{ words: { en: 'downtown', es: 'el centro' }, polygons }],
    partial: true,
  });

  expect(service_areas.map(({ name, extent_type }) => [name, extent_type])).toEqual([
    ['the north of Seattle', 'text'],
    ['downtown', 'geojson'],
    ['King County, WA', 'text'],
    ['Alexandria city, WA', 'text'],
    ['ZIP codes', 'text'],
  ]);
  expect(JSON.parse(service_areas[1]?.extent ?? '')).toEqual({ type: 'MultiPolygon', coordinates: polygons });
  expect(service_areas[2]).toMatchObject({
    uri: `https://portal.example.org/hsds/taxonomy_terms/${randomIds.stable('term:us-county:53033')}`,
  });
});
