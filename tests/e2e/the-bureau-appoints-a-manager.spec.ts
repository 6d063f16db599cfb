import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_BUREAU, DEMONSTRATION_BUREAU_SECOND } from '#db/seed/demonstration.ts';
import { signInAs } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const SITE = '/bureau/sites/demo-north-lead/';
const stamp = Date.now();
const NAME = `Rowan Newly ${stamp}`;

test('one of the Bureau rings the director, another agrees, and the account is invited; later it is removed', async ({ page, browser }) => {
  await signInAs(page, DEMONSTRATION_BUREAU);
  await page.goto(SITE);
  await page.getByRole('main').getByRole('link', { name: 'People', exact: true }).last().click();
  await look(page);
  await page.getByRole('link', { name: 'A new manager' }).click();
  await look(page);
  await propose(page);

  const context = await browser.newContext();
  const second = await context.newPage();
  await signInAs(second, DEMONSTRATION_BUREAU_SECOND);
  await second.getByRole('link', { name: 'People', exact: true }).click();
  await look(second);
  await second.getByRole('link', { name: 'North LEAD (demonstration)' }).click();
  await look(second);
  await second.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU_SECOND.passphrase);
  await second.getByRole('button', { name: 'Agree' }).click();
  await expect(second.getByText('The invitation is on its way')).toBeVisible();
  await context.close();

  await remove(page);
});

async function propose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I rang and spoke with them' }).click();
  await expect(page.getByRole('alert')).toContainText('Say who asked');
  await look(page);
  await page.getByLabel('Who asked').fill('The director of Harbor Health (invented)');
  await page.getByLabel('Where you found the number').fill('The page of Harbor Health (invented)');
  await page.getByLabel('Name of the new manager').fill(NAME);
  await page.getByLabel('Email address of the new manager').fill(`rowan-${stamp}@north-lead.example`);
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU.passphrase);
  await page.getByRole('button', { name: 'I rang and spoke with them' }).click();
  await expect(page.getByText('A second person of the Bureau decides')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agree' })).toHaveCount(0);
}

async function remove(page: Page): Promise<void> {
  await page.goto(`${SITE}people/`);
  await expect(page.getByRole('row', { name: new RegExp(NAME) })).toContainText('Invited, has not signed in yet');
  const accounts = page.getByRole('group', { name: 'Whose account?' });
  await accounts.getByRole('radio', { name: new RegExp(NAME) }).check();
  await page.getByRole('radio', { name: /^Remove for good/ }).check();
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU.passphrase);
  await page.getByRole('button', { name: 'Do it' }).click();
  await expect(page.getByText('They open nothing any more')).toBeVisible();
  await expect(accounts.getByRole('radio', { name: new RegExp(NAME) })).toHaveCount(0);
}

async function look(page: Page): Promise<void> {
  await expectNoSideScroll(page);
  await expectAccessible(page);
}
