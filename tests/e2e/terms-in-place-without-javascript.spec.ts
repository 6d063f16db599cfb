import { expect, test } from '@playwright/test';
import { termsOn } from './support/reading.ts';

test.use({ javaScriptEnabled: false });

const PAGE = '/toolkit/who-does-what/';

for (const width of [320, 1280]) {
  test(`clicking a word shows its explanation at the foot of the window, and Close leads back to the word (${width} px)`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(PAGE);
    const word = termsOn(page).nth(1);
    const hint = page.locator(`[id="${((await word.getAttribute('href')) ?? '').slice(1)}"]`);
    await expect(hint).toBeHidden();

    await word.click();
    await expect(hint).toBeVisible();
    const { y = 0, height = 0, width: shown } = (await hint.boundingBox()) ?? {};
    expect(Math.round(y + height)).toBe(740);
    expect(height).toBeLessThan(740 / 2);
    expect(shown).toBe(width);

    await hint.getByRole('link', { name: 'Close' }).click();
    await page.mouse.move(2, 2);
    await expect(hint).toBeHidden();
    await expect(word).toBeInViewport();
  });
}

test('each explanation leads to the page of its word', async ({ page }) => {
  await page.goto(PAGE);
  const words = termsOn(page);
  expect(await words.count()).toBeGreaterThan(1);
  for (const word of await words.all()) {
    const id = ((await word.getAttribute('href')) ?? '').slice(1);
    await expect(page.locator(`[id="${id}"]`).getByRole('link', { includeHidden: true }).first()).toHaveAttribute(
      'href',
      `/glossary/${id.slice('term-'.length)}/`,
    );
  }
  await words.first().click();
  await page.getByRole('link', { name: 'More about this word' }).first().click();
  await expect(page).toHaveURL(/\/glossary\/[a-z0-9-]+\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
