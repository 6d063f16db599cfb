import { expect, test } from '@playwright/test';
import { DEMONSTRATION_LINKS } from '#db/seed/addLinks.ts';
import { openItemWith, signIn } from './support/desk.ts';
import { lineOf, makeLink, revoke, sendByLink } from './support/links.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

for (const width of WIDTHS) {
  test(`a link is made, used, above its number, looked up and taken back (${width} px)`, async ({ page, browser }) => {
    const name = `Example District ${width}`;
    await page.setViewportSize({ width, height: 800 });
    await signIn(page);
    await page.goto('/staff/links/');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await expect(page.getByRole('alert')).toContainText('Enter the name of the organization');
    await expectAccessible(page);
    await expectNoSideScroll(page);
    const { path, second } = await makeLink(page, { name, weekly: 1 });
    await expectAccessible(page);
    await expectNoSideScroll(page);

    const outside = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    const foreign = foreignRequests(outside);
    await outside.goto(path);
    await expect(outside.getByText(`You came by the link of ${name}.`)).toBeVisible();
    await expectAccessible(outside);
    await expectNoSideScroll(outside);
    expect(await outside.context().cookies()).toEqual([]);
    await sendByLink(outside, path, `First bench ${width}`);
    await sendByLink(outside, path.toUpperCase().replace('/R/', '/r/'), `Second bench ${width}`);

    await outside.goto('/r/dates/');
    await outside.getByLabel('Your second code').fill(second);
    await outside.getByRole('button', { name: 'Show the dates' }).click();
    await expect(outside.getByRole('heading', { name: `${name}, to North LEAD` })).toBeVisible();
    await expect(outside.getByRole('table').getByRole('row').nth(1)).toContainText('2');
    await expect(outside.getByText(`bench ${width}`)).toHaveCount(0);
    await expectAccessible(outside);

    await openItemWith(page, `Second bench ${width}`);
    await expect(page.getByText(`${name} (above the agreed number)`)).toBeVisible();
    await openItemWith(page, `First bench ${width}`);
    await expect(page.getByText(name, { exact: true })).toBeVisible();
    await page.goto('/staff/links/');
    await expect(lineOf(page, name)).toContainText('2 of 1 agreed');
    await expect(lineOf(page, name)).toContainText('above the agreed number');

    await revoke(page, name);
    await expect(lineOf(page, name)).toContainText('Revoked');
    const answer = await outside.goto(path);
    expect(answer?.status()).toBe(410);
    await expect(outside.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
    await expect(outside.getByText(name)).toHaveCount(0);
    await expectAccessible(outside);
    await outside.getByRole('link', { name: 'Write to North LEAD (demonstration)' }).click();
    await expect(outside.getByLabel('I work at a shop or business')).toBeVisible();
    expect(foreign).toEqual([]);
    await outside.context().close();
  });
}

test('what the organization has settled is not asked again, and can be changed at the check', async ({ page }) => {
  await page.goto('/r/DEMO-pantry/');
  await page.getByRole('button', { name: 'Go to the form' }).click();
  await expect(page.getByText('You came by the link of Harbor Pantry (invented).')).toBeVisible();
  await expect(page.getByRole('group', { name: 'How do you know about this?' })).toBeHidden();
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill('By the fountain');
  await page.getByLabel('I am not sure').nth(1).check();
  await page.getByRole('button', { name: 'Check your answers' }).click();

  await expect(page.getByText('I work in health or social services')).toBeVisible();
  await page.getByRole('button', { name: 'Change How do you know about this?' }).click();
  await expect(page.getByLabel('I work in health or social services')).toBeChecked();
  await page.getByLabel('I live nearby').check();
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible();
  await expect(page.getByText('I live nearby')).toBeVisible();
  await expect(page.getByText('You came by the link of Harbor Pantry (invented).')).toBeVisible();
  await expectAccessible(page);
});

test('in Spanish a link leads through the Spanish form, and keeps its mark when the language is changed', async ({ page }) => {
  await page.goto(`/es/r/${DEMONSTRATION_LINKS.partner}/`);
  await expect(page.getByText('Usted llegó por el enlace de Harbor Pantry (invented).')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ir al formulario' }).click();
  await expect(page).toHaveURL(/\/es\/refer\/demo-north-lead\/$/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('You came by the link of Harbor Pantry (invented).')).toBeVisible();
});

test('a link that nobody knows leads to the finder', async ({ page }) => {
  const answer = await page.goto('/r/zzzzzzzzzz/');
  expect(answer?.status()).toBe(404);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Find the team for a place' }).click();
  await expect(page).toHaveURL(/\/refer\/start\/$/);
});
