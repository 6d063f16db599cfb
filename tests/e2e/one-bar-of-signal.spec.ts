import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { wordsFor } from '#src/words/words.ts';
import { countReferrals } from './support/countReferrals.ts';

const { form, check, labels } = wordsFor('en').refer;
const { received } = wordsFor('en').receipt;
const FORM = '/refer/demo-north-lead/';
const TYPED = 'By the blue door, after closing';

/** 400 kbit/s both ways, 400 ms there and back, a processor four times slower. */
const ONE_BAR = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const OLD_PHONE = 4;

async function onOneBar(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', ONE_BAR);
  await client.send('Emulation.setCPUThrottlingRate', { rate: OLD_PHONE });
}

async function fillIn(page: Page): Promise<void> {
  await page.goto(FORM);
  await page.getByLabel(form.where).fill(TYPED);
  await page.getByRole('group', { name: form.danger }).getByLabel(labels.danger.no, { exact: true }).check();
  await page.getByLabel(labels.concerns.housing).check();
  await page.getByLabel(labels.relations.neighbor).check();
}

const toCheck = (page: Page) => page.getByRole('button', { name: form.toCheck }).click();
const send = (page: Page) => page.getByRole('button', { name: check.send, exact: true }).click();
const sendTwice = (page: Page) => page.getByRole('button', { name: check.send, exact: true }).dblclick();

async function expectChecked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: check.title })).toBeVisible();
  await expect(page.getByRole('main').getByText(TYPED)).toBeVisible();
}

async function expectSentOnce(page: Page, before: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: received.title })).toBeVisible();
  expect(await countReferrals()).toBe(before + 1);
}

/** What may become of the scripts of a page. They stand in it, so they always come; whether they run is another matter. */
const SCRIPTS: Readonly<Record<string, (context: BrowserContext) => Promise<unknown>>> = {
  'with JavaScript': async () => undefined,
  'with scripts that break as they start': (context) =>
    context.addInitScript(() => {
      Document.prototype.querySelectorAll = () => {
        throw new Error('broken');
      };
    }),
  'on a phone that lacks what the scripts use': (context) =>
    context.addInitScript(() => {
      Reflect.deleteProperty(HTMLFormElement.prototype, 'requestSubmit');
      Reflect.deleteProperty(AbortSignal, 'timeout');
    }),
};

for (const [how, spoil] of Object.entries(SCRIPTS)) {
  test(`an old phone on one bar of signal sends once, ${how}, however often Send is pressed`, async ({ page, context }) => {
    await spoil(context);
    // Where scripts do nothing, the slow way is walked once, below, without any.
    if (how === 'with JavaScript' || process.env['FULL_SETS']) await onOneBar(page);
    const before = await countReferrals();
    await fillIn(page);
    await toCheck(page);
    await expectChecked(page);
    await sendTwice(page);
    await expectSentOnce(page, before);
  });
}

test('an old phone on one bar of signal sends once without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await onOneBar(page);
  const before = await countReferrals();
  await fillIn(page);
  await toCheck(page);
  await expectChecked(page);
  await sendTwice(page);
  await expectSentOnce(page, before);
  await context.close();
});

test('a connection that is lost between two steps loses no word, and the message is sent once it is back', async ({ page, context }) => {
  const before = await countReferrals();
  await fillIn(page);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await toCheck(page);
  await expect(page.getByRole('status')).toContainText(check.offline);
  await expect(page.getByLabel(form.where)).toHaveValue(TYPED);
  await context.setOffline(false);
  await toCheck(page);
  await expectChecked(page);

  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('status')).toContainText(check.offline);
  await context.setOffline(false);
  await send(page);
  await expectSentOnce(page, before);
});

test('without JavaScript a lost connection loses no word either: asking the browser again sends it, once', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const before = await countReferrals();
  await fillIn(page);
  await toCheck(page);
  await expectChecked(page);
  await context.setOffline(true);
  await send(page);
  await expect.poll(() => page.url()).toContain('chrome-error');
  await context.setOffline(false);
  await page.reload();
  await expectSentOnce(page, before);
  await context.close();
});

test('an answer that is lost on its way back does not send twice: the same receipt comes again', async ({ page, context }) => {
  const before = await countReferrals();
  await fillIn(page);
  await toCheck(page);
  await expectChecked(page);
  let lost = 0;
  await context.route(`**${FORM}`, async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    return route.abort('connectionreset');
  });
  await send(page);
  await expect.poll(() => page.url()).toContain('chrome-error');
  expect(await countReferrals()).toBe(before + 1);
  await page.reload();
  await expectSentOnce(page, before);
});
