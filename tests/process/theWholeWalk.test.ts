import { afterAll, beforeAll, expect, test } from 'vitest';
import { DANGER_IS_OVER } from '#src/components/refer/formText.ts';
import { dayOf, sayDay } from '#src/domain/day.ts';
import { type Locale, localePath } from '#src/domain/locale.ts';
import { desk } from '#src/words/en/desk.ts';
import { wordsFor } from '#src/words/words.ts';
import { demoLetters, signIn } from './support/desk.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { asAPerson, receiptOn, storedIn, upToSend } from './support/referral.ts';
import { type Visited, type Visitor, visitor } from './support/visitor.ts';

const SITE = 'North LEAD (demonstration)';
/** The real site of the same place, which takes referrals by a form of its own. */
const OTHER_SITE = 'LEAD Seattle · King County';
const WORDS = 'Sits by the door every night, <b>cold</b> & "tired"\nand says nothing';
/** The day of an answer, as the site calls it. */
const dayIn = ({ headers }: Visited, locale: Locale) => sayDay(dayOf(Date.parse(headers.get('date') ?? ''), 'America/Los_Angeles'), locale);

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await portalHome();
  portal = await home.start();
});
afterAll(() => home[Symbol.asyncDispose]());

/** What a form or a page with hidden answers carries for a field, with the line ends of this machine. */
const carriedFor = (name: string, { page }: Visited) =>
  page.forms
    .flatMap(({ fields }) => fields)
    .find((field) => field[0] === name)?.[1]
    .replaceAll('\r\n', '\n');

async function fromPlaceToForm(me: Visitor, locale: Locale): Promise<Visited> {
  const found = await me.press(await me.get(localePath(locale, '/refer/')), 'other', { place: ' 98104 ' });
  expect(found.status).toBe(200);
  expect(found.page.text).toContain(SITE);
  expect(found.page.text).toContain(OTHER_SITE);
  const form = await me.press(found, wordsFor(locale).finder.card.write(SITE));
  expect(form.status).toBe(200);
  expect(carriedFor('place', form)).toBe('98104');
  return form;
}

test.each(['en', 'es'] as const)('from a place to a receipt and its status, without scripts (%s)', async (locale) => {
  const me = visitor(portal);
  const before = await storedIn(home);
  const form = await fromPlaceToForm(me, locale);
  const { receipt: words, refer } = wordsFor(locale);

  const unfinished = await me.press(form, 'check', { danger: 'no', happening: WORDS, relation: 'business' });
  expect(unfinished.status).toBe(422);
  expect(carriedFor('happening', unfinished)).toBe(WORDS);
  for (const message of [refer.errors.where, refer.errors.concerns]) expect(unfinished.page.text).toContain(message);

  const danger = await me.press(unfinished, 'check', { danger: 'yes' });
  expect(danger.status).toBe(200);
  expect(danger.page.text).toContain(refer.danger.lead);
  expect(danger.page.links.map(({ href }) => href)).toEqual(expect.arrayContaining(['tel:911', 'tel:988']));
  expect(await storedIn(home)).toEqual(before);

  const back = await me.press(danger, DANGER_IS_OVER);
  expect(carriedFor('happening', back)).toBe(WORDS);
  const check = await me.press(back, 'check', { danger: 'no', where: 'By the fountain', concerns: ['housing', 'poverty'] });
  expect(check.status).toBe(200);
  expect(check.page.title).toContain(refer.check.title);
  expect(carriedFor('happening', check)).toBe(WORDS);
  expect(await storedIn(home)).toEqual(before);

  await asAPerson();
  const sent = await me.press(check, 'send');
  expect(sent).toMatchObject({ status: 303, location: localePath(locale, '/refer/received/') });
  const received = await me.follow(sent);
  expect(received.page.title).toContain(words.received.title);
  expect(received.page.text).not.toContain('fountain');
  const receipt = receiptOn(received);
  expect(receipt).toHaveLength(16);

  expect(receiptOn(await me.follow(await me.press(check, 'send')))).toBe(receipt);
  expect(await storedIn(home)).toMatchObject({ referrals: before.referrals + 1, receipts: before.receipts + 1 });

  const status = await visitor(portal).post(localePath(locale, '/refer/status/'), { code: `${receipt.slice(0, 8)}-${receipt.slice(8)}` });
  expect(status.status).toBe(200);
  expect(status.page.text).toContain(`${words.status.receivedOn} ${dayIn(sent, locale)}`);
  expect(status.page.text).toContain(words.status.notRead('').split('.')[0]);
});

