import { expect, test } from 'vitest';
import { confirmedAlike, type FactRow, factRows } from '#src/components/stillTrue/factRows.ts';
import { withConfirmed } from '#src/domain/freshness.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const rowOf = (fact: string, ...[site, locale = 'en']: [Parameters<typeof factRows>[0], ('en' | 'es')?]) =>
  factRows(site, locale).find((row) => row.fact === fact);

test('every fact that steers people has its row', () => {
  expect(factRows(aSite(), 'en').map(({ fact }) => fact)).toEqual(ROUTING_FACTS);
});

/** What a site says itself comes in all its languages. */
const linesOf = (row: FactRow | undefined) => row?.lines.map((line) => (typeof line === 'string' ? line : line.en));

test('a live site is shown with its form, its own phone and its hours', () => {
  const site = aSite({ listing: { phone: '206-555-0111' }, intake: { phone: '206-555-0122', status: 'paused' } });

  expect(rowOf('phone', site)?.lines).toEqual(['206-555-0122']);
  expect(rowOf('door', site)?.lines).toEqual(['The form here on this portal is closed for now.']);
  expect(rowOf('hours', site, 'es')?.lines[0]).toBe('Lunes, de 9 am a 5 pm');
});

test('a listing alone is shown as it was published, and what is missing has no line', () => {
  const hours = { en: 'weekdays', es: 'entre semana' };
  const howToRefer = { en: 'Ask any case worker.', es: 'Pregunte a cualquiera.' };
  const listing = aListing({
    hours,
    howToRefer,
    referPage: 'https://north-lead.example/refer',
    phone: null,
    email: 'team@north-lead.example',
  });
  const site = { listing, intake: null, liveSince: null };

  expect(linesOf(rowOf('hours', site))).toEqual(['weekdays']);
  expect(linesOf(rowOf('door', site))).toEqual(['Ask any case worker.', 'https://north-lead.example/refer']);
  expect(rowOf('phone', site)?.lines).toEqual(['team@north-lead.example']);
  expect(rowOf('phone', { ...site, listing: { ...listing, email: null } })?.lines).toEqual([]);
});

test('the area is told in words, counties, ZIPs and the words of each drawn part', () => {
  const shapes = [{ words: { en: 'the harbor', es: 'el puerto' }, polygons: [] }];

  expect(linesOf(rowOf('area', aSite({ listing: { partial: true, shapes } })))).toEqual([
    'the north of Seattle',
    'Counties: King',
    'Only parts of these counties',
    'ZIP codes: 98104',
    'the harbor',
  ]);
  expect(linesOf(rowOf('area', aSite({ listing: { counties: [], zips: [] } })))).toEqual(['the north of Seattle']);
});

test('one day for all facts is told once, different days each at its fact', () => {
  const never = aSite();
  expect(confirmedAlike(never, 'en')).toBe('Your team has not said yes to any of it yet.');
  const all = { ...never, listing: withConfirmed(never.listing, '2026-03-02') };
  expect(confirmedAlike(all, 'en')).toContain('March 2, 2026');
  expect(rowOf('phone', all)?.confirmed).toBe('');

  const some = { ...all, listing: withConfirmed(all.listing, '2026-04-01', ['phone']) };

  expect(confirmedAlike(some, 'en')).toBeNull();
  expect(rowOf('phone', some)?.confirmed).toContain('April 1, 2026');
  expect(rowOf('area', some, 'es')?.confirmed).toContain('2 de marzo de 2026');
  expect(rowOf('area', { ...never, listing: withConfirmed(never.listing, '2026-04-01', ['phone']) })?.confirmed).toContain('not said yes');
});
