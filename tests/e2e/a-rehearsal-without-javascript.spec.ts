import { test } from '@playwright/test';
import { chooseLetters, rehearse } from './support/rehearsal.ts';

test.use({ javaScriptEnabled: false });

test('a manager rehearses the way of a message, and picks letters, without JavaScript', async ({ page }) => {
  await rehearse(page, async () => undefined);
  await chooseLetters(page, async () => undefined);
});
