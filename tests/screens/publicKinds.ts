import type { Page } from '@playwright/test';
import { type Locale, localePath } from '#src/domain/locale.ts';
import { at, type ScreenKind } from './kinds.ts';

const FORM = '/refer/demo-north-lead/';
const check = 'form [name=step][value=check]:not([tabindex])';

async function ask(page: Page, locale: Locale, place: string): Promise<void> {
  await page.goto(localePath(locale, '/refer/'));
  await page.locator('[name=place]').fill(place);
  await page.locator('[name=for][value=other]').click();
}

async function fill(page: Page, locale: Locale, danger: 'yes' | 'no' = 'no'): Promise<void> {
  await page.goto(localePath(locale, FORM));
  await page.locator(`[name=danger][value=${danger}]`).check();
  await page.locator('[name=where]').fill('Doorway by 3rd and Yesler, after closing time');
  await page.locator('[name=concerns][value=housing]').check();
  await page.locator('[name=concerns][value=mental-health]').check();
  await page.locator('[name=relation][value=business]').check();
  await page.locator(check).click();
}

async function send(page: Page, locale: Locale): Promise<string> {
  await fill(page, locale);
  await page.locator('[name=step][value=send]').click();
  return (await page.locator('.receipt-code').textContent()) ?? '';
}

async function look(page: Page, locale: Locale, path: string, code: string): Promise<void> {
  await page.goto(localePath(locale, path));
  await page.locator('main form input:not([type=hidden])').first().fill(code);
  await page.locator('main form .button').first().click();
}

/** A form that is sent empty says what it needs. */
function wrong(name: string, path: string, button: string): ScreenKind {
  return {
    name,
    viewer: 'anybody',
    async reach(page, locale) {
      await page.goto(localePath(locale, path));
      await page.locator(button).click();
    },
  };
}

const SEND = 'form [name=step][value=send]:not([tabindex])';

const REFERRING: readonly ScreenKind[] = [
  at('home', '/'),
  at('refer', '/refer/'),
  at('refer-questions', '/refer/questions/'),
  { name: 'refer-which-site', viewer: 'anybody', reach: (page, locale) => ask(page, locale, '98104') },
  { name: 'refer-no-site-near', viewer: 'anybody', reach: (page, locale) => ask(page, locale, '59801') },
  { name: 'refer-unknown-place', viewer: 'anybody', reach: (page, locale) => ask(page, locale, 'Xyzzy') },
  at('refer-no-site', '/refer/no-site/'),
  at('refer-emergency', '/refer/emergency/'),
  at('refer-under-18', '/refer/under-18/'),
  at('form', FORM),
  wrong('form-errors', FORM, check),
  { name: 'form-danger', viewer: 'anybody', reach: (page, locale) => fill(page, locale, 'yes') },
  { name: 'form-check', viewer: 'anybody', reach: (page, locale) => fill(page, locale) },
  { name: 'receipt', viewer: 'anybody', paper: true, reach: send },
  at('received-gone', '/refer/received/'),
  at('status', '/refer/status/'),
  wrong('status-empty', '/refer/status/', 'main form .button'),
  {
    name: 'status-answer',
    viewer: 'anybody',
    reach: async (page, locale) => look(page, locale, '/refer/status/', await send(page, locale)),
  },
  {
    name: 'withdraw',
    viewer: 'anybody',
    reach: async (page, locale) => look(page, locale, '/refer/withdraw/', await send(page, locale)),
  },
];

const DIRECTORY: readonly ScreenKind[] = [
  at('sites', '/sites/'),
  at('sites-near', '/sites/?place=98104'),
  at('sites-state', '/sites/?state=WA'),
  at('sites-none', '/sites/?q=xylophone'),
  at('listing-demo', '/sites/demo-north-lead/', { paper: true }),
  at('listing', '/sites/king-county-wa/'),
  at('listing-old', '/sites/multnomah-county-or/'),
  at('listing-departs', '/sites/fayette-county-wv/'),
  at('claim', '/sites/king-county-wa/claim/'),
  wrong('claim-errors', '/sites/king-county-wa/claim/', SEND),
  at('contact', '/start-a-site/contact/'),
  wrong('contact-errors', '/start-a-site/contact/', SEND),
];

const READING: readonly ScreenKind[] = [
  at('toolkit', '/toolkit/'),
  at('toolkit-topic', '/toolkit/topic/data-and-evaluations/'),
  at('reading-page', '/toolkit/what-lead-is/', { paper: true }),
  at('reading-table', '/toolkit/starting-a-site/', { paper: true }),
  at('reading-sheet', '/toolkit/message-card/', { paper: true }),
  at('booklet', '/toolkit/booklet/'),
  at('booklet-made', '/toolkit/booklet/?page=three-doors&page=message-card', { paper: true }),
  at('faq', '/faq/'),
  at('question', '/faq/what-is-lead/'),
  at('glossary', '/glossary/'),
  at('term', '/glossary/warm-handoff/'),
  at('evidence', '/evidence/'),
  at('study', '/evidence/collins-2017-recidivism/'),
  at('pathways', '/pathways/'),
  at('how-lead-differs', '/how-lead-differs/'),
  at('for-reader', '/for/officer/'),
  at('about-you', '/about-you/'),
  at('privacy', '/privacy/'),
  at('accessibility', '/accessibility/'),
  at('about', '/about/'),
  at('counts', '/about/counts/'),
  at('start-a-site', '/start-a-site/'),
  at('changes', '/changes/'),
  at('search', '/search/'),
  at('search-found', '/search/?q=recovery'),
  at('search-nothing', '/search/?q=xylophone'),
  at('not-found', '/no-such-page/'),
  at('components', '/dev/components/', { english: true }),
];

/** Every kind of page that anybody may open, in the order of a visit. */
export const PUBLIC_KINDS: readonly ScreenKind[] = [...REFERRING, ...DIRECTORY, ...READING];
