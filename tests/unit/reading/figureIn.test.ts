import { expect, test } from 'vitest';
import { figureIn } from '#src/reading/checks/figureIn.ts';

test.each([
  ['It fell by 7%.', '7%'],
  ['It fell by 58 %.', '58 %'],
  ['It fell by five percent.', 'percent'],
  ['It fell by 5 per cent.', 'per cent'],
  ['It cost $5.', '$5'],
  ['It cost $ 1,558 a year.', '$ 1,558'],
  ['They saw 318 people.', '318'],
  ['They saw 1,025 people.', '1,025'],
  ['Ten years: 12.5 days.', '12.5'],
  ['Two-thirds came back.', 'Two-thirds'],
  ['About three-quarters came.', 'three-quarters'],
  ['One in five came.', 'One in five'],
  ['It is twice as likely.', 'twice as'],
  ['It rose fourfold.', 'fourfold'],
  ['Within 90 days.', '90'],
  ['In 2017 they saw 40 people[^a-2017].', '40'],
])('%s holds the figure %s', (text, figure) => {
  expect(figureIn(text)).toBe(figure);
});

test.each([
  'On July 1, 2023, and on 22 November.',
  'Day 2026-11-22.',
  'From 2011 to 2014, in 2017–18, and in the 2010s.',
  'Call 206-555-0123, (206) 555-0123 or 1-800-555-0123.',
  'Call 911, 988, 211 or 311.',
  'Open 24/7, a 24-hour line, 24 hours a day.',
  'From 10 a.m. to 11 pm, 9:30 to 17:00.',
  'See 42 CFR Part 2, 45 CFR 164.512(e), 42 U.S.C. 290dd.',
  'RCW 71.24.909, Chapter 314, Resolution 31916, Title 42, § 12.3, Public Law 114-198, HB 1499.',
  'Month 12, Step 10, Table 11.',
  'LEAD 101, COVID-19, a 12-step group, a 501(c)(3).',
  'See https://example.org/318/58.',
  'Three doors, 7 people, one of nine.',
  'The mark of a source[^study-2017-318].',
])('%s holds no figure', (text) => {
  expect(figureIn(text)).toBeUndefined();
});
