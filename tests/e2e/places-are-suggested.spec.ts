import { expect, test } from '@playwright/test';

test('names of places are suggested while somebody types, and two letters are all that leaves the device', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.resourceType() === 'fetch' && asked.push(new URL(request.url()).pathname));
  await page.goto('/es/refer/');
  const box = page.getByRole('combobox');
  await box.pressSequentially('seatt');

  await expect(page.locator('#place-names option').first()).toHaveAttribute('value', /^Seattle/);
  expect(asked).toEqual(['/places/se.json']);

  await box.fill('se 12');
  await expect(page.locator('#place-names option')).toHaveCount(0);
});
