import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { showReceipt } from '#src/domain/receipt.ts';
import { desk } from '#src/words/en/desk.ts';
import { demoLetters, signIn } from './support/desk.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { FORM, receiptOn, storedIn, upToSend } from './support/referral.ts';
import { filesIn, formsOf, tracesIn } from './support/traces.ts';
import { type Visitor, visitor } from './support/visitor.ts';

/** A beginning that stands nowhere else: whoever finds it in a file has found one of the words. */
const CANARY = 'qzvkanarie';
const MESSAGES = process.env['FULL_SETS'] ? 1000 : 20;
const TEXTS = ['where', 'happening', 'person', 'recognize', 'approach', 'language', 'name', 'contact', 'organization'] as const;

let made = 0;
/** A word that was never said before. */
function aWord(): string {
  made += 1;
  return `${CANARY}${String(made).padStart(6, '0')}x`;
}

const aWordEach = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, `A sentence with ${aWord()} in it.`]));

/** One message on its whole way, with everything on it that a person or a machine could put there. */
async function sendOne(portal: Portal, n: number): Promise<string> {
  const me = visitor(portal, { keepsCookies: n % 2 === 0 });
  const typed = { ...aWordEach(TEXTS), website: n % 3 === 0 ? aWord() : '', unheard_of: aWord() };
  const unfinished = await me.press(await me.get(FORM), 'check', { ...typed, danger: 'no' });
  expect(unfinished.status).toBe(422);
  expect((await me.press(unfinished, 'check', { danger: 'yes' })).html).toContain('tel:988');
  const check = await upToSend(me, { ...typed, place: n % 2 === 0 ? '98104' : aWord() });
  const sent = await me.press(check, 'send', { chosen_by: aWord() });
  const receipt = receiptOn(sent.location === null ? sent : await me.follow(sent));
  expect(receipt).toHaveLength(16);
  await me.post('/refer/status/', { code: receipt });
  return receipt;
}

/** Words where nobody asked for any: in addresses, headers, cookies, broken posts, and at the desk's door. */
async function knockEverywhere(portal: Portal, me: Visitor): Promise<void> {
  const word = aWord();
  const headers = {
    'user-agent': word,
    referer: `${portal.url}/${word}`,
    cookie: `__Host-done=${word}; __Host-s=${word}; ${word}=1`,
    'x-request-id': word,
  };
  for (const path of [
    `/refer/start/?place=${word}`,
    `/refer/start/?place=Near+${word},+44+Main+St`,
    `/${word}/`,
    `/refer/${word}/`,
    `/sites/?q=${word}`,
  ]) {
    await fetch(portal.url + path, { headers });
  }
  await me.post('/refer/start/', { place: `12 ${word} Street, Seattle` });
  await me.post(FORM, { where: [word, word], step: 'send' });
  await me.post(FORM, { token: word, step: 'send', danger: 'no', where: word, concerns: word, relation: word });
  await me.post('/refer/status/', { code: word });
  await me.post('/refer/withdraw/', { code: word, step: 'send' });
  await me.post('/staff/sign-in/', { email: `${word}@north-lead.example` });
  await fetch(portal.url + FORM, {
    method: 'POST',
    headers: { origin: `http://${word}.example` },
    body: new URLSearchParams({ where: word }),
  });
  await fetch(portal.url + FORM, { method: 'POST', headers: { origin: portal.url, 'content-type': 'text/plain' }, body: word });
}

/** A worker opens one, notes something, and closes it with a reason. */
async function workAtTheDesk(portal: Portal): Promise<void> {
  const me = visitor(portal);
  await signIn(me, demoLetters(portal));
  const { page } = await me.get('/staff/queue/?view=held');
  // The oldest stand first, and those are the samples of the demonstration.
  const href = page.links.map((link) => link.href).findLast((one) => /^\/staff\/queue\/[a-z2-7]{26}\/\?view=held$/.test(one)) ?? '';
  const item = await me.get(href);
  const opened = await me.press(item, 'open');
  expect(opened.html).toContain(CANARY);
  await me.follow(await me.press(opened, desk.item.noteButton, { note: aWord() }));
  await me.follow(await me.press(await me.get(href), desk.moves.duplicate.button, { reason: aWord() }));
  expect((await me.get(href)).html).toContain(CANARY);
}

/** Every place in which a word lies, by file and form. */
async function found(home: PortalHome, portal: Portal, words: readonly string[]): Promise<string[]> {
  const files = [...(await filesIn(home.folder)), ['what the server said', Buffer.from(portal.output())] as const];
  return files.flatMap(([file, bytes]) => words.flatMap((word) => tracesIn(bytes, word).map((form) => `${word} as ${form} in ${file}`)));
}

test(`of ${MESSAGES} messages with a word of its own in each field, no word lies in any byte of database, log, letters or output`, async () => {
  await using home = await portalHome();
  const portal = await home.start({ LIMITS: 'loose', PORTAL_MODE: 'demo' });
  const before = (await storedIn(home)).referrals;
  const receipts: string[] = [];
  for (let n = 0; n < MESSAGES; n += 1) receipts.push(await sendOne(portal, n));
  await knockEverywhere(portal, visitor(portal));
  await workAtTheDesk(portal);
  expect((await storedIn(home)).referrals).toBe(before + MESSAGES);
  expect(made).toBeGreaterThan(MESSAGES * TEXTS.length);

  const files = await filesIn(home.folder);
  expect([...files.keys()]).toEqual(expect.arrayContaining(['data/portal.db', 'data/portal.db-wal', 'data/portal.db-shm']));
  expect([...files.keys()].filter((name) => name.startsWith('data/letters/')).length).toBeGreaterThan(0);
  expect(portal.output()).toContain('"route":"/refer/[site]/"');
  expect(await found(home, portal, [CANARY])).toEqual([]);
  expect(
    await found(
      home,
      portal,
      receipts.slice(0, 20).flatMap((receipt) => [receipt, showReceipt(receipt)]),
    ),
  ).toEqual([]);

  await portal.stop();
  expect(await found(home, portal, [CANARY])).toEqual([]);
});

test('the search finds a word in each form, wherever in a file it begins', async () => {
  await using home = await portalHome();
  const word = aWord();
  for (const [name, form] of formsOf(CANARY)) {
    const file = join(home.folder, 'trace');
    await writeFile(file, Buffer.concat([Buffer.from([0, 255]), form, Buffer.from([0])]));
    expect(tracesIn((await filesIn(home.folder)).get('trace') ?? Buffer.alloc(0), CANARY)).toContain(name);
  }
  for (const before of ['', 'a', 'ab', 'abc']) {
    const encoded = Buffer.from(`${before}${word} and more`).toString('base64');
    expect(tracesIn(Buffer.from(encoded), CANARY).join()).toContain('base64 of utf-8');
    const wide = Buffer.from(`${before}${word}`, 'utf16le').toString('base64');
    expect(tracesIn(Buffer.from(wide), CANARY).join()).toContain('base64 of utf-16le');
  }
  expect(tracesIn(Buffer.from(word.toUpperCase()), CANARY)).toEqual(['utf-8']);
  expect(tracesIn(Buffer.from(encodeURIComponent(`${word} ñ`)), CANARY)).toEqual(['utf-8']);
});
