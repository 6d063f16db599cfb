import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { signInByLetter } from './support/desk.ts';
import { withDevice } from './support/passkey.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

const [, BEN] = DEMONSTRATION_WORKERS;
const lock = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();

for (const width of WIDTHS) {
  test(`a worker adds a passkey, opens the locked desk with it, signs in with it, and removes it (${width} px)`, async ({ page }) => {
    const foreign = foreignRequests(page);
    await page.setViewportSize({ width, height: 800 });
    const device = await withDevice(page);
    const name = `Office computer ${width}`;
    await signInByLetter(page, BEN);
    await expect(page).toHaveURL(/\/staff\/queue\//);

    await page.goto('/staff/account/');
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('alert')).toContainText('Enter a name for the device');
    await expectAccessible(page);
    await page.getByLabel('What do you call this device?').fill(name);
    await page.getByLabel('Your six words').fill('six words that do not fit');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('alert')).toContainText('These words do not fit');
    await expect(page.getByLabel('What do you call this device?')).toHaveValue(name);
    await page.getByLabel('Your six words').fill(BEN.passphrase);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Now your device asks' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make the passkey' }).click();
    await expect(page.getByText('The passkey was added.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Your passkeys' })).toContainText(name);
    await expectAccessible(page);

    await lock(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Unlock the desk' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await device.ownerIsThere(false);
    await page.getByRole('button', { name: 'Unlock with your passkey' }).click();
    await expect(page.getByText('Your device did not answer with a passkey.')).toBeVisible();
    await device.ownerIsThere(true);
    await page.getByRole('button', { name: 'Unlock with your passkey' }).click();
    await expect(page).toHaveURL(/\/staff\/queue\//);

    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/staff\/sign-in\//);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL(/\/staff\/unlock\//);
    await expect(page.getByRole('button', { name: 'Unlock with your passkey' })).toHaveCount(0);
    await page.goto('/staff/queue/');
    await expect(page).toHaveURL(/\/staff\/unlock\//);
    await page.getByLabel('Your six words').fill(BEN.passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page).toHaveURL(/\/staff\/queue\//);

    await page.goto('/staff/account/');
    await page.getByRole('link', { name: `Rename or remove ${name}` }).click();
    await expect(page.getByLabel('New name')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('New name').fill(`Van laptop ${width}`);
    await page.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByText('The passkey has its new name.')).toBeVisible();
    await page.getByRole('link', { name: `Rename or remove Van laptop ${width}` }).click();
    await page.getByLabel('Your six words').fill(BEN.passphrase);
    await page.getByRole('button', { name: 'Remove this passkey' }).click();
    await expect(page.getByText('The passkey was removed')).toBeVisible();
    await expect(page.getByText(`Van laptop ${width}`)).toHaveCount(0);

    await lock(page);
    await expect(page.getByRole('button', { name: 'Unlock with your passkey' })).toHaveCount(0);
    await page.goto('/staff/sign-out/');
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('This passkey did not sign you in.')).toBeVisible();
    await page.goto('/demo/letters/');
    await expect(page.getByText('Something about your account changed').first()).toBeVisible();
    expect(foreign).toEqual([]);
  });
}
