import { expect, type Page, test } from '@playwright/test';

/** How many sheets of US Letter the page becomes. */
async function sheetsOf(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const pdf = await page.pdf({ format: 'Letter', preferCSSPageSize: false });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

for (const [slug, most] of [
  ['what-lead-is', 2],
  ['message-card', 1],
  ['brief-for-elected-officials', 1],
] as const) {
  test(`${slug} prints on ${most === 1 ? 'one sheet' : `${most} sheets or fewer`}, in Spanish too`, async ({ page }) => {
    for (const address of [`/toolkit/${slug}/`, `/es/toolkit/${slug}/`]) {
      const sheets = await sheetsOf(page, address);

      expect(sheets).toBeGreaterThan(0);
      expect(sheets, address).toBeLessThanOrEqual(most);
    }
  });
}

test('on paper a page keeps its words, its sources and its address, and loses what only a screen needs', async ({ page }) => {
  await page.goto('/toolkit/starting-a-site/');
  await page.emulateMedia({ media: 'print' });

  for (const name of ['Main', 'You are here', 'On this page', 'Reading room']) {
    await expect(page.getByRole('navigation', { name })).toBeHidden();
  }
  await expect(page.locator('.footer, .street, .skip-link, .term-hint, .turn').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^Version \d+\.\d+, in effect since/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await expect(page.locator('.print-line')).toContainText('/toolkit/starting-a-site/');
  await expect(page.getByText('own wording')).toBeVisible();
});

test('on paper a booklet begins with its cover and keeps no way around the site', async ({ page }) => {
  await page.goto('/toolkit/booklet/?page=three-doors&page=message-card');
  await page.emulateMedia({ media: 'print' });

  await expect(page.getByRole('navigation', { name: /Main|You are here|Reading room/ }).filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText('Print this page, or save it as a PDF')).toBeHidden();
  await expect(page.locator('.booklet__cover')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
  // Cover, contents, two pages and the words: each begins a sheet of its own.
  expect(await sheetsOf(page, '/toolkit/booklet/?page=three-doors&page=message-card')).toBeGreaterThanOrEqual(5);
});
