import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { ALL_VIEWS } from '#src/domain/deskViews.ts';
import { SECTION_NAMES } from '#src/features/listings/forms/sections.ts';
import { typeCode } from './desk.ts';
import type { KindRow } from './kinds.ts';
import { press } from './publicKinds.ts';

const [ADA] = DEMONSTRATION_WORKERS;
const QUEUE = '/staff/queue/';

/** Opens the first line of the list, or the named one. */
async function openItem(page: Page, line = 0): Promise<void> {
  await page.goto((await page.getByRole('table').getByRole('link').nth(line).getAttribute('href')) ?? '');
}

async function openDetails(page: Page): Promise<void> {
  await openItem(page);
  await page.getByRole('button', { name: 'Open details' }).click();
  await page.getByRole('heading', { name: 'What was written' }).waitFor();
}

/** Follows the first link of the main part whose address goes on from this one. */
async function follow(page: Page, part: string): Promise<void> {
  const link = page.getByRole('main').locator(`a[href*="${part}"]:not([href="${part}"])`).first();
  await page.goto((await link.getAttribute('href')) ?? '');
}

const fromItem = (part: string) => async (page: Page) => {
  await openItem(page);
  await follow(page, part);
};

async function search(page: Page, words: string): Promise<void> {
  const box = page.getByRole('searchbox');
  if (!(await box.isVisible())) await page.locator('summary', { hasText: 'Search' }).click();
  await box.fill(words);
  await Promise.all([page.waitForEvent('domcontentloaded'), box.press('Enter')]);
}

/** Sets the form's state at once, so that the public page says it in both languages. */
async function setForm(page: Page, state: string): Promise<void> {
  await page.goto('/staff/listing/');
  await page.getByText('Open, limit or pause the form').click();
  await page.getByLabel(state, { exact: state === 'Open' }).check();
  await press(page, 'button:has-text("Set it now")');
}

const whilePaused = (address: string) => async (page: Page) => {
  await setForm(page, 'Paused: nobody can send a message');
  await page.goto(address);
};

const wrongly = (page: Page) => press(page, 'form:has([name=csrf]) button.button--main');

/** What stands before the sign-in. */
export const DOOR_OF_THE_DESK: readonly KindRow[] = [
  { name: 'sign-in', path: '/staff/sign-in/' },
  { name: 'sign-in-error', path: '/staff/sign-in/', reach: (page) => press(page, 'form button.button--main') },
  {
    name: 'sign-in-code',
    path: '/staff/sign-in/',
    async reach(page) {
      await page.getByLabel('Your work email address').fill(ADA.email);
      await press(page, 'form button.button--main');
    },
  },
  { name: 'letters', path: '/demo/letters/', isRestless: true },
  { name: 'locked', path: '/staff/sign-in/', reach: (page) => typeCode(page, ADA.email) },
  { name: 'locked-wrong', path: '/staff/unlock/', reach: (page) => press(page, 'form button.button--main') },
  { name: 'locked-account', path: '/staff/account/' },
];

const views: readonly KindRow[] = ALL_VIEWS.map((view) => ({ name: `queue-${view}`, path: `${QUEUE}?view=${view}` }));
const sections: readonly KindRow[] = SECTION_NAMES.map((name) => ({ name: `listing-${name}`, path: `/staff/listing/${name}/` }));

