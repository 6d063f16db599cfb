import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { readingAddresses } from './support/reading.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests } from './support/walk.ts';

const ADDRESSES = readingAddresses();
/** A page takes up to two seconds, and all of them are more than a hundred. */
const ENOUGH = 20_000 + ADDRESSES.length * 6_000;

/** Both looks differ in their colors alone, so the second look at a page is at its contrast. */
async function expectContrast(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
}

async function narrowPage(context: BrowserContext): Promise<{ page: Page; faults: string[]; foreign: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  return { page, faults, foreign: foreignRequests(page) };
}

test(`${ADDRESSES.length} reading pages are accessible in light and in dark, fit 320 px and ask nobody else`, async ({ browser }) => {
  test.setTimeout(ENOUGH);
  // A color that is on its way from one look to the other has a contrast of its own.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const { page, faults, foreign } = await narrowPage(context);
  for (const address of ADDRESSES) {
    await test.step(address, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await expectNoSideScroll(page);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectContrast(page);
    });
  }
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

/** The rules that the portal breaks on purpose, each with its reason. */
const HOUSE_RULES: ConfigData['rules'] = {
  // A number with special hyphens inside cannot be copied into a phone; words of a link may break its line.
  'tel-non-breaking': 'off',
  // A button of a form sends it, which is what HTML says of one without a type.
  'no-implicit-button-type': 'off',
  // Ids of headings are made of their words, and HTML lets an id begin with a digit.
  'valid-id': ['error', { relaxed: true }],
  // Boxes that answer one question together have one name, as radio buttons have.
  'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
};
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], rules: HOUSE_RULES }));

test(`the HTML of ${ADDRESSES.length} reading pages is valid`, async ({ request }) => {
  test.setTimeout(ENOUGH);
  const faults: string[] = [];
  for (const address of ADDRESSES) {
    const { results } = await validator.validateString(await (await request.get(address)).text());
    faults.push(
      ...results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${address}:${line} ${ruleId}: ${message}`)),
    );
  }
  expect(faults).toEqual([]);
});

test('the validator sees a fault where there is one', async () => {
  expect((await validator.validateString('<p id="a">One<p id="a"><a>two</b></p>')).valid).toBe(false);
});
