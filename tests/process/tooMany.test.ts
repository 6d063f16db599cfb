import { expect, test } from 'vitest';
import { LIMITS } from '#src/domain/doubt.ts';
import { wordsFor } from '#src/words/words.ts';
import { portalHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { type Visited, visitor } from './support/visitor.ts';

const { check: words } = wordsFor('en').refer;
const PHONE = 'tel:206-555-0100';

/** What every refusal owes: its status, when to come back, each word that was typed, and a telephone. */
function expectKindRefusal(refused: Visited, status: number, says: string): void {
  expect(refused.status).toBe(status);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.page.text).toContain(says);
  expect(refused.page.links.map(({ href }) => href)).toContain(PHONE);
  expect(refused.page.forms.flatMap(({ fields }) => fields)).toContainEqual(['happening', 'Words that must not be lost']);
}

test('above the hard limit of a network, and at the ceiling of held messages, a message comes back with its words', async () => {
  await using home = await portalHome();
  const portal = await home.start({ TRUSTED_HOPS: '1' });
  const house = visitor(portal, { from: '198.51.100.20', keepsCookies: false });
  const nextDoor = visitor(portal, { from: '203.0.113.20', keepsCookies: false });
  const happening = 'Words that must not be lost';
  // With the field filled in that people do not see, each is held, however slow this computer is.
  const send = async (me: typeof house) => me.press(await upToSend(me, { happening, website: 'https://trap.example' }), 'send');

  for (let n = 0; n < LIMITS.clientHardPerHour; n += 1) expect(receiptOn(await send(house))).toHaveLength(16);
  expectKindRefusal(await send(house), 429, words.tooMany);

  // Another address of the same network is the same client; a proxy's own note of an earlier one changes nothing.
  const sameNetwork = visitor(portal, { from: '203.0.113.99, 198.51.100.21', keepsCookies: false });
  expectKindRefusal(await send(sameNetwork), 429, words.tooMany);

  for (let n = LIMITS.clientHardPerHour; n < LIMITS.heldPerSitePerDay; n += 1) expect(receiptOn(await send(nextDoor))).toHaveLength(16);
  expectKindRefusal(await send(nextDoor), 503, words.full);
  expect(await storedIn(home)).toMatchObject({ referrals: LIMITS.heldPerSitePerDay, receipts: LIMITS.heldPerSitePerDay });
});
