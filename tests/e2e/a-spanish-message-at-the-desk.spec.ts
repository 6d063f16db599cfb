import { expect, type Page, test } from '@playwright/test';
import { openItemWith, signIn } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const WHERE = 'Junto a la panadería azul';

async function referInSpanish(page: Page): Promise<string> {
  await page.goto('/es/refer/demo-north-lead/');
  // A form that is sent within three seconds is held (product §2, Bots).
  await page.waitForTimeout(3_100);
  await page.locator('input[name=danger][value=no]').check();
  await page.locator('[name=where]').fill(WHERE);
  await page.locator('input[name=concerns][value=housing]').check();
  await page.locator('input[name=relation][value=neighbor]').check();
  await page.locator('button[value=check]').last().click();
  await page.locator('button[value=send]').click();
  return (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '';
}

async function statusInSpanish(page: Page, receipt: string): Promise<string> {
  await page.goto('/es/refer/status/');
  await page.locator('[name=code]').fill(receipt);
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  return page.getByRole('main').innerText();
}

test('who reads English alone is told what a Spanish sender was told; the sender reads no English whatever is decided', async ({
  page,
}) => {
  const receipt = await referInSpanish(page);
  const unread = await statusInSpanish(page, receipt);
  expect(unread).toContain('Todavía no lo han leído.');

  await signIn(page);
  await openItemWith(page, WHERE);
  const main = page.getByRole('main');
  // What was chosen stands in English; what was typed says that it is Spanish.
  for (const words of ['Neighbor', 'No place to stay', 'The sender’s language is Spanish'])
    await expect(main.getByText(words).first()).toBeVisible();
  await expect(main.locator('[lang=es]', { hasText: WHERE })).toBeVisible();
  await page.locator('summary', { hasText: 'What the sender was told' }).click();
  await expect(main.getByText('Una persona de North LEAD (demonstration) lo leerá a más tardar')).toBeVisible();
  await expect(main.getByText('A person at North LEAD (demonstration) will read this by')).toBeVisible();
  await page.locator('summary', { hasText: 'To say on the phone' }).click();
  await expect(main.getByText('Recibí su mensaje. Gracias.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);

  const opened = await statusInSpanish(page, receipt);
  expect(opened).toContain('Leído por una persona el');
  await openItemWith(page, WHERE);
  await page.getByRole('button', { name: 'Plan outreach' }).click();
  expect(await statusInSpanish(page, receipt)).toBe(opened);
  expect(opened).not.toMatch(/\b(?:the|read|received|team|message|call)\b/i);
});

test('a worker marks the language of a caller, and reads the receipt out in it', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Write down what a caller tells' }).click();
  await page.getByRole('link', { name: 'The caller speaks Spanish' }).click();
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill('Behind the theater');
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await page.getByRole('button', { name: 'Check your answers' }).last().click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(
    page.locator('[lang=es]', { hasText: 'Una persona de North LEAD (demonstration) lo leerá a más tardar' }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
});
