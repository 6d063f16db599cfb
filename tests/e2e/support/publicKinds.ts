import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_LINKS } from '#db/seed/addLinks.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { DEMONSTRATION_SECRET } from '#src/config.ts';
import type { KindRow } from './kinds.ts';

const FORM = '/refer/demo-north-lead/';
const TWO_DAYS = 2 * 86_400_000;

/** Presses a button of the main part that is found by what it sends, not by its words: they differ by language. */
export async function press(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('main').locator(button).first().click()]);
}

const send = (page: Page, step: string) => press(page, `button[name=step][value=${step}]:not(.visually-hidden)`);
const tick = (page: Page, name: string, value: string) => page.locator(`[name=${name}][value=${value}]`).check();

/** Fills in what is required, and goes to the check. */
async function toCheck(page: Page, danger = 'no', age?: string): Promise<void> {
  await tick(page, 'danger', danger);
  await page.locator('[name=where]').fill('By the blue door');
  await tick(page, 'concerns', 'housing');
  await tick(page, 'relation', 'neighbor');
  if (age) await tick(page, 'age', age);
  await send(page, 'check');
}

/** The form as somebody left it open two days ago. */
async function leaveOpenForTwoDays(page: Page): Promise<void> {
  const token = portalSigner({ secret: DEMONSTRATION_SECRET }).sign('form', `${'a'.repeat(43)}|${Date.now() - TWO_DAYS}`);
  for (const box of await page.locator('input[name=token]').all())
    await box.evaluate((input, value) => input.setAttribute('value', value), token);
}

async function askPlace(page: Page, place: string): Promise<void> {
  await page.locator('[name=place]').first().fill(place);
  await press(page, 'form[data-place-form] button');
}

/** Types the number of the receipt that a page before showed; of a new one where none has. */
const receipts = new WeakMap<Page, string>();
async function typeReceipt(page: Page): Promise<void> {
  if (!receipts.has(page)) {
    const asked = page.url();
    await page.goto(asked.replace(/\/refer\/.*/, FORM));
    await toReceipt(page);
    await page.goto(asked);
  }
  await page.locator('[name=code]').fill(receipts.get(page) ?? '');
  await send(page, 'check');
}

async function toReceipt(page: Page): Promise<void> {
  await toCheck(page);
  await send(page, 'send');
  receipts.set(page, (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '');
}

const typeUnknown = async (page: Page) => {
  await page.locator('[name=code]').fill('0000 0000 0000 0000');
  await send(page, 'check');
};

/** A post to an address that takes none. */
async function postTo(page: Page, path: string): Promise<void> {
  await page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action });
    document.body.append(form);
    form.submit();
  }, path);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}

const REFER: readonly KindRow[] = [
  { name: 'home', path: '/' },
  { name: 'refer', path: '/refer/' },
  { name: 'refer-place-missing', path: '/refer/', reach: (page) => press(page, 'button[name=for][value=other]') },
  { name: 'questions', path: '/refer/questions/' },
  { name: 'find-form', path: '/refer/start/' },
  { name: 'find-found', path: '/refer/', reach: (page) => askPlace(page, '98104') },
  { name: 'find-several', path: '/refer/', reach: (page) => askPlace(page, 'Springfield') },
  { name: 'find-none', path: '/refer/', reach: (page) => askPlace(page, 'Fargo, ND') },
  { name: 'find-unknown', path: '/refer/', reach: (page) => askPlace(page, 'qqqqqq') },
  { name: 'no-site', path: '/refer/no-site/' },
  { name: 'emergency', path: '/refer/emergency/' },
  { name: 'under-18', path: '/refer/under-18/' },
  { name: 'form', path: FORM },
  { name: 'form-for-oneself', path: `${FORM}?for=self` },
  { name: 'form-errors', path: FORM, reach: (page) => send(page, 'check') },
  { name: 'danger', path: FORM, reach: (page) => toCheck(page, 'yes') },
  { name: 'minor', path: FORM, reach: (page) => toCheck(page, 'no', 'maybe-minor') },
  {
    name: 'check-with-hints',
    path: FORM,
    async reach(page) {
      await page.locator('[name=happening]').fill('He is schizophrenic, 123-45-6789. Call the police.');
      await toCheck(page, 'not-sure');
    },
  },
  {
    name: 'check-expired',
    path: FORM,
    async reach(page) {
      await toCheck(page);
      await leaveOpenForTwoDays(page);
      await send(page, 'send');
    },
  },
  { name: 'hcaptcha', path: '/refer/check/?site=demo-north-lead' },
];

