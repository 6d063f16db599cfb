import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { refer, signInByLetter } from './support/desk.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

const [, BEN] = DEMONSTRATION_WORKERS;
const lock = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
/** Locks the desk in a second window, as fifteen quiet minutes would. */
const lockInSecondWindow = async (page: Page) => {
  const second = await page.context().newPage();
  await second.goto('/staff/lock/');
  await second.getByRole('main').getByRole('button', { name: 'Lock' }).click();
  await second.close();
};
const unlockWithPin = async (page: Page, pin: string) => {
  await page.getByLabel('Your PIN of this session').fill(pin);
  await page.getByRole('button', { name: 'Unlock with the PIN' }).click();
};

test('without scripts a worker chooses a PIN, opens the desk with it until five tries are spent, and ends the other session', async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signInByLetter(elsewhere, BEN);
  await expect(elsewhere).toHaveURL(/\/staff\/queue\//);

  await page.goto('/staff/sign-in/');
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
  await signInByLetter(page, BEN);
  await page.goto('/staff/account/');
  await expectNoSideScroll(page);
  await page.getByLabel('New PIN').fill('123456');
  await page.getByRole('button', { name: 'Use this PIN' }).click();
  await expect(page.getByRole('alert')).toContainText('Everybody would try this one first.');
  await page.getByLabel('New PIN').fill('730518');
  await page.getByRole('button', { name: 'Use this PIN' }).click();
  await expect(page.getByText('This session has a PIN. 5 tries are left.')).toBeVisible();

  await lock(page);
  await unlockWithPin(page, '');
  await expect(page.getByRole('alert')).toContainText('Enter your PIN');
  await unlockWithPin(page, '730519');
  await expect(page.getByRole('alert')).toContainText('This is not the PIN of this session. 4 tries are left.');
  await expectNoSideScroll(page);
  await unlockWithPin(page, '730518');
  await expect(page).toHaveURL(/\/staff\/queue\//);

  await refer(page, 'Bench by the account desk');
  await page.goto('/staff/queue/?view=all');
  await page.getByRole('table').getByRole('link').first().click();
  await lockInSecondWindow(page);
  await page.getByLabel('Add a note').fill('Half a note, behind a PIN');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Your words are kept.')).toBeVisible();
  await unlockWithPin(page, '730518');
  await expect(page.getByLabel('Add a note')).toHaveValue('Half a note, behind a PIN');

  await page.goto('/staff/account/');
  const sessions = page.getByRole('table', { name: 'Where you are signed in' });
  await expect(sessions.getByText('This browser')).toBeVisible();
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText('All other sessions are over.')).toBeVisible();
  await expect(sessions.getByRole('button', { name: /^End/ })).toHaveCount(0);
  await elsewhere.goto('/staff/queue/');
  await expect(elsewhere).toHaveURL(/\/staff\/sign-in\//);
  await elsewhere.context().close();

  await lock(page);
  for (let left = 3; left > 0; left -= 1) {
    await unlockWithPin(page, '000111');
    await expect(page.getByRole('alert')).toContainText(`${left === 1 ? '1 try is' : `${left} tries are`} left`);
  }
  await unlockWithPin(page, '000111');
  await expect(page.getByRole('alert')).toContainText('The PIN is used up.');
  await expect(page.getByLabel('Your PIN of this session')).toHaveCount(0);
  await page.getByLabel('Your six words').fill(BEN.passphrase);
  await page.getByLabel('Then choose a PIN').check();
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page).toHaveURL(/\/staff\/account\/#pin$/);

  await page.getByRole('link', { name: 'Add a passkey' }).click();
  await page.getByLabel('What do you call this device?').fill('Old computer');
  await page.getByLabel('Your six words').fill(BEN.passphrase);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('This browser cannot make a passkey')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the passkey' })).toBeHidden();
});
