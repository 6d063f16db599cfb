import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, readOklch } from './oklch.ts';
import { styleRules } from './sheets.ts';

const [light = '', dark = ''] = readFileSync('src/styles/tokens.css', 'utf8').split('@media');
const read = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+): (oklch\([^)]+\));/g)].map(([, name = '', color = '']) => [name, color]));
const THEMES = { light: read(light), dark: new Map([...read(light), ...read(dark)]) };

/** Each color of words, and the grounds on which it stands. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'card', 'wash', 'sun-wash', 'care-wash'],
  soft: ['paper', 'card', 'wash', 'sun-wash', 'care-wash'],
  green: ['paper', 'card', 'wash', 'sun-wash', 'care-wash'],
  'green-strong': ['paper', 'card', 'wash', 'sun-wash', 'care-wash'],
  care: ['paper', 'card', 'wash', 'care-wash'],
  'on-green': ['green', 'green-strong'],
  'on-deep': ['deep'],
  'on-deep-soft': ['deep'],
  'on-sun': ['sun', 'sun-strong'],
  'on-banner': ['banner'],
};

/** What has to be seen and is not read: edges of boxes, the mark of focus, the color of errors (WCAG 2.2, 1.4.11). */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  edge: ['paper', 'card'],
  focus: ['paper', 'card', 'wash', 'sun-wash', 'care-wash'],
  green: ['paper', 'card'],
  care: ['paper', 'card', 'care-wash'],
  sun: ['deep'],
};

const pairsOf = (table: typeof WORDS) => Object.entries(table).flatMap(([color, grounds]) => grounds.map((ground) => ({ color, ground })));

for (const [theme, tokens] of Object.entries(THEMES)) {
  const between = (color: string, ground: string) => contrast(readOklch(tokens.get(color) ?? ''), readOklch(tokens.get(ground) ?? ''));

  test.each(pairsOf(WORDS))(`${theme}: words in $color on $ground can be read with weak eyes`, ({ color, ground }) => {
    expect(between(color, ground)).toBeGreaterThanOrEqual(7);
  });

  test.each(pairsOf(SIGNS))(`${theme}: $color is seen on $ground`, ({ color, ground }) => {
    expect(between(color, ground)).toBeGreaterThanOrEqual(3);
  });
}

test('black on white is 21 and a known gray 4.5', () => {
  expect(contrast(readOklch('oklch(0% 0 0)'), readOklch('oklch(100% 0 0)'))).toBeCloseTo(21, 1);
  // #767676, the lightest gray that WCAG lets stand on white.
  expect(contrast(readOklch('oklch(56.67% 0 0)'), readOklch('oklch(100% 0 0)'))).toBeCloseTo(4.54, 1);
});

test('no sheet uses a color of words or a ground that is not measured here', () => {
  const used = (property: RegExp) => styleRules().flatMap(({ text }) => [...text.matchAll(property)].map(([, name = '']) => name));
  const grounds = [...Object.values(WORDS).flat(), ...DRAWN];

  expect(used(/(?<![\w-])color: var\(--([\w-]+)\)/g).filter((name) => !(name in WORDS || DOORS.includes(name)))).toEqual([]);
  expect(used(/background(?:-color)?: var\(--([\w-]+)\)/g).filter((name) => !grounds.includes(name))).toEqual([]);
});

/** Names that a door gives to other tokens (components/doors.css). */
const DOORS = ['words', 'lead-line'];
/** Grounds without words on them: lines, lamps, the tick of a box; and the leaf of a door, whose words are those of card and deep. */
const DRAWN = ['line', 'glass', 'face', 'lead-line', 'on-green'];