const AFTER_SENDING: readonly KindRow[] = [
  { name: 'receipt-gone', path: '/refer/received/' },
  { name: 'receipt', path: FORM, reach: toReceipt },
  { name: 'status', path: '/refer/status/' },
  { name: 'status-error', path: '/refer/status/', reach: (page) => send(page, 'check') },
  { name: 'status-unknown', path: '/refer/status/', reach: typeUnknown },
  { name: 'status-waiting', path: '/refer/status/', reach: typeReceipt },
  { name: 'withdraw', path: '/refer/withdraw/' },
  { name: 'withdraw-error', path: '/refer/withdraw/', reach: (page) => send(page, 'check') },
  { name: 'withdraw-asked', path: '/refer/withdraw/', reach: typeReceipt },
  {
    name: 'withdrawn',
    path: '/refer/withdraw/',
    async reach(page) {
      await typeReceipt(page);
      await send(page, 'send');
    },
  },
  { name: 'status-withdrawn', path: '/refer/status/', reach: typeReceipt },
  {
    name: 'withdraw-undone',
    path: '/refer/withdraw/',
    async reach(page) {
      await typeReceipt(page);
      await send(page, 'undo');
    },
  },
];

const DIRECTORY: readonly KindRow[] = [
  { name: 'sites', path: '/sites/' },
  { name: 'sites-of-a-state', path: '/sites/?state=WA' },
  { name: 'sites-none', path: '/sites/?q=xylophone' },
  { name: 'sites-of-a-place', path: '/sites/?place=98104' },
  { name: 'site-with-form', path: '/sites/demo-north-lead/' },
  { name: 'site', path: '/sites/king-county-wa/' },
  { name: 'site-departs', path: '/sites/fayette-county-wv/' },
  { name: 'site-ended', path: '/sites/multnomah-county-or/' },
  { name: 'claim', path: '/sites/king-county-wa/claim/' },
  { name: 'claim-error', path: '/sites/king-county-wa/claim/', reach: (page) => press(page, 'form button.button--main') },
  { name: 'still-true-no-link', path: '/sites/king-county-wa/still-true/?key=x', status: 403 },
];

const PARTNERS: readonly KindRow[] = [
  { name: 'link', path: `/r/${DEMONSTRATION_LINKS.partner}/` },
  { name: 'link-form', path: `/r/${DEMONSTRATION_LINKS.partner}/`, reach: (page) => press(page, 'form button') },
  { name: 'link-of-a-card', path: `/r/${DEMONSTRATION_LINKS.card}/` },
  { name: 'link-unknown', path: '/r/zzzzzzzzzz/', status: 404 },
  { name: 'dates', path: '/r/dates/' },
  { name: 'dates-error', path: '/r/dates/', reach: (page) => send(page, 'check') },
  {
    name: 'dates-found',
    path: '/r/dates/',
    async reach(page) {
      await page.locator('[name=code]').fill(DEMONSTRATION_LINKS.second);
      await send(page, 'check');
    },
  },
];

const OTHERS: readonly KindRow[] = [
  { name: 'contact', path: '/start-a-site/contact/' },
  { name: 'contact-error', path: '/start-a-site/contact/', reach: (page) => press(page, 'form button.button--main') },
  { name: 'contact-received', path: '/start-a-site/contact/received/' },
  { name: 'not-found', path: '/no-such-page/', status: 404 },
  { name: 'not-allowed', path: '/refer/emergency/', reach: (page) => postTo(page, new URL(page.url()).pathname) },
];

/** Every kind of page that needs no sign-in, the reading room apart, with its states: at rest, wrong, empty, expired, not there. */
export const publicKinds: readonly KindRow[] = [...REFER, ...AFTER_SENDING, ...DIRECTORY, ...PARTNERS, ...OTHERS];
