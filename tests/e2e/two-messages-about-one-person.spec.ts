import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll, WIDTHS } from './support/walk.ts';

/** Writes a message down at the desk, so that the tests of other journeys count no more of one network. */
async function writeDown(page: Page, person: string, where: string): Promise<void> {
  await page.goto('/staff/new/');
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill(where);
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await page.locator('details.more > summary').click();
  await page.locator('#field-person').fill(person);
  await page.getByRole('button', { name: 'Check your answers' }).last().click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Read this to the caller' })).toBeVisible();
}

/** Comes to the page of a message by the one page that looks for a name. */
async function openByName(page: Page, name: string): Promise<void> {
  await page.goto('/staff/asked/');
  await page.getByLabel('Names and nicknames they go by').fill(name);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await page.locator('form.one').getByRole('link').first().click();
}

/** Looks at a page as it stands: nothing for axe to find, nothing wider than the screen. */
async function lookAt(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
}

/** Two messages that become one, and a copy of the one that stays. */
async function tieAndCopy(page: Page, family: string, look: (page: Page) => Promise<void>): Promise<void> {
  await signIn(page);
  await writeDown(page, `Francisco ${family}`, `corner of 5th and ${family}`);
  await writeDown(page, `Paco ${family}`, `${family} St at Fifth`);

  await openByName(page, family);
  await page.getByRole('link', { name: 'Look for messages about the same person' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Look for similar messages' }).click();
  await expect(page.getByText('the name is the same, or sounds like it; the place may be the same').first()).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Tie together' }).first().click();
  await expect(page.getByText('Tied together.')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Close this one as its duplicate' }).click();
  await expect(page.getByRole('main')).toContainText('tied this to another message');

  await page.goto(page.url());
  await page.getByRole('link', { name: 'Tied to 1 message' }).click();
  await page.getByRole('link', { name: 'Back to the message' }).click();
  await page.getByRole('link', { name: 'Print or save a copy' }).click();
  await look(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a file (JSON)' }).click()]);
  expect(download.suggestedFilename()).toBe('handover.json');
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toMatchObject({ format: 'lead-portal-handover', version: 2, names: 'left-out', person: null, sender: null });
  await page.getByRole('button', { name: 'Show a page to print' }).click();
  await expect(page.getByText('not for the OWG').first()).toBeVisible();
  await expect(page.getByText(`Paco ${family}`)).toHaveCount(0);
  await expect(page.getByText(`Francisco ${family}`)).toHaveCount(0);
  await look(page);
}

for (const width of WIDTHS) {
  test(`two messages about one person are found, tied and closed as one, and a copy is made (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await tieAndCopy(page, width === 360 ? 'Marmaduke' : 'Bartholomew', lookAt);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the same by forms alone', async ({ page }) => {
    await tieAndCopy(page, 'Rumpelstone', async () => {});
  });
});

test('with no other live site there is nowhere to give a message', async ({ page }) => {
  await signIn(page);
  await writeDown(page, 'Ignatius Wobblechin', 'Wobble Park');
  await openByName(page, 'Wobblechin');
  await page.getByRole('link', { name: 'Give it to another site' }).click();
  await expect(page.getByText('This cannot be undone.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/No other site takes messages here now|Which site/);
  await lookAt(page);
});
