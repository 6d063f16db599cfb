import { expect, type Page } from '@playwright/test';
import { signIn } from './desk.ts';

type Look = (page: Page) => Promise<void>;

/** A manager rehearses the way of a message, and sees six green lights and the letter. */
export async function rehearse(page: Page, look: Look): Promise<void> {
  await signIn(page);
  await page.goto('/staff/listing/');
  await page.getByRole('link', { name: 'Test the way of a message through everything' }).click();
  await expect(page).toHaveURL(/\/staff\/rehearsal\/$/);
  await look(page);
  await page.getByRole('button', { name: 'Rehearse now' }).click();

  await expect(page.getByText('Everything came through.')).toBeVisible();
  await expect(page.locator('[data-light="green"]')).toHaveCount(6);
  await expect(page.locator('[data-light="red"]')).toHaveCount(0);
  await look(page);
  await page.goto('/demo/letters/');
  await expect(page.getByText('This is a test').first()).toBeVisible();
  await page.goto('/staff/queue/?view=all');
  await expect(page.getByText('Rehearsal Square')).toHaveCount(0);
}

/** Somebody picks letters once a morning and goes back to letters at once. */
export async function chooseLetters(page: Page, look: Look): Promise<void> {
  await page.goto('/staff/account/letters/');
  await expect(page.getByLabel('At once')).toBeChecked();
  await look(page);
  try {
    await page.getByLabel('In the morning').check();
    await page.getByLabel('Messages that wait past their promise').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText('Saved.');
    await expect(page.getByLabel('In the morning')).toBeChecked();
    await expect(page.getByLabel('Messages that wait past their promise')).toBeChecked();
    await look(page);
  } finally {
    await page.getByLabel('At once').check();
    await page.getByLabel('Messages that wait past their promise').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
  }
  await expect(page.getByLabel('At once')).toBeChecked();
}
