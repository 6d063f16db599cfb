import { expect, type Page, test } from '@playwright/test';
import { openDatabase } from '#db/client.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { DEMONSTRATION_SECRET } from '#src/config.ts';
import { addDays, type Day, dayOf } from '#src/domain/day.ts';
import { linkText, STALE_AFTER_DAYS } from '#src/domain/freshness.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import { sitePage } from '#src/words/en/sitePage.ts';
import { stillTrue } from '#src/words/en/stillTrue.ts';
import { dataFolder } from './support/dataFolder.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

/** A real listing that no other journey looks at. */
const SLUG = 'alamosa-slv-co';

async function inDatabase<T>(work: (client: Awaited<ReturnType<typeof openDatabase>>['client']) => Promise<T>): Promise<T> {
  const { client, close } = await openDatabase({ url: `file:${dataFolder()}/portal.db` });
  try {
    return await work(client);
  } finally {
    close();
  }
}

const readListing = () =>
  inDatabase(async (client) =>
    String((await client.execute({ sql: 'SELECT listing FROM sites WHERE slug = ?', args: [SLUG] })).rows[0]?.['listing']),
  );
const writeListing = (listing: string) =>
  inDatabase((client) =>
    client.execute({ sql: 'UPDATE sites SET listing = ?, version = version + 1 WHERE slug = ?', args: [listing, SLUG] }),
  );

let before = '';
test.beforeAll(async () => {
  before = await readListing();
});
test.afterAll(() => writeListing(before));

/** The listing as if its team had last said yes so many days ago. */
async function confirmedAgo(days: number): Promise<Day> {
  const day = addDays(dayOf(Date.now(), 'America/Chicago'), -days);
  const checked = Object.fromEntries(ROUTING_FACTS.map((fact) => [fact, day]));
  await writeListing(JSON.stringify({ ...JSON.parse(before), checked, confirmedOn: day }));
  return day;
}

/** The link of a letter that came today. */
function linkOfToday(): string {
  const text = linkText({ site: SLUG, writtenOn: dayOf(Date.now(), 'UTC') });
  return `/sites/${SLUG}/still-true/?key=${encodeURIComponent(portalSigner({ secret: DEMONSTRATION_SECRET }).sign('still-true', text))}`;
}

async function expectOnPage(page: Page, words: string, there: boolean): Promise<void> {
  // The server looks each second whether another process changed a site.
  await expect(async () => {
    await page.goto(`/sites/${SLUG}/`);
    const main = page.getByRole('main');
    if (there) await expect(main).toContainText(words, { timeout: 500 });
    else await expect(main).not.toContainText(words, { timeout: 500 });
  }).toPass();
}

test('a listing that nobody confirmed for three months warns people, until its team says yes', async ({ page }) => {
  await confirmedAgo(STALE_AFTER_DAYS);
  await expectOnPage(page, sitePage.freshness.staleTitle, false);
  await confirmedAgo(STALE_AFTER_DAYS + 1);
  await expectOnPage(page, sitePage.freshness.staleTitle, true);

  await page.goto(linkOfToday());
  await expect(page.getByRole('main')).toContainText(stillTrue.stale.title);
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole('button', { name: stillTrue.ask.yes }).click();
  await expect(page.getByRole('heading', { level: 1, name: stillTrue.done.title })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: stillTrue.done.page }).click();
  await expect(page).toHaveURL(new RegExp(`/sites/${SLUG}/$`));
  await expect(page.getByRole('main')).not.toContainText(sitePage.freshness.staleTitle);
});

test('a listing that changed while its team read it is not confirmed by their press', async ({ page, context }) => {
  await confirmedAgo(STALE_AFTER_DAYS + 1);
  await expectOnPage(page, sitePage.freshness.staleTitle, true);
  await page.goto(linkOfToday());
  await writeListing(JSON.stringify({ ...JSON.parse(before), phone: '206-555-0177' }));
  await expectOnPage(await context.newPage(), '206-555-0177', true);

  await page.getByRole('button', { name: stillTrue.ask.yes }).click();

  const main = page.getByRole('main');
  await expect(main).toContainText(stillTrue.changed.title);
  await expect(main).toContainText('206-555-0177');
  await expect(main).toContainText(stillTrue.allNever);
  await expectAccessible(page);
});
