import { afterAll, beforeAll, expect, test } from 'vitest';
import { localePath, SITE_LANGUAGES, type SiteLanguage } from '#src/domain/locale.ts';
import { findRoute, ROUTES } from '#src/door/routes.ts';
import { built, builtFiles } from '#tests/support/builtPages.ts';
import { sentencesInOther } from '#tests/support/mixedLanguages.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { asAPerson, FORM, receiptOn } from './support/referral.ts';
import { type Visited, visitor } from './support/visitor.ts';

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await portalHome();
  portal = await home.start();
});
afterAll(() => home[Symbol.asyncDispose]());

/** Pages made on demand, at rest. */
const AT_REST = [
  '/refer/start/',
  '/refer/check/?site=demo-north-lead',
  '/refer/status/',
  '/refer/withdraw/',
  '/refer/received/',
  FORM,
  `${FORM}?for=self`,
  '/privacy/',
  '/search/',
  '/search/?q=recovery',
  '/toolkit/booklet/',
  '/toolkit/booklet/?page=three-doors&page=message-card',
  '/start-a-site/contact/',
  '/start-a-site/contact/received/',
  '/sites/',
  '/sites/?state=WA',
  '/sites/?q=xylophone',
  '/sites/demo-north-lead/',
  '/sites/king-county-wa/',
  '/sites/fayette-county-wv/',
  '/sites/multnomah-county-or/',
  '/sites/king-county-wa/claim/',
  '/sites/king-county-wa/claim/received/',
  '/sites/king-county-wa/still-true/?key=x',
  '/r/dates/',
  '/r/zzzzzzzzzz/',
  '/no-such-page/',
];

test('every page on demand that stands in all languages is among them', () => {
  const asked = AT_REST.map((path) => findRoute(path.replace(/\?.*/, '')).name);

  expect(ROUTES.filter(({ translated, pattern }) => translated && !asked.includes(pattern)).map(({ pattern }) => pattern)).toEqual([]);
});

const ANSWERS = { danger: 'no', where: '98104', concerns: 'housing', relation: 'neighbor' };

/** Pages that answer somebody: a place, a form with errors, danger, a check with hints, the receipt and what is known of it. */
async function answered(locale: SiteLanguage): Promise<Visited[]> {
  const me = visitor(portal);
  const at = (path: string) => me.get(localePath(locale, path));
  const places = [];
  for (const place of ['98104', 'Springfield', 'Fargo, ND', 'qqqqqq']) places.push(await me.press(await at('/refer/'), 'other', { place }));
  const form = await at(FORM);
  const wrong = await me.press(form, 'check', {});
  const danger = await me.press(form, 'check', { ...ANSWERS, danger: 'yes' });
  const minor = await me.press(form, 'check', { ...ANSWERS, age: 'minor' });
  const hinted = await me.press(form, 'check', { ...ANSWERS, happening: '123-45-6789' });
  await asAPerson();
  const receipt = await me.follow(await me.press(await me.press(form, 'check', ANSWERS), 'send'));
  expect(receiptOn(receipt)).toHaveLength(16);
  const status = await me.press(await at('/refer/status/'), 'check', { code: receiptOn(receipt) });
  const asked = await me.press(await at('/refer/withdraw/'), 'check', { code: receiptOn(receipt) });
  const claim = await me.press(await at('/sites/king-county-wa/claim/'), 'send');
  const contact = await me.press(await at('/start-a-site/contact/'), 'send');
  return [...places, wrong, danger, minor, hinted, receipt, status, asked, claim, contact];
}

const mixed = (locale: SiteLanguage, page: string, html: string) =>
  sentencesInOther(html, locale).map((sentence) => `${page}: ${sentence}`);

test('a sentence of the other language is found, and the same one that says so is not', () => {
  const page = (planted: string) => `<html lang="es"><title>Los programas</title><p>Este programa ayuda a la gente.</p>${planted}</html>`;
  const sentence = 'The page of this site is for the people who look after it.';

  expect(sentencesInOther(page(`<p>${sentence}</p>`), 'es')).toEqual([sentence]);
  expect(sentencesInOther(page(`<p>Así dice: <b>la ficha</b>. ${sentence}</p>`), 'es')).toEqual([sentence]);
  expect(sentencesInOther(page(`<button aria-label="${sentence}"></button>`), 'es')).toEqual([sentence]);
  expect(sentencesInOther(page(`<p lang="en">${sentence}</p>`), 'es')).toEqual([]);
  expect(sentencesInOther('<html lang="en"><p>Esta es la página de las personas que la cuidan.</p></html>', 'en')).toHaveLength(1);
});

test.each(SITE_LANGUAGES)('no built page in %s has a sentence of the other language that does not say so', (locale) => {
  const isOwn = (path: string) => path.startsWith('/es/') === (locale === 'es') && !path.startsWith('/dev/');
  const pages = [...builtFiles().values()].filter(({ page, path }) => page !== null && isOwn(path));

  expect(pages.length).toBeGreaterThan(100);
  expect(pages.flatMap((page) => mixed(locale, page.path, built(page)))).toEqual([]);
});

test.each(SITE_LANGUAGES)('no page made on demand in %s has a sentence of the other language that does not say so', async (locale) => {
  const me = visitor(portal);
  const found: string[] = [];
  for (const path of AT_REST) {
    const { html, status } = await me.get(localePath(locale, path));
    expect(status).toBeLessThan(500);
    found.push(...mixed(locale, path, html));
  }
  for (const { html, page } of await answered(locale)) {
    expect(html).toContain(`<html lang="${locale}"`);
    found.push(...mixed(locale, page.title, html));
  }

  expect(found).toEqual([]);
});
