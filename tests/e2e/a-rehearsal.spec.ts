import { type Page, test } from '@playwright/test';
import { chooseLetters, rehearse } from './support/rehearsal.ts';
import { expectAccessible, expectNoSideScroll, WIDTHS } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

for (const width of WIDTHS) {
  test(`a manager rehearses the way of a message, and picks letters (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await rehearse(page, look);
    await chooseLetters(page, look);
  });
}
