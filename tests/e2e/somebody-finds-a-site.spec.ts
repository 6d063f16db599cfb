import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll, foreignRequests, NARROWEST } from './support/walk.ts';

const QUESTIONS = [
  '/sites/',
  '/sites/?page=2',
  '/sites/?state=WA&stage=operating',
  '/sites/?place=98104',
  '/sites/?place=Springfield',
  '/sites/?place=Atlantis',
  '/sites/?q=bangor&state=WY',
  '/es/sites/?place=Bangor%2C+ME&who=anyone',
];

for (const width of NARROWEST) {
  test(`every answer of the list is accessible, fits ${width} px and asks nobody else`, async ({ page }) => {
    const foreign = foreignRequests(page);
    await page.setViewportSize({ width, height: 800 });
    for (const path of QUESTIONS) {
      await test.step(path, async () => {
        await page.goto(path);
        await expectAccessible(page);
        await expectNoSideScroll(page);
      });
    }
    expect(foreign).toEqual([]);
  });
}

test('from the keyboard: search, narrow, open a site and come back to the same list', async ({ page }) => {
  await page.goto('/sites/');
  await page.getByLabel('Search the sites').fill('county');
  await page.keyboard.press('Tab');
  await page.keyboard.type('98104');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sites\/\?q=county&place=98104$/);
  await page.getByText('Narrow the list').focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('navigation', { name: 'Narrow the list' })
    .getByRole('link', { name: /^Washington/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?q=county&place=98104&state=WA$/);
  const list = page.url();
  await page.locator('.site-card').getByRole('link', { name: 'Snohomish County LEAD' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Snohomish County LEAD' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(list);
});

test('on a wide screen the filters stand open beside the list', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/sites/');
  await expect(page.getByText('Narrow the list')).toBeHidden();
  await page.getByRole('link', { name: /^Takes messages here now/ }).click();
  await expect(page).toHaveURL(/\/sites\/\?open=yes$/);
  await expect(page.locator('.site-card').first()).toContainText('Takes messages here now');
});

test('a list that others may keep is asked for again each time, and only whole lists and states are for search engines', async ({
  request,
}) => {
  const whole = await request.get('/sites/');
  expect(whole.headers()['cache-control']).toBe('public, no-cache');
  expect(await whole.text()).not.toContain('noindex');
  expect(await (await request.get('/sites/?state=WA')).text()).not.toContain('noindex');
  expect(await (await request.get('/sites/?q=bangor')).text()).toContain('<meta name="robots" content="noindex, follow">');
});
