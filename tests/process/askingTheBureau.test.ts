import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { DEMONSTRATION_BUREAU } from '#db/seed/demonstration.ts';
import { localePath } from '#src/domain/locale.ts';
import { bureau } from '#src/words/en/bureau.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { wordsFor } from '#src/words/words.ts';
import { demoLetters, signIn } from './support/desk.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { asAPerson } from './support/referral.ts';
import { filesIn, tracesIn } from './support/traces.ts';
import { visitor } from './support/visitor.ts';

const FORM = '/start-a-site/contact/';
const MESSAGES = '/bureau/messages/';
/** A beginning that stands nowhere else. */
const CANARY = 'qzvkanarie';
const FILLED = { place: '98104', role: 'prosecutor', contact: `${CANARY}@example.org`, name: `${CANARY} Inkwell` };

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await portalHome();
  portal = await home.start({ PORTAL_MODE: 'demo' });
});
afterAll(() => home[Symbol.asyncDispose]());

async function inDatabase(sql: string) {
  const { client, close } = await openDatabase({ url: `file:${home.database}` });
  try {
    return (await client.execute(sql)).rows.map((row) => ({ ...row }));
  } finally {
    close();
  }
}

test.each(['en', 'es'] as const)('from the form to the page after Send, without scripts (%s)', async (locale) => {
  const me = visitor(portal);
  const words = wordsFor(locale).startASite;
  const form = await me.get(localePath(locale, FORM));
  expect([form.status, form.page.title.includes(words.title)]).toEqual([200, true]);
  for (const sentence of [words.demo, words.form.notAboutAPerson]) expect(form.page.text).toContain(sentence);
  expect(form.page.text).not.toContain(words.whoReads);
  expect(form.page.links.map(({ href }) => href)).toContain(localePath(locale, '/refer/'));

  const unfinished = await me.press(form, 'send', { question: `About ${CANARY}, <b>how</b>?` });
  expect(unfinished.status).toBe(422);
  for (const message of [words.errors.place, words.errors.role, words.errors.contact]) expect(unfinished.page.text).toContain(message);
  expect(unfinished.page.forms.flatMap(({ fields }) => fields)).toContainEqual(['question', `About ${CANARY}, <b>how</b>?`]);

  await asAPerson();
  const sent = await me.press(unfinished, 'send', FILLED);
  expect(sent).toMatchObject({ status: 303, location: localePath(locale, `${FORM}received/`) });
  const received = await me.follow(sent);
  for (const sentence of [words.demo, words.received.noOutreach]) expect(received.page.text).toContain(sentence);
  expect(received.page.text).not.toContain(words.received.next);
  expect(received.page.links.map(({ href }) => href)).toEqual(
    expect.arrayContaining(['tel:911', 'tel:988', localePath(locale, '/refer/')]),
  );
  expect(received.html).not.toContain(CANARY);
  expect((await me.press(unfinished, 'send', FILLED)).status).toBe(303);
});

test('a browser that keeps no cookies is told in the answer to Send; the page after it says nothing to others', async () => {
  const me = visitor(portal, { keepsCookies: false });
  const words = wordsFor('en').startASite;
  const sent = await me.press(await me.get(FORM), 'send', FILLED);

  expect([sent.status, sent.page.text.includes(words.received.noOutreach)]).toEqual([200, true]);
  expect((await me.get(`${FORM}received/`)).page.text).toContain(words.received.none);
});

test.each(['en', 'es'] as const)(
  'without scripts, words of danger bring the numbers and every word back before they go (%s)',
  async (locale) => {
    const me = visitor(portal);
    const words = wordsFor(locale).startASite;
    const question = 'I want to kill myself, he has a knife';
    const shown = await me.press(await me.get(localePath(locale, FORM)), 'send', { ...FILLED, place: '00000', contact: 'x', question });
    expect(shown.status).toBe(422);
    for (const message of [words.errors.noSuchZip, words.errors.noWayToAnswer]) expect(shown.page.text).toContain(message);

    const hinted = await me.press(await me.get(localePath(locale, FORM)), 'send', { ...FILLED, question });
    expect(hinted.status).toBe(200);
    for (const sentence of [words.hinted.title, words.form.hintsTitle]) expect(hinted.page.text).toContain(sentence);
    expect(hinted.page.links.map(({ href }) => href)).toEqual(expect.arrayContaining(['tel:911', 'tel:988', '#field-question']));
    expect(hinted.page.forms.flatMap(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        ['question', question],
        ['hinted', 'yes'],
      ]),
    );
  },
);

