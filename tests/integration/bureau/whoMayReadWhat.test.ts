import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { messagesPage } from '#src/components/bureau/messagesPage.ts';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { openItemPage } from '#src/components/desk/itemPage.ts';
import { queuePage } from '#src/components/desk/queuePage.ts';
import { unlockPage } from '#src/components/desk/unlockPage.ts';
import type { BureauUnlocked, Unlocked } from '#src/domain/staff.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { keyHolder } from '#src/features/keys/keyHolder.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { currentStaff, isBureauUnlocked, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader, ask } from '#tests/support/aBureau.ts';
import { aDesk, type Desk, type Worker } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const WHO = ['a stranger', 'a worker, locked', 'a worker', 'the Bureau, locked', 'the Bureau'] as const;
type Who = (typeof WHO)[number];

let ports: TestPorts;
let desk: Desk;
let reader: Worker;
let referral: string;
let message: string;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  ports = await testPorts();
  desk = await aDesk(ports);
  reader = await addReader(ports);
  referral = (await addReferral(ports)).row.id;
  await ask(ports);
  message = (await ports.bureauMessages.list())[0]?.id ?? '';
  cookies['a stranger'] = 'a cookie that was never given';
  cookies['a worker, locked'] = await signIn(ports, desk.intake);
  cookies['a worker'] = await unlockWith(ports, await signIn(ports, desk.intake), desk.intake.passphrase);
  cookies['the Bureau, locked'] = await signIn(ports, reader);
  cookies['the Bureau'] = await unlockWith(ports, await signIn(ports, reader), reader.passphrase);
});
afterAll(() => ports.close());

type Fields = Readonly<Record<string, string>>;
const csrfOf = (who: Who) => csrfFor(ports, ports.signer.hash('session', cookies[who]));

/** What a page answers: `shown`, or its status and where it leads. */
async function answerTo(page: (astro: ReturnType<typeof anAstro>) => Promise<object>, who: Who, path: string, fields?: Fields) {
  const id = /\/queue\/(\w+)\//.exec(path)?.[1];
  const posted = fields && { ...fields, csrf: csrfOf(who) };
  const astro = anAstro(ports, {
    path,
    cookies: { [SESSION_COOKIE]: cookies[who] },
    ...(posted ? { fields: posted } : {}),
    ...(id ? { params: { id } } : {}),
  });
  const answer = await page(astro);
  const told = answer instanceof Response ? `${answer.status} ${answer.headers.get('location') ?? ''}`.trim() : 'shown';
  return { told, shown: answer instanceof Response ? await answer.text() : JSON.stringify(answer) };
}

/** Words of the message, and of the referral. */
const ASKED = 'agree before a county';
const REFERRED = [someAnswers().happening, PEOPLE.referred.name];

const SIGN_IN = '303 /staff/sign-in/';
const UNLOCK = '303 /staff/unlock/';
const HOME = '303 /bureau/';

// Rows: what is asked. Columns: a stranger, a worker locked and unlocked, the Bureau locked and unlocked.
const MATRIX: readonly [
  string,
  () => [typeof messagesPage | typeof queuePage | typeof openItemPage, string, Fields?],
  readonly string[],
][] = [
  ['the messages', () => [messagesPage, '/bureau/messages/'], [SIGN_IN, '404', '404', UNLOCK, 'shown']],
  [
    'one message, opened',
    () => [messagesPage, '/bureau/messages/', { act: 'open', id: message }],
    [SIGN_IN, '404', '404', UNLOCK, 'shown'],
  ],
  [
    'a message that is not there',
    () => [messagesPage, '/bureau/messages/', { act: 'open', id: 'a'.repeat(26) }],
    [SIGN_IN, '404', '404', UNLOCK, '404'],
  ],
  [
    'a referral, asked for as a message',
    () => [messagesPage, '/bureau/messages/', { act: 'open', id: referral }],
    [SIGN_IN, '404', '404', UNLOCK, '404'],
  ],
  [
    'an act that does not exist',
    () => [messagesPage, '/bureau/messages/', { act: 'forward', id: message }],
    [SIGN_IN, '404', '404', UNLOCK, '400'],
  ],
  ['the queue of a site', () => [queuePage, '/staff/queue/'], [SIGN_IN, UNLOCK, 'shown', HOME, HOME]],
  ['one referral', () => [openItemPage, `/staff/queue/${referral}/`], [SIGN_IN, `303 /staff/unlock/?next=`, 'shown', HOME, HOME]],
  ['one referral, opened', () => [openItemPage, `/staff/queue/${referral}/`, { act: 'open' }], [SIGN_IN, 'shown', 'shown', '404', '404']],
  [
    'a message, asked for as a referral',
    () => [openItemPage, `/staff/queue/${message}/`],
    [SIGN_IN, `303 /staff/unlock/?next=`, '404', HOME, HOME],
  ],
];

const CELLS = MATRIX.flatMap(([what, request, row]) => WHO.map((who, column) => [who, what, row[column] ?? '', request] as const));

test.each(CELLS)('%s asks for %s: %s', async (who, _what, expected, request) => {
  const [page, path, fields] = request();
  const { told, shown } = await answerTo(page, who, path, fields);

  expect(told.replace(/(next=)\w+\/?/, '$1')).toBe(expected);
  // Whoever gets a page gets no word of the other kind.
  if (who !== 'the Bureau') expect(shown).not.toContain(ASKED);
  if (who !== 'a worker') for (const words of REFERRED) expect(shown).not.toContain(words);
});

