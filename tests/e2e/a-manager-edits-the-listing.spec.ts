import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { signIn, signInAs } from './support/desk.ts';
import { draftListing, isPublic, openForm, pauseForm, previewDraft, submitListing } from './support/listing.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

for (const width of WIDTHS) {
  test(`a manager drafts, previews and submits a change, and stops it again (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const foreign = foreignRequests(page);
    const website = `https://page-of-${width}.example/`;
    await signIn(page);

    await draftListing(page, { website, places: width }, look);
    await previewDraft(page, website, look);
    expect(await isPublic(page, new URL(website).hostname)).toBe(false);
    await page.goto('/staff/listing/draft/');
    await submitListing(page, look);
    expect(await isPublic(page, new URL(website).hostname)).toBe(false);

    await page.goto('/staff/listing/');
    const change = page.getByRole('article').filter({ hasText: website });
    await expect(change).toContainText('We have a page of our own now.');
    await change.getByRole('button', { name: 'Stop this change' }).click();
    await expect(page.getByRole('status')).toContainText('Stopped');
    await expect(page.getByRole('article').filter({ hasText: website })).toHaveCount(0);
    expect(foreign).toEqual([]);
  });
}

test('a pause is public at once, and so is opening again', async ({ page }) => {
  await signIn(page);
  try {
    await pauseForm(page, look);
  } finally {
    await openForm(page);
  }
  expect(await isPublic(page, 'We are short of staff right now.')).toBe(false);
});

test('every section of the listing can be used by everybody who can use a page', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/listing/');
  const addresses = await page
    .getByRole('link', { name: /^Change / })
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of [...addresses, '/staff/listing/history/']) {
    await page.goto(address);
    await look(page);
  }
});

test('the federal holidays are offered, and nothing is kept before it is saved', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/listing/closed-days/');
  const days = page.getByLabel('Days ahead on which you are closed');
  await days.fill('');
  await page.getByRole('button', { name: 'Add the federal holidays' }).click();
  await expect(days).toHaveValue(/^(\w+day, \w+ \d+, \d{4}\n?){11,12}$/);
  await look(page);
});

test('an intake worker reads the listing and finds no button to change it', async ({ page }) => {
  await signInAs(page, DEMONSTRATION_WORKERS[1]);
  await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  await page.getByRole('link', { name: 'Listing', exact: true }).click();
  await expect(page.getByText('A manager of your site can change it.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await look(page);
});
