import { expect, test } from 'vitest';
import { chargeLevels } from '#src/components/directory/chargeLevels.ts';
import { confirmedWords } from '#src/components/directory/confirmedWords.ts';
import { closedAhead, openDays } from '#src/components/directory/openDays.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { Listing } from '#src/domain/site.ts';
import { anIntake, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-06-30';
const DAY = { opens: '09:00', closes: '17:00' };
const SOURCE = { url: 'https://example.org/', supports: 'all' };

function confirmed(listing: Partial<Listing>, locale: 'en' | 'es' = 'en'): string {
  const site = aSite({ listing });
  return confirmedWords({ site, freshness: freshnessOf(site.listing, TODAY) }, locale);
}

test('a page says when the site itself last stood by it, and what its age means', () => {
  expect(confirmed({ confirmedOn: '2026-06-20' })).toBe('By the site itself, on Saturday, June 20, 2026.');
  expect(confirmed({ confirmedOn: '2026-05-01' })).toContain('check before you count on it');
  expect(confirmed({ confirmedOn: '2026-01-01' })).toContain('and not since');
  expect(confirmed({ confirmedOn: '2026-06-20' }, 'es')).toBe('Por el programa mismo, el sábado 20 de junio de 2026.');
});

test('nothing that a site never confirmed is presented as confirmed', () => {
  expect(confirmed({ confirmedOn: null, sources: [SOURCE] })).toMatch(/^Never, by the site itself\. All of this comes from public pages/);
  expect(confirmed({ confirmedOn: null })).toBe('Never, by the site itself. Check before you count on it.');
});

test('where only some facts were confirmed, these alone are named, with the oldest day', () => {
  const said = confirmed({ confirmedOn: null, checked: { hours: '2026-06-02', phone: '2026-05-01' } });
  expect(said).toBe('The site has confirmed only its phone and its hours, on Friday, May 1, 2026. The rest may be old.');
});

test('nobody is said to confirm a site that ended, or one that is invented', () => {
  expect(confirmed({ stage: 'ended', confirmedOn: '2026-06-20' })).toContain('has ended');
  expect(confirmed({ demonstration: true, confirmedOn: '2026-06-20' })).toContain('invented');
});

test('charges stand by the level that is named before them', () => {
  expect(chargeLevels(['State: prostitution', 'Trespassing', 'City and county: theft', 'State: small amounts'])).toEqual([
    { level: null, charges: ['Trespassing'] },
    { level: 'State', charges: ['Prostitution', 'Small amounts'] },
    { level: 'City and county', charges: ['Theft'] },
  ]);
});

test('a long sentence with a colon is a charge and no level', () => {
  const line = 'Any offense that the officer thinks comes from a need: theft, trespass';
  expect(chargeLevels([line])).toEqual([{ level: null, charges: [line] }]);
});

test('days in a row with the same hours are one line; a day off splits them', () => {
  const { hours } = anIntake();
  const weekly = { 1: DAY, 2: DAY, 4: DAY, 5: { opens: '09:00', closes: '12:30' }, 6: DAY };
  expect(openDays(hours, 'en')).toEqual(['Monday to Friday, 9 am to 5 pm']);
  expect(openDays(hours, 'es')).toEqual(['De lunes a viernes, de 9 am a 5 pm']);
  expect(openDays({ ...hours, weekly }, 'en')).toEqual([
    'Monday to Tuesday, 9 am to 5 pm',
    'Thursday, 9 am to 5 pm',
    'Friday, 9 am to 12:30 pm',
    'Saturday, 9 am to 5 pm',
  ]);
});

test('of the closed days the next few are told, in order, and none that is over, far off, or on a weekend without hours', () => {
  const hours = {
    ...anIntake().hours,
    holidays: ['2026-12-25', '2026-07-03', '2026-06-30', '2026-05-25', '2026-09-07', '2026-07-03', '2026-07-05'],
  };
  expect(closedAhead(hours, TODAY, 'en')).toEqual(['Tuesday, June 30', 'Friday, July 3', 'Monday, September 7', 'and 1 more']);
  expect(closedAhead(hours, TODAY, 'es').at(-1)).toBe('y 1 más');
  expect(closedAhead({ ...hours, holidays: ['2026-07-03'] }, TODAY, 'en')).toEqual(['Friday, July 3']);
  expect(closedAhead({ ...hours, holidays: ['2027-01-01'] }, '2026-12-01', 'en')).toEqual(['Friday, January 1, 2027']);
});
