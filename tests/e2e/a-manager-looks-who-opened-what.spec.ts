import { expect, test } from '@playwright/test';
import { openItemWith, refer, signIn } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const WORD = `By the ledger bench ${Date.now()}`;

test('a manager sees on the message and in the week who opened it, and that it never left the desk', async ({ page }) => {
  await refer(page, WORD);
  await signIn(page);
  await openItemWith(page, WORD);
  const item = page.url();
  await page.goto(item);
  const ledger = page.getByRole('region', { name: 'Who opened it, and where it went' });

  await expect(ledger.getByText('Shared outside this site: never.')).toBeVisible();
  await ledger.getByText('One line').click();
  await expect(ledger.getByRole('listitem')).toHaveText([/opened the details, today/]);
  await expect(page.getByRole('region', { name: 'When it is erased' })).toContainText('That is 90 days after it came');
  await expectAccessible(page);

  await page.goto('/staff/ledger/');
  await expect(page.getByText('this week so far')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Who opened what' })).toBeVisible();
  const id = new URL(item).pathname.split('/')[3] ?? '';
  const link = page.getByRole('link', { name: id.slice(0, 8) }).first();
  await expect(link).toHaveAttribute('href', `/staff/queue/${id}/`);
  await expect(page.getByRole('row', { name: /Ada/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);

  // At the cap of 90 days there is nothing to keep longer, and the page says so.
  await page.goto(`/staff/queue/${id}/extend/`);
  await expect(page.getByRole('main')).toContainText('It cannot be kept longer');
  await expectAccessible(page);
});
