import { expect, type Page, test } from '@playwright/test';
import { refer, signIn } from './support/desk.ts';
import { expectAccessible } from './support/walk.ts';

/** Presses keys one by one and counts them. */
function keyboardOf(page: Page) {
  let pressed = 0;
  return {
    pressed: () => pressed,
    async press(key: string): Promise<void> {
      pressed += 1;
      await page.keyboard.press(key);
    },
    /** Presses a key that leads to another page, and waits until that is there. */
    async go(key: string, address: RegExp): Promise<void> {
      const before = page.url();
      await this.press(key);
      await page.waitForURL((url) => url.href !== before && address.test(url.pathname));
      await page.waitForLoadState();
    },
  };
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const ITEM = /^\/staff\/queue\/[a-z0-9]{26}\/$/;
const idIn = (page: Page) => ITEM.exec(new URL(page.url()).pathname)?.[0];

test('from the queue to a decision and on to the next item in at most six keys, all of them real', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const word of ['Keyboard one', 'Keyboard two']) await refer(page, word, 'demo-north-lead', 'as a machine');
  await signIn(page);
  // Held messages carry the same promise. The list is narrowed, and stays so on the way.
  const list = 'view=held&concern=housing&sort=newest';
  await page.goto(`/staff/queue/?${list}`);
  const keys = keyboardOf(page);

  await keys.press('Tab');
  await keys.press('Enter');
  expect(await focused(page)).toBe('main');
  await keys.go('o', ITEM);
  const first = idIn(page);
  expect(await focused(page)).toBe('main');
  await keys.press('d');
  await expect(page.getByRole('heading', { name: 'What was written' })).toBeVisible();
  await keys.go('t', ITEM);

  await expect(page.getByText('planned outreach').first()).toBeVisible();
  expect(idIn(page)).not.toBe(first);
  expect(page.url()).toContain('view=held&sort=newest&list=');
  expect(page.url()).not.toContain('concern');
  await expect(page.getByRole('link', { name: 'Back to the queue' })).toHaveAttribute('href', `/staff/queue/?${list}`);
  expect(keys.pressed()).toBeLessThanOrEqual(6);
  expect(await focused(page)).toBe('main');

  // It can be taken back from here, by one key more.
  await keys.go('u', ITEM);
  expect(idIn(page)).toBe(first);
  await expect(page).toHaveURL(/done=undone/);
});

test('lines are walked with j and k, ? lists the keys, Escape ends them, and writing is left alone', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page);
  await page.goto('/staff/queue/?view=all');
  const lines = page.getByRole('table').getByRole('link');
  const addresses = await lines.evaluateAll((all) => all.map((line) => line.getAttribute('href')));
  const current = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  expect(addresses.length).toBeGreaterThan(1);

  // Before anybody is in the main part of the page, letters do nothing.
  await page.keyboard.press('j');
  expect(await current()).toBe('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  expect(await current()).toBe(addresses[0]);
  await page.keyboard.press('j');
  expect(await current()).toBe(addresses[1]);
  await page.keyboard.press('k');
  expect(await current()).toBe(addresses[0]);
  await page.keyboard.press('Control+j');
  expect(await current()).toBe(addresses[0]);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the desk' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('/');
  await page.keyboard.type('jkodtu?');
  await expect(page.getByRole('searchbox')).toHaveValue('jkodtu?');

  await lines.first().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  expect(await current()).toBe('');

  await page.keyboard.press('Tab');
  await lines.first().focus();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New');
});

test('on an item n leads to the note, where letters are letters, and b back to the list', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page);
  await page.goto('/staff/queue/?view=all');
  await page.getByRole('table').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => ITEM.test(url.pathname));

  await page.keyboard.press('n');
  await page.keyboard.type('tea at ten');
  await expect(page.getByLabel('Add a note')).toHaveValue('tea at ten');
  await page.getByLabel('Add a note').fill('');
  await page.keyboard.press('Tab');
  await page.keyboard.press('b');

  await expect(page).toHaveURL(/view=all/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('All');
});
