import { expect, test } from 'vitest';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { type CorrectPage, correctPage } from '#src/components/people/correctPage.ts';
import { managerPage } from '#src/components/people/managerPage.ts';
import { peoplePage } from '#src/components/people/peoplePage.ts';
import { personPage } from '#src/components/people/personPage.ts';
import { recoverPage } from '#src/components/people/recoverPage.ts';
import { removePage } from '#src/components/people/removePage.ts';
import { sheetPage } from '#src/components/people/sheetPage.ts';
import { shutPage } from '#src/components/people/shutPage.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { recoverWithSheet } from '#src/features/keys/recoverWithSheet.ts';
import { suspendPerson } from '#src/features/people/suspendPerson.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { people } from '#src/words/en/people.ts';
import { addWorker, type Worker } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aPerson, CLEAN, onPaper, SLUG } from '../keys/aTeam.ts';

/** A browser in which somebody is signed in and unlocked. */
async function browserOf(ports: TestPorts, { record, key }: Worker) {
  const cookie = ports.ids.secret();
  const id = ports.signer.hash('session', cookie);
  const now = ports.clock.now();
  await ports.staff.addSession(
    { id, staffId: record.id, startedAt: now, seenAt: now, unlockedKey: ports.vault.wrapForSession(key, cookie), parkedKey: null },
    5,
  );
  return { cookies: { [SESSION_COOKIE]: cookie }, csrf: csrfFor(ports, id) };
}

/** A live site whose manager and worker hold the key, with passphrases that are known. */
async function aLiveSite(ports: TestPorts) {
  await aPerson(ports);
  const [manager, worker] = [await addWorker(ports, { site: SLUG, role: 'manager' }), await addWorker(ports, { site: SLUG })];
  for (const { record } of [manager, worker]) await recordAttestation(ports, record, CLEAN);
  const asStaff = { ...manager.record, site: SLUG };
  const made = await makeSiteKeys(ports, asStaff);
  if (made.kind !== 'made') throw new Error(made.because);
  const unlocked = { staff: asStaff, key: manager.key, sessionId: '', csrf: '', since: 0 };
  await giveAccess(ports, unlocked, { staffId: worker.record.id, fingerprint: ports.vault.fingerprint(worker.record.recipient ?? '') });
  await ports.sites.goLive(SLUG, anIntake({ backupContact: worker.record.id }), ports.clock.now());
  return { manager, worker, made };
}

const post = (
  path: string,
  browser: { cookies: Readonly<Record<string, string>>; csrf: string },
  fields: Readonly<Record<string, string>>,
  params = {},
) => ({
  ...{ path, cookies: browser.cookies, params },
  fields: { csrf: browser.csrf, ...fields },
});

test('everybody of the site sees who is who; the state of the keys and the forms are for managers', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const path = '/staff/people/';

  const theirs = await peoplePage(anAstro(ports, { path, cookies: (await browserOf(ports, worker)).cookies }));
  const own = await peoplePage(anAstro(ports, { path, cookies: (await browserOf(ports, manager)).cookies }));

  expect(theirs).toMatchObject({ isManager: false, health: null });
  expect(own).toMatchObject({ isManager: true, health: { facts: { holders: 2 } } });
  if (own instanceof Response) throw new Error('no page');
  expect(own.people.find(({ record }) => record.id === worker.record.id)).toMatchObject({ state: 'opens', isBackup: true });
});

test('inviting asks for the six words again: without them, with wrong ones, or by a worker, nobody is invited', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const fields = { act: 'invite', name: 'Invented Newcomer', email: 'newcomer@north-lead.example', role: 'intake' };
  const ask = async (who: Worker, more: Readonly<Record<string, string>>) => {
    const astro = anAstro(ports, post('/staff/people/', await browserOf(ports, who), { ...fields, ...more }));
    return { answer: await peoplePage(astro), astro };
  };

  const empty = await ask(manager, { passphrase: '' });
  expect(empty.answer).toMatchObject({ passphrase: { kind: 'empty' }, typed: fields });
  expect(empty.astro.response.status).toBe(422);
  expect((await ask(manager, { passphrase: 'six words that do not fit' })).answer).toMatchObject({ passphrase: { kind: 'wrong' } });
  expect((await ask(worker, { passphrase: worker.passphrase })).answer).toMatchObject({ status: 403 });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'denied', result: 'manager' });
  expect(await ports.staff.byEmail(fields.email)).toBeNull();

  const invited = await ask(manager, { passphrase: manager.passphrase });
  expect((invited.answer as Response).headers.get('location')).toBe('/staff/people/?done=invited');
  expect(await ports.staff.byEmail(fields.email)).toMatchObject({ site: SLUG, role: 'intake', recipient: null });
});

