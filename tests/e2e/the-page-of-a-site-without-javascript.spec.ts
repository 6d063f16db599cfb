import { expect, type Page, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

/** The names of the facts on a page, and what stands beside each. */
async function factsOf(page: Page): Promise<ReadonlyMap<string, string>> {
  const facts = await page
    .locator('.site-facts .facts > div')
    .evaluateAll((rows) =>
      rows.map(
        (row) =>
          [row.querySelector('dt')?.textContent ?? '', [...row.querySelectorAll('dd')].map((dd) => dd.textContent).join(' ')] as const,
      ),
    );
  return new Map(facts);
}

test('the page of a site whose form is open says what it promises and how it is kept, who decides, and whom it takes', async ({ page }) => {
  await page.goto('/sites/demo-north-lead/');
  const facts = await factsOf(page);

  expect(facts.get('It promises')).toBe(
    'A person reads each message by the end of the next business day after the day it comes. One that comes while the office is closed counts from the next day it is open.',
  );
  // By now other journeys may have sent ten: below that nothing is told, because it would tell of single ones.
  expect(facts.get('How soon it read')).toMatch(
    /^(?:Too few messages so far to say\.|Half of the messages were read .* 60 days, weekends included\.)$/,
  );
  expect(facts.get('Who decides')).toContain('The intake team');
  expect(facts.get('Who reads messages')).toContain('No officer, prosecutor or probation worker');
  expect(facts.get('People under 18')).toContain('adults only');
  expect(facts.get('Hours, local time')).toBe('Monday to Friday, 9 am to 5 pm');
  await expect(page.getByRole('link', { name: 'Ask this team to reach out' }).first()).toBeVisible();
});

test('what no site confirmed is never shown as confirmed, and says where it comes from', async ({ page }) => {
  await page.goto('/sites/king-county-wa/');

  expect((await factsOf(page)).get('Last confirmed')).toContain('Never, by the site itself');
  await expect(page.getByRole('heading', { name: 'Where this comes from' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/confirmed by the site on/i);
});

test('charges stand by their level', async ({ page }) => {
  await page.goto('/sites/denver-co/');
  const charges = page.locator('.facts > div').filter({ hasText: 'Charges it can divert' });

  await expect(charges.locator('strong')).toHaveText(['State', 'City and county', 'City and county, class 2']);
  await expect(charges).toContainText('Officers look at these at an arrest.');
});

test('search engines read data that tells no door before its warning', async ({ page }) => {
  const dataOf = async (path: string) => {
    await page.goto(path);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    return JSON.parse(text ?? 'null');
  };

  expect(await dataOf('/sites/watauga-county-nc/')).toMatchObject({ '@type': 'Service', name: 'Watauga LEAD', availableChannel: {} });
  for (const slug of ['king-county-wa', 'howard-county-md', 'fayette-county-wv']) {
    expect(await dataOf(`/sites/${slug}/`), slug).not.toHaveProperty('availableChannel');
  }
  await page.goto('/sites/multnomah-county-or/');
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
});

test('the page names its twin in the open data, and leads those whom it is about and those who keep it further', async ({
  page,
  request,
}) => {
  await page.goto('/sites/king-county-wa/');
  const twin = await page.locator('link[rel="alternate"][type="application/json"]').getAttribute('href');

  expect(await (await request.get(twin ?? '')).json()).toMatchObject({ name: 'LEAD Seattle · King County' });
  for (const [name, path] of [
    ['Claim or correct this page', '/sites/king-county-wa/claim/'],
    ['Read what you can do', '/about-you/'],
  ] as const) {
    const link = page.getByRole('link', { name });
    await expect(link).toHaveAttribute('href', path);
    expect((await request.get(path)).status()).toBe(200);
  }
});

test('a browser asks about the page each time, so that a pause shows at once', async ({ request }) => {
  const answer = await request.get('/sites/demo-north-lead/');
  expect(answer.headers()['cache-control']).toBe('public, no-cache');
});
