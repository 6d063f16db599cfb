import { expect, type Page, test } from '@playwright/test';
import { htmlFaults } from './support/htmlFaults.ts';
import { readingAddresses } from './support/reading.ts';
import { widthFaults } from './support/senses.ts';
import { axeFaults, foreignRequests } from './support/walk.ts';

test('the validator sees a fault where there is one', async () => {
  expect(await htmlFaults('<p id="a">One<p id="a"><a>two</b></p>')).not.toEqual([]);
});

const ADDRESSES = readingAddresses();
/** A page takes up to two seconds, and all of them are some hundreds. */
const ENOUGH = 20_000 + ADDRESSES.length * 6_000;

test(`${ADDRESSES.length} reading pages are accessible in light and in dark, valid, fit 320 px and ask nobody else`, async ({
  browser,
}) => {
  test.skip(!process.env['FULL_SETS'], 'one of each kind is looked at in every run; all of them in the full checks only');
  test.setTimeout(ENOUGH);
  // A color that is on its way from one look to the other has a contrast of its own.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const foreign = foreignRequests(page);
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  for (const address of ADDRESSES) {
    await test.step(address, async () => faults.push(...(await look(page, address)).map((fault) => `${address}: ${fault}`)));
  }
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

async function look(page: Page, address: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const answer = await page.goto(address);
  const status = answer?.status() === 200 ? [] : [`answers ${answer?.status()}`];
  const seen = [...(await widthFaults(page)), ...(await axeFaults(page)), ...(await htmlFaults((await answer?.text()) ?? ''))];
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFaults(page, ['color-contrast', 'link-in-text-block']);
  return [...status, ...seen, ...dark.map((fault) => `dark: ${fault}`)];
}
