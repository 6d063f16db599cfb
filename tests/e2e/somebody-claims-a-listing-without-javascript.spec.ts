import { test } from '@playwright/test';
import { agreeToClaim, beginAsManager, callBack, claimListing } from './support/changes.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

test('a claim works from the form to the new manager’s key without JavaScript', async ({ page }) => {
  const who = { name: 'Rowan Thistle', email: 'rowan@harbor-health.example' };

  await claimListing(page, who, expectNoSideScroll);
  const address = await callBack(page, who.name, expectNoSideScroll);
  await agreeToClaim(page, address, who, expectNoSideScroll);
  await beginAsManager(page, who, expectNoSideScroll);
});
