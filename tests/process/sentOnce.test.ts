import { expect, test } from 'vitest';
import { portalHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { visitor } from './support/visitor.ts';

const AT_ONCE = 20;

test('twenty posts of one form at the same time leave one row, and each is answered with the same receipt', async () => {
  await using home = await portalHome();
  const portal = await home.start({ LIMITS: 'loose' });
  const check = await upToSend(visitor(portal));
  const senders = Array.from({ length: AT_ONCE }, () => visitor(portal, { keepsCookies: false }));

  const answers = await Promise.all(senders.map((sender) => sender.press(check, 'send')));

  expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
  expect(new Set(answers.map(receiptOn)).size).toBe(1);
  expect(receiptOn(answers[0] ?? check)).toHaveLength(16);
  // Two workers, a letter now and one later for each.
  expect(await storedIn(home)).toEqual({ referrals: 1, parts: 3, receipts: 1, letters: 4, received: 1, audited: 1 });
});
