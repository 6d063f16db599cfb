import { expect, type Page, test } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { DEMONSTRATION_LINKS } from '#db/seed/addLinks.ts';
import { signIn } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const CARD = `/staff/links/${DEMONSTRATION_LINKS.card}/card/`;

/** What a camera reads from the page as it looks on paper. */
async function readQr(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const { data, info } = await sharp(await page.screenshot({ fullPage: true }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ data, width: info.width, height: info.height }, { timeLimit: 10_000 });
}

async function sheets(page: Page, format: 'Letter' | 'A4'): Promise<number> {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('a card is made with one press, prints on one sheet in both languages, and its square leads to the form', async ({
  page,
  baseURL,
}) => {
  await signIn(page);
  await page.goto('/staff/links/');
  await page.getByRole('button', { name: 'Make a window card' }).click();
  await expect(page).toHaveURL(/\/staff\/links\/\w{10}\/card\/$/);
  await expectAccessible(page);
  await expectNoSideScroll(page);
  const [, code = ''] = /links\/(\w{10})\//.exec(page.url()) ?? [];

  expect(await sheets(page, 'Letter')).toBe(1);
  expect(await sheets(page, 'A4')).toBe(1);
  await page.setViewportSize({ width: 816, height: 1056 });
  const address = await readQr(page);
  expect(address).toBe(`${baseURL}/r/${code}`);
  await expect(page.locator('.staff-head')).toBeHidden();
  await expect(page.getByText('What LEAD can do')).toBeVisible();
  await expect(page.getByText('Lo que LEAD no puede hacer')).toBeVisible();
  await expect(page.getByText('206-555-0100')).toBeVisible();
  await expect(page.getByText('This is not 911.')).toBeVisible();
  await expect(page.getByText(`${new URL(baseURL ?? '').host}/r/${code}`)).toBeVisible();

  await page.emulateMedia({ media: 'screen' });
  await page.goto(address);
  await expect(page.getByText('This is the way to North LEAD (demonstration)')).toBeVisible();
  await page.getByRole('button', { name: 'It is about me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask North LEAD (demonstration) to reach out to you');
});

test('the longest words of a site still fit on the one sheet', async ({ page }) => {
  await signIn(page);
  await page.goto(CARD);
  await page.evaluate(() => {
    const say = (selector: string, text: string) => {
      for (const element of document.querySelectorAll(`.card-sheet ${selector}`)) element.textContent = text;
    };
    say(
      '.tell',
      'Avise a Northern Lakes County Law Enforcement Assisted Diversion Program. Alguien del equipo lo lee y se acerca a la persona.',
    );
    say(
      '.tell + p',
      `Quién lo lee: trabajadores de casos ${'de una agencia con un nombre largo '.repeat(3)}. No lo ve ningún policía ni fiscal.`,
    );
    say('.hours span', 'Monday to Thursday 8 am to 6 pm, Friday 8 am to noon, closed on holidays and the week after Christmas');
  });

  expect(await sheets(page, 'Letter')).toBe(1);
});

test('nobody sees a card without signing in', async ({ page }) => {
  await page.goto(CARD);
  await expect(page).toHaveURL(/\/staff\/sign-in\/$/);
});
