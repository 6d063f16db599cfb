import { expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_BUREAU } from '#db/seed/demonstration.ts';
import { agree, decline, openTheChange, proposeExclusion, takeBack } from './support/changes.ts';
import { signInAs } from './support/desk.ts';
import { axeFaults, expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

for (const width of WIDTHS) {
  test(`a manager edits, the Bureau agrees, the public page changes at once, and one step takes it back (${width} px)`, async ({
    page,
  }) => {
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
  const words = 'Whoever has a bicycle';

  await proposeExclusion(page, words, look);
  await openTheChange(page, words, look);
  await decline(page, words, look);
});

test('every room of the Bureau is accessible at 320 px, light and dark', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  await openRooms(await context.newPage());
  await context.close();
});

async function openRooms(page: Page): Promise<void> {
  await signInAs(page, DEMONSTRATION_BUREAU);
  const site = '/bureau/sites/demo-north-lead/';
  const rooms = ['changes/', 'claims/', 'messages/', 'sites/', 'sites/new/'].map((room) => `/bureau/${room}`);
  for (const path of ['/bureau/', ...rooms, site, `${site}call/`, `${site}edit/`, `${site}edit/?section=refer`]) {
    await test.step(path, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      await look(page);
      // Both looks differ in their colors alone.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeFaults(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
    });
  }
}
