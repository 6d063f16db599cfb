import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DEMONSTRATION_BUREAU } from '#db/seed/demonstration.ts';
import { refer, signIn, signInAs } from '#tests/e2e/support/desk.ts';
import { contactSheet } from './contactSheet.ts';
import { openDemonstration } from './demonstration.ts';
import type { ScreenKind, Viewer } from './kinds.ts';
import { PUBLIC_KINDS } from './publicKinds.ts';
import { faultOf, type Shot, shootKind } from './shoot.ts';
import { STAFF_KINDS } from './staffKinds.ts';

/**
 * Pictures of one page of each kind, at 360 and 1280 px, light and dark, in each language, with a sheet to look at them all.
 * `npm run screens` makes every one; `npm run screens -- home form` those whose names begin so. SCREENS_ORIGIN names a
 * demonstration that runs already.
 */
const FOLDER = 'test-results/screens';
const ALL: readonly ScreenKind[] = [...PUBLIC_KINDS, ...STAFF_KINDS];
const asked = process.argv.slice(2);
const chosen = ALL.filter(({ name }) => asked.length === 0 || asked.some((word) => name.startsWith(word)));

/** Something to see on the desk: messages about different people, from different senders. */
async function arrange(page: Page): Promise<void> {
  for (const word of ['Doorway by 3rd and Yesler', 'The bench behind the library', 'Under the bridge at 4th']) await refer(page, word);
}

async function arrive(page: Page, viewer: Viewer): Promise<void> {
  if (viewer === 'worker') {
    await arrange(page);
    await signIn(page);
  }
  if (viewer === 'bureau') await signInAs(page, DEMONSTRATION_BUREAU);
}

async function shootFor(browser: Browser, viewer: Viewer, baseURL: string): Promise<Shot[]> {
  const kinds = chosen.filter((kind) => kind.viewer === viewer);
  if (kinds.length === 0) return [];
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const lost = await arrive(page, viewer).then(
    () => null,
    (fault: unknown) => faultOf(fault),
  );
  if (lost !== null) return kinds.map(({ name }) => ({ kind: name, locale: 'en', files: [], papers: [], ...lost }));
  const shots: Shot[] = [];
  for (const kind of kinds) {
    shots.push(...(await shootKind(page, kind, FOLDER)));
    process.stdout.write(`${kind.name}${shots.at(-1)?.fault ? ': failed' : ''}\n`);
  }
  await context.close();
  return shots;
}

const demonstration = await openDemonstration(process.env['SCREENS_ORIGIN']);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const shots: Shot[] = [];
  for (const viewer of ['anybody', 'worker', 'bureau'] as const) shots.push(...(await shootFor(browser, viewer, demonstration.origin)));
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(shots));
  const failed = shots.filter(({ fault }) => fault !== null);
  for (const { kind, locale, fault } of failed) process.stdout.write(`\n${kind} (${locale}): ${fault}\n`);
  process.stdout.write(`\n${shots.length - failed.length} of ${shots.length} made: ${resolve(FOLDER, 'index.html')}\n`);
  process.exitCode = failed.length === 0 && shots.length > 0 ? 0 : 1;
} finally {
  await browser.close();
  demonstration.stop();
}
