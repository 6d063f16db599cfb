import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { DEFAULT_LOCALE } from '#src/domain/locale.ts';
import { type PageKind, ROOMS, type Room } from '#tests/e2e/support/kinds.ts';
import { startOwnServer } from '#tests/e2e/support/ownServer.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { contactSheet } from './contactSheet.ts';
import { type Shot, shootKind } from './shoot.ts';

/**
 * Pictures of the kinds of pages that the tests walk, at 360 and 1280 px, light and dark, in each language, and a sheet to look at
 * them all. `npm run screens` makes every one; `npm run screens -- home form` those whose names begin so. Asserts nothing.
 */
const FOLDER = 'test-results/screens';
const asked = process.argv.slice(2);
const isAsked = ({ name }: PageKind) => asked.length === 0 || asked.some((word) => name.startsWith(word));

/** Every component, which is no page of the portal. */
const COMPONENTS: Room = {
  name: 'public',
  locale: DEFAULT_LOCALE,
  kinds: [{ name: 'components-en', path: '/dev/components/', locale: DEFAULT_LOCALE, isState: false }],
  enter: async () => undefined,
};

/** A room has a server of its own, as in the tests: what is done in one is not seen in another. */
async function shootRoom(browser: Browser, { kinds, enter }: Room): Promise<Shot[]> {
  const chosen = kinds.filter(isAsked);
  if (chosen.length === 0) return [];
  const server = await startOwnServer();
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  try {
    await enter(page);
    const shots: Shot[] = [];
    for (const kind of chosen) {
      const shot = await shootKind(page, kind, FOLDER);
      process.stdout.write(`${kind.name}${shot.fault ? `: ${shot.fault}` : ''}\n`);
      shots.push(shot);
    }
    return shots;
  } finally {
    await context.close();
    await server.stop();
  }
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  mkdirSync(FOLDER, { recursive: true });
  const shots: Shot[] = [];
  for (const room of [...ROOMS, COMPONENTS]) shots.push(...(await shootRoom(browser, room)));
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(shots));
  const made = shots.filter(({ fault }) => fault === null).length;
  process.stdout.write(`\n${made} of ${shots.length} made: ${resolve(FOLDER, 'index.html')}\n`);
  process.exitCode = made === shots.length && made > 0 ? 0 : 1;
} finally {
  await browser.close();
}
