import { expect, test } from '@playwright/test';
import { openItemWith, refer, signIn, statusOf } from './support/desk.ts';

test.use({ javaScriptEnabled: false });

test('the whole journey works without JavaScript, and a message can be taken back and sent again', async ({ page }) => {
  const receipt = await refer(page, 'Under the bridge');
  await expect(page).toHaveURL(/\/refer\/received\/$/);
  await page.getByRole('button', { name: 'Take it back', exact: true }).click();
  await expect(page).toHaveURL(/\/refer\/withdraw\/$/);
  await expect(page.getByRole('heading', { name: 'Do you want to take this message back?' })).toBeVisible();
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

test('after danger every word is there and danger is asked again; a way to be reached that is none is asked about', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  const danger = page.getByRole('group', { name: 'Is anyone in danger' });
  await danger.getByLabel('Yes', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill('By the fountain');
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await page.getByText('More that helps, all optional').click();
  await page.getByLabel('Your phone number or email').fill('tom@');
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await page.getByRole('button', { name: /go on with my message/ }).click();

  await expect(page.getByRole('status').filter({ hasText: 'Your words are all here' })).toBeFocused();
  await expect(danger.getByRole('radio', { checked: true })).toHaveCount(0);
  await danger.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'does not look like a phone number' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('the finder answers in the other language, and no place stands in an address', async ({ page }) => {
  await page.goto('/refer/');
  await page.locator('[name=place]').fill('98104');
  await page.getByRole('button', { name: 'For myself' }).click();
  await page.getByRole('button', { name: 'Español' }).click();

  await expect(page).toHaveURL(/\/es\/refer\/start\/$/);
  await expect(page.getByLabel('¿Dónde está usted?')).toHaveValue('98104');
  await expect(page.getByText('Usted buscó')).toContainText('98104');
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
