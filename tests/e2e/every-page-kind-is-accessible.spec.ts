import { expect, type Page, type Response } from '@playwright/test';
import { frameIn, heard, withoutFrame } from './support/heard.ts';
import { htmlFaults } from './support/htmlFaults.ts';
import { openKind, type PageKind, ROOMS, type Room } from './support/kinds.ts';
import { test } from './support/ownServer.ts';
import { focusFaults, lowTargets, MAGNIFIED, pasteFaults, spacingFaults, widthFaults } from './support/senses.ts';
import { axeFaults, foreignRequests, islandsRun } from './support/walk.ts';

const NARROW = { width: 320, height: 640 };

for (const room of ROOMS) {
  test(`each of ${room.kinds.length} kinds in the room "${room.name}" (${room.locale}) can be seen, heard and reached`, async ({
    browser,
  }) => {
    // A color that is on its way from one look to the other has a contrast of its own.
    const context = await browser.newContext({ viewport: NARROW, reducedMotion: 'reduce', colorScheme: 'light' });
    const page = await context.newPage();
    const foreign = foreignRequests(page);
    await room.enter(page);
    const frame = await frameOf(page, room);
    expect.soft(frame).toMatchSnapshot(`frame-of-the-${room.name.replaceAll(' ', '-')}-${room.locale}.txt`);
    const around = { sent: lastDocument(page), frame };
    const faults: string[] = [];
    for (const kind of room.kinds) {
      await test.step(kind.name, async () => {
        const found = await look(page, kind, around).catch((fault: Error) => [fault.message]);
        faults.push(...found.map((fault) => `${kind.name}: ${fault}`));
      });
    }
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await context.close();
  });
}

interface Around {
  /** The document that came last. */
  readonly sent: () => Response | undefined;
  readonly frame: string;
}

/** Looks at one kind with every sense that a machine has, and names what is wrong. */
async function look(page: Page, kind: PageKind, { sent, frame }: Around): Promise<string[]> {
  const thrown: string[] = [];
  const note = (fault: Error) => thrown.push(fault.message);
  page.on('pageerror', note);
  const status = await openKind(page, kind);
  await islandsRun(page);
  const seen = [
    ...(await axeFaults(page)),
    ...(await lowTargets(page)),
    ...(await pasteFaults(page)),
    ...(await htmlFaults((await sent()?.text()) ?? '')),
  ];
  if (!kind.isRestless) expect.soft(withoutFrame(await heard(page), frame)).toMatchSnapshot(`${kind.name}.txt`);
  await page.setViewportSize(MAGNIFIED);
  const magnified = [...(await widthFaults(page)), ...(await focusFaults(page)), ...(await spacingFaults(page))];
  await page.setViewportSize(NARROW);
  const colors = kind.locale === 'en' || process.env['FULL_SETS'] ? await otherColors(page) : [];
  page.off('pageerror', note);
  const wrongStatus = status === (kind.status ?? 200) ? [] : [`answers ${status}`];
  return [...wrongStatus, ...seen, ...magnified, ...colors, ...thrown];
}

/** Both looks differ in their colors alone, and so do the languages, so the dark one is looked at for its contrast, in one language. */
async function otherColors(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFaults(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  const forced = await focusFaults(page);
  await page.emulateMedia({ forcedColors: 'none' });
  return [...dark.map((fault) => `dark: ${fault}`), ...forced.map((fault) => `forced colors: ${fault}`)];
}

/** The banner and the footer of a room, which no other tree need repeat; of the public rooms those of a plain page. */
async function frameOf(page: Page, { name, locale, kinds }: Room): Promise<string> {
  const plain = locale === 'en' ? '/refer/questions/' : `/${locale}/refer/questions/`;
  await page.goto(name === 'desk' || name === 'bureau' ? (kinds[0]?.path ?? plain) : plain);
  return frameIn(await heard(page));
}

function lastDocument(page: Page): () => Response | undefined {
  let last: Response | undefined;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) last = response;
  });
  return () => last;
}
