import { expect, test } from '@playwright/test';
import { signIn } from './support/desk.ts';
import { lineOf, makeLink, revoke, sendByLink } from './support/links.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript a link is made, used above its number, looked up and taken back', async ({ page }) => {
  const name = 'Example Library without scripts';
  await signIn(page);
  const { path, second } = await makeLink(page, { name, weekly: 1 });
  await sendByLink(page, path, 'By the reading room');
  await sendByLink(page, path, 'By the book return');

  await page.goto('/r/dates/');
  await page.getByRole('button', { name: 'Show the dates' }).click();
  await expect(page.getByRole('alert')).toContainText('Type the second code');
  await page.getByLabel('Your second code').fill(second.toUpperCase());
  await page.getByRole('button', { name: 'Show the dates' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('2');

  await page.goto('/staff/links/');
  await expect(lineOf(page, name)).toContainText('2 of 1 agreed');
  await revoke(page, name);
  await page.goto(path);
  await expect(page.getByRole('link', { name: 'Write to North LEAD (demonstration)' })).toBeVisible();
});
