import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { signInAs, statusOf } from './support/desk.ts';
import { sendMany } from './support/many.ts';

const [ADA, BEN] = DEMONSTRATION_WORKERS;
/** A busy day, and in the full checks a very busy one. */
const MANY = process.env['FULL_SETS'] ? 30 : 12;
/** Shown in the list of the queue, so that the messages of this day are known from others. */
const TONGUE = 'Esperanto of this day';
/** The next message of this day that the list shows as new, or null. */
async function nextOf(page: Page): Promise<string | null> {
  await page.goto('/staff/queue/?view=new');
  const rows = page.getByRole('row').filter({ hasText: TONGUE });
  return (await rows.count()) === 0 ? null : rows.first().getByRole('link').first().getAttribute('href');
}

/** Works through the new messages of this day; answers the ids of those that this worker decided. */
async function triage(page: Page): Promise<string[]> {
  const decided: string[] = [];
  for (let tries = 0; tries < 4 * MANY; tries += 1) {
    const address = await nextOf(page);
    if (address === null) return decided;
    await page.goto(address);
    const button = page.getByRole('button', { name: 'Plan outreach' });
    // The other one may have decided between the list and this page.
    if ((await button.count()) === 0) continue;
    await button.click();
    const done = page.getByText('Done: you planned outreach');
    const told = page.getByText('This was changed meanwhile');
    await expect(done.or(told).first()).toBeVisible();
    if ((await told.count()) === 0) decided.push(/queue\/([a-z0-9]{26})\//.exec(address)?.[1] ?? '');
  }
  throw new Error('there is always one more');
}

test(`${MANY} referrals arrive while two workers triage: nothing is lost and nothing is handled twice`, async ({
  browser,
  request,
  baseURL,
}) => {
  const ada = await (await browser.newContext()).newPage();
  const ben = await (await browser.newContext()).newPage();
  await signInAs(ada, ADA);
  await expect(ada.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  await signInAs(ben, BEN);
  await expect(ben.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();

  // The first ones are there; the others come while both work.
  const first = await sendMany(request, baseURL ?? '', { many: MANY / 3, language: TONGUE });
  const [later, some, others] = await Promise.all([
    sendMany(request, baseURL ?? '', { many: MANY - first.length, language: TONGUE }),
    triage(ada),
    triage(ben),
  ]);
  const rest = await triage(ada);
  const decided = [...some, ...others, ...rest];

  const receipts = [...first, ...later];
  expect(receipts.filter((receipt) => /^[\d ]{19}$/.test(receipt))).toHaveLength(MANY);
  expect(new Set(receipts).size).toBe(MANY);
  expect(decided).toHaveLength(MANY);
  expect(new Set(decided).size).toBe(MANY);
  for (const receipt of [receipts[0], receipts.at(-1)]) expect(await statusOf(ada, receipt ?? '')).toContain('Read by a person on');
  expect(await nextOf(ben)).toBeNull();
  for (const one of [ada, ben]) await one.context().close();
});

test('from the queue to the decision and the next item a plain message takes six keys at most', async ({ page, request, baseURL }) => {
  await sendMany(request, baseURL ?? '', { many: 2 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInAs(page, ADA);
  await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  await page.goto('/staff/queue/?view=new');
  let keys = 0;
  const press = async (key: string) => {
    await page.waitForLoadState('load');
    keys += 1;
    await page.keyboard.press(key);
  };

  // Past the head of the page, as anybody without a mouse gets there.
  await press('Tab');
  await press('Enter');
  await press('j');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Open details' })).toBeVisible();
  await press('d');
  await expect(page.getByRole('heading', { name: 'What was written' })).toBeFocused();
  await press('t');
  await expect(page.getByText('Done: you planned outreach')).toBeVisible();
  expect(keys).toBeLessThanOrEqual(6);

  // One that has to say why: the key opens it, and a ready reason is at hand.
  await press('w');
  await expect(page.getByLabel('The team is full right now.')).toBeFocused();
  await press(' ');
  await press('Enter');
  await expect(page.getByText('Done: you put it on the waiting list')).toBeVisible();
});
