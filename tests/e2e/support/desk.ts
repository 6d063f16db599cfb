import { type Cookie, expect, type Page } from '@playwright/test';
import { DEMONSTRATION_WORKERS, type DemonstrationWorker } from '#db/seed/demonstration.ts';

const [ADA] = DEMONSTRATION_WORKERS;

/** Signs a worker in and comes to the queue. */
export async function signIn(page: Page): Promise<void> {
  await signInAs(page, ADA);
  await expect(page.getByRole('heading', { level: 1, name: 'This morning' })).toBeVisible();
}

const SESSION = '__Host-s';
/** The session that a person of the demonstration has on the server of this process. */
const sessions = new Map<string, Cookie[]>();

/**
 * Comes to the work of a person who is signed in and unlocked already, or signs them in the long way when nobody is, when a journey
 * has ended their session, or locked it. A journey about sessions has one of its own: signInByLetter.
 */
export async function signInAs(page: Page, who: DemonstrationWorker): Promise<void> {
  if (await comeBack(page, who)) return;
  await signInByLetter(page, who);
  await expect(page).not.toHaveURL(/\/(?:sign-in|unlock)\//);
  const cookies = await page.context().cookies();
  sessions.set(
    who.email,
    cookies.filter(({ name }) => name === SESSION),
  );
}

async function comeBack(page: Page, { email }: DemonstrationWorker): Promise<boolean> {
  const session = sessions.get(email);
  if (session === undefined) return false;
  await page.context().addCookies(session);
  await page.goto('/staff/');
  const { pathname } = new URL(page.url());
  if (/^\/(?:staff\/queue|bureau)\/$/.test(pathname)) return true;
  sessions.delete(email);
  await page.context().clearCookies({ name: SESSION });
  return false;
}

/** Signs in the long way: asks for the code, reads it from its letter, types it, unlocks with the six words. */
export async function signInByLetter(page: Page, { email, passphrase }: DemonstrationWorker): Promise<void> {
  await typeCode(page, email);
  await page.getByLabel('Your six words').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Signs in and stays locked. */
export async function typeCode(page: Page, email: string): Promise<void> {
  const seen = await codesInLetters(page);
  await page.goto('/staff/sign-in/');
  await page.getByLabel('Your work email address').fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
  await page.getByLabel('Code of eight digits').fill(await newCode(page, seen));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A form that is sent sooner is held for a look (product §2, Bots). */
const AS_A_PERSON_MS = 3_100;

/** How a form is filled in: a machine fills the trap too, and is held however slow this computer is. */
export type Pace = 'at once' | 'as a person writes' | 'as a machine';

/** Sends a referral whose details hold this word, and answers its receipt. */
export async function refer(page: Page, word: string, site = 'demo-north-lead', pace: Pace = 'at once'): Promise<string> {
  await page.goto(`/refer/${site}/`);
  if (pace === 'as a person writes') await page.waitForTimeout(AS_A_PERSON_MS);
  await page.getByRole('group', { name: 'Is anyone in danger' }).getByLabel('No', { exact: true }).check();
  await page.getByLabel('Where can the person usually be found?').fill(word);
  await page.getByLabel('No safe place to stay').check();
  await page.getByLabel('I live nearby').check();
  if (pace === 'as a machine') await page.locator('#website').fill('https://trap.example', { force: true });
  await page.getByRole('button', { name: 'Check your answers' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  return (await page.getByText(/^\d{4} \d{4} \d{4} \d{4}$/).textContent()) ?? '';
}

/** Searches the open items and opens those found one by one until the details hold this word: no list shows them. */
export async function openItemWith(page: Page, word: string): Promise<void> {
  await page.goto('/staff/queue/');
  const box = page.getByRole('searchbox');
  if (!(await box.isVisible())) await page.locator('summary', { hasText: 'Search' }).click();
  await box.fill(word);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  const links = page.getByRole('table').getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const address of addresses) {
    await page.goto(address);
    await page.getByRole('button', { name: 'Open details' }).click();
    await page.getByRole('heading', { name: 'What was written' }).waitFor();
    if ((await page.getByRole('main').getByText(word).count()) > 0) return;
  }
  throw new Error('no item holds the word');
}

/** What the status page says of a receipt. */
export async function statusOf(page: Page, receipt: string): Promise<string> {
  await page.goto('/refer/status/');
  await page.getByLabel('Your receipt number').fill(receipt);
  await page.getByRole('button', { name: 'Look' }).click();
  return page.getByRole('main').getByRole('status').innerText();
}

async function newCode(page: Page, seen: readonly string[]): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    found = (await codesInLetters(page)).find((code) => !seen.includes(code));
    expect(found).toBeDefined();
  }).toPass();
  return found ?? '';
}

async function codesInLetters(page: Page): Promise<string[]> {
  const letters = await page.context().newPage();
  await letters.goto('/demo/letters/');
  const text = await letters.getByRole('main').innerText();
  await letters.close();
  return text.match(/\b\d{8}\b/g) ?? [];
}
