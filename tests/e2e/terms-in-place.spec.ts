import { expect, test } from '@playwright/test';
import { termsOn } from './support/reading.ts';
import { expectAccessible } from './support/walk.ts';

const PAGE = '/toolkit/who-does-what/';

test('pointing at a word shows its explanation beside it, and pointing elsewhere takes it away', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(PAGE);
  const word = termsOn(page).first();
  const hint = page.locator('.term-hint').first();
  await expect(hint).toBeHidden();

  await word.hover();
  await expect(hint).toBeVisible();
  await expectAccessible(page);
  const [at, shown] = [await word.boundingBox(), await hint.boundingBox()];
  expect(Math.abs((shown?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(40);
  expect((shown?.y ?? 0) - (at?.y ?? 0)).toBeLessThan(60);

  await page.mouse.move(2, 2);
  await expect(hint).toBeHidden();
});

test('coming to a word by keyboard shows its explanation, and Escape takes it away', async ({ page }) => {
  await page.goto(PAGE);
  const hint = page.locator('.term-hint').first();

  await termsOn(page).first().focus();
  await expect(hint).toBeVisible();
  await expect(hint.getByRole('link', { name: 'More about this word' })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(hint).toBeHidden();
  await expect(termsOn(page).first()).toBeFocused();
});

test('by keyboard the explanation leads to the page of the word', async ({ page }) => {
  await page.goto(PAGE);
  await termsOn(page).first().focus();
  await expect(page.locator('.term-hint').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/glossary\/[a-z0-9-]+\/$/);
});

test('an explanation that was opened is closed by Close, and does not come back by itself', async ({ page }) => {
  await page.goto(PAGE);
  const hint = page.locator('.term-hint').first();
  await termsOn(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(hint).toBeVisible();
  await expectAccessible(page);
  await hint.getByRole('link', { name: 'Close' }).click();
  await page.mouse.move(2, 2);

  // Longer than a browser waits before it shows an explanation.
  await page.waitForTimeout(1_000);
  await expect(hint).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(termsOn(page).first()).toBeFocused();
});
