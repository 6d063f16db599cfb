import { expect, test } from 'vitest';
import { summaryOf } from '#src/components/listing/boxWords.ts';
import { changeLines, valueLines } from '#src/components/listing/fieldWords.ts';
import { MESSAGES, OFFERED } from '#src/components/listing/phraseWords.ts';
import { sectionFacts } from '#src/components/listing/sectionFacts.ts';
import { heldIn, LISTING_FIELDS } from '#src/domain/listing.ts';
import { pointsSomewhere } from '#src/domain/pointsSomewhere.ts';
import { aListing, anIntake, aSite } from '#tests/support/aSite.ts';

const words = { en: 'Some words.', es: 'Unas palabras.' };
const square = [
  [
    [
      [-122.34, 47.6],
      [-122.32, 47.6],
      [-122.32, 47.62],
      [-122.34, 47.62],
      [-122.34, 47.6],
    ],
  ],
] as const;
const full = {
  listing: aListing({
    departs: words,
    shapes: [{ words: { en: 'the old town', es: 'el casco viejo' }, polygons: square }],
    borderMiles: 5,
    website: 'https://north-lead.example/',
    referPage: 'https://north-lead.example/refer',
    email: 'team@north-lead.example',
    hours: words,
    whoInWords: words,
    howToRefer: words,
    policeWarning: words,
    eligibility: [words],
    exclusions: [words],
    charges: [words],
    successor: { name: 'West LEAD', url: 'https://west-lead.example/' },
    sources: [{ url: 'https://example.org/', supports: 'Host' }],
    capacity: { places: 3, most: 10, asOf: '2026-03-02' },
  }),
  intake: anIntake({ walkIn: words, publicMessage: words }),
  liveSince: 0,
};

test('every fact is told in words, never as data', () => {
  for (const field of LISTING_FIELDS) {
    const lines = valueLines(field, heldIn(full, field));
    expect(lines, field).not.toEqual([]);
    expect(lines.join('\n'), field).not.toMatch(/[{}[\]]|undefined|null|\bfalse\b|\btrue\b/);
  }
});

test('a stored value of a shape that nobody knows is shown as it is, not hidden', () => {
  expect(valueLines('counties', 'King')).toEqual(['"King"']);
});

test('a diff says what stood there, what is to stand there, and when', () => {
  expect(changeLines({ 'intake.phone': { from: '206-555-0100', to: '206-555-0199' }, phone: { from: null, to: null } })).toEqual([
    { field: 'phone', label: 'Phone', from: [], to: [], pace: 'at-once' },
    { field: 'intake.phone', label: 'Phone of the team', from: ['206-555-0100'], to: ['206-555-0199'], pace: 'review-then-wait' },
  ]);
});

test('a line of a drawing that moved shows in the diff, though its words and corners stay', () => {
  const moved = [
    [
      [
        [-122.35, 47.6],
        [-122.32, 47.6],
        [-122.32, 47.62],
        [-122.35, 47.62],
        [-122.35, 47.6],
      ],
    ],
  ];
  const [line] = changeLines({ shapes: { from: full.listing.shapes, to: [{ words: full.listing.shapes[0]?.words, polygons: moved }] } });
  expect(line?.from.at(-1)).toBe('Drawn with 4 corners, around 47.6100, -122.3300, 0.93 miles wide and 1.38 miles high');
  expect(line?.to).not.toEqual(line?.from);
});

test('the closed days of an hours change stand on lines of their own', () => {
  const { hours } = anIntake();
  const [line] = changeLines({ 'intake.hours': { from: hours, to: { ...hours, holidays: ['2026-03-05'] } } });
  expect(line?.to.filter((text) => !line.from.includes(text))).toEqual(['Closed on Thursday, March 5, 2026']);
});

test('a backup contact is called by name where it is known', () => {
  expect(valueLines('intake.backupContact', 'abc', new Map([['abc', 'Basil Lanternlight']]))).toEqual(['Basil Lanternlight']);
  expect(valueLines('intake.backupContact', 'abc')).toEqual(['Somebody of the team']);
});

test('the summary names the box of each error, because the same thing may be missing twice', () => {
  const missing = (box: string) => ({ box, code: 'missing' as const, detail: '' });
  expect(
    summaryOf(['reason', 'area.es', 'intake.hours.2.closes', 'intake.retention.open', 'shapes.0.en'].map(missing)).map(
      ({ message }) => message,
    ),
  ).toEqual([
    'Why does it change? Fill this in',
    'Your area in words, Spanish: Fill this in',
    'Tuesday closes: Fill this in',
    'Open messages, days at most: Fill this in',
    'Drawn areas, English: Fill this in',
  ]);
});

test('an offered sentence stands in both languages and sends nobody anywhere', () => {
  const offered = [
    ...Object.values(OFFERED).flatMap((phrases) => Object.values(phrases ?? {})),
    ...Object.values(MESSAGES).flatMap((say) => [say(null), say('2026-12-30')]),
  ];
  expect(offered.length).toBeGreaterThan(15);
  for (const { en, es } of offered) {
    expect(en).not.toBe('');
    expect(es).not.toBe(en);
    expect(pointsSomewhere({ en, es })).toBe(false);
  }
});

test('hours and closed days are shown apart, and days gone by no more', () => {
  const site = aSite({ intake: { hours: { ...anIntake().hours, holidays: ['2026-01-01', '2026-12-25'] } } });
  expect(sectionFacts('closed-days', site, '2026-03-02', new Map())).toMatchObject([{ lines: ['Friday, December 25, 2026'] }]);
  expect(sectionFacts('hours', site, '2026-03-02', new Map())[0]?.lines).toHaveLength(6);
});
