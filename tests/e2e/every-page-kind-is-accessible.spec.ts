import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll, foreignRequests } from './support/walk.ts';

const PUBLIC = [
  '/',
  '/refer/questions/',
  '/refer/start/',
  '/refer/no-site/',
  '/refer/emergency/',
  '/refer/under-18/',
  '/refer/received/',
  '/refer/withdraw/',
  '/refer/check/?site=demo-north-lead',
  '/sites/',
  '/sites/king-county-wa/',
  '/sites/demo-north-lead/',
  '/sites/fayette-county-wv/',
  '/sites/multnomah-county-or/',
  '/no-such-page/',
];
const STAFF = ['/staff/sign-in/', '/demo/letters/'];
const paths = [...PUBLIC, ...PUBLIC.map((path) => `/es${path}`), ...STAFF];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every kind of page is accessible, fits 320 px and asks nobody else (${colorScheme})`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const foreign = foreignRequests(page);
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && faults.push(message.text()));
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path);
        await expectAccessible(page);
        await expectNoSideScroll(page);
      });
    }
    expect(foreign).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
