import { expect, test } from '@playwright/test';
import { openItemWith, refer, signIn } from './support/desk.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

test('reading, keeping a note, deciding and undoing work without JavaScript', async ({ page }) => {
  const word = `By the old mill, without scripts, ${Date.now()}`;
  await refer(page, word);
  await signIn(page);
  await openItemWith(page, word);
  const address = page.url().replace(/[?#].*$/, '');
  const note = page.getByLabel('Add a note');

  await note.fill('Half a note');
  await page.getByRole('button', { name: 'Take it', exact: true }).click();
  await expect(page.getByText('You have this now.')).toBeVisible();
  // Whoever has just opened the details finds them open after an act of their own.
  await expect(page.getByRole('main').getByText(word)).toBeVisible();
  await expect(note).toHaveValue('Half a note');
  await expectNoSideScroll(page);

  await page.locator('summary', { hasText: 'Put on the waiting list' }).click();
  const wait = page.locator('details', { has: page.locator('summary', { hasText: 'Put on the waiting list' }) });
  await wait.getByRole('button', { name: 'Put on the waiting list' }).click();
  await expect(page.getByRole('alert')).toContainText('Pick or write a reason');
  await wait.getByLabel('In your own words').fill('After the weekend');
  await wait.getByLabel('In your own words').press('Enter');
  await expect(page.getByText('Done: you put it on the waiting list')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('You took the last move back.')).toBeVisible();
  await expect(page.getByText('After the weekend')).toBeVisible();

  await page.getByRole('button', { name: 'Plan outreach' }).click();
  await expect(page.getByText('Done: you planned outreach')).toBeVisible();
  await page.goto(address);
  await page.getByRole('button', { name: 'Met the person' }).click();
  await expect(page.getByText('You met the person.')).toBeVisible();
  await expectNoSideScroll(page);
});
