import { expect, type Page, test } from '@playwright/test';

/** Follows links that a reader sees, one after the other, from the home page on. */
async function follow(page: Page, ...addresses: readonly string[]): Promise<void> {
  expect(addresses.length).toBeLessThanOrEqual(3);
  await page.goto('/');
  for (const address of addresses) {
    const link = page.getByRole('main').locator(`a[href="${address}"]`).filter({ visible: true }).first();
    await expect(link).not.toHaveText('');
    await link.click();
    await expect(page).toHaveURL(address);
  }
}

test('a business owner comes to the first question of a referral, and to the card', async ({ page }) => {
  await follow(page, '/for/business-owner/', '/refer/');
  await expect(page.getByLabel(/Where is the person/)).toBeVisible();
  await follow(page, '/refer/');
  await expect(page.getByLabel(/Where is the person/)).toBeVisible();

  await follow(page, '/for/business-owner/', '/toolkit/message-card/');
  await expect(page.locator('.prose')).toContainText('911');
  await expect(page.locator('.prose a[href="/refer/"]')).toBeVisible();
});

test('a faith leader learns about asking first and about trust, and can ask a site', async ({ page }) => {
  await follow(page, '/for/faith-leader/');
  await expect(page.getByRole('heading', { name: 'What about things told to me in trust?' })).toBeVisible();

  await follow(page, '/for/faith-leader/', '/refer/');
  await expect(page.getByLabel(/Where is the person/)).toBeVisible();
  await follow(page, '/for/faith-leader/', '/about-you/');
  await expect(page.getByText(/erase/).first()).toBeVisible();
});

test('an officer finds the officer’s own door first, and that no officer gets a name here', async ({ page }) => {
  await follow(page, '/for/officer/');
  await expect(page.getByText('Your door is a phone call.')).toBeVisible();
  await expect(page.getByText('About people, nothing. No names, no lists, no messages')).toBeVisible();

  await follow(page, '/for/officer/', '/glossary/social-contact-referral/');
  await expect(page.getByRole('heading', { level: 1, name: /social contact/i })).toBeVisible();
});

test('a prosecutor finds what LEAD means for court cases', async ({ page }) => {
  await follow(page, '/for/prosecutor/', '/faq/do-participants-still-go-to-court/');
  await expect(page.locator('.reading > .lead')).toContainText(/court/);

  await follow(page, '/for/prosecutor/', '/privacy/');
  await expect(page.getByText(/lawful|subpoena|court order/i).first()).toBeVisible();
});

test('an official finds a brief to take into the room, and what it costs', async ({ page }) => {
  await follow(page, '/for/official/', '/toolkit/brief-for-elected-officials/');
  await expect(page.getByText('Made to print').first()).toBeVisible();

  await follow(page, '/for/official/', '/toolkit/costs-and-value/');
  await expect(page.getByText(/\$\d/).first()).toBeVisible();
});

test('a case manager comes to the desk, and to what a release covers', async ({ page }) => {
  await follow(page, '/for/case-manager/', '/staff/sign-in/');
  await expect(page.getByLabel('Your work email address')).toBeVisible();

  await follow(page, '/for/case-manager/', '/toolkit/release-of-information/');
  await expect(page.getByText(/42 CFR/).first()).toBeVisible();
});

test('an evaluator finds a figure with its caution, its source and its citation', async ({ page }) => {
  await follow(page, '/for/evaluator/', '/evidence/collins-2017-recidivism/');
  await expect(page.getByText(/58% lower odds/).first()).toBeVisible();
  await expect(page.getByText('These are odds, not rates')).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: 'What it does not show' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^doi:10\./ }).first()).toBeVisible();
  const cited = page.locator('.cite dd');
  await expect(cited.first()).toContainText(
    /LEAD Portal\. \(\d{4}, \w+ \d+\)\. .*\(Version \d+\.\d+\)\. http.*\/evidence\/collins-2017-recidivism\/$/,
  );
  await expect(cited.last()).toContainText(/^“.*,” LEAD Portal, version/);
});
