import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { localePath } from '#src/domain/locale.ts';
import { stillTrue } from '#src/emails/letters.ts';
import { wordsFor } from '#src/words/words.ts';
import { aMailEvent, type MailEventAsked, WEBHOOK_SECRET } from '#tests/support/aMailEvent.ts';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { type Visited, visitor } from './support/visitor.ts';

const { subject } = stillTrue(() => '');
const PAGE = '/sites/demo-north-lead/still-true/';
const HOOK = '/hooks/resend';

let home: PortalHome;
let portal: Portal;
/** The path of the link in the letter that asks. */
let link = '';

beforeAll(async () => {
  home = await portalHome();
  portal = await home.start({ PORTAL_MODE: 'demo', RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET });
  link = await linkInLetter();
});
afterAll(() => home[Symbol.asyncDispose]());

/** The job asks as soon as the server is up; the letter leaves with the next run. */
async function linkInLetter(): Promise<string> {
  const me = visitor(portal);
  for (const end = Date.now() + 300_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 500))) {
    const { page } = await me.get('/demo/letters/');
    const found = page.links.find(({ href }) => href.startsWith(PAGE));
    if (found && page.text.includes(subject)) return found.href;
  }
  throw new Error('no letter asks whether the listing is still true');
}

async function inDatabase(sql: string) {
  const { client, close } = await openDatabase({ url: `file:${home.database}` });
  try {
    return (await client.execute(sql)).rows.map((row) => ({ ...row }));
  } finally {
    close();
  }
}

const confirmedOn = async () => {
  const [row] = await inDatabase("SELECT listing ->> 'confirmedOn' AS day FROM sites WHERE slug = 'demo-north-lead'");
  return row?.['day'];
};
/** How often somebody said yes, as the history and the audit have it. */
const written = async () =>
  inDatabase(`SELECT (SELECT count(*) FROM listing_changes WHERE kind = 'confirm') AS changes,
    (SELECT count(*) FROM audit WHERE act = 'listing-confirmed') AS audit`);

function guarded({ headers }: Visited): void {
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('set-cookie')).toBeNull();
}

test('a scanner of mail that opens the link, in every way that leaves no form behind, changes nothing', async () => {
  const before = await written();

  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await fetch(portal.url + link, { method, headers: { 'user-agent': 'a scanner', 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(200);
  }
  // A scanner that posts comes from elsewhere.
  const posted = await fetch(portal.url + link, {
    method: 'POST',
    body: new URLSearchParams({ key: new URL(portal.url + link).searchParams.get('key') ?? '' }),
  });
  expect(posted.status).toBe(403);

  expect(await written()).toEqual(before);
  expect(await confirmedOn()).toBeNull();
});

test.each([
  ['no key', PAGE, 403, 'noKey'],
  ['half a key', () => link.slice(0, -4), 403, 'noKey'],
  ['the key of another site', () => link.replace('demo-north-lead', 'king-county-wa'), 403, 'noKey'],
] as const)('with %s the page says so, and the way on', async (_, path, status, said) => {
  const answer = await visitor(portal).get(typeof path === 'string' ? path : path());

  expect(answer.status).toBe(status);
  guarded(answer);
  expect(answer.page.text).toContain(wordsFor('en').stillTrue[said].title);
  expect(answer.page.links.map(({ href }) => href)).toContain('/staff/listing/');
  expect(answer.page.forms.flatMap(({ buttons }) => buttons)).toEqual([]);
});

test('a site that is not there has no such page', async () => {
  expect((await visitor(portal).get('/sites/nowhere/still-true/?key=x')).status).toBe(404);
});

test.each(['en', 'es'] as const)('somebody reads the facts and says yes, without scripts and twice (%s)', async (locale) => {
  const me = visitor(portal);
  const words = wordsFor(locale).stillTrue;
  const opened = await me.get(localePath(locale, PAGE) + link.slice(PAGE.length));
  expect(opened.status).toBe(200);
  guarded(opened);
  expect(opened.html).toContain(`lang="${locale}"`);
  for (const fact of [...Object.values(words.facts), '98104', '206-555-0100']) expect(opened.page.text).toContain(fact);

  const said = await me.press(opened, words.ask.yes);
  const again = await me.press(opened, words.ask.yes);

  expect([said.status, again.status]).toEqual([200, 200]);
  guarded(said);
  expect(said.page.text).toContain(words.done.title);
  expect(again.page.text).toContain(words.done.title);
  // The key stood in no address but that of the letter.
  expect(said.html).not.toContain('key=');
  expect(await confirmedOn()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(await written()).toEqual([{ changes: 1, audit: 1 }]);
});

async function hook(asked: MailEventAsked = {}, different: Record<string, string> = {}, path = HOOK) {
  const { body, headers } = aMailEvent(asked);
  const { id, timestamp, signature } = headers;
  const own = { 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature };
  return fetch(portal.url + path, { method: 'POST', body, headers: { ...own, ...different } });
}

const trouble = () => inDatabase("SELECT mail_trouble AS kind FROM staff WHERE email = 'worker@north-lead.example'");

test('the provider tells of a bounce, and of a letter that arrived; each event counts once', async () => {
  const [sent] = await inDatabase("SELECT message_id AS id FROM deliveries WHERE kind = 'still-true'");
  const messageId = String(sent?.['id']);

  for (const path of [HOOK, `${HOOK}/`]) expect((await hook({ id: 'msg_bounced', messageId }, {}, path)).status).toBe(200);
  expect(await trouble()).toEqual([{ kind: 'bounced' }]);

  expect((await hook({ type: 'email.delivered', messageId })).status).toBe(200);
  expect(await trouble()).toEqual([{ kind: null }]);
  expect((await hook({ id: 'msg_bounced', messageId })).status).toBe(200);
  expect(await trouble()).toEqual([{ kind: null }]);

  expect((await hook({ messageId: 'nobody-knows' })).status).toBe(200);
});

test('a post that the provider did not sign is refused, whatever it says, and leaves nothing', async () => {
  const before = await inDatabase('SELECT count(*) AS n FROM mail_events');

  expect((await hook({ secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` })).status).toBe(400);
  expect((await hook({ at: Date.now() - 301_000 })).status).toBe(400);
  expect((await hook({}, { 'svix-signature': '' })).status).toBe(400);
  expect((await hook({}, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await hook({ body: JSON.stringify({ type: 'x'.repeat(70_000) }) })).status).toBe(413);
  expect((await visitor(portal).get(`${HOOK}/`)).status).toBe(404);

  expect(await inDatabase('SELECT count(*) AS n FROM mail_events')).toEqual(before);
});

test('nothing of a key, an event or an address stands in the log', () => {
  const output = portal.output();

  expect(output).toContain('/sites/[slug]/still-true/');
  for (const word of ['key=', 'msg_bounced', 'somebody@', 'svix', new URL(portal.url + link).searchParams.get('key') ?? 'key']) {
    expect(output).not.toContain(word);
  }
});

test('without a secret the provider finds nobody there', async () => {
  await portal.stop();
  portal = await home.start({ PORTAL_MODE: 'demo' });

  expect((await hook()).status).toBe(404);
});
