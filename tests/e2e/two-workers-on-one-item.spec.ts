import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { openItemWith, refer, signInAs } from './support/desk.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const [ADA, BEN] = DEMONSTRATION_WORKERS;

async function atTheDesk(context: BrowserContext, worker: typeof ADA | typeof BEN): Promise<Page> {
  const page = await context.newPage();
  await signInAs(page, worker);
  await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
  return page;
}

const note = (page: Page) => page.getByLabel('Add a note');

/** Opens a move that has to say why, picks its ready reason and adds words. */
async function say(page: Page, move: string, reason: string, own = ''): Promise<void> {
  await page.locator('summary', { hasText: move }).click();
  await page.getByLabel(reason).check();
  await page.locator('details[open]').getByLabel('In your own words').fill(own);
}

test('two workers on one item are told of each other, both keep their words, and it is decided once', async ({ browser }) => {
  const [one, two] = [await browser.newContext({ viewport: { width: 1280, height: 800 } }), await browser.newContext()];
  const word = `Under the arches, for two, ${Date.now()}`;
  await refer(await one.newPage(), word);
  const ada = await atTheDesk(one, ADA);
  const ben = await atTheDesk(two, BEN);
  await openItemWith(ada, word);
  const address = ada.url().replace(/[?#].*$/, '');

  await test.step('each sees that the other has it open, without a reload and without anything that moves', async () => {
    const button = ada.getByRole('button', { name: 'Save note' });
    const before = await button.boundingBox();
    await ben.goto(address);
    await expect(ben.getByText(`${ADA.name} has this open now.`)).toBeVisible();
    await expect(ada.getByText(`${BEN.name} has this open now.`)).toBeVisible();
    await expect(ada.getByRole('status').filter({ hasText: `Just opened here too: ${BEN.name}.` })).toHaveCount(1);
    expect(await button.boundingBox()).toEqual(before);
    await ada.goto(address);
    await expect(ada.getByText(`${BEN.name} has this open now.`)).toBeVisible();
    await expect(ada.getByText('Just opened here too')).toHaveCount(0);
    await expectAccessible(ada);
    await expectNoSideScroll(ben);
  });

  await test.step('a note half written is kept, sealed, without a press', async () => {
    await note(ada).fill('Half a note of Ada');
    await expect(ada.getByText('Kept, sealed, for you alone.')).toBeVisible();
    await note(ben).fill('A whole note of Ben');
    await ben.getByRole('button', { name: 'Save note' }).click();
    await expect(ben.getByText('Note saved.')).toBeVisible();
    await expect(ben.getByText('Half a note of Ada')).toHaveCount(0);
  });

  await test.step('Ben decides first; Ada is told, and finds all her words', async () => {
    await say(ben, 'Put on the waiting list', 'The team is full right now.');
    await ben.locator('details[open]').getByRole('button', { name: 'Put on the waiting list' }).click();
    await expect(ben.getByText('Done: you put it on the waiting list')).toBeVisible();
    await expectAccessible(ben);

    await say(ada, 'Refer elsewhere', 'Outside our area.', 'They sleep across the river.');
    await ada.locator('details[open]').getByRole('button', { name: 'Refer elsewhere' }).click();
    await expect(ada.getByText('This was changed meanwhile')).toBeVisible();
    await expect(ada.getByText(`${BEN.name} put it on the waiting list`).first()).toBeVisible();
    await expect(ada.locator('details[open]').getByLabel('In your own words')).toHaveValue('They sleep across the river.');
    await expect(ada.getByLabel('Outside our area.')).toBeChecked();
    await expect(note(ada)).toHaveValue('Half a note of Ada');
    await expectAccessible(ada);
  });

  await test.step('her words survive reload and the soft lock', async () => {
    await ada.goto(address);
    await expect(note(ada)).toHaveValue('Half a note of Ada');
    const elsewhere = await one.newPage();
    await elsewhere.goto('/staff/lock/');
    await elsewhere.getByRole('main').getByRole('button', { name: 'Lock' }).click();
    await note(ada).fill('Half a note of Ada, and more');
    await expect(ada.getByText('Not kept yet')).toBeVisible();
    await ada.getByRole('button', { name: 'Save note' }).click();
    await expect(ada.getByRole('heading', { level: 1, name: 'Unlock the desk' })).toBeVisible();
    await ada.getByLabel('Your six words').fill(ADA.passphrase);
    await ada.getByRole('button', { name: 'Unlock' }).click();
    await expect(note(ada)).toHaveValue('Half a note of Ada, and more');
    await elsewhere.close();
  });

  await test.step('she decides, goes on, takes it back, and finds the item where it was', async () => {
    await ada.goto(address);
    await expect(ada.locator('details[open]').getByLabel('In your own words')).toHaveValue('They sleep across the river.');
    await ada.getByLabel('Outside our area.').check();
    await ada.locator('details[open]').getByRole('button', { name: 'Refer elsewhere' }).click();
    await expect(ada.getByText('Done: you closed it: referred elsewhere')).toBeVisible();
    await ada.getByRole('button', { name: /^Undo/ }).click();
    await expect(ada.getByText('You reopened it.')).toBeVisible();
    expect(ada.url()).toContain(address.slice(address.indexOf('/staff/')));
    await expect(ada.getByText('Outside our area. They sleep across the river.')).toBeVisible();
    await expect(note(ada)).toHaveValue('Half a note of Ada, and more');
  });

  await test.step('she gives it to Ben, who finds it under Mine', async () => {
    await ada.locator('summary', { hasText: 'Give it to a colleague' }).click();
    await ada.getByLabel('Colleague').selectOption({ label: BEN.name });
    await ada.getByRole('button', { name: 'Give it', exact: true }).click();
    await expect(ada.getByText(`${BEN.name} has this.`)).toBeVisible();
    await expectAccessible(ada);
    await ben.goto('/staff/queue/?view=mine');
    await expect(
      ben
        .getByRole('main')
        .locator(`a[href*="${address.split('/').at(-2)}"]`)
        .first(),
    ).toBeVisible();
  });
  await one.close();
  await two.close();
});
