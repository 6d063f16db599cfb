import type { Page } from '@playwright/test';
import { readingPages } from '#tests/support/builtPages.ts';

/** One page of each kind in the reading room, built or made on demand. */
export const READING_KINDS = [
  '/',
  '/toolkit/',
  '/toolkit/topic/data-and-evaluations/',
  // A table and a list to tick.
  '/toolkit/starting-a-site/',
  '/toolkit/message-card/',
  '/faq/',
  '/faq/what-is-lead/',
  '/glossary/',
  '/glossary/warm-handoff/',
  '/evidence/',
  '/evidence/type/program-figures/',
  // A study with pictures of its numbers.
  '/evidence/collins-2017-recidivism/',
  '/pathways/',
  '/how-lead-differs/',
  '/for/officer/',
  '/about-you/',
  '/privacy/',
  '/accessibility/',
  '/about/',
  '/about/counts/',
  '/start-a-site/',
  '/changes/',
  '/search/',
  '/search/?q=recovery',
  '/search/?q=xylophone',
  '/toolkit/booklet/',
  '/toolkit/booklet/?page=three-doors&page=message-card',
  '/toolkit/booklet/?page=no-such-page',
] as const;

/** The first old version of a page, once there is one. */
function oldVersion(): string[] {
  return readingPages()
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/versions/'))
    .slice(0, 1);
}

/** The addresses that a run looks at: one of each kind, or with FULL_SETS every one. */
export function readingAddresses(): string[] {
  const kinds = [...READING_KINDS, ...oldVersion()];
  if (!process.env['FULL_SETS']) return kinds;
  return [...new Set([...kinds, ...readingPages().map(({ path }) => path), '/toolkit/booklet/?page=all'])];
}

/** The words that are explained on the page. */
export function termsOn(page: Page) {
  return page.locator('.term a');
}