/** The desk of a site, as its manager sees it. */
export const DESK_KINDS: readonly KindRow[] = [
  { name: 'morning', path: QUEUE },
  ...views,
  { name: 'queue-search', path: QUEUE, reach: (page) => search(page, 'sample') },
  { name: 'queue-search-none', path: QUEUE, reach: (page) => search(page, 'xylophone') },
  { name: 'item', path: `${QUEUE}?view=new`, reach: (page) => openItem(page) },
  { name: 'item-held', path: `${QUEUE}?view=held`, reach: (page) => openItem(page) },
  { name: 'item-closed', path: `${QUEUE}?view=closed`, reach: (page) => openItem(page) },
  { name: 'item-in-outreach', path: `${QUEUE}?view=outreach`, reach: openDetails },
  { name: 'item-opened', path: `${QUEUE}?view=new`, reach: openDetails },
  { name: 'item-handover', path: `${QUEUE}?view=outreach`, reach: fromItem('/handover/') },
  { name: 'item-transfer', path: `${QUEUE}?view=new`, reach: fromItem('/transfer/') },
  { name: 'item-similar', path: `${QUEUE}?view=new`, reach: fromItem('/similar/') },
  { name: 'item-not-there', path: `${QUEUE}${'a'.repeat(26)}/`, status: 404 },
  { name: 'caller', path: '/staff/new/' },
  { name: 'caller-error', path: '/staff/new/', reach: (page) => press(page, 'button[name=step][value=check]:not(.visually-hidden)') },
  { name: 'asked', path: '/staff/asked/' },
  { name: 'desk-help', path: '/staff/help/' },
  { name: 'account', path: '/staff/account/' },
  { name: 'account-letters', path: '/staff/account/letters/' },
  { name: 'account-passkeys', path: '/staff/account/passkeys/' },
  { name: 'ledger', path: '/staff/ledger/' },
  { name: 'insights', path: '/staff/insights/' },
  { name: 'insights-report', path: '/staff/insights/report/' },
  { name: 'links', path: '/staff/links/' },
  { name: 'links-error', path: '/staff/links/', reach: (page) => press(page, 'button:has-text("Make the link")') },
  { name: 'window-card', path: '/staff/links/dem0w1nd0w/card/' },
  { name: 'listing', path: '/staff/listing/' },
  ...sections,
  { name: 'listing-draft', path: '/staff/listing/draft/' },
  { name: 'listing-history', path: '/staff/listing/history/' },
  { name: 'listing-preview', path: '/staff/listing/preview/' },
  { name: 'desk-people', path: '/staff/people/' },
  { name: 'desk-person', path: '/staff/people/', reach: (page) => follow(page, '/staff/people/') },
  { name: 'desk-recover', path: '/staff/people/recover/' },
  { name: 'desk-sheet', path: '/staff/people/sheet/' },
  { name: 'rehearsal', path: '/staff/rehearsal/' },
  { name: 'desk-not-there', path: '/staff/no-such-page/', status: 404 },
  { name: 'paused', path: '/staff/listing/', reach: (page) => setForm(page, 'Paused: nobody can send a message') },
  { name: 'paused-form', path: '/staff/listing/', reach: whilePaused('/refer/demo-north-lead/') },
  { name: 'paused-form-in-spanish', path: '/staff/listing/', reach: whilePaused('/es/refer/demo-north-lead/') },
  { name: 'paused-site', path: '/staff/listing/', reach: whilePaused('/sites/demo-north-lead/') },
  { name: 'open-again', path: '/staff/listing/', reach: (page) => setForm(page, 'Open') },
  {
    name: 'session-ended',
    path: `${QUEUE}?view=new`,
    async reach(page) {
      await openItem(page);
      await page.getByLabel('Add a note').fill('Tea at ten.');
      await page.context().clearCookies();
      await page.getByRole('button', { name: 'Save note' }).click();
      await expect(page.getByText('Tea at ten.')).toBeVisible();
    },
  },
];

/** The rooms of the Bureau. */
export const BUREAU_KINDS: readonly KindRow[] = [
  { name: 'bureau', path: '/bureau/' },
  { name: 'bureau-changes', path: '/bureau/changes/' },
  { name: 'bureau-change', path: '/bureau/changes/', reach: (page) => follow(page, '/bureau/changes/') },
  {
    name: 'bureau-change-error',
    path: '/bureau/changes/',
    async reach(page) {
      await follow(page, '/bureau/changes/');
      await wrongly(page);
    },
  },
  { name: 'bureau-claims', path: '/bureau/claims/' },
  { name: 'bureau-claim', path: '/bureau/claims/', reach: (page) => follow(page, '/bureau/claims/') },
  { name: 'bureau-messages', path: '/bureau/messages/' },
  { name: 'bureau-insights', path: '/bureau/insights/' },
  { name: 'bureau-people', path: '/bureau/people/' },
  { name: 'bureau-sites', path: '/bureau/sites/' },
  { name: 'bureau-site', path: '/bureau/sites/demo-north-lead/' },
  { name: 'bureau-site-edit', path: '/bureau/sites/king-county-wa/edit/' },
  { name: 'bureau-site-call', path: '/bureau/sites/demo-north-lead/call/' },
  { name: 'bureau-site-manager', path: '/bureau/sites/demo-south-lead/manager/' },
  { name: 'bureau-site-people', path: '/bureau/sites/demo-north-lead/people/' },
  { name: 'bureau-site-new', path: '/bureau/sites/new/' },
  { name: 'bureau-not-there', path: '/bureau/no-such-page/', status: 404 },
];
