import { expect, type Page } from '@playwright/test';

/** What a test looks at on each page of the way. */
type Look = (page: Page) => Promise<void>;

const PUBLIC_PAGE = '/sites/demo-north-lead/';

/**
 * Changes two facts, the first wrongly first, and looks at the draft. Both have to be new to the listing: what a test before
 * has made live would be no change. Ends on the draft's page.
 */
export async function draftListing(page: Page, { website, places }: { website: string; places: number }, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Listing', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your listing' })).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: 'Change Name and words' }).click();
  await page.getByLabel('Website').fill(website.replace('https', 'http'));
  await page.getByRole('button', { name: 'Save to the draft' }).click();

  await expect(page.getByRole('alert')).toContainText('Website: Enter an address that begins with https://');
  await expect(page.getByLabel('Website')).toHaveValue(website.replace('https', 'http'));
  await look(page);
  await page.getByLabel('Website').fill(website);
  await page.getByRole('button', { name: 'Save to the draft' }).click();

  await expect(page.getByRole('status')).toContainText('Saved to your draft');
  await page.getByRole('link', { name: 'Back to your listing' }).click();
  await page.getByRole('link', { name: 'Change Promise and room' }).click();
  await page.getByLabel('Free places').fill(String(places));
  await page.getByRole('button', { name: 'Save to the draft' }).click();
  await expect(page.getByRole('heading', { name: 'At once' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A day after the Bureau agrees' })).toBeVisible();
  await look(page);
}

/** Looks at the preview in both languages, and comes back to the draft. */
export async function previewDraft(page: Page, website: string, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'See the page as it would be' }).click();
  const frame = page.getByRole('region', { name: 'Preview: nobody sees this yet' });
  await expect(frame).toContainText(new URL(website).hostname);
  await look(page);
  await page.getByRole('link', { name: 'In Spanish' }).click();
  await expect(frame).toContainText('Sobre este programa');
  await look(page);
  await page.getByRole('link', { name: 'Back to the draft' }).click();
}

/** Submits the draft, first without a word to the Bureau. */
export async function submitListing(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('alert')).toContainText('Why does it change? Fill this in');
  await look(page);
  await page.getByLabel('Where does this stand, or who says so?').fill('The page of the county');
  await page.getByLabel('Why does it change?').fill('We have a page of our own now.');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('status')).toContainText('A part is live, and a part waits');
  await look(page);
}

/** Whether the public page names this. */
export async function isPublic(page: Page, text: string): Promise<boolean> {
  await page.goto(PUBLIC_PAGE);
  return (await page.getByRole('main').getByText(text).count()) > 0;
}

/** Pauses the form with one press, with a message that is offered; the public page says so at once. */
export async function pauseForm(page: Page, look: Look): Promise<void> {
  await page.goto('/staff/listing/');
  await page.getByText('Open, limit or pause the form').click();
  await page.getByLabel('Paused: nobody can send a message').check();
  await page.getByLabel('Our own words, below').check();
  await page.getByLabel('English').fill('Our roof leaks.');
  await page.getByRole('button', { name: 'Set it now' }).click();
  await expect(page.getByRole('alert')).toContainText('Our own words, Spanish: Write it in Spanish too');
  await expect(page.getByLabel('English')).toHaveValue('Our roof leaks.');
  await look(page);
  await page.getByLabel('English').fill('');
  await page.getByLabel('We are short of staff right now.').check();
  await page.getByRole('button', { name: 'Set it now' }).click();
  await expect(page.getByRole('status')).toContainText('People see this now');
  await look(page);
  await page.goto(PUBLIC_PAGE);
  await expect(page.getByText('We are short of staff right now.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ask this team to reach out' })).toHaveCount(0);
}

/** Opens the form again, whatever a test left behind: every other journey needs it. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/staff/listing/');
  await page.getByText('Open, limit or pause the form').click();
  await page.getByLabel('Open', { exact: true }).check();
  await page.getByRole('button', { name: 'Set it now' }).click();
  await expect(page.getByText('The form is open.')).toBeVisible();
}