test('the other language keeps every word', async () => {
  const me = visitor(portal);
  const { html } = await me.get(FORM);
  expect(html).toContain(`formaction="${localePath('es', FORM)}"`);
  const spanish = await me.post(localePath('es', FORM), { ...FILLED, question: 'How?', step: 'edit' });

  expect(spanish.status).toBe(200);
  expect(spanish.page.title).toContain(wordsFor('es').startASite.title);
  expect(spanish.page.forms.flatMap(({ fields }) => fields)).toEqual(
    expect.arrayContaining([
      ['place', '98104'],
      ['role', 'prosecutor'],
      ['question', 'How?'],
    ]),
  );
});

test('broken posts are refused, and none of them is stored', async () => {
  const me = visitor(portal);
  const before = await inDatabase('SELECT count(*) AS n FROM bureau_messages');
  expect((await me.post(FORM, { place: ['98104', '98105'], step: 'send' })).status).toBe(400);
  expect((await me.post(`${FORM}received/`, FILLED)).status).toBe(405);
  const foreign = await fetch(new URL(FORM, portal.url), {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: 'place=1',
  });

  expect(foreign.status).toBe(403);
  expect(await inDatabase('SELECT count(*) AS n FROM bureau_messages')).toEqual(before);
});

test('somebody of the Bureau signs in, opens one, decides; a worker of a site finds no such page, and no word lies anywhere', async () => {
  const stored = await inDatabase('SELECT state FROM bureau_messages ORDER BY state');
  expect(stored).toEqual([{ state: 'held' }, { state: 'new' }, { state: 'new' }]);

  const worker = visitor(portal);
  await signIn(worker, demoLetters(portal));
  expect((await worker.get(MESSAGES)).status).toBe(404);
  expect((await worker.post(MESSAGES, { act: 'open' })).status).toBe(404);

  const reader = visitor(portal);
  const rooms = await signIn(reader, demoLetters(portal), DEMONSTRATION_BUREAU);
  expect(rooms.page.title).toContain(bureauDesk.calls.title);
  const list = await reader.get(MESSAGES);
  expect(list.page.title).toContain(bureau.title);
  for (const text of ['Seattle, WA 98104', bureau.roles.prosecutor, bureau.states.held]) expect(list.page.text).toContain(text);
  expect(list.html).not.toContain(CANARY);
  expect(await reader.get('/staff/queue/')).toMatchObject({ status: 303, location: '/bureau/' });

  const opened = await reader.press(list, 'open');
  expect(opened.page.text).toContain(`About ${CANARY}, <b>how</b>?`);
  const decided = await reader.press(opened, 'about-person');
  expect(decided).toMatchObject({ status: 303, location: `${MESSAGES}?done=move` });
  expect((await reader.follow(decided)).page.text).toContain(bureau.states['about-person']);
  expect(await reader.press(opened, 'answered')).toMatchObject({ status: 409 });

  const acts = await inDatabase("SELECT act, result FROM audit WHERE site IS NULL AND act IN ('open-details', 'move') ORDER BY seq");
  expect(acts).toEqual([
    { act: 'open-details', result: 'ok' },
    { act: 'move', result: 'about-person' },
  ]);
  const letters = (await visitor(portal).get('/demo/letters/')).page;
  expect(letters.links.map(({ href }) => href)).toContain(MESSAGES);

  const lying = [...(await filesIn(home.folder)), ['what the server said', Buffer.from(portal.output())] as const];
  expect(lying.flatMap(([where, bytes]) => tracesIn(bytes, CANARY).map((form) => `${form} in ${where}`))).toEqual([]);
  expect(portal.output()).toContain('"route":"/start-a-site/contact/"');
});

test('when its last reader is suspended there is no form any more, and what was being sent is given back', async () => {
  const me = visitor(portal);
  const words = wordsFor('en').startASite;
  const open = await me.get(FORM);
  await inDatabase("UPDATE staff SET status = 'suspended' WHERE role = 'bureau'");

  const late = await me.press(open, 'send', { ...FILLED, question: 'Too late?' });
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '3600']);
  expect(late.page.text).toContain('Too late?');
  const closed = await me.get(FORM);
  expect(closed.status).toBe(200);
  expect(closed.page.text).toContain(words.nobody.text);
  expect(closed.page.links.map(({ href }) => href)).toContain('https://leadbureau.org');
  expect(closed.page.forms).toEqual([]);
});
