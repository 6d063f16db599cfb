import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_BUREAU, DEMONSTRATION_BUREAU_SECOND, DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { signIn, signInAs, typeCode } from './desk.ts';

const [ADA] = DEMONSTRATION_WORKERS;
const SITE = '/sites/demo-north-lead/';

/** What a test looks at on each page of the way. */
export type Look = (page: Page) => Promise<void>;

/** Leaves the account that this browser has. */
async function leave(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** The site's manager changes who cannot take part, wrongly first, and hands it in. */
export async function proposeExclusion(page: Page, english: string, look: Look): Promise<void> {
  await leave(page);
  await signIn(page);
  await page.goto('/staff/listing/take-part/');
  const words = page.getByRole('group', { name: 'Who cannot' });
  await words.getByLabel('English').fill(english);
  await words.getByLabel('Spanish').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(words.getByLabel('English')).toHaveValue(english);
  await look(page);
  await words.getByLabel('Spanish').fill(`En español: ${english}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Where does this stand').fill('Our own page');
  await page.getByLabel('Why does it change?').fill('The team agreed on it');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page).toHaveURL(/\/staff\/listing\//);
  await page.goto(SITE);
  await expect(page.getByText(english)).toHaveCount(0);
}

/** Signs somebody of the Bureau in and opens the change that holds these words. */
export async function openTheChange(page: Page, english: string, look: Look): Promise<void> {
  await leave(page);
  await signInAs(page, DEMONSTRATION_BUREAU);
  await expect(page.getByRole('heading', { level: 1, name: 'Call back' })).toBeVisible();
  await look(page);
  await page.goto('/bureau/changes/');
  await look(page);
  const links = page.getByRole('link', { name: /^Open the change of North LEAD/ });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses.toReversed()) {
    await page.goto(address);
    if ((await page.getByRole('main').getByText(english, { exact: false }).count()) > 0) break;
  }
  await expect(page.getByText('The team agreed on it')).toBeVisible();
  await look(page);
}

/** Agrees without the six words, then with them; then the public page holds the words at once. */
export async function agree(page: Page, english: string, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your six words');
  await look(page);
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU.passphrase);
  await page.getByRole('button', { name: 'Agree', exact: true }).click();

  await expect(page.getByText('Agreed. This is what people read now:')).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: 'The public page' }).click();
  await expect(page.getByText(english)).toBeVisible();
  await page.goto(`/es${SITE}`);
  await expect(page.getByText(`En español: ${english}`)).toBeVisible();
}

/** Takes the change back in one step; the public page no longer holds the words. */
export async function takeBack(page: Page, english: string, look: Look): Promise<void> {
  await page.goto('/bureau/sites/demo-north-lead/');
  await look(page);
  await page.getByRole('listitem').filter({ hasText: 'can be taken back' }).first().getByRole('link').click();
  await page.getByLabel('Why', { exact: true }).fill('It was not so');
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU.passphrase);
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(page.getByText('Taken back. This is what people read now:')).toBeVisible();
  await page.goto(SITE);
  await expect(page.getByText(english)).toHaveCount(0);
}

/** Declines without an answer, then with one; the manager reads it, and the public page never held the words. */
export async function decline(page: Page, english: string, look: Look): Promise<void> {
  const answer = `Not in these words: ${english}`;
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByRole('alert')).toContainText('Write what the site should know');
  await look(page);
  await page.getByLabel('Your answer to the site').fill(answer);
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('Declined.', { exact: false })).toBeVisible();

  await leave(page);
  await signInAs(page, ADA);
  await page.goto('/staff/listing/history/');
  await expect(page.getByText(answer)).toBeVisible();
  await page.goto(SITE);
  await expect(page.getByText(english)).toHaveCount(0);
}

/** Somebody asks for the demonstration's listing, wrongly first. */
export async function claimListing(page: Page, who: { name: string; email: string }, look: Look): Promise<void> {
  await leave(page);
  await page.goto(SITE);
  await page.goto(`${SITE}claim/`);
  await expect(page.getByText('You fill in this form. By that alone, nothing on the page changes.')).toBeVisible();
  await look(page);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByRole('button', { name: 'Ask to keep this page' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter your work email');
  await expect(page.getByLabel('Your name')).toHaveValue(who.name);
  await look(page);
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByLabel('Su nombre')).toHaveValue(who.name);
  await look(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Your job there').fill('Program manager');
  await page.getByLabel('Who employs you').fill('Harbor Health (invented)');
  await page.getByLabel('Your work email').fill(who.email);
  await page.getByLabel('Where can we find a phone number').fill('The staff page of the invented Harbor Health');
  await page.getByRole('button', { name: 'Ask to keep this page' }).click();
  await expect(page).toHaveURL(/\/claim\/received\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'The Bureau has your form' })).toBeVisible();
  await look(page);
}

/** One of the Bureau opens the claim and notes the call back; they cannot agree themselves. Answers the claim's address. */
export async function callBack(page: Page, name: string, look: Look): Promise<string> {
  await leave(page);
  await signInAs(page, DEMONSTRATION_BUREAU);
  await page.goto('/bureau/claims/');
  await look(page);
  const links = page.getByRole('link', { name: /^Open the claim on North LEAD/ });
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByText(name)).toHaveCount(0);
    await page.getByRole('button', { name: 'Show who asks' }).click();
    await expect(page.getByRole('button', { name: 'Show who asks' })).toHaveCount(0);
    if ((await page.getByText(name).count()) > 0) break;
  }
  await expect(page.getByText('The staff page of the invented Harbor Health')).toBeVisible();
  await look(page);
  await page.getByLabel('Where you found the number').fill('206-555-0142');
  await page.getByRole('button', { name: 'I called and asked' }).click();
  await expect(page.getByRole('alert')).toContainText('Leave the number out');
  await look(page);
  await page.getByLabel('Where you found the number').fill('The page of the county');
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU.passphrase);
  await page.getByRole('button', { name: 'I called and asked' }).click();
  await expect(page.getByText('A second person can decide now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agree' })).toHaveCount(0);
  return new URL(page.url()).pathname;
}

/** The second person agrees; the letter goes out, and whoever claimed signs in with a code and sees the listing. */
export async function agreeToClaim(page: Page, address: string, who: { email: string }, look: Look): Promise<void> {
  await leave(page);
  await signInAs(page, DEMONSTRATION_BUREAU_SECOND);
  await expect(page.getByRole('heading', { level: 1, name: 'Call back' })).toBeVisible();
  await page.goto(address);
  await page.getByRole('button', { name: 'Show who asks' }).click();
  await expect(page.getByRole('main')).toContainText(who.email);
  await page.getByLabel('Your six words, once more').fill(DEMONSTRATION_BUREAU_SECOND.passphrase);
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page.getByText('The account is made, and a letter goes out.')).toBeVisible();
  await look(page);
  await expect(async () => {
    await page.goto('/demo/letters/');
    await expect(page.getByText('You are invited to the LEAD Portal').first()).toBeVisible({ timeout: 1000 });
    await expect(page.getByText(who.email).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** The new manager signs in with a code alone, makes a key by typing six words back, and keeps the listing. */
export async function beginAsManager(page: Page, who: { email: string }, look: Look): Promise<void> {
  await leave(page);
  await typeCode(page, who.email);
  await expect(page.getByRole('heading', { level: 1, name: 'Make your key' })).toBeVisible();
  await look(page);
  for (const question of ['sworn, prosecution', 'report to a police', 'hand messages over']) {
    await page
      .getByRole('group', { name: new RegExp(question) })
      .getByLabel('No')
      .check();
  }
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Show my six words' }).click();
  await look(page);
  const words = await page.locator('.six li').allTextContents();
  expect(words).toHaveLength(6);
  await page.getByLabel('Type the six words back').fill('six words that do not fit');
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await expect(page.getByRole('alert')).toContainText('Compare word by word');
  await page.getByLabel('Type the six words back').fill(words.join(' '));
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await page.getByLabel('Your six words').fill(words.join(' '));
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByLabel('Your six words')).toHaveCount(0);
  await page.goto('/staff/listing/take-part/');
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
}