test('every empty box of the invitation is told, and what was typed stands there again', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const astro = anAstro(
    ports,
    post('/staff/people/', await browserOf(ports, manager), { act: 'invite', name: 'Somebody', email: 'nothing' }),
  );

  expect(await peoplePage(astro)).toMatchObject({
    typed: { name: 'Somebody', email: 'nothing' },
    errors: [{ field: 'email' }, { field: 'role' }],
  });
  expect(astro.response.status).toBe(422);
});

test('a post of an older session does nothing', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const browser = { ...(await browserOf(ports, manager)), csrf: 'of another session' };
  const { id } = worker.record;

  const away = anAstro(ports, post('/staff/people/', browser, { act: 'away' }));
  await peoplePage(away);
  const removing = anAstro(ports, post(`/staff/people/${id}/remove/`, browser, { act: 'remove', passphrase: manager.passphrase }, { id }));
  await removePage(removing);

  expect([away.response.status, removing.response.status]).toEqual([403, 403]);
  expect(await ports.staff.byId(manager.record.id)).toMatchObject({ onLeaveSince: null });
  expect(await ports.staff.byId(id)).toMatchObject({ status: 'active' });
});

test('a person of another site, nobody, and a misshapen id answer alike, and each is noted', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const elsewhere = await addWorker(ports, { site: null, role: 'bureau' });
  const { cookies } = await browserOf(ports, manager);

  for (const id of [elsewhere.record.id, ports.ids.next(), 'not an id']) {
    for (const page of [personPage, correctPage, removePage]) {
      expect(await page(anAstro(ports, { path: `/staff/people/${id}/`, cookies, params: { id } }))).toMatchObject({ status: 404 });
      expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'denied', result: 'not-there' });
    }
  }
});

test('a worker opens neither the page of a colleague nor the sheet nor recovery', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { cookies } = await browserOf(ports, worker);
  const { id } = manager.record;

  for (const page of [personPage, correctPage, removePage, sheetPage, recoverPage]) {
    expect(await page(anAstro(ports, { path: '/staff/people/', cookies, params: { id } }))).toMatchObject({ status: 403 });
  }
});

test('each act on an account asks for the six words, and one that does not fit the person is none', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { id } = worker.record;
  const ask = async (deed: string, passphrase: string) => {
    const astro = anAstro(ports, post(`/staff/people/${id}/`, await browserOf(ports, manager), { act: 'do', deed, passphrase }, { id }));
    return personPage(astro);
  };

  expect(await ask('suspend', '')).toMatchObject({ passphrase: { kind: 'empty' }, chosen: 'suspend' });
  expect(await ask('return', manager.passphrase)).toMatchObject({ errors: [{ field: 'deed' }] });
  expect(await ask('give', manager.passphrase)).toMatchObject({ errors: [{ field: 'deed' }] });
  expect(((await ask('suspend', manager.passphrase)) as Response).headers.get('location')).toBe(`/staff/people/${id}/?done=suspended`);
  expect(await ports.staff.byId(id)).toMatchObject({ status: 'suspended' });
});

