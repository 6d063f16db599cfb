import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { asAPerson, receiptOn, upToSend } from './support/referral.ts';
import { visitor } from './support/visitor.ts';

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await portalHome();
  portal = await home.start({ TRUSTED_HOPS: '1' });
});
afterAll(() => home[Symbol.asyncDispose]());

async function inDatabase(sql: string, args: string[] = []): Promise<string[]> {
  const database = await openDatabase({ url: `file:${home.database}` });
  try {
    const { rows } = await database.client.execute({ sql, args });
    return rows.map((row) => String(row[0]));
  } finally {
    database.close();
  }
}

/** Sends a message; answers its receipt, and the id under which it was stored. */
async function send(): Promise<{ receipt: string; id: string }> {
  const me = visitor(portal, { from: '10.1.0.1' });
  const before = await inDatabase('SELECT id FROM referrals');
  const check = await upToSend(me);
  await asAPerson();
  const receipt = receiptOn(await me.follow(await me.press(check, 'send')));
  const id = (await inDatabase('SELECT id FROM referrals')).find((one) => !before.includes(one));
  return { receipt, id: id ?? '' };
}

/** Every page that a sender meets while taking a message back, without the number itself. */
async function everyPage(receipt: string, from: string): Promise<string> {
  const me = visitor(portal, { from });
  const pages: string[] = [];
  const post = async (path: string, step: string) => {
    const { status, html } = await me.post(path, { code: receipt, step });
    pages.push(`${path} ${step} ${status}\n${html.replaceAll(receipt, 'THE NUMBER')}`);
  };
  await post('/refer/status/', 'look');
  for (const step of ['check', 'send', 'undo', 'send', 'check']) await post('/refer/withdraw/', step);
  await post('/es/refer/withdraw/', 'check');
  await post('/refer/status/', 'look');
  return pages.join('\n');
}

test('an open, a closed and an erased message show the same pages, byte for byte, while they are taken back', async () => {
  const [open, closed, erased] = [await send(), await send(), await send()];
  await inDatabase("UPDATE referrals SET state = 'closed' WHERE id = ?", [closed.id]);
  await inDatabase('DELETE FROM referrals WHERE id = ?', [erased.id]);

  const pages = await everyPage(open.receipt, '198.51.100.1');

  const { withdraw, status } = wordsFor('en').receipt;
  for (const words of [withdraw.sure, withdraw.done, withdraw.undone, status.withdrawn]) expect(pages).toContain(words);
  expect(await everyPage(closed.receipt, '203.0.113.1')).toBe(pages);
  expect(await everyPage(erased.receipt, '192.0.2.1')).toBe(pages);
  expect(await inDatabase('SELECT DISTINCT state FROM referrals WHERE id IN (?, ?)', [open.id, closed.id])).toEqual(['withdrawn']);
});
