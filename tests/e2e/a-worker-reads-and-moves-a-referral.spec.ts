import { expect, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { openItemWith, refer, signInByLetter, statusOf } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

for (const width of WIDTHS) {
  test(`a worker signs in by the letter, opens a referral and moves it (${width} px)`, async ({ page }) => {
    const foreign = foreignRequests(page);
    await page.setViewportSize({ width, height: 800 });
    const word = `Bench number ${width}`;
    const receipt = await refer(page, word);
    expect(await statusOf(page, receipt)).toContain('Not read yet');

    await signInByLetter(page, DEMONSTRATION_WORKERS[0]);
    await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await expect(page.getByText(word)).toHaveCount(0);
    await openItemWith(page, word);
    await expectNoSideScroll(page);
    await expect(page.getByText('Do not tell the person who asked.')).toBeVisible();
    await expectAccessible(page);

    await page.locator('summary', { hasText: 'Put on the waiting list' }).click();
    await page.getByRole('button', { name: 'Put on the waiting list' }).click();
    await expect(page.getByRole('alert')).toContainText('reason');
    await expectAccessible(page);
    await expectNoSideScroll(page);
    await page.getByRole('button', { name: 'Plan outreach' }).click();
    await expect(page.getByText('Done: you planned outreach')).toBeVisible();
    await expectAccessible(page);

    expect(await statusOf(page, receipt)).toContain('Read by a person on');
    await page.goto('/staff/sign-out/');
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/staff\/sign-in\//);
    await page.goto('/staff/queue/');
    await expect(page).toHaveURL(/\/staff\/sign-in\//);
    expect(foreign).toEqual([]);
  });
}