test('a correction keeps what was typed through every trouble, and nothing is written before the six words', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { id, name, email } = worker.record;
  const shown = JSON.stringify([name, email, 'intake']);
  const typed = { name: 'Juniper Teacup', email: 'juniper@harbor-health.example', role: 'intake' };
  const ask = async (more: Readonly<Record<string, string>>) => {
    const fields = { act: 'correct', shown, passphrase: manager.passphrase, ...typed, ...more };
    return correctPage(anAstro(ports, post(`/staff/people/${id}/correct/`, await browserOf(ports, manager), fields, { id })));
  };

  expect(await ask({ passphrase: '' })).toMatchObject({ passphrase: { kind: 'empty' }, typed });
  const nothing = await ask({ name: ' ', email: 'nothing', role: 'bureau' });
  expect(nothing).toMatchObject({ typed: { email: 'nothing' }, errors: [{ field: 'name' }, { field: 'email' }, { field: 'role' }] });
  const taken = await ask({ email: manager.record.email });
  expect(taken).toMatchObject({ typed: { name: typed.name }, errors: [{ field: 'email', message: expect.stringContaining('in use') }] });
  expect(JSON.stringify((taken as CorrectPage).errors)).not.toContain(manager.record.name);
  expect(await ask({ shown: 'what stood there before a colleague corrected it' })).toMatchObject({
    notice: expect.any(String),
    typed,
    shown,
  });
  expect(await ports.staff.byId(id)).toMatchObject({ name, email });
  const location = ((await ask({ name: 'Juniper Saucer' })) as Response).headers.get('location') ?? '';
  expect(location.split('?')).toEqual([`/staff/people/${id}/`, 'done=corrected-name-email']);
  expect(people.done['corrected-name-email']).toMatch(/^Corrected: the name and the address\. They are signed out everywhere/);
  expect(await ports.staff.byId(id)).toMatchObject({ name: 'Juniper Saucer', email: typed.email });
});

test('the page of oneself has a name and no more, whatever is posted to it', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const { id, name, email } = manager.record;
  const ask = async (more: Readonly<Record<string, string>>) => {
    const fields = {
      act: 'correct',
      shown: JSON.stringify([name, email, 'manager']),
      passphrase: manager.passphrase,
      name: 'Basil',
      ...more,
    };
    return correctPage(anAstro(ports, post(`/staff/people/${id}/correct/`, await browserOf(ports, manager), fields, { id })));
  };

  expect(await ask({ role: 'intake', email: 'basil@elsewhere.example' })).toMatchObject({
    isOwn: true,
    errors: [{ field: 'email' }, { field: 'role' }],
  });
  expect(((await ask({})) as Response).headers.get('location')).toBe(`/staff/people/${id}/?done=corrected-name`);
  expect(await ports.staff.byId(id)).toMatchObject({ name: 'Basil', email, role: 'manager' });
});

test('a manager is offered no way to open an account that the Bureau suspended', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { id } = worker.record;
  const cleo = await addWorker(ports, { site: null, role: 'bureau' });
  const look = async () =>
    personPage(anAstro(ports, { path: `/staff/people/${id}/`, params: { id }, cookies: (await browserOf(ports, manager)).cookies }));

  await suspendPerson(ports, manager.record, id);
  expect(await look()).toMatchObject({ acts: ['return'] });
  await suspendPerson(ports, cleo.record, id);
  expect(await look()).toMatchObject({ acts: [], person: { isShutByBureau: true } });
});

test('the page of a removal asks who takes over from the backup contact, and then removes in one post', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { id } = worker.record;
  const ask = async (fields: Readonly<Record<string, string>>) =>
    removePage(anAstro(ports, post(`/staff/people/${id}/remove/`, await browserOf(ports, manager), { act: 'remove', ...fields }, { id })));

  expect(await ask({ passphrase: manager.passphrase })).toMatchObject({ errors: [{ field: 'heir' }] });
  expect(await ask({ passphrase: manager.passphrase, heir: id })).toMatchObject({ errors: [{ field: 'heir' }] });
  const removed = await ask({ passphrase: manager.passphrase, heir: manager.record.id });

  expect((removed as Response).headers.get('location')).toBe('/staff/people/?done=removed');
  expect(await ports.keys.openers(SLUG)).toEqual([manager.record.id]);
  expect((await ports.sites.bySlug(SLUG))?.intake?.backupContact).toBe(manager.record.id);
});

