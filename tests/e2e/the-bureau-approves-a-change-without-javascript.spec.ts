import { test } from '@playwright/test';
import { agree, openTheChange, proposeExclusion, takeBack } from './support/changes.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

test('a manager edits, the Bureau agrees and takes it back: without JavaScript', async ({ page }) => {
  const words = 'Nobody is turned away for want of a script';

  await proposeExclusion(page, words, expectNoSideScroll);
  await openTheChange(page, words, expectNoSideScroll);
  await agree(page, words, expectNoSideScroll);
  await takeBack(page, words, expectNoSideScroll);
});
