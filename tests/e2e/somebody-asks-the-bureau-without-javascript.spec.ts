import { test } from '@playwright/test';
import { answerAtTheBureau, askTheBureau } from './support/bureau.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

test('asking the Bureau and reading there work without JavaScript', async ({ page }) => {
  await askTheBureau(page, 'Who pays for the first year?', expectNoSideScroll);
  await answerAtTheBureau(page, 'Who pays for the first year?', expectNoSideScroll);
});