test('a browser that keeps no cookies gets its receipt with the answer to Send', async () => {
  const me = visitor(portal, { keepsCookies: false });
  const check = await upToSend(me);
  const sent = await me.press(check, 'send');

  expect(sent.status).toBe(200);
  expect(receiptOn(sent)).toHaveLength(16);
  expect(receiptOn(await me.press(check, 'send'))).toBe(receiptOn(sent));
});

test('a number that nobody knows and a mistyped one get the same page, byte for byte; what has no sixteen digits is told so', async () => {
  const me = visitor(portal, { keepsCookies: false });
  const receipt = receiptOn(await me.press(await upToSend(me), 'send'));
  const mistyped = receipt.slice(0, -1) + ((Number(receipt.at(-1)) + 1) % 10);
  const pages = [];
  for (const code of ['0000000000000018', mistyped, '1234567890123456']) {
    const { status, html } = await me.post('/refer/status/', { code });
    pages.push({ status, html: html.replaceAll(code, 'the number') });
  }

  expect(pages[0]?.status).toBe(200);
  expect(pages[0]?.html).toContain('the number');
  for (const page of pages) expect(page).toEqual(pages[0]);
  for (const code of ['no-number-at-all', receipt.slice(1)]) {
    const { status, html } = await me.post('/refer/status/', { code });
    expect(status).toBe(422);
    expect(html).toContain('Type the 16 digits');
  }
});

/** The newest item of the queue, as the worker's browser shows it. */
async function newestItem(me: Visitor): Promise<Visited> {
  const { page } = await me.get('/staff/queue/?view=new');
  const items = page.links.filter(({ href }) => /^\/staff\/queue\/[a-z2-7]{26}\/\?view=new$/.test(href));
  for (const { href } of items.reverse()) {
    const item = await me.get(href);
    if (item.page.text.includes(desk.relations.faith)) return item;
  }
  throw new Error(`no such item among ${items.length}`);
}

test('a worker signs in by the letter, unlocks, opens it and moves it; then its status says on which day it was read', async () => {
  const sender = visitor(portal);
  const form = await fromPlaceToForm(sender, 'en');
  const typed = { where: 'Behind the library', happening: WORDS, name: 'Marigold Inkwell' };
  const check = await sender.press(form, 'check', { ...typed, danger: 'not-sure', concerns: 'conflict', relation: 'faith' });
  await asAPerson();
  const receipt = receiptOn(await sender.follow(await sender.press(check, 'send')));

  const me = visitor(portal);
  expect((await signIn(me, demoLetters(portal))).page.title).toContain(desk.queue.title);
  const item = await newestItem(me);
  expect(item.page.text).toContain('98104');
  for (const text of Object.values(typed)) expect(item.html).not.toContain(text.slice(0, 12));

  const opened = await me.press(item, 'open');
  expect(opened.status).toBe(200);
  for (const text of [typed.where, typed.name, 'Sits by the door every night, <b>cold</b> & "tired"'])
    expect(opened.page.text).toContain(text);
  const moved = await me.follow(await me.press(opened, 'take-up'));
  expect(moved.page.text).toContain(desk.states.outreach);

  const status = await sender.post('/refer/status/', { code: receipt });
  const { read, notRead } = wordsFor('en').receipt.status;
  expect(status.page.text).toContain(`${read} ${dayIn(opened, 'en')}`);
  expect(status.page.text).not.toContain(notRead('').split('.')[0]);
});
