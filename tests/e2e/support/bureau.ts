import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_BUREAU } from '#db/seed/demonstration.ts';
import { signInAs } from './desk.ts';

/** What a test looks at on each page of the way. */
type Look = (page: Page) => Promise<void>;

/** Fills in the form to the Bureau, wrongly first, and sends it. */
export async function askTheBureau(page: Page, question: string, look: Look): Promise<void> {
  await page.goto('/start-a-site/contact/');
  await expect(page.getByText('nobody will reach out to anyone because of it')).toBeVisible();
  await look(page);
  await page.getByLabel('What would you like to ask?').fill(question);
  await page.getByLabel('Your email or phone number').fill('clerk@county.example');
  await page.getByRole('button', { name: 'Send to the Bureau' }).click();

  await expect(page.getByRole('alert')).toContainText('Enter the ZIP code of the place');
  await expect(page.getByLabel('What would you like to ask?')).toHaveValue(question);
  await look(page);
  await page.getByLabel('ZIP code of the place').fill('98104');
  await page.getByLabel('Public defender').check();
  await page.getByRole('button', { name: 'Send to the Bureau' }).click();

  await expect(page).toHaveURL(/\/start-a-site\/contact\/received\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'The Bureau has your message' })).toBeVisible();
  await look(page);
}

/** Signs the Bureau's reader in, opens messages until one holds this question, and decides on it. */
export async function answerAtTheBureau(page: Page, question: string, look: Look): Promise<void> {
  await signInAs(page, DEMONSTRATION_BUREAU);
  await expect(page).toHaveURL(/\/bureau\/$/);
  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  await expect(page.getByText(question)).toHaveCount(0);
  await look(page);
  const buttons = page.getByRole('button', { name: /^Open the message from Seattle/ });
  for (let n = 0; n < (await buttons.count()) && (await page.getByText(question).count()) === 0; n += 1) await buttons.nth(n).click();

  await expect(page.getByText(question)).toBeVisible();
  await expect(page.getByText('clerk@county.example')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Answered' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText(question)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Answered/ })).toBeVisible();
}
