import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_BUREAU } from '#db/seed/demonstration.ts';
import { agree, decline, openTheChange, proposeExclusion, takeBack } from './support/changes.ts';
import { signInAs } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

for (const width of WIDTHS) {
  test(`a manager edits, the Bureau agrees, the public page changes at once, and one step takes it back (${width} px)`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 800 });
    const foreign = foreignRequests(page);
    const words = `Nobody is turned away at ${width} steps`;

    await proposeExclusion(page, words, look);
    await openTheChange(page, words, look);
    await agree(page, words, look);
    await takeBack(page, words, look);

    expect(foreign).toEqual([]);
  });
}

test('an edit that the Bureau declines never shows, and its manager reads why', async ({ page }) => {
  test.setTimeout(120_000);
  const words = 'Whoever has a bicycle';

  await proposeExclusion(page, words, look);
  await openTheChange(page, words, look);
  await decline(page, words, look);
});

test('every room of the Bureau is accessible at 320 px, light and dark', async ({ browser }) => {
  test.setTimeout(180_000);
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await openRooms(page);
    await context.close();
  }
});

async function openRooms(page: Page): Promise<void> {
  await signInAs(page, DEMONSTRATION_BUREAU);
  const site = '/bureau/sites/demo-north-lead/';
  const rooms = ['changes/', 'claims/', 'messages/', 'sites/', 'sites/new/'].map((room) => `/bureau/${room}`);
  for (const path of ['/bureau/', ...rooms, site, `${site}call/`, `${site}edit/`, `${site}edit/?section=refer`]) {
    await test.step(path, async () => {
      await page.goto(path);
      await look(page);
    });
  }
}
