import { expect, test } from 'vitest';
import { PAGE_GRADE } from '#src/reading/checks/gradeLimits.ts';
import { gradeOf } from '#src/reading/grade.ts';
import { helpPage } from '#src/words/en/helpPage.ts';

const { ring } = helpPage;

test.each(helpPage.moments(false))('in a hard moment the words are plain: $title', ({ title, say, does, ring: whom }) => {
  expect(gradeOf([`${title}.`, ...say, ...does, whom])).toBeLessThanOrEqual(PAGE_GRADE);
});

test('whom to ring is plain too', () => {
  expect(gradeOf([helpPage.lead, ring.emergency.text, ring.crisis.text, ring.operatorText])).toBeLessThanOrEqual(PAGE_GRADE);
});

test('911 never stands without its warning, and every moment says whom to ring', () => {
  expect(ring.emergency.text).toContain('may send police');
  for (const { ring: whom } of helpPage.moments(true)) expect(whom).not.toBe('');
});

test('a site that takes people under 18 is told its own rule, any other is told to stay away', () => {
  const minor = (takes: boolean) => helpPage.moments(takes).find(({ id }) => id === 'minor')?.does[0];

  expect(minor(false)).toContain('nobody under 18');
  expect(minor(true)).toContain('takes people under 18');
});