test('the page of a new sheet, loaded again, makes none, and says that the sheet which it showed counts', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const browser = await browserOf(ports, manager);
  const fields = { act: 'make', passphrase: manager.passphrase };
  const path = '/staff/people/sheet/';
  await sheetPage(anAstro(ports, post(path, browser, fields)));
  const { recipient } = (await ports.keys.recoverySheet(SLUG)) ?? {};

  const again = anAstro(ports, post(path, { ...(await browserOf(ports, manager)), csrf: 'of before the six words' }, fields));
  const page = await sheetPage(again);

  expect(again.response.status).toBe(403);
  expect(page).toMatchObject({ step: 'start', shown: null, notice: expect.stringContaining('was made last counts') });
  expect((await ports.keys.recoverySheet(SLUG))?.recipient).toBe(recipient);
});

test('a new sheet is shown in one answer; its end is typed back, wrongly first', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const ask = async (fields: Readonly<Record<string, string>>) =>
    sheetPage(anAstro(ports, post('/staff/people/sheet/', await browserOf(ports, manager), fields)));

  const made = await ask({ act: 'make', passphrase: manager.passphrase });
  if (made instanceof Response || made.shown === null) throw new Error('no sheet');
  const paper = onPaper(made.shown);
  expect(await ask({ act: 'confirm', proof: made.proof, tail: 'WRONGEND' })).toMatchObject({
    step: 'typing',
    shown: null,
    errors: [{ field: 'tail' }],
  });
  const confirmed = await ask({ act: 'confirm', proof: made.proof, tail: paper.slice(-8) });
  expect((confirmed as Response).headers.get('location')).toBe('/staff/people/sheet/?done=confirmed');
  expect(await ask({ act: 'check', line1: paper.slice(0, 20) })).toMatchObject({
    step: 'start',
    errors: expect.arrayContaining([{ field: 'line2', message: expect.any(String) }]),
  });
  expect(((await ask({ act: 'check', line1: paper })) as Response).headers.get('location')).toBe('/staff/people/sheet/?done=checked');
});

test('recovery says its error at the line, keeps what was typed, and opens for a manager without access', async () => {
  await using ports = await testPorts();
  const { made } = await aLiveSite(ports);
  const fresh = await addWorker(ports, { site: SLUG, role: 'manager' });
  await recordAttestation(ports, fresh.record, CLEAN);
  const lines = made.sheet.lines.map(({ groups, check }) => groups.join('') + check);
  const fields = Object.fromEntries(lines.map((line, index) => [`line${index + 1}`, line]));
  const ask = async (more: Readonly<Record<string, string>>) =>
    recoverPage(anAstro(ports, post('/staff/people/recover/', await browserOf(ports, fresh), { act: 'recover', ...fields, ...more })));

  expect(await ask({ line3: 'ABCD' })).toMatchObject({ recovered: null, errors: [{ field: 'line3' }], lines: lines.with(2, 'ABCD') });
  expect(await ask({ passphrase: 'six words that do not fit' })).toMatchObject({ recovered: null, passphrase: { kind: 'wrong' }, lines });
  const recovered = await ask({ passphrase: fresh.passphrase });
  expect(recovered).toMatchObject({ recovered: { epochs: 1 } });
  expect(await ports.keys.openers(SLUG)).toContain(fresh.record.id);
  // The used sheet is spent.
  expect(await recoverWithSheet(ports, { ...fresh.record, site: SLUG }, lines)).toEqual({ kind: 'wrong-sheet' });
});

test('the Bureau shuts, opens again, takes access and removes, each behind the six words, and gives nothing', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const reader = await addWorker(ports, { site: null, role: 'bureau' });
  const ask = async (deed: string, more: Readonly<Record<string, string>> = {}) => {
    const fields = { act: 'do', person: worker.record.id, deed, passphrase: reader.passphrase, ...more };
    const answer = await shutPage(anAstro(ports, post(`/bureau/sites/${SLUG}/people/`, await browserOf(ports, reader), fields)), SLUG);
    return answer instanceof Response ? answer.headers.get('location') : answer;
  };

  expect(await ask('give')).toMatchObject({ errors: [{ field: 'deed' }] });
  expect(await ask('suspend', { passphrase: '' })).toMatchObject({ passphrase: { kind: 'empty' } });
  expect(await ask('suspend', { person: 'nobody' })).toMatchObject({ errors: [{ field: 'person' }] });
  expect(await ports.keys.openers(SLUG)).toHaveLength(2);
  expect(await ask('suspend')).toMatch(/done=suspended$/);
  expect(await ask('return')).toMatch(/done=returned$/);
  expect(await ask('take')).toMatch(/done=taken$/);
  expect(await ports.keys.openers(SLUG)).toEqual([manager.record.id]);
  expect(await ask('remove')).toMatchObject({ notice: expect.stringContaining('backup contact') });
  expect(await ask('remove', { heir: manager.record.id })).toMatch(/done=removed$/);
  expect(await ports.staff.byId(worker.record.id)).toMatchObject({ status: 'left' });
});

