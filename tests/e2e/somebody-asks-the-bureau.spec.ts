import { expect, type Page, test } from '@playwright/test';
import { answerAtTheBureau, askTheBureau } from './support/bureau.ts';
import { expectAccessible, expectNoSideScroll, foreignRequests, islandsRun, WIDTHS } from './support/walk.ts';

const look = async (page: Page) => {
  await expectAccessible(page);
  await expectNoSideScroll(page);
};

for (const width of WIDTHS) {
  test(`a public defender asks the Bureau how to start, and the Bureau reads and decides (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const foreign = foreignRequests(page);
    const question = `Who starts it in a county of ${width} people?`;

    await askTheBureau(page, question, look);
    await answerAtTheBureau(page, question, look);

    expect(foreign).toEqual([]);
  });
}

test('while somebody types, a hint about a person appears; Send shows it once more, and then goes through', async ({ page }) => {
  await page.goto('/start-a-site/contact/');
  await islandsRun(page);
  await page.getByLabel('What would you like to ask?').fill('My neighbor, born 01/02/1990, sleeps in a doorway.');

  await expect(page.getByRole('status')).toHaveText(/This may be about a particular person/);
  await expectAccessible(page);
  await page.getByLabel('ZIP code of the place').fill('98104');
  await page.getByLabel('Neighbor or advocate').check();
  await page.getByLabel('Your email or phone number').fill('206-555-0142');
  await page.getByRole('button', { name: 'Send to the Bureau' }).click();
  await expect(page.getByText('Your message is not sent yet')).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: 'Send to the Bureau' }).click();
  await expect(page).toHaveURL(/\/received\/$/);
  await expect(page.getByRole('link', { name: 'Call 911 if a life is at risk' })).toBeVisible();
});

test('Enter in a field presses Send and nothing else', async ({ page }) => {
  await page.goto('/start-a-site/contact/');
  await islandsRun(page);
  await page.getByLabel('ZIP code of the place').press('Enter');

  await expect(page.getByRole('alert')).toContainText('Choose the answer that fits you best');
  await expect(page).toHaveURL(/\/start-a-site\/contact\/$/);
});

test('the form keeps its words in Spanish and back', async ({ page }) => {
  await page.goto('/start-a-site/contact/');
  await page.getByLabel('What would you like to ask?').fill('How?');
  await page.getByRole('button', { name: 'Español' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Pregunte al Bureau cómo empezar' })).toBeVisible();
  await expect(page.getByLabel('¿Qué quiere preguntar?')).toHaveValue('How?');
  await expectAccessible(page);
});
