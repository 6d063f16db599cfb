import { type Browser, expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { signIn, typeCode } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll, NARROWEST } from './support/walk.ts';

const [ADA] = DEMONSTRATION_WORKERS;

// An own name each time: whoever runs it twice on one demonstration meets those of before.
const stamp = Date.now();
const NAME = `Fern Passing ${stamp}`;

test('a colleague is invited, reads, leaves, and opens nothing any more', async ({ page, browser }) => {
  const email = `newcomer-${stamp}@north-lead.example`;
  await signIn(page);
  await invite(page, email);

  const theirs = await secondBrowser(browser);
  await firstSignIn(theirs, email);
  await giveAccess(page, await ownFourWords(theirs));

  await theirs.goto('/staff/queue/');
  await expect(theirs.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  await theirs.goto('/staff/people/');
  await expect(theirs.getByRole('row', { name: /\(you\)/ })).toContainText('Can open messages');
  await expect(theirs.getByRole('button', { name: 'Invite' })).toHaveCount(0);

  await correct(page, `corrected-${stamp}@north-lead.example`);
  await theirs.goto('/staff/queue/');
  await expect(theirs).toHaveURL(/\/staff\/sign-in\//);
  await typeCode(theirs, `corrected-${stamp}@north-lead.example`);
  await expect(theirs.getByLabel('Your six words')).toBeVisible();

  await remove(page);
  for (const path of ['/staff/queue/', '/staff/people/', '/staff/listing/']) {
    await theirs.goto(path);
    await expect(theirs).toHaveURL(/\/staff\/sign-in\//);
  }
  await theirs.context().close();

  await makeNewSheet(page);
});

async function secondBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  return context.newPage();
}

async function invite(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await look(page);
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter an email address');
  await look(page);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(NAME);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Reads and decides').check();
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('A letter is on its way')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(NAME) })).toContainText('Invited, has not signed in yet');
}

/** The newcomer answers the three questions and writes six words down; and unlocks with them. */
async function firstSignIn(page: Page, email: string): Promise<void> {
  await typeCode(page, email);
  await page.goto('/staff/key/');
  for (const question of await page.getByRole('group').all()) await question.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Show my six words' }).click();
  const words = (await page.locator('.six li').allTextContents()).join(' ');
  await page.getByLabel('Type the six words back').fill(words);
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await page.getByLabel('Your six words').fill(words);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page).toHaveURL(/\/staff\/queue\//);
}

/** The newcomer reads their four words out. */
async function ownFourWords(page: Page): Promise<string> {
  await page.goto('/staff/people/');
  return page
    .getByRole('row', { name: /\(you\)/ })
    .getByRole('cell')
    .last()
    .innerText();
}

async function giveAccess(page: Page, fourWords: string): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText(fourWords)).toBeVisible();
  await look(page);
  await page.getByRole('radio', { name: /^Give access/ }).check();
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Do it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Access is given' })).toBeVisible();
}

/** A new work address: what is wrong stands beside its box, and what is right signs the colleague out. */
async function correct(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Correct', exact: true }).click();
  await page.getByLabel('Email address').fill(ADA.email);
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Correct' }).click();
  await expect(page.getByRole('alert')).toContainText('in use already');
  await look(page);
  await page.getByLabel('Email address').fill(email);
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Correct' }).click();
  await expect(page.getByText('Nobody has signed in with this address so far')).toBeVisible();
  await look(page);
}

async function remove(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Remove for good' }).click();
  await expect(page.getByRole('heading', { name: 'What they opened in the last 90 days' })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Remove now' }).click();
  await expect(page.getByRole('alert')).toContainText('six words');
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Remove now' }).click();
  await expect(page.getByText('They open nothing any more')).toBeVisible();
  await expect(page.getByText('Somebody left who may have seen the sheet')).toBeVisible();
}

async function makeNewSheet(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'The paper sheet' }).first().click();
  await look(page);
  await typeWordsAgain(page);
  await page.getByRole('button', { name: 'Make a new sheet' }).click();
  const lines = await page.getByRole('main').locator('ol.lines .groups').allInnerTexts();
  const paper = lines.join('').replaceAll(/\s/g, '');
  await look(page);
  await page.getByLabel('The last eight characters').fill('NOTTHESE');
  await page.getByRole('button', { name: 'It is on paper' }).click();
  await expect(page.getByRole('alert')).toContainText('not the last eight characters');
  await expect(page.getByText(paper.slice(-8))).toHaveCount(0);
  await page.getByLabel('The last eight characters').fill(paper.slice(-8));
  await page.getByRole('button', { name: 'It is on paper' }).click();
  await expect(page.getByText('The new sheet is on paper')).toBeVisible();
  await page.getByRole('link', { name: 'All people' }).click();
  await expect(page.getByText('Somebody left who may have seen the sheet')).toHaveCount(0);
}

async function typeWordsAgain(page: Page): Promise<void> {
  await page.getByLabel('Your six words, once more').fill(ADA.passphrase);
}

async function look(page: Page): Promise<void> {
  const before = page.viewportSize();
  await expectAccessible(page);
  for (const width of NARROWEST) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSideScroll(page);
  }
  if (before) await page.setViewportSize(before);
}
