import { expect, type Page, test } from '@playwright/test';
import { signIn } from './support/desk.ts';
import { sendMany } from './support/many.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

const TONGUE = 'Volapuk of a flood';
const rows = (page: Page) => page.getByRole('row').filter({ hasText: TONGUE });

test('held messages are closed for one reason in one go, or released, without JavaScript', async ({ page, request, baseURL }) => {
  await sendMany(request, baseURL ?? '', { many: 3, language: TONGUE, machine: true });
  await signIn(page);
  await page.goto('/staff/queue/?view=held');
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText('a field that people cannot see was filled in');
  await page.locator('summary', { hasText: 'Close the picked ones' }).click();
  await expectNoSideScroll(page);

  for (const n of [0, 1]) await rows(page).nth(n).getByRole('checkbox').check();
  await page.getByLabel('Not a referral: Advertising or nonsense.').check();
  await page.getByRole('button', { name: 'Close the picked ones' }).click();
  await expect(page.getByText('2 messages closed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  await rows(page).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Release the picked ones' }).click();
  await expect(page.getByText('1 message released.')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);

  // Each one can be taken back on its own page for ten minutes.
  await page.goto('/staff/queue/?view=closed');
  await rows(page).first().getByRole('link').first().click();
  await expect(page.getByText('Advertising or nonsense.')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('You reopened it.')).toBeVisible();
});
