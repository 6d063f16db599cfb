import { expect, test } from '@playwright/test';
import { openItemWith, refer, signIn, statusOf } from './support/desk.ts';

test.use({ javaScriptEnabled: false });

test('the whole journey works without JavaScript, and a message can be taken back and sent again', async ({ page }) => {
  const receipt = await refer(page, 'Under the bridge');
  await expect(page).toHaveURL(/\/refer\/received\/$/);
  expect(await statusOf(page, receipt)).toContain('Not read yet');

  await page.getByRole('button', { name: 'Take my message back' }).click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(page.getByText('You took your message back.')).toBeVisible();
  expect(await statusOf(page, receipt)).toContain('You took this message back');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Take my message back' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('You undid it.')).toBeVisible();
});

test('the listing leads to the form without JavaScript', async ({ page }) => {
  await page.goto('/sites/demo-north-lead/');
  await page.getByRole('link', { name: 'Ask this team to reach out' }).first().click();

  await expect(page.getByRole('group', { name: 'Is anyone in danger' })).toBeVisible();
});

test('pressing Enter in a field leads on, and keeps what was typed', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  const where = page.getByLabel('Where can the person usually be found?');
  await where.fill('By the fountain');
  await page.getByRole('radio', { name: 'No', exact: true }).first().press('Enter');

  await expect(page).toHaveURL(/\/refer\/demo-north-lead\/$/);
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(where).toHaveValue('By the fountain');
});

test('the desk works without JavaScript', async ({ page }) => {
  await refer(page, 'Behind the library');
  await signIn(page);
  await openItemWith(page, 'Behind the library');

  await page.getByLabel('Add a note').fill('Will walk by on Tuesday.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Will walk by on Tuesday.')).toBeVisible();
});

test('the quick exit is a plain link', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  const leave = page.getByRole('link', { name: 'Leave' }).first();

  await expect(leave).toHaveAttribute('href', '/leave/');
});
