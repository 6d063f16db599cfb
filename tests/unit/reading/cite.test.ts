import { expect, test } from 'vitest';
import { type Cited, citeApa, citeChicago, writtenDay } from '#src/reading/cite.ts';

const page = (title: string): Cited => ({
  title,
  version: '1.2',
  effective: '2026-03-05',
  url: 'https://portal.example/faq/a-page/',
  locale: 'en',
});

test('a day is written as people write it', () => {
  expect(writtenDay('2026-03-05', 'en')).toBe('March 5, 2026');
  expect(writtenDay('2026-12-31', 'en')).toBe('December 31, 2026');
});

test('both styles name author, day, title, version and address', () => {
  expect(citeApa(page('Three doors'))).toBe('LEAD Portal. (2026, March 5). Three doors (Version 1.2). https://portal.example/faq/a-page/');
  expect(citeChicago(page('Three doors'))).toBe(
    '“Three doors,” LEAD Portal, version 1.2, March 5, 2026, https://portal.example/faq/a-page/.',
  );
});

test('a title keeps its question mark and loses its period', () => {
  expect(citeApa(page('What is LEAD?'))).toContain(' What is LEAD? (Version 1.2). ');
  expect(citeChicago(page('What is LEAD?'))).toMatch(/^“What is LEAD\?,” LEAD Portal/);
  expect(citeApa(page('A line.'))).toContain(' A line (Version');
  expect(citeChicago(page('A line.'))).toMatch(/^“A line,” /);
});

test('quotation marks inside a quoted title are single ones', () => {
  expect(citeChicago(page('What does “divert” mean?'))).toMatch(/^“What does ‘divert’ mean\?,” /);
  expect(citeApa(page('What does “divert” mean?'))).toContain('What does “divert” mean? (');
});

test('the citation of a Spanish page is Spanish: its day, its marks and the name of the portal', () => {
  const spanish: Cited = { ...page('¿Qué quiere decir «desviar» en LEAD?'), url: 'https://portal.example/es/faq/a-page/', locale: 'es' };

  expect(writtenDay('2026-11-22', 'es')).toBe('22 de noviembre de 2026');
  expect(citeApa(spanish)).toBe(
    'Portal LEAD. (2026, 5 de marzo). ¿Qué quiere decir «desviar» en LEAD? (Versión 1.2). https://portal.example/es/faq/a-page/',
  );
  expect(citeChicago(spanish)).toBe(
    '«¿Qué quiere decir “desviar” en LEAD?», Portal LEAD, versión 1.2, 5 de marzo de 2026, https://portal.example/es/faq/a-page/.',
  );
});
