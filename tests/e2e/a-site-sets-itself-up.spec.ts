import { expect, type Page, test } from '@playwright/test';
import { openItemWith, refer, signIn, statusOf } from './support/desk.ts';
import { makeOwnKey, portal } from './support/setup.ts';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

const SLUG = 'demo-south-lead';
const UMA = 'manager@south-lead.example';
const VIC = 'second@south-lead.example';

let seen = 0;

/** Every page on the way is looked at; with SHOTS set, a picture of it stays. */
async function look(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideScroll(page);
  seen += 1;
  const shots = process.env['SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/${String(seen).padStart(2, '0')}.png`, fullPage: true });
}

// The whole way, from the command to a message that somebody reads, by what the pages say alone.
test('a manager who was invited sets a site up with a colleague, and takes the first message', async ({ page, browser }) => {
  expect(portal('site', 'invite', SLUG, UMA, 'Uma Made-Up')).toContain('asked to set up South LEAD');
  expect(portal('site', 'status', SLUG)).toContain('its manager is invited');
  await page.goto(`/refer/${SLUG}/`);
  await expect(page.getByRole('button', { name: 'Check your answers' })).toHaveCount(0);

  const words = await makeOwnKey(page, UMA, look);
  await expect(page.getByRole('heading', { level: 1, name: 'Set up your site' })).toBeVisible();
  await look(page);

  await test.step('the key of the site and its sheet', async () => {
    await page.locator('.steps').getByRole('link', { name: 'Make the key of your site' }).click();
    await look(page);
    await page.getByLabel('Your six words, once more').fill(words);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Make the key and show the sheet' }).click();
    expect((await answer).headers()['cache-control']).toContain('no-store');
    await look(page);
    await expectOnePage(page);
    const lines = page.locator('.paper .groups');
    await expect(lines).toHaveCount(5);
    const last = (await lines.last().locator('span').allTextContents()).join(' ');
    await page.getByLabel('Line 5, typed from the paper').fill('WRONG ONE');
    await page.getByRole('button', { name: 'It is on paper' }).click();
    await expect(page.getByRole('alert')).toContainText('That is not line 5 of the sheet');
    await expect(page.locator('.paper')).toHaveCount(0);
    await look(page);
    await page.getByLabel('Line 5, typed from the paper').fill(last.toLowerCase());
    await page.getByRole('button', { name: 'It is on paper' }).click();
    await expect(page.getByRole('status')).toContainText('Saved: Make the key of your site');
  });

  const other = await browser.newContext();
  const vic = await other.newPage();
  await test.step('a second person', async () => {
    await page.locator('.steps').getByRole('link', { name: 'Bring in a second person' }).click();
    await page.getByLabel('Their name').fill('Vic Made-Up');
    await page.getByLabel('Their work email address').fill(VIC);
    await page.getByLabel('Reads and answers messages').check();
    await page.getByLabel('Your six words, once more').fill(words);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(page.getByRole('status')).toContainText('Vic Made-Up is invited');
    await look(page);
    await makeOwnKey(vic, VIC, look);
    const four = await vic.locator('.four-words').innerText();
    await look(vic);
    await page.goto('/staff/setup/second/');
    await expect(page.getByText(four)).toBeVisible();
    await look(page);
    await page.getByLabel('We compared the four words').check();
    await page.getByLabel('Your six words, once more').fill(words);
    await page.getByRole('button', { name: 'Give access' }).click();
    await expect(page.getByRole('status')).toContainText('Vic Made-Up can read messages now');
    await page.getByRole('main').getByRole('link', { name: 'All steps' }).last().click();
  });

  await test.step('the answers', () => answers(page));
  await rehearseAndOpen(page);

  await test.step('somebody writes, and the second person reads it', async () => {
    expect(portal('site', 'status', SLUG)).toContain('live since');
    await refer(page, 'by the blue bench', SLUG);
    await vic.goto('/staff/queue/?view=all');
    await vic.getByRole('table').getByRole('link').first().click();
    await vic.getByRole('button', { name: 'Open details' }).click();
    await expect(vic.getByText('by the blue bench')).toBeVisible();
  });

  const north = await browser.newContext();
  await test.step('another team gives a message away that is theirs', async () => giveAway(await north.newPage(), page, vic));
  await north.close();
  await other.close();
});

/** Ada of North LEAD gives a message to South LEAD, where Vic reads it; the sender's receipt follows. */
async function giveAway(ada: Page, sender: Page, vic: Page): Promise<void> {
  const word = `By the green bench ${Date.now()}`;
  const receipt = await refer(sender, word, 'demo-north-lead', 'as a person writes');
  await signIn(ada);
  await openItemWith(ada, word);
  const item = new URL(ada.url()).pathname;
  await ada.getByRole('link', { name: 'Give it to another site' }).click();
  await ada.getByRole('button', { name: 'Continue' }).click();
  await expect(ada.getByRole('alert')).toBeVisible();
  await look(ada);
  await ada.getByLabel('South LEAD (demonstration)').check();
  await ada.getByLabel('Why them').fill('Sleeps on their side of the river.');
  await ada.getByRole('button', { name: 'Continue' }).click();
  await look(ada);
  await ada.getByRole('button', { name: 'Give it to South LEAD (demonstration)' }).click();
  await expect(ada.getByRole('heading', { level: 1 })).toContainText('South LEAD (demonstration)');
  await look(ada);
  expect((await ada.goto(item))?.status()).toBe(404);

  expect(await statusOf(sender, receipt)).toContain('South LEAD (demonstration)');
  await look(sender);
  await openItemWith(vic, word);
  await expect(vic.getByText('Sleeps on their side of the river.')).toBeVisible();
}

/** On paper stands the sheet, alone and on one page. */
async function expectOnePage(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper')).toBeVisible();
  await expect(page.getByText('Keep it locked away')).toBeVisible();
  await expect(page.getByLabel('Line 5, typed from the paper')).toBeHidden();
  await expect(page.getByText('Do not take a photo')).toBeHidden();
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: null });
}

