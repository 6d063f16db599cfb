import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { refer, signIn, signInByLetter } from './support/desk.ts';
import { expectAccessible } from './support/walk.ts';

const lines = (page: Page) => page.getByRole('table').getByRole('link');
const waiting = async (page: Page) => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);

/** Marks the page, so that a reload would be seen. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  return () => page.evaluate(() => Reflect.get(window, 'isSamePage') === true);
}

test('what somebody sends stands in the list and in the title without a reload', async ({ page, browser }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page);
  await page.goto('/staff/queue/?view=held');
  const isSamePage = await mark(page);
  const [before, titled] = [await lines(page).count(), await waiting(page)];

  const sender = await browser.newContext();
  await refer(await sender.newPage(), 'Live one', 'demo-north-lead', 'as a machine');
  await sender.close();

  await expect(lines(page)).toHaveCount(before + 1);
  expect(await waiting(page)).toBe(titled + 1);
  await expect(page.getByRole('status')).toContainText(`${titled + 1} waiting for a first decision`);
  expect(await isSamePage()).toBe(true);
  await expectAccessible(page);
});

test('while somebody is in the list it stays as it is, and what changed is offered; nothing typed or ticked is lost', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page);
  await page.goto('/staff/queue/?view=held');
  await page.getByRole('checkbox').first().check();
  await page.locator('summary', { hasText: 'Search' }).click();
  await page.getByRole('searchbox').fill('half a word');
  const isSamePage = await mark(page);
  const before = await lines(page).count();

  const sender = await browser.newContext();
  await refer(await sender.newPage(), 'Live two', 'demo-north-lead', 'as a machine');
  await sender.close();

  const show = page.getByRole('button', { name: 'Show' }).and(page.locator('.button--link'));
  await expect(show).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(lines(page)).toHaveCount(before);
  await expectAccessible(page);

  await show.click();
  await expect(lines(page)).toHaveCount(before + 1);
  await expect(page.getByRole('searchbox')).toHaveValue('half a word');
  expect(await isSamePage()).toBe(true);
});

test('news that are older than the page never stand above it', async ({ page }) => {
  await signIn(page);
  // As a stream that is heard right after one's own act tells the queue as it was before.
  const old = `event: desk\ndata: ${JSON.stringify({ overdue: 0, fresh: 977, print: 'before' })}\n\n`;
  await page.route(/\/staff\/live\/$/, (route) => route.fulfill({ contentType: 'text/event-stream', body: old }));
  const renewed = page.waitForResponse((answer) => answer.request().headers()['x-desk-quiet'] === '1' && answer.url().includes('view=all'));
  await page.goto('/staff/queue/?view=all');
  await renewed;

  await expect(page).not.toHaveTitle(/977/);
  await expect(page.getByRole('status')).not.toContainText('977');
});

test('a list narrowed and open to be narrowed, a search with its hits, and the page for hard moments are accessible', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/queue/?view=all&relation=neighbor&sort=newest');
  await page.locator('summary', { hasText: 'Narrow and sort' }).click();
  await page.locator('summary', { hasText: 'Search' }).click();
  await expectAccessible(page);
  await page.getByRole('searchbox').fill('98104');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('Found in: near').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox').fill('a');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page);
  await page.goto('/staff/help/');
  await expectAccessible(page);
});

test('when the desk is locked elsewhere, the list is put away', async ({ page, context }) => {
  await signInByLetter(page, DEMONSTRATION_WORKERS[0]);
  await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  await page.goto('/staff/queue/?view=all');
  await expect(lines(page).first()).toBeVisible();

  const other = await context.newPage();
  await other.goto('/staff/lock/');
  await other.getByRole('main').getByRole('button', { name: 'Lock' }).click();

  await expect(lines(page)).toHaveCount(0);
  await expect(page.getByText('The desk is locked')).toBeVisible();
});
