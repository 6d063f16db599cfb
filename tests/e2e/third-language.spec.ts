import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '#src/domain/locale.ts';
import { built, builtFiles } from '#tests/support/builtPages.ts';
import { englishIn } from '#tests/support/thirdLanguage/englishIn.ts';
import { portalWithLanguages } from '#tests/support/thirdLanguage/portalWithLanguages.ts';
import { PSEUDO_LANGUAGES, type PseudoLanguage } from '#tests/support/thirdLanguage/pseudo.ts';
import { type KindRow, openKind } from './support/kinds.ts';
import { publicKinds } from './support/publicKinds.ts';
import { READING_KINDS } from './support/reading.ts';

const full = process.env['FULL_SETS'] !== undefined;
/** The way of a message, the directory, and one page of each room. With FULL_SETS every kind of page is walked. */
const WALKED = new Set([
  ...[
    'home',
    'find-form',
    'find-found',
    'form-errors',
    'check-with-hints',
    'receipt',
    'status-waiting',
    'sites',
    'site-with-form',
    'not-found',
  ],
  ...['/toolkit/', '/faq/what-is-lead/', '/glossary/warm-handoff/', '/search/?q=recovery'],
]);
const KINDS: readonly KindRow[] = [...publicKinds, ...READING_KINDS.map((path) => ({ name: path, path }))];
/** What the walk types. */
const TYPED = ['He is schizophrenic, 123-45-6789. Call the police.', 'By the blue door', 'recovery', 'xylophone', 'qqqqqq'];

/** One test builds once and tells of every page: what is wrong on one does not end it. */
const expectOf = expect.configure({ soft: true });

async function expectRules(page: Page, name: string): Promise<void> {
  // No language has these codes, which are the proof's own.
  const { violations } = await new AxeBuilder({ page }).disableRules(['html-lang-valid', 'valid-lang']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expectOf({ name, found, over: Math.max(0, over) }).toEqual({ name, found: [], over: 0 });
}

async function expectOwnLanguage(page: Page, language: PseudoLanguage, name: string): Promise<void> {
  const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
  expectOf({ name, lang, dir }).toEqual({ name, lang: language, dir: language === 'xb' ? 'rtl' : '' });
  expectOf({ name, english: englishIn(await page.content(), TYPED) }).toEqual({ name, english: [] });
}

async function walk(page: Page, language: PseudoLanguage): Promise<void> {
  for (const kind of KINDS.filter(({ name }) => full || WALKED.has(name))) {
    await test.step(`${language} ${kind.name}`, async () => {
      await openKind(page, { ...kind, path: `/${language}${kind.path}`, locale: 'en', isState: false });
      await expectOwnLanguage(page, language, kind.name);
      await expectRules(page, `${language} ${kind.name}`);
    });
  }
}

test('the portal itself has no trace of the invented languages', () => {
  expect(KINDS.filter(({ name }) => WALKED.has(name)).length, 'a kind that is walked was renamed').toBe(WALKED.size);
  const files = [...builtFiles().values()];

  expect(Object.keys(LANGUAGES)).toEqual(['en', 'es']);
  expect(files.filter(({ path }) => /^\/x[ab]\//.test(path))).toEqual([]);
  expect(files.filter((file) => file.page !== null && built(file).includes('⟦'))).toEqual([]);
});

test('a language that is a folder and its lines is spoken on every kind of page, from the left and from the right', async ({ browser }) => {
  await using portal = await portalWithLanguages(full);
  const context = await browser.newContext({ baseURL: portal.origin, viewport: { width: 320, height: 640 } });
  for (const language of PSEUDO_LANGUAGES) await walk(await context.newPage(), language);
  await context.close();
});
