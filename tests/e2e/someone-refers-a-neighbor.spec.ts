import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll, foreignRequests, WIDTHS } from './support/walk.ts';

interface Said {
  readonly start: string;
  readonly place: RegExp;
  readonly forOther: RegExp;
  readonly which: RegExp;
  readonly ask: RegExp;
  readonly checkTitle: RegExp;
  readonly statusTitle: RegExp;
  readonly no: string;
  readonly danger: RegExp;
  readonly where: RegExp;
  readonly housing: RegExp;
  readonly business: RegExp;
  readonly check: RegExp;
  readonly send: RegExp;
  readonly problem: RegExp;
  readonly help: RegExp;
  readonly back: RegExp;
  readonly received: RegExp;
  readonly waiting: RegExp;
  readonly look: RegExp;
  readonly code: RegExp;
}

const SAID: Record<'en' | 'es', Said> = {
  en: {
    start: '/refer/',
    place: /Where is the person/,
    forOther: /^For somebody else$/,
    which: /Which of these fits/,
    ask: /^Ask North LEAD/,
    checkTitle: /Check your answers before/,
    statusTitle: /Was my message read/,
    no: 'No',
    danger: /Is anyone in danger/,
    where: /Where can the person usually be found/,
    housing: /No safe place to stay/,
    business: /I work at a shop or business/,
    check: /^Check your answers$/,
    send: /^Send$/,
    problem: /There is a problem/,
    help: /Get help now/,
    back: /go on with my message/,
    received: /Your message was sent/,
    waiting: /Not read yet/,
    look: /^Look$/,
    code: /receipt number/,
  },
  es: {
    start: '/es/refer/',
    place: /Dónde está la persona/,
    forOther: /^Para otra persona$/,
    which: /Cuál/,
    ask: /^Pida a North LEAD/,
    checkTitle: /Revise sus respuestas/,
    statusTitle: /Ya leyeron mi mensaje/,
    no: 'No',
    danger: /Hay alguien en peligro/,
    where: /Dónde se puede encontrar a la persona/,
    housing: /No tiene un lugar seguro/,
    business: /Trabajo en una tienda o negocio/,
    check: /^Revisar mis respuestas$/,
    send: /^Enviar$/,
    problem: /Hay un problema/,
    help: /Pida ayuda ahora/,
    back: /seguir con mi mensaje/,
    received: /Su mensaje fue enviado/,
    waiting: /Todavía no lo han leído/,
    look: /^Buscar$/,
    code: /número de su recibo/,
  },
};

/** Waits for the page with this heading; then axe finds nothing and nothing is wider than the screen. */
async function expectGoodPage(page: Page, title: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideScroll(page);
}

for (const locale of ['en', 'es'] as const) {
  for (const width of WIDTHS) {
    test(`someone refers a neighbor by keyboard (${locale}, ${width} px)`, async ({ page }) => {
      const said = SAID[locale];
      const foreign = foreignRequests(page);
      await page.setViewportSize({ width, height: 740 });

      await page.goto(said.start);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectGoodPage(page, /LEAD/);
      await page.getByLabel(said.place).focus();
      await page.keyboard.type('98104');
      await page.getByRole('button', { name: said.forOther }).focus();
      await page.keyboard.press('Enter');

      await expectGoodPage(page, said.which);
      await expect(page.getByText('LEAD Seattle').first()).toBeVisible();
      await page
        .getByRole('button', { name: /North LEAD/ })
        .first()
        .focus();
      await page.keyboard.press('Enter');

      await expectGoodPage(page, said.ask);
      await page.getByRole('button', { name: said.check }).focus();
      await page.keyboard.press('Enter');

      await expect(page.getByText(said.problem)).toBeVisible();
      await expect(page.getByRole('alert')).toBeFocused();
      await expectGoodPage(page, said.ask);
      await page.getByRole('alert').getByRole('link').first().focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('group', { name: said.danger }).getByRole('radio').first()).toBeFocused();
      await page.keyboard.press('Space');
      await page.getByLabel(said.where).focus();
      await page.keyboard.type('By the blue door');
      await page.getByRole('button', { name: said.check }).focus();
      await page.keyboard.press('Enter');

      await expect(page.getByRole('heading', { level: 1, name: said.help })).toBeVisible();
      await expect(page.getByRole('main').getByText('911').first()).toBeVisible();
      await expect(page.getByRole('main').getByText('988').first()).toBeVisible();
      await expectGoodPage(page, said.help);
      await page.getByRole('button', { name: said.back }).focus();
      await page.keyboard.press('Enter');

      await expect(page.getByLabel(said.where)).toHaveValue('By the blue door');
      await page.getByRole('group', { name: said.danger }).getByRole('radio', { name: said.no, exact: true }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('checkbox', { name: said.housing }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('radio', { name: said.business }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: said.check }).focus();
      await page.keyboard.press('Enter');

      await expect(page.getByRole('main').getByText('By the blue door')).toBeVisible();
      await expectGoodPage(page, said.checkTitle);
      await page.getByRole('button', { name: said.send }).focus();
      await page.keyboard.press('Enter');

      await expect(page.getByRole('heading', { level: 1, name: said.received })).toBeVisible();
      await expect(page).toHaveURL(/\/refer\/received\/$/);
      await expectGoodPage(page, said.received);
      const receipt = (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '';

      await page.goto(`${said.start}status/`);
      await page.getByLabel(said.code).focus();
      await page.keyboard.type(receipt);
      await page.keyboard.press('Enter');
      await expect(page.getByText(said.waiting)).toBeVisible();
      await expectGoodPage(page, said.statusTitle);
      expect(foreign).toEqual([]);
    });
  }
}
