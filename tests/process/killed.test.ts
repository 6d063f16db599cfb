import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { constantLetter } from '#src/emails/letters.ts';
import { wordsFor } from '#src/words/words.ts';
import { type PortalHome, portalHome, seededHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { type Visited, type Visitor, visitor } from './support/visitor.ts';

const { receivedOn } = wordsFor('en').receipt.status;
const LOOSE = { LIMITS: 'loose' };
const { subject } = constantLetter('new-work', '');
/** Milliseconds between the receipt and the end: before, while and after the letters leave. */
const SOON_AFTER = process.env['FULL_SETS'] ? [0, 0, 1, 2, 5, 10, 20, 40, 80, 160] : [0, 5, 50];
/** How many of the posts under way are answered before the end. */
const ANSWERED = process.env['FULL_SETS'] ? [1, 2, 3, 4, 6, 8, 10, 12, 14, 15] : [1, 6, 12];
const UNDER_WAY = 16;

let seeded: PortalHome;
beforeAll(async () => {
  seeded = await seededHome();
});
afterAll(() => seeded[Symbol.asyncDispose]());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function isKnown(me: Visitor, receipt: string): Promise<boolean> {
  return (await me.post('/refer/status/', { code: receipt })).page.text.includes(receivedOn);
}

/** Waits until both workers have their letter; one that was half sent at the end is tried again half a minute later. */
async function lettersOf(home: PortalHome): Promise<string[]> {
  for (const until = Date.now() + 300_000; Date.now() < until; await pause(500)) {
    const names = (await readdir(home.letters).catch(() => [])).filter((name) => !name.startsWith('.'));
    const letters = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(home.letters, name), 'utf8'))));
    const told = letters.filter((letter) => letter.subject === subject).map((letter) => letter.to);
    if (told.length >= 2) return told.sort();
  }
  return [];
}

const BOTH = ['second@north-lead.example', 'worker@north-lead.example'];

describe.concurrent('a server that is killed', () => {
  test.each(SOON_AFTER)('%i ms after a receipt has the message when it starts again, and its letters leave', async (ms) => {
    await using home = await portalHome(seeded);
    const portal = await home.start(LOOSE);
    const me = visitor(portal, { keepsCookies: false });
    const receipt = receiptOn(await me.press(await upToSend(me), 'send'));
    await pause(ms);
    await portal.kill();

    const again = await home.start(LOOSE);
    expect(receipt).toHaveLength(16);
    expect(await isKnown(visitor(again), receipt)).toBe(true);
    expect(await storedIn(home)).toEqual({ referrals: 1, parts: 3, receipts: 1, letters: 4, received: 1, audited: 1 });
    expect(await lettersOf(home)).toEqual(BOTH);
  });

  test.each(ANSWERED)('after %i of sixteen answers has each of these messages, and the others can be sent again', async (many) => {
    await using home = await portalHome(seeded);
    const portal = await home.start(LOOSE);
    const me = visitor(portal, { keepsCookies: false });
    const checks: Visited[] = [];
    for (let n = 0; n < UNDER_WAY; n += 1) checks.push(await upToSend(me));
    const receipts = await sendUntilKilled(me, checks, many, () => portal.kill());

    const again = await home.start(LOOSE);
    const somebody = visitor(again, { keepsCookies: false });
    for (const receipt of receipts.values()) expect(await isKnown(somebody, receipt)).toBe(true);
    for (const check of checks) {
      const receipt = receiptOn(await somebody.press(check, 'send'));
      expect(receipt).toBe(receipts.get(check) ?? receipt);
      expect(receipt).toHaveLength(16);
    }
    expect(await storedIn(home)).toMatchObject({ referrals: UNDER_WAY, parts: 3 * UNDER_WAY, receipts: UNDER_WAY, received: UNDER_WAY });
    expect(await lettersOf(home)).toEqual(BOTH);
  });

  test('right after the redirect still shows the receipt of a browser that keeps cookies', async () => {
    await using home = await portalHome(seeded);
    const portal = await home.start(LOOSE);
    const me = visitor(portal);
    const sent = await me.press(await upToSend(me), 'send');
    await portal.kill();

    const again = await home.start({ ...LOOSE, PORT: String(portal.port) });
    const receipt = receiptOn(await me.follow(sent));
    expect(receipt).toHaveLength(16);
    expect(await isKnown(visitor(again), receipt)).toBe(true);
  });
});

/** Sends all forms at the same time and ends the server when so many were answered; answers the receipts that came. */
async function sendUntilKilled(me: Visitor, checks: readonly Visited[], many: number, kill: () => Promise<void>) {
  const receipts = new Map<Visited, string>();
  let end: Promise<void> | undefined;
  await Promise.allSettled(
    checks.map(async (check) => {
      receipts.set(check, receiptOn(await me.press(check, 'send')));
      if (receipts.size >= many) end ??= kill();
    }),
  );
  await end;
  expect(receipts.size).toBeGreaterThanOrEqual(many);
  return receipts;
}
