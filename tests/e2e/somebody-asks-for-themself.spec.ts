import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll, islandsRun } from './support/walk.ts';

test('somebody asks for themself in Spanish, and is asked first how to meet', async ({ page }) => {
  await page.goto('/es/refer/');
  await page.getByLabel(/Dónde está la persona/).fill('98104');
  await page.getByRole('button', { name: 'Para mí' }).click();
  await page
    .getByRole('button', { name: /North LEAD/ })
    .first()
    .click();

  await expect(page.getByText('206-555-0100').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('¿Cómo o dónde podemos encontrarnos con usted?').fill('En la biblioteca');
  await page.getByRole('group', { name: '¿Está usted en peligro' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('No tiene un lugar seguro donde quedarse').check();
  await page.getByRole('button', { name: 'Revisar mis respuestas' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Revise sus respuestas' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Su mensaje fue enviado' })).toBeVisible();
});

test('maybe under 18 shows another door, and not being sure leads back', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill('The playground');
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await page.getByLabel('Maybe under 18').check();
  await page.getByRole('button', { name: 'Check your answers' }).click();

  await expect(page.getByText('1-800-422-4453')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /menor de 18 años/ })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: /not sure about the age/ }).click();
  await expect(page.getByLabel('Where can the person usually be found?')).toHaveValue('The playground');
});

test('switching the language in the form keeps what was typed', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  await page.getByLabel('Where can the person usually be found?').fill('The corner');
  await page.getByRole('main').getByRole('button', { name: 'Español' }).click();

  await expect(page.getByLabel('¿Dónde se puede encontrar a la persona?')).toHaveValue('The corner');
});

test('Enter in the form leads on, and not to the other language', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/?for=self');
  await page.getByLabel('What should we call you?').press('Enter');

  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await expect(page.getByLabel('What should we call you?')).toBeVisible();
});

test('hints come while typing and stop nothing', async ({ page }) => {
  await page.goto('/refer/demo-north-lead/');
  await islandsRun(page);
  await page.getByLabel(/Tell it in your own words/).pressSequentially('number 000-12-3456');

  await expect(page.getByRole('status')).toContainText('Social Security number');
  await expectAccessible(page);
});

test('a lost connection at Send keeps the words and says so', async ({ page, context }) => {
  await page.goto('/refer/demo-north-lead/');
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill('The square');
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await expect(page.getByRole('heading', { name: 'Check your answers before you send them' })).toBeVisible();
  await islandsRun(page);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('There is no connection right now.')).toBeVisible();
  await expect(page.getByRole('main').getByText('The square')).toBeVisible();

  await context.setOffline(false);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your message was sent' })).toBeVisible();
});
