import { chromium, expect, type Page, test } from '@playwright/test';
import { LOCALES } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';

const TYPED = 'Behind the bakery';
const NEUTRAL = 'https://www.weather.gov/';

/** Looks at what the browser keeps of us, wherever a script could find it. */
function keptInBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
    const caches = await window.caches.keys();
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([stores, caches, databases, history.state, document.cookie]);
  });
}

for (const locale of LOCALES) {
  test(`each page around a message leads away, names nobody and leaves nothing in the browser (${locale})`, async ({ page }) => {
    const { common, refer, receipt } = wordsFor(locale);
    const at = (path: string) => (locale === 'en' ? path : `/${locale}${path}`);
    const expectSafe = async () => {
      const leave = page.getByRole('link', { name: common.leave.button });
      await expect(leave).toHaveAttribute('href', '/leave/');
      await expect(leave).toHaveAccessibleDescription(common.leave.hint);
      await expect(leave).toBeInViewport();
      await expect(page.getByText(common.leave.shared)).toHaveCount(1);
      expect(`${page.url()} ${await page.title()}`).not.toMatch(/bakery|drug|droga|housing|98104/i);
      expect(await keptInBrowser(page)).toBe(JSON.stringify([['{}', '{}'], [], [], null, '']));
    };
    await page.goto(at('/refer/demo-north-lead/'));
    await expectSafe();
    await page.locator('[name=danger][value=no]').check();
    await page.locator('[name=where]').fill(TYPED);
    await page.locator('[name=concerns][value=substance-use]').check();
    await page.locator('[name=relation][value=neighbor]').check();
    await page.getByRole('button', { name: refer.form.toCheck }).click();
    await expect(page.getByRole('heading', { level: 1, name: refer.check.title })).toBeVisible();
    await expectSafe();
    await page.getByRole('button', { name: refer.check.send, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: receipt.received.title })).toBeVisible();
    await expectSafe();
    await page.goto(at('/refer/status/'));
    await expectSafe();
  });
}

/** With the memory that a browser has for Back, which Playwright switches off. */
async function withMemoryForBack(work: (page: Page) => Promise<void>, launchOptions: object, baseURL: string | undefined): Promise<void> {
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    await page.route(`${NEUTRAL}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }));
    await work(page);
  } finally {
    await browser.close();
  }
}

/** Presses Leave, waits until the browser is elsewhere (or finds no way there), and goes back. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.getByRole('link', { name: wordsFor('en').common.leave.button }).click();
  await expect.poll(() => page.url()).not.toContain('localhost');
  await page.goBack().catch(() => undefined);
  await page.waitForLoadState().catch(() => undefined);
}

async function expectNothingTyped(page: Page): Promise<void> {
  expect(await page.content()).not.toContain(TYPED);
  for (const box of await page.locator('[name=where]').all()) await expect(box).toHaveValue('');
}

test('after leaving, Back shows none of what was typed, not even from the memory of the browser', async ({ launchOptions, baseURL }) => {
  const look = async (page: Page) => {
    await page.goto('/refer/demo-north-lead/');
    await page.locator('[name=where]').fill(TYPED);
    await leaveAndComeBack(page);
    await expectNothingTyped(page);

    await page.goto('/refer/demo-north-lead/');
    await page.locator('[name=danger][value=no]').check();
    await page.locator('[name=where]').fill(TYPED);
    await page.locator('[name=concerns][value=housing]').check();
    await page.locator('[name=relation][value=neighbor]').check();
    await page.getByRole('button', { name: wordsFor('en').refer.form.toCheck }).click();
    await expect(page.getByText(TYPED)).toBeVisible();
    await page.waitForLoadState('networkidle');
    await leaveAndComeBack(page);
    await expect(page).toHaveURL(/localhost/);
    await expectNothingTyped(page);
  };
  await withMemoryForBack(look, launchOptions, baseURL);
});

test('leaving takes the receipt out of the browser', async ({ page, context }) => {
  await page.goto('/refer/demo-north-lead/');
  expect((await context.cookies()).length).toBeGreaterThan(0);
  // Asked for is enough: no test may need the network.
  const leads = page.waitForRequest(NEUTRAL);
  await page.getByRole('link', { name: wordsFor('en').common.leave.button }).click();
  await leads;
  await expect.poll(() => page.url()).not.toContain('localhost');
  expect(await context.cookies()).toEqual([]);
});
