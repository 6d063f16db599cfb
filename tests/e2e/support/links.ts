import { expect, type Page } from '@playwright/test';

/** What a manager agrees on with an invented organization; the last day is half a year from now. */
export interface AgreedLink {
  readonly name: string;
  readonly weekly: number;
}

/** Opens the page of links and makes one; answers its short address and its second code. */
export async function makeLink(page: Page, { name, weekly }: AgreedLink): Promise<{ path: string; second: string }> {
  await page.goto('/staff/links/');
  await page.getByLabel('Name of the organization').fill(name);
  await page.getByRole('group', { name: 'How do its people know' }).getByLabel('Business').check();
  await page.getByLabel('Agreed number of messages a week').fill(String(weekly));
  await page.getByLabel('Last day').fill(inDays(180));
  await page.getByRole('button', { name: 'Make the link' }).click();
  const notice = page.locator('.notice--done');
  await expect(notice).toContainText(`The link of ${name} works now`);
  const text = await notice.innerText();
  const [path = ''] = /\/r\/\w{10}/.exec(text) ?? [];
  const [second = ''] = /\b\w{5} \w{5}\b/.exec(text) ?? [];
  return { path, second };
}

/** Follows a link and sends a message by it, without the question that its organization has settled. */
export async function sendByLink(page: Page, path: string, where: string): Promise<string> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Go to the form' }).click();
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill(where);
  await page.getByLabel('No safe place to stay').check();
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  return (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '';
}

/** The line of a link in the table of the site. */
export function lineOf(page: Page, name: string) {
  return page.getByRole('table').getByRole('row').filter({ hasText: name });
}

/** Takes a link back: one press to be told what it does, one to do it. */
export async function revoke(page: Page, name: string): Promise<void> {
  await page.goto('/staff/links/');
  await lineOf(page, name).locator('summary').click();
  await lineOf(page, name).getByRole('button', { name: 'Revoke it now' }).click();
  await expect(page.getByText('The link is revoked.')).toBeVisible();
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
