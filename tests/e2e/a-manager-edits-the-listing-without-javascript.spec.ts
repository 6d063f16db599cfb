import { expect, test } from '@playwright/test';
import { signIn } from './support/desk.ts';
import { draftListing, openForm, pauseForm, previewDraft, submitListing } from './support/listing.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

test('drafting, submitting and stopping a change works without JavaScript, with the desk locked', async ({ page }) => {
  const website = 'https://page-without-scripts.example/';
  await signIn(page);
  await page.getByRole('button', { name: 'Lock' }).click();

  await draftListing(page, { website, places: 7 }, expectNoSideScroll);
  await previewDraft(page, website, expectNoSideScroll);
  await submitListing(page, expectNoSideScroll);

  await page.getByRole('article').filter({ hasText: website }).getByRole('button', { name: 'Stop this change' }).click();
  await expect(page.getByRole('article').filter({ hasText: website })).toHaveCount(0);
});

test('a pause and a confirmation work without JavaScript', async ({ page }) => {
  await signIn(page);
  try {
    await pauseForm(page, expectNoSideScroll);
  } finally {
    await openForm(page);
  }
  await page.getByRole('button', { name: 'All of this is still true' }).click();
  await expect(page.getByRole('status')).toContainText('Confirmed');
  await expect(page.getByText(/^Last confirmed by your site on /)).toBeVisible();
});
