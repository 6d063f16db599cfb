import { expect, test } from '@playwright/test';
import { refer, signIn } from './support/desk.ts';
import { expectNoSideScroll, NARROWEST } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

for (const width of NARROWEST) {
  test(`a list is narrowed and what is open is searched without scripts (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const word = `Zeppelin${width}`;
    await refer(page, `By the ${word} kiosk`);
    await signIn(page);

    await page.goto('/staff/queue/?view=held');
    await page.locator('summary', { hasText: 'Narrow and sort' }).click();
    await page.getByLabel('From', { exact: true }).selectOption({ label: 'Neighbor' });
    await page.getByLabel('Order').selectOption({ label: 'Newest first' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/view=held&.*relation=neighbor.*sort=newest/);
    await expect(page.getByText(/\d+ items? fits?\./)).toBeVisible();
    await expectNoSideScroll(page);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    await expect(page).toHaveURL(/view=held&relation=neighbor&sort=newest$/);
    await page.getByRole('link', { name: /From: Neighbor/ }).click();
    await expect(page).not.toHaveURL(/relation/);

    await page.goto('/staff/queue/?view=held&concern=conflict&relation=faith');
    await expect(page.getByText('Nothing in this list fits.')).toBeVisible();
    await page.getByRole('link', { name: 'Show the whole list' }).click();
    await expect(page).toHaveURL(/\?view=held$/);

    await page.locator('summary', { hasText: 'Search' }).click();
    await page.getByRole('searchbox').fill(word.toLowerCase());
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
    await expect(page.getByText('Found in: where')).toBeVisible();
    // Which part, and never the words; and no address holds what was looked for.
    await expect(page.getByRole('table')).not.toContainText(word);
    expect(page.url()).not.toContain(word.toLowerCase());
    expect(await page.title()).not.toContain(word.toLowerCase());
    await expectNoSideScroll(page);

    await page.getByRole('searchbox').fill('a');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('alert')).toContainText('two letters or more');

    await page.goto('/staff/help/');
    await expect(page.getByRole('heading', { level: 1, name: 'Hard moments' })).toBeVisible();
    await expect(page.getByText('Plan outreach')).toBeVisible();
    await expectNoSideScroll(page);
  });
}
