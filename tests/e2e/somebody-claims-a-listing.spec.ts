import { expect, type Page, test } from '@playwright/test';
import { agreeToClaim, beginAsManager, callBack, claimListing } from './support/changes.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

test('somebody claims a listing, one person calls back, a second agrees, and the new manager keeps it', async ({ page }) => {
  const foreign = foreignRequests(page);
  const who = { name: 'Willow Quince', email: 'willow@harbor-health.example' };

  await claimListing(page, who, look);
  const address = await callBack(page, who.name, look);
  await agreeToClaim(page, address, who, look);
  await beginAsManager(page, who, look);

  expect(foreign).toEqual([]);
});
