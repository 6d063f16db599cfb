import { expect, test } from 'vitest';
import { askedPage } from '#src/components/desk/askedPage.ts';
import { callerPage } from '#src/components/desk/callerPage.ts';
import { handoverPage } from '#src/components/desk/handoverPage.ts';
import { similarPage } from '#src/components/desk/similarPage.ts';
import { transferPage } from '#src/components/desk/transferPage.ts';
import { MINUTE } from '#src/domain/day.ts';
import { IDLE_MINUTES } from '#src/domain/staff.ts';
import { choosePin } from '#src/features/sign-in/choosePin.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { atWork } from '#tests/integration/sign-in/passkeySteps.ts';
import { aDesk, type Worker } from '#tests/support/aDesk.ts';
import { aForm, aToken } from '#tests/support/aForm.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const COOKIE = 'a-cookie-of-the-session';
const NO_PIN = { parkedKey: null, pinKey: null, pinTriesLeft: 0 };

/** Signs a worker in and unlocks their desk, as far as a page can tell. */
async function signedIn(ports: TestPorts, { record, key }: Worker): Promise<string> {
  const id = ports.signer.hash('session', COOKIE);
  const now = ports.clock.now();
  await ports.staff.addSession(
    { id, staffId: record.id, startedAt: now, seenAt: now, unlockedKey: ports.vault.wrapForSession(key, COOKIE), ...NO_PIN },
    5,
  );
  return csrfFor(ports, id);
}

async function aRoom(ports: TestPorts) {
  const desk = await aDesk(ports);
  const csrf = await signedIn(ports, desk.intake);
  const { row } = await addReferral(ports);
  const ask = (path: string, fields?: Readonly<Record<string, string>>) =>
    anAstro(ports, { path, params: { id: row.id }, cookies: { '__Host-s': COOKIE }, ...(fields ? { fields } : {}) });
  return { desk, csrf, id: row.id, ask };
}

const PAGES = [
  ['similar', similarPage, { act: 'link', other: 'a'.repeat(26) }],
  ['transfer', transferPage, { act: 'send', to: 'south-lead', reason: 'Written with care', version: '1' }],
  ['handover', handoverPage, { act: 'print' }],
  ['asked', askedPage, { act: 'look', name: 'Quill' }],
] as const;

test.each(PAGES)('a post of %s without the proof of its session does nothing, and shows what was typed', async (name, page, fields) => {
  await using ports = await testPorts();
  const { ask, id } = await aRoom(ports);
  const astro = ask(`/staff/queue/${id}/${name}/`, { ...fields, csrf: 'of somebody else' });
  const shown = await page(astro);
  if (shown instanceof Response || shown.kind !== 'page') throw new Error('no page');
  expect(astro.response.status).toBe(403);
  expect(shown.notice).toBe('The page was too old. Look at it once more and press again.');
  expect((await ports.audit.ofObject(id)).map(({ act }) => act)).toEqual(['referral-received']);
});

test.each(PAGES)('a post of %s that finds the desk locked keeps its words behind the passphrase', async (name, page, fields) => {
  await using ports = await testPorts();
  const { ask, id, csrf } = await aRoom(ports);
  ports.clock.set(ports.clock.now() + IDLE_MINUTES * MINUTE);
  const astro = ask(`/staff/queue/${id}/${name}/`, { ...fields, csrf });
  const shown = await page(astro);
  if (shown instanceof Response || shown.kind !== 'locked') throw new Error('not locked');
  const { act: _, version: __, other: ___, to: ____, ...words } = { version: '', other: '', to: '', ...fields };
  expect(astro.response.status).toBe(403);
  expect(shown.kept).toEqual({ act: 'unlock', ...words });
});

test.each(PAGES)('the PIN of the session opens %s in place, with the words still there and nothing done', async (name, page, fields) => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports);
  const { cookie, who } = await atWork(ports, desk.intake);
  await choosePin(ports, who, cookie, '730518');
  ports.clock.advance(IDLE_MINUTES * MINUTE);
  const csrf = csrfFor(ports, ports.signer.hash('session', cookie));
  const post = (more: Readonly<Record<string, string>>) =>
    anAstro(ports, {
      path: `/staff/queue/${row.id}/${name}/`,
      params: { id: row.id },
      cookies: { '__Host-s': cookie },
      fields: { ...fields, csrf, ...more },
    });

  expect(await page(post({}))).toMatchObject({ kind: 'locked', pin: true });
  const astro = post({ act: 'unlock', pin: '730518' });
  const shown = await page(astro);

  expect(shown).toMatchObject({ kind: 'page', notice: expect.stringMatching(/./) });
  expect(astro.cookies.get('__Host-s')?.value).not.toBe(cookie);
  expect(JSON.stringify(shown)).not.toContain('730518');
  expect((await ports.audit.ofObject(row.id)).map(({ act }) => act)).toEqual(['referral-received']);
});

