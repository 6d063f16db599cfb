import { expect, test } from 'vitest';
import { type CardAsked, candidateWords } from '#src/components/finder/candidateWords.ts';
import { doorOf } from '#src/domain/routing.ts';
import type { Site } from '#src/domain/site.ts';
import { isOutOfDate } from '#src/domain/wayToRefer.ts';
import type { Offer } from '#src/features/referrals/findSites.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-03-02';
const WEST = { en: 'west of 5th Avenue', es: 'al oeste de la 5.ª avenida' };
const PARK = { en: 'the park', es: 'el parque' };
const ONE: CardAsked = { locale: 'en', about: 'other', asksWhich: false };
const listed = (different: Parameters<typeof aListing>[0] = {}): Site => ({ listing: aListing(different), intake: null, liveSince: null });

function offer(site: Site, different: Partial<Offer> = {}): Offer {
  const at = { site, door: doorOf(site, TODAY), outOfDate: isOutOfDate(site, TODAY) };
  return { ...at, rule: 'shape', ask: true, areas: [WEST], chosenBy: null, promised: null, successor: null, ...different };
}

test.each<[string, Partial<CardAsked>, string, string]>([
  ['another person', {}, 'Their area: west of 5th Avenue. Is the person there?', 'Yes, write to North LEAD'],
  ['themself', { about: 'self' }, 'Their area: west of 5th Avenue. Are you there?', 'Yes, write to North LEAD'],
  ['one of several areas', { asksWhich: true }, 'Their area: west of 5th Avenue.', 'In this area: write to North LEAD'],
  [
    'another person, in Spanish',
    { locale: 'es' },
    'Su zona: al oeste de la 5.ª avenida. ¿Está la persona ahí?',
    'Sí, escribir a North LEAD',
  ],
  [
    'one of several, in Spanish',
    { locale: 'es', asksWhich: true },
    'Su zona: al oeste de la 5.ª avenida.',
    'En esta zona: escribir a North LEAD',
  ],
])('the question of a drawn area stands in its own words: %s', (_, different, area, button) => {
  expect(candidateWords(offer(aSite()), { ...ONE, ...different })).toMatchObject({ area, button, asks: true });
});

test('several drawn areas of one site are asked about together', () => {
  const { area } = candidateWords(offer(aSite(), { areas: [WEST, PARK] }), ONE);
  expect(area).toBe('Their area: west of 5th Avenue or the park. Is the person there?');
  expect(candidateWords(offer(aSite(), { areas: [WEST, PARK] }), { ...ONE, locale: 'es' }).area).toContain(
    'al oeste de la 5.ª avenida o el parque',
  );
});

test('what is sure, or no way in, is told without a question', () => {
  expect(candidateWords(offer(aSite(), { ask: false }), ONE)).toMatchObject({
    area: 'Area: west of 5th Avenue.',
    asks: false,
    button: 'Write to North LEAD',
  });
  expect(candidateWords(offer(listed({ whoMayRefer: 'officers' })), ONE)).toMatchObject({ area: 'Area: west of 5th Avenue.', asks: false });
});

test('a site with a door of its own says where a yes leads', () => {
  expect(candidateWords(offer(listed()), ONE).text).toMatch(/^If so, you can turn to this team\. /);
  expect(candidateWords(offer(listed()), { ...ONE, asksWhich: true }).text).toMatch(/^If the person is there, /);
  expect(candidateWords(offer(listed()), { ...ONE, asksWhich: true, about: 'self' }).text).toMatch(/^If you are there, /);
  expect(candidateWords(offer(listed(), { ask: false }), ONE).text).toMatch(/^The site has a way of its own/);
});

test('a site that said so has no free places, and one that does not say has none of this', () => {
  const capacity = { places: 0, most: 20, asOf: '2026-02-27' };
  const full = 'The team told us that it had no free places on Friday, February 27, 2026.';
  expect(candidateWords(offer(aSite({ listing: { capacity } })), ONE).noPlaces).toBe(`${full} You can still write.`);
  expect(candidateWords(offer(listed({ capacity })), ONE).noPlaces).toBe(`${full} Ask the team first.`);
  expect(candidateWords(offer(listed({ capacity: { ...capacity, places: 2 } })), ONE).noPlaces).toBe('');
  expect(candidateWords(offer(aSite()), ONE).noPlaces).toBe('');
});

test('how old the site’s own word is stands on its card', () => {
  const on = (confirmedOn: string | null, different = {}) => candidateWords(offer(listed({ confirmedOn, ...different })), ONE);
  expect(on('2026-02-20').confirmed).toBe('Last confirmed by the site on Friday, February 20, 2026');
  expect(on('2025-11-03').confirmed).toBe('The site last confirmed this on Monday, November 3, 2025. It may have changed since.');
  expect(on('2025-11-03').title).toBe('Not confirmed for a long time');
  expect(on('2025-11-03').asks).toBe(false);
  expect(on('2025-11-03', { whoMayRefer: 'officers' }).title).toBe('Only officers may refer here');
  expect(on(null).confirmed).toBe('');
  expect(on('2025-11-03', { stage: 'ended' }).confirmed).toBe('');
  const live = candidateWords(offer(aSite({ listing: { confirmedOn: '2025-11-03' } })), ONE);
  expect(live).toMatchObject({
    title: 'This site takes messages here',
    confirmed: 'Last confirmed by the site on Monday, November 3, 2025',
  });
});

test('a form that closed itself says so in the place of the usual words', () => {
  const site = aSite({ intake: { status: 'paused', pausedFor: 'promise-missed' } });
  expect(candidateWords(offer(site, { ask: false }), ONE).text).toContain('closed itself because messages were not read in time');
});