test('the deliberate press shows the words, so that the cells above could have failed', async () => {
  const item = await answerTo(openItemPage, 'a worker', `/staff/queue/${referral}/`, { act: 'open' });
  for (const words of REFERRED) expect(item.shown).toContain(words);
  const opened = await answerTo(messagesPage, 'the Bureau', '/bureau/messages/', { act: 'open', id: message });
  expect(opened.shown).toContain(ASKED);

  const listed = await answerTo(messagesPage, 'the Bureau', '/bureau/messages/');
  expect(listed.shown).toContain('Seattle, WA 98104');
  expect(listed.shown).not.toContain(ASKED);
});

test('the refusal of a worker is in the audit of their site', async () => {
  await answerTo(messagesPage, 'a worker', '/bureau/messages/');

  const denied = await ports.db.select().from(audit).where(eq(audit.result, 'bureau'));
  expect(denied[0]).toMatchObject({ actor: desk.intake.record.id, site: 'north-lead', act: 'denied', object: null });
});

test('a post of another session’s page opens nothing and decides nothing', async () => {
  const opens = async () => (await ports.audit.ofObject(message)).length;
  const before = await opens();
  for (const act of ['open', 'answered', 'about-person']) {
    const fields = { act, id: message, csrf: csrfOf('the Bureau, locked') };
    const astro = anAstro(ports, { path: '/bureau/messages/', cookies: { [SESSION_COOKIE]: cookies['the Bureau'] }, fields });

    expect(await messagesPage(astro)).toMatchObject({ trouble: 'too-old', opened: null });
    expect(astro.response.status).toBe(403);
  }
  expect(await opens()).toBe(before);
  expect(await ports.bureauMessages.byId(message)).toMatchObject({ state: 'new' });
});

test.each([
  ['the Bureau, locked', '/bureau/'],
  ['a worker, locked', '/staff/queue/'],
] as const)('%s unlocks, and comes to %s', async (who, home) => {
  const worker = who === 'a worker, locked' ? desk.intake : reader;
  const fields = { passphrase: worker.passphrase };
  cookies[who] = await signIn(ports, worker);

  expect((await answerTo(unlockPage, who, '/staff/unlock/?next=/staff/queue/', fields)).told).toBe(`303 ${home}`);
  cookies[who] = await signIn(ports, worker);
});

test('an unlocked session of the Bureau is no worker’s, and the other way round', async () => {
  const [bureau, worker] = [await currentStaff(ports, cookies['the Bureau']), await currentStaff(ports, cookies['a worker'])];

  expect(bureau && [isBureauUnlocked(bureau), isUnlocked(bureau)]).toEqual([true, false]);
  expect(worker && [isBureauUnlocked(worker), isUnlocked(worker)]).toEqual([false, true]);
});

test('neither fits where the other is asked for: this file compiles only because of it', () => {
  const bureau = {} as BureauUnlocked;
  const worker = {} as Unlocked;
  // @ts-expect-error a feature of the queue takes nobody of the Bureau
  const asWorker: Unlocked = bureau;
  // @ts-expect-error a feature of the Bureau takes no worker of a site
  const asBureau: BureauUnlocked = worker;

  expect([asWorker, asBureau]).toEqual([{}, {}]);
});

test('the Bureau’s key opens no part of a referral, and no worker can give it access', async () => {
  const answer = await keyHolder(ports, 'north-lead', reader.record.id);
  expect(answer).toEqual({ kind: 'may-not', because: 'not-of-this-site' });
  const manager = {
    staff: { id: desk.intake.record.id, site: 'north-lead', role: 'manager', name: '' },
    key: desk.intake.key,
    sessionId: '',
    csrf: '',
    since: 0,
  } as const;
  const fingerprint = ports.vault.fingerprint(reader.record.recipient ?? '');
  expect(await giveAccess(ports, manager, { staffId: reader.record.id, fingerprint })).toMatchObject({ kind: 'refused' });

  const { sealedPart, sealedSummaries } = ports.referrals;
  const details = (await sealedPart('north-lead', referral, 'details')) ?? '';
  const summary = (await sealedSummaries('north-lead', [referral])).get(referral) ?? '';
  const asIfSite = { site: 'north-lead', epoch: 1, identity: reader.key.identity };
  const closed = { kind: 'cannot-be-opened' };
  expect(await ports.vault.openDetails(asIfSite, referral, details)).toEqual(closed);
  expect(await ports.vault.openSummary(asIfSite, referral, summary)).toEqual(closed);
  expect(await ports.vault.openMessageDetails(reader.key, referral, details)).toEqual(closed);
});

test('no key of a site opens a message to the Bureau, neither a worker’s own nor the site’s', async () => {
  const sealed = (await ports.bureauMessages.sealedDetails(message)) ?? '';

  for (const key of [desk.intake.key, desk.identity]) {
    expect(await ports.vault.openMessageDetails(key, message, sealed)).toEqual({ kind: 'cannot-be-opened' });
  }
  expect(await ports.vault.openMessageDetails(reader.key, message, sealed)).toMatchObject({ kind: 'opened' });
});