test.each(PAGES.slice(0, 3))('%s of a message of another site is not there', async (name, page, fields) => {
  await using ports = await testPorts();
  const { ask, csrf } = await aRoom(ports);
  await aDesk(ports, { slug: 'south-lead' });
  const foreign = (await addReferral(ports, { site: 'south-lead' })).row.id;
  for (const posted of [undefined, { ...fields, csrf }]) {
    const astro = ask(`/staff/queue/${foreign}/${name}/`, posted);
    Object.assign(astro.params, { id: foreign });
    const shown = await page(astro);
    expect(shown instanceof Response ? shown.status : 200).toBe(404);
  }
  expect((await ports.audit.ofObject(foreign)).filter(({ act }) => !['referral-received', 'denied'].includes(act))).toEqual([]);
});

test.each([...PAGES, ['new', callerPage, {}] as const])('nobody comes to %s without signing in', async (name, page) => {
  await using ports = await testPorts();
  const { id } = await aRoom(ports);
  const shown = await page(anAstro(ports, { path: `/staff/queue/${id}/${name}/`, params: { id } }));
  expect(shown instanceof Response && shown.headers.get('location')).toBe('/staff/sign-in/');
});

test('the file is an attachment that nobody keeps, and its name tells nothing', async () => {
  await using ports = await testPorts();
  const { ask, csrf, id } = await aRoom(ports);
  const file = await handoverPage(ask(`/staff/queue/${id}/handover/`, { act: 'file', names: 'yes', csrf }));
  if (!(file instanceof Response)) throw new Error('no file');
  expect(Object.fromEntries(file.headers)).toEqual({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="handover.json"',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(await file.json()).toMatchObject({ names: 'included', person: { name: PEOPLE.referred.name }, madeBy: PEOPLE.intake.name });
});

test('giving away asks once more, and names the day and the hour of the other site', async () => {
  await using ports = await testPorts();
  const { ask, csrf, id } = await aRoom(ports);
  await aDesk(ports, { slug: 'south-lead', listing: { name: 'South LEAD' } });
  const path = `/staff/queue/${id}/transfer/`;
  const typed = { csrf, to: 'south-lead', reason: 'Theirs', version: '1' };
  const missing = await transferPage(ask(path, { csrf, act: 'check' }));
  expect(missing).toMatchObject({ errors: [{ field: 'to' }, { field: 'reason' }] });
  const sure = await transferPage(ask(path, { ...typed, act: 'check' }));
  expect(sure).toMatchObject({
    sure: { site: { listing: { name: 'South LEAD' } }, erased: 'Sunday, May 31' },
    typed: { reason: 'Theirs' },
  });
  expect(await ports.referrals.byId('north-lead', id)).not.toBeNull();
  expect(await transferPage(ask(path, { ...typed, act: 'send', version: '7' }))).toMatchObject({
    kind: 'page',
    notice: expect.stringContaining('Nothing was done'),
  });
  expect(await transferPage(ask(path, { ...typed, act: 'send' }))).toMatchObject({ kind: 'transferred', to: 'South LEAD' });
});

test('what a worker writes down for a caller needs the proof of the session and keeps every word without it', async () => {
  await using ports = await testPorts();
  const { ask, csrf } = await aRoom(ports);
  const { concerns: _, ...values } = aForm(ports, { token: aToken(ports) });
  const fields = { ...values, concerns: 'housing' };
  const old = await callerPage(ask('/staff/new/', { ...fields, csrf: 'of somebody else' }));
  expect(old).toMatchObject({ kind: 'form', isTooOld: true, view: { kind: 'edit', values: { happening: values.happening } } });
  const sent = await callerPage(ask('/staff/new/', { ...fields, csrf }));
  expect(sent).toMatchObject({ kind: 'received', facts: { site: { listing: { slug: 'north-lead' } } } });
  // Sent twice, the same receipt.
  expect(await callerPage(ask('/staff/new/', { ...fields, csrf }))).toEqual(sent);
  expect(await ports.referrals.count('north-lead', { states: ['new'] })).toBe(2);
});

test('signed out while the caller was telling, the words are given back', async () => {
  await using ports = await testPorts();
  const { concerns: _, ...values } = aForm(ports);
  const astro = anAstro(ports, { path: '/staff/new/', fields: { ...values, concerns: 'housing' } });
  expect(await callerPage(astro)).toMatchObject({ kind: 'ended', words: expect.stringContaining('Sleeps in the doorway') });
  expect(astro.response.status).toBe(403);
});
