import { expect, test } from '@playwright/test';
import { termsOn } from './support/reading.ts';

test.use({ javaScriptEnabled: false });

test('a page of the reading room leads to its twin and back, and on from there in Spanish', async ({ page }) => {
  await page.goto('/evidence/collins-2017-recidivism/');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL('/es/evidence/collins-2017-recidivism/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.locator('.sources')).toHaveAttribute('lang', 'en');

  await page.getByRole('link', { name: 'Artículo revisado por especialistas' }).click();
  await expect(page).toHaveURL('/es/evidence/type/peer-reviewed-article/');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/evidence/type/peer-reviewed-article/');
});

test('a word in a Spanish text is explained in Spanish, on the same page and on its own', async ({ page }) => {
  await page.goto('/es/toolkit/three-doors/');
  await termsOn(page).first().click();
  const hint = page.locator('.term-hint:target');
  await expect(hint).toBeVisible();
  await hint.getByRole('link', { name: 'Más sobre esta palabra' }).click();

  await expect(page).toHaveURL(/\/es\/glossary\/[a-z0-9-]+\/$/);
  await expect(page.getByText(/^Versión \d+\.\d+, vigente desde el \d+ de /)).toBeVisible();
});

test('the privacy page tells in Spanish who runs the portal, and the totals', async ({ page }) => {
  await page.goto('/es/privacy/');

  await expect(page.getByRole('heading', { name: 'Totales por año' })).toBeVisible();
  await expect(page.getByText('Esto es una demostración en una sola computadora.')).toBeVisible();
});
