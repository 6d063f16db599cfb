import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { errorPage, errorStatusOf } from '#src/door/errorPages.ts';
import { ERROR_STATUSES, errorWords } from '#src/door/errorWords.ts';

const FACTS = { requestId: 'a1b2c3d4e5f6', stylesheets: ['/_astro/base.css'], demonstration: false } as const;

describe.each(['en', 'es'] as const)('errorPage in %s', (locale) => {
  test.each(ERROR_STATUSES)('%s says what to do, where help is, and its number', (status) => {
    const html = errorPage(status, { ...FACTS, locale });
    const words = errorWords(locale).pages[status];

    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(`<h1>${words.title}</h1>`);
    expect(html).toContain(words.now);
    for (const number of ['tel:911', 'tel:988', 'tel:211']) expect(html).toContain(`href="${number}"`);
    expect(html).toContain(`href="${locale === 'es' ? '/es' : ''}/refer/"`);
    expect(html).toContain(`href="${locale === 'es' ? '/es' : ''}/sites/"`);
    expect(html).toContain(`href="${locale === 'es' ? '/es' : ''}/search/"`);
    expect(html).toContain(`href="${locale === 'es' ? '/es' : ''}/toolkit/"`);
    expect(html).toContain('a1b2c3d4e5f6');
    expect(html).toContain('<link rel="stylesheet" href="/_astro/base.css">');
  });

  test.each(ERROR_STATUSES)('%s is sound markup without script, inline style, shouting or begging', (status) => {
    const html = errorPage(status, { ...FACTS, locale });
    const mistakes: string[] = [];
    parse(html, { onParseError: ({ code }) => mistakes.push(code) });

    expect(mistakes).toEqual([]);
    expect(html).not.toMatch(/<script|<style|style=|\son\w+=/);
    expect(html.replace('<!doctype', '')).not.toMatch(/!|please|oops|por favor/i);
  });
});

test('outside production every error page says that nobody reads what is sent', () => {
  expect(errorPage(404, { ...FACTS, locale: 'en', demonstration: true })).toContain('nobody reads');
  expect(errorPage(404, { ...FACTS, locale: 'en' })).not.toContain('nobody reads');
});

test('on a foreign name the links lead to our own address', () => {
  const html = errorPage(421, { ...FACTS, locale: 'en', origin: 'https://portal.example' });

  expect(html).toContain('href="https://portal.example/refer/"');
});

test.each([
  [404, 404],
  [409, 400],
  [401, 400],
  [502, 500],
  [504, 500],
])('a %s gets the page of %s', (status, page) => {
  expect(errorStatusOf(status)).toBe(page);
});
