import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('the map and the list say the same, each complete without the other', async ({ page }) => {
  await page.goto('/sites/?state=NC');
  const cards = await page.locator('.site-card h3').allTextContents();
  const key = await page.locator('.map-key a').allTextContents();
  const marks = (await page.locator('a.map__mark title').allTextContents()).map((title) => title.split(':')[0]);

  expect(cards.length).toBeGreaterThan(5);
  expect(key.sort()).toEqual(cards.sort());
  expect(marks.sort()).toEqual(cards.sort());
});

test('every state that the filter names is a link on the map, with the same number', async ({ page }) => {
  await page.goto('/sites/');
  const titles = await page.locator('.map a title').allTextContents();
  const cards: string[] = [];
  for (const title of titles.slice(0, 4)) {
    const [, state = '', count = ''] = /^(.+): (\d+) sites?$/.exec(title) ?? [];
    await page.goto('/sites/');
    await page
      .locator('.map a')
      .filter({ hasText: `${state}:` })
      .dispatchEvent('click');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(state);
    await expect(page.locator('.site-card')).toHaveCount(Number(count));
    cards.push(state);
  }
  expect(titles).toHaveLength(24);
  expect(cards).toHaveLength(4);
});

test('what the atlas cannot show is said in words', async ({ page }) => {
  await page.goto('/sites/?state=NV');
  await expect(page.getByText('Not on the map, because its counties are not known:')).toContainText('Nevada LEAD (State Opioid Response)');
  await page.goto('/es/sites/?state=CT');
  await expect(page.getByText('su estado cambió los límites')).toBeVisible();
});

test('the skip link passes the map', async ({ page }) => {
  await page.goto('/sites/');
  await page.getByRole('link', { name: 'Skip the map' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('.site-card a').first()).toBeFocused();
});