test('a new manager: empty boxes are told before the six words, whoever rang does not agree, and the second person does', async () => {
  await using ports = await testPorts();
  await aLiveSite(ports);
  const [cleo, dell] = [await addWorker(ports, { site: null, role: 'bureau' }), await addWorker(ports, { site: null, role: 'bureau' })];
  const ask = async (who: Worker, fields: Readonly<Record<string, string>>) => {
    const asked = post(`/bureau/sites/${SLUG}/manager/`, await browserOf(ports, who), fields, { slug: SLUG });
    const answer = await managerPage(anAstro(ports, asked));
    return answer instanceof Response ? answer.headers.get('location') : answer;
  };
  const written = {
    name: 'Invented Newcomer',
    email: 'newcomer@north-lead.example',
    director: 'The director',
    number_found_at: 'their own page',
  };

  expect(await ask(cleo, { act: 'propose', ...written, director: '' })).toMatchObject({
    errors: [{ field: 'director' }],
    typed: { name: written.name },
  });
  expect(await ask(cleo, { act: 'propose', ...written, passphrase: cleo.passphrase })).toMatch(/done=proposed$/);
  const [waiting] = await ports.appointments.waiting();
  const appointment = waiting?.id ?? '';
  expect(await ask(cleo, { act: 'agree', appointment, passphrase: cleo.passphrase })).toMatchObject({
    notice: expect.stringContaining('somebody else'),
  });
  expect(await ask(dell, { act: 'agree', appointment })).toMatchObject({ passphrase: { kind: 'empty' } });
  expect(await ask(dell, { act: 'agree', appointment, passphrase: dell.passphrase })).toMatch(/done=agreed$/);
  expect(await ports.staff.byEmail(written.email)).toMatchObject({ role: 'manager', site: SLUG, recipient: null });
});

test('a desk that locked itself shows nobody, whatever is posted to it, and sends nobody on leave', async () => {
  await using ports = await testPorts();
  const { manager, worker } = await aLiveSite(ports);
  const { id } = worker.record;
  const browser = await browserOf(ports, manager);
  ports.clock.set(ports.clock.now() + 16 * 60_000);
  const ask = (fields: Readonly<Record<string, string>>) => anAstro(ports, post(`/staff/people/${id}/`, browser, fields, { id }));

  expect(await peoplePage(ask({ act: 'invite', csrf: 'of another session' }))).toMatchObject({ people: [], health: null });
  expect(await peoplePage(ask({ act: 'invite', name: 'Somebody', email: 'nothing' }))).toMatchObject({ people: [], health: null });
  await ports.audit.add({ at: ports.clock.now(), actor: id, site: SLUG, act: 'open-details', object: ports.ids.next(), result: 'ok' });
  expect(await removePage(ask({ act: 'remove', heir: manager.record.id }))).toMatchObject({ seen: null, heir: manager.record.id });
  expect(await personPage(ask({ act: 'away' }))).toMatchObject({ status: 303 });
  expect(await ports.staff.byId(id)).toMatchObject({ onLeaveSince: null });
});

test('somebody who has not come yet is invited again as what the manager says now', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveSite(ports);
  const invite = async (role: string) => {
    const fields = { act: 'invite', name: 'Invented Newcomer', email: 'newcomer@north-lead.example', role, passphrase: manager.passphrase };
    return peoplePage(anAstro(ports, post('/staff/people/', await browserOf(ports, manager), fields)));
  };

  await invite('manager');
  expect(((await invite('intake')) as Response).headers.get('location')).toBe('/staff/people/?done=again');
  expect(await ports.staff.byEmail('newcomer@north-lead.example')).toMatchObject({ role: 'intake' });
});
