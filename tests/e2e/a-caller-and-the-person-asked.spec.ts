import { expect, type Page, test } from '@playwright/test';
import { signIn, statusOf } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll, WIDTHS } from './support/walk.ts';

/** Looks at a page as it stands: nothing for axe to find, nothing wider than the screen. */
async function lookAt(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
}

async function openMore(page: Page): Promise<void> {
  await page.locator('details.more > summary').click();
}

/** A call, its receipt, and the person who asks: each time with names of its own, so that no journey finds another's. */
async function callAndAsk(page: Page, number: number, family: string, look: (page: Page) => Promise<void>): Promise<void> {
  const place = `Quillmore Plaza ${number}`;
  await signIn(page);

  await page.getByRole('link', { name: 'Write down what a caller tells' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Check your answers' }).last().click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page);

  // Danger is answered on the spot, and nothing is kept.
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Check your answers' }).last().click();
  await expect(page.getByText('911').first()).toBeVisible();
  await look(page);
  await page.locator('main form').getByRole('button').click();

  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill(place);
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await openMore(page);
  await page.locator('#field-person').fill(`Quincey ${family}`);
  await page.locator('#field-contact').fill('206-555-0142');
  await page.getByRole('button', { name: 'Check your answers' }).last().click();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Read this to the caller' })).toBeVisible();
  await look(page);
  const receipt = (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '';
  expect(await statusOf(page, receipt)).toContain('Not read yet');

  await page.goto('/staff/asked/');
  await look(page);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Type a name, a nickname or a place');
  await page.getByLabel('Names and nicknames they go by').fill(`Quincy ${family}`);
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(page.getByText('may be about them')).toBeVisible();
  await look(page);
  expect(page.url()).not.toContain('Quinc');
  await page.getByRole('button', { name: 'Read out' }).first().click();
  await expect(page.getByText(place)).toBeVisible();
  await expect(page.getByText('206-555-0142')).toHaveCount(0);
  await expect(page.getByText('lives nearby')).toHaveCount(0);
  await look(page);
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(page.getByText('It will be gone within 72 hours')).toBeVisible();
  await look(page);
}

for (const width of WIDTHS) {
  test(`a worker writes down what a caller tells; the person asks, hears it and has it erased (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await callAndAsk(page, width, width === 360 ? 'Thimbleton' : 'Cobblewick', lookAt);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the same by forms alone', async ({ page }) => {
    await callAndAsk(page, 1, 'Lanternsby', async () => {});
  });
});