async function answers(page: Page): Promise<void> {
  await page.locator('.steps').getByRole('link', { name: 'Your hours and closed days' }).click();
  await expect(page.getByLabel('Whose clock')).toHaveValue('America/Los_Angeles');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByLabel(new RegExp(`${day}.*opens|opens.*${day}`, 'i')).fill('9 am');
    await page.getByLabel(new RegExp(`${day}.*closes|closes.*${day}`, 'i')).fill('5 pm');
  }
  await look(page);
  await save(page, 'Your hours and closed days');

  await page.locator('.steps').getByRole('link', { name: 'Your promise' }).click();
  await expect(page.getByRole('table')).toContainText('South LEAD (demonstration) reads this by');
  await look(page);
  await page.getByLabel('Business days until').fill('1');
  await save(page, 'Your promise');

  await page.locator('.steps').getByRole('link', { name: 'Phone, backup and languages' }).click();
  await expect(page.getByLabel('Phone of the team')).toHaveValue('206-555-0170');
  await page.getByRole('group', { name: 'Backup contact' }).getByLabel('Vic Made-Up').check();
  await page.getByLabel('English').check();
  await page.getByRole('group', { name: 'under 18' }).getByLabel('No', { exact: true }).check();
  await look(page);
  await save(page, 'Phone, backup and languages');

  await page.locator('.steps').getByRole('link', { name: 'What you usually do' }).click();
  const usually = page.getByRole('group', { name: 'What you usually do after reading' });
  await usually.getByLabel('English', { exact: true }).fill('Somebody of our team goes there within two days.');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('alert')).toContainText('Write it in Spanish too');
  await look(page);
  await usually.getByLabel('Spanish', { exact: true }).fill('Alguien de nuestro equipo va allí en dos días.');
  await save(page, 'What you usually do');

  await page.locator('.steps').getByRole('link', { name: 'Who reads and who decides' }).click();
  const readers = page.getByRole('group', { name: 'Who employs the people who read' });
  await readers.getByLabel('English', { exact: true }).fill('case workers of Harbor Health');
  await readers.getByLabel('Spanish', { exact: true }).fill('personal de casos de Harbor Health');
  const decides = page.getByRole('group', { name: 'Who decides' });
  await decides.locator('summary').click();
  await decides.getByRole('radio', { name: /the intake team of/ }).check();
  await page.getByLabel('No officer, prosecutor or probation worker sees').check();
  await look(page);
  await save(page, 'Who reads and who decides');

  await page.locator('.steps').getByRole('link', { name: 'How long messages are kept' }).click();
  await look(page);
  await save(page, 'How long messages are kept');
}

async function save(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('status')).toContainText(`Saved: ${title}`);
}

async function rehearseAndOpen(page: Page): Promise<void> {
  await page.locator('.steps').getByRole('link', { name: 'Rehearse' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Rehearse now' }).click();
  await look(page);
  await page.goto('/staff/setup/');
  await page.locator('.steps').getByRole('link', { name: 'Open your form' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Open the form' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your form is open' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Look through your listing and confirm it' })).toHaveAttribute('href', '/staff/listing/');
  await look(page);
  await page.getByRole('link', { name: 'Go to your queue' }).click();
  await expect(page).toHaveURL(/\/staff\/queue\//);
}
