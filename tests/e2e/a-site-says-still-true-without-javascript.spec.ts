import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { dataFolder } from './support/dataFolder.ts';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

/** The link in the letter "still true?", which leaves within a minute of the start; newer letters may have pushed it off the page of letters. */
async function linkInLetter(): Promise<string> {
  const folder = `${dataFolder()}/letters`;
  let link = '';
  await expect(async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const letters = await Promise.all(names.map(async (name) => JSON.parse(await readFile(`${folder}/${name}`, 'utf8'))));
    const letter = letters.find(({ subject }) => subject.startsWith('Is your listing still true?'));
    link = /\/sites\/demo-north-lead\/still-true\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass();
  return link;
}

test('a team follows the link of its letter, reads what people read, and says that it is true', async ({ page }) => {
  const link = await linkInLetter();
  await page.goto(link);
  const main = page.getByRole('main');
  await expect(main).toContainText('This is what people read about North LEAD (demonstration).');
  for (const fact of ['ZIP codes: 98104', 'Anyone may refer', '206-555-0100', 'Monday, 9 am to 5 pm'])
    await expect(main).toContainText(fact);
  await expectNoSideScroll(page);

  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '¿Sus datos siguen siendo correctos?' })).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();

  await page.getByRole('button', { name: 'Yes, all of this is true today' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you. We have noted it.' })).toBeVisible();
  await page.getByRole('link', { name: 'See the page as people see it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'North LEAD (demonstration)' })).toBeVisible();

  // The same link again: nothing is lost by a second yes, and the page tells the day of the first.
  await page.goto(link);
  await expect(main).toContainText('Your team last said yes to all of it on');
  await page.getByRole('button', { name: 'Yes, all of this is true today' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thank you. We have noted it.' })).toBeVisible();
});

test('somebody whose listing is wrong is led to where it can be mended', async ({ page }) => {
  await page.goto(await linkInLetter());
  await expect(page.getByRole('main')).toContainText('Then do not press the button above.');

  await page.getByRole('link', { name: 'Ask to keep this page yourself' }).click();
  await expect(page).toHaveURL(/\/sites\/demo-north-lead\/claim\/$/);
});

test('a link that was cut off says so, and offers no button', async ({ page }) => {
  const link = await linkInLetter();
  await page.goto(link.slice(0, -6));

  await expect(page.getByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Sign in and change the listing' })).toBeVisible();
});
