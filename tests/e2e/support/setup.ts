import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { dataFolder } from './dataFolder.ts';
import { typeCode } from './desk.ts';

/** Runs one command of the operators on the data of the server under test. */
export function portal(...words: readonly string[]): string {
  const env = { ...process.env, DATA_DIR: dataFolder() };
  return execFileSync(process.execPath, ['src/portal.ts', ...words], { env, encoding: 'utf8' });
}

/** Somebody new signs in with the code from their letter, answers the three questions and writes six words down. */
export async function makeOwnKey(page: Page, email: string, look: (page: Page) => Promise<void>): Promise<string> {
  await typeCode(page, email);
  await look(page);
  // A manager who sets a site up sees the list of steps first; a colleague sees the page of the key at once.
  if (!new URL(page.url()).pathname.startsWith('/staff/key/')) await page.getByRole('link', { name: 'Make your own key' }).first().click();
  for (const question of ['Do you have sworn', 'Do you report to', 'Would you have to hand']) {
    await page.getByRole('group', { name: question }).getByLabel('No', { exact: true }).check();
  }
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Show my six words' }).click();
  const words = (await page.locator('.six li').allTextContents()).join(' ');
  expect(words.split(' ')).toHaveLength(6);
  await page.getByLabel('Type the six words back').fill(words);
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await expect(page.getByText('Your key is made')).toBeVisible();
  await page.getByLabel('Your six words').fill(words);
  await page.getByRole('button', { name: 'Unlock' }).click();
  return words;
}
