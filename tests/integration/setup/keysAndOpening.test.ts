import { expect, test } from 'vitest';
import { answerPage } from '#src/components/setup/answerPage.ts';
import { openPage } from '#src/components/setup/openPage.ts';
import { secondPage } from '#src/components/setup/secondPage.ts';
import type { SecondPage } from '#src/components/setup/secondView.ts';
import { type SheetPage, sheetPage } from '#src/components/setup/sheetPage.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import { invitePerson } from '#src/features/people/invitePerson.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anInvitedSite, atTheDesk, type Browser, SLUG, typedAnswers } from './settingUp.ts';

const SHEET = '/staff/setup/sheet/';
const SECOND = '/staff/setup/second/';
const OPEN = '/staff/setup/open/';

const lastLine = (page: SheetPage | null) => page?.shown?.sheet.lines.at(-1)?.groups.join('') ?? '';

/** Makes the key of the site and confirms its sheet. */
async function keyed(uma: Browser): Promise<void> {
  const { page } = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase });
  await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: lastLine(page), proof: page?.proof ?? '' });
}

async function rehearsed(ports: TestPorts): Promise<void> {
  const id = ports.ids.next();
  const audit = anAuditEntry({ act: 'rehearsal', site: SLUG, object: id });
  await ports.rehearsals.add({ id, site: SLUG, kind: 'button', at: ports.clock.now(), steps: [], isGreen: true }, audit);
}

async function answered(uma: Browser): Promise<void> {
  for (const [step, typed] of Object.entries(typedAnswers(uma.worker.record.id))) {
    const path = `/staff/setup/${step}/`;
    const { page } = await uma.ask(answerPage, path);
    if (page?.kind !== 'answers') throw new Error(step);
    await uma.ask(answerPage, path, { shown: page.shown, ...(step === 'erasing' ? page.boxes : {}), ...{ ...typed } });
  }
}

test('the sheet is shown once, behind the six words, and its last line is typed from paper', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  expect((await uma.ask(sheetPage, SHEET)).page).toMatchObject({ step: 'first', shown: null });

  const wrongWords = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: 'six words that do not fit' });
  expect(wrongWords).toMatchObject({ told: '422', page: { step: 'first', shown: null } });
  expect(await ports.keys.current(SLUG)).toBeNull();

  const made = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase });
  expect(made).toMatchObject({ told: '200', page: { step: 'shown' } });
  expect(made.page?.shown?.sheet.lines).toHaveLength(5);

  const proof = made.page?.proof ?? '';
  const different = await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: 'NOTTHEEND', proof });
  expect(different).toMatchObject({ told: '422', page: { step: 'typing', shown: null, proof } });
  expect((await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: ' ', proof })).told).toBe('422');
  const check = made.page?.shown?.sheet.lines.at(-1)?.check ?? '';
  const typed = ` ${lastLine(made.page).toLowerCase()} ${check}`;
  expect((await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: typed, proof })).told).toBe('303 /staff/setup/?done=sheet');
  expect((await uma.ask(sheetPage, SHEET)).page).toMatchObject({ step: 'done', confirmedOn: '2026-03-02' });
});

test('the page of the sheet, loaded again, says that its sheet counts; its last line can still be typed', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  const made = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase });
  const old = { csrf: 'of before the six words' };
  const { recipient } = (await ports.keys.recoverySheet(SLUG)) ?? {};

  const again = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase, ...old });
  expect(again).toMatchObject({ told: '403', page: { step: 'lost', notice: expect.stringContaining('was made last counts') } });
  expect((await ports.keys.recoverySheet(SLUG))?.recipient).toBe(recipient);
  const proof = made.page?.proof ?? '';
  expect((await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: lastLine(made.page), proof, ...old })).page).toMatchObject({
    step: 'typing',
    proof,
  });
});

test('a page of the sheet that was lost is made good by a new sheet, and the old one opens nothing', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  const first = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase });
  expect((await uma.ask(sheetPage, SHEET)).page).toMatchObject({ step: 'lost', shown: null });

  const second = await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: uma.worker.passphrase });
  expect(second.page).toMatchObject({ step: 'shown' });
  expect(lastLine(second.page)).not.toBe(lastLine(first.page));
  const late = await uma.ask(sheetPage, SHEET, { act: 'confirm', tail: lastLine(first.page), proof: first.page?.proof ?? '' });
  expect(late).toMatchObject({ told: '409', page: { step: 'lost' } });
  expect((await ports.keys.epochs(SLUG)).length).toBe(1);
});

test('a desk that locked itself shows no page of keys, and a mailbox alone makes none', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await uma.lock();

  expect((await uma.ask(sheetPage, SHEET)).told).toContain('303 /staff/unlock/');
  expect((await uma.ask(sheetPage, SHEET, { act: 'make', passphrase: '' })).told).toBe('422');
  expect((await uma.ask(secondPage, SECOND, { act: 'alone', reason: 'one-person-team' })).told).toContain('303 /staff/unlock/');
  expect((await uma.ask(openPage, OPEN, { version: '1' })).told).toContain('303 /staff/unlock/');
  expect(await ports.keys.current(SLUG)).toBeNull();
  expect((await ports.setups.ofSite(SLUG))?.oneHolder).toBeNull();
});

const invite = { act: 'invite', name: 'Vic Made-Up', email: 'vic@north-lead.example', role: 'intake' };

test('a colleague is invited, and is given access by the four words', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await keyed(uma);
  const passphrase = uma.worker.passphrase;

  expect((await uma.ask(secondPage, SECOND, { ...invite, passphrase })).told).toMatch(/^303 \/staff\/setup\/second\/\?invited=/);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'staff-added', result: 'intake' });
  expect((await uma.ask(secondPage, SECOND, { ...invite, passphrase })).told).toMatch(/\?again=/);

  const vic = await atTheDesk(ports, 'intake', 'Vera Made-Up');
  const { id } = vic.worker.record;
  const { page } = await uma.ask(secondPage, SECOND);
  const waiting = page?.colleagues.find(({ record }) => record.id === id);
  expect(waiting).toMatchObject({ state: 'waits-for-access' });
  const give = { act: 'give', id, fingerprint: waiting?.fingerprint ?? '', passphrase };
  expect(await uma.ask(secondPage, SECOND, give)).toMatchObject({ told: '422', page: { errors: [{ field: 'same' }] } });
  expect((await uma.ask(secondPage, SECOND, { ...give, same: 'yes', fingerprint: 'other words of nobody' })).told).toBe('409');
  expect((await uma.ask(secondPage, SECOND, { ...give, same: 'yes', passphrase: 'six words that do not fit' })).told).toBe('422');
  expect(await ports.keys.openers(SLUG)).toHaveLength(1);

  expect((await uma.ask(secondPage, SECOND, { ...give, same: 'yes' })).told).toBe(`303 ${SECOND}?given=${id}`);
  expect(await ports.keys.openers(SLUG)).toHaveLength(2);
});

test.each([
  [{ name: ' ' }, ['name']],
  [{ email: 'vic' }, ['email']],
  [{ role: 'bureau' }, ['role']],
  [{ name: '', email: '', role: '' }, ['name', 'email', 'role']],
])('an invitation with %j is told beside the field, and what was typed stays', async (different, fields) => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await keyed(uma);

  const { told, page } = await uma.ask(secondPage, SECOND, { ...invite, ...different, passphrase: uma.worker.passphrase });
  expect(told).toBe('422');
  expect(page?.errors.map(({ field }) => field)).toEqual(fields);
  expect(page).toMatchObject({ from: 'invite', typed: { ...invite, ...different } } satisfies Partial<Record<keyof SecondPage, unknown>>);
  expect(await ports.staff.byEmail(invite.email)).toBeNull();
});

test('an intake worker invites nobody', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const ben = await atTheDesk(ports, 'intake', 'Ben Made-Up');
  const { id, name } = ben.worker.record;
  const who = { staff: { id, name, site: SLUG, role: 'intake' as const }, sessionId: 's', csrf: 'c', since: 0 };

  const asked = { name: 'Vic Made-Up', email: invite.email, role: 'manager' as const };
  expect(await invitePerson(ports, who, asked)).toEqual({ kind: 'refused', because: 'not-a-manager' });
  expect((await ben.ask(secondPage, SECOND, { ...invite, passphrase: ben.worker.passphrase })).told).toBe('403');
  expect(await ports.staff.byEmail(invite.email)).toBeNull();
});

test('two managers who invite the same address at once make one account', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const { worker } = await atTheDesk(ports);
  const { id, name } = worker.record;
  const who = { staff: { id, name, site: SLUG, role: 'manager' as const }, sessionId: 's', csrf: 'c', since: 0 };
  const asked = { name: 'Vic Made-Up', email: invite.email, role: 'intake' as const };
  const blind = { ...ports, staff: { ...ports.staff, byEmail: async () => null } };

  const answers = await Promise.all([invitePerson(blind, who, asked), invitePerson(blind, who, asked)]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['invited', 'refused']);
  expect((await ports.staff.ofSite(SLUG)).filter(({ email }) => email === invite.email)).toHaveLength(1);
});

test('an address of another site is taken', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await ports.staff.add(
    { id: 'other', site: null, role: 'bureau', name: 'Other', email: invite.email },
    anAuditEntry({ act: 'staff-added' }),
  );

  const { told, page } = await uma.ask(secondPage, SECOND, { ...invite, passphrase: uma.worker.passphrase });
  expect(told).toBe('422');
  expect(page?.errors).toMatchObject([{ field: 'email' }]);
});

test('the form opens once everything is settled and rehearsed; alone only with a reason on record', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await keyed(uma);
  await answered(uma);
  await rehearsed(ports);
  const version = async () => String((await ports.setups.ofSite(SLUG))?.version);

  expect(await uma.ask(openPage, OPEN, { version: await version() })).toMatchObject({
    told: '409',
    page: { missing: ['second-key-holder'] },
  });
  expect((await uma.ask(secondPage, SECOND, { act: 'alone' })).told).toBe('422');
  expect((await uma.ask(secondPage, SECOND, { act: 'alone', reason: 'one-person-team' })).told).toBe('303 /staff/setup/?done=second');
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-setup', result: 'one-person-team' });

  const seen = String(Number(await version()) - 1);
  expect(await uma.ask(openPage, OPEN, { version: seen })).toMatchObject({ told: '409', page: { trouble: 'moved-by-another' } });
  expect((await uma.ask(openPage, OPEN, { version: await version() })).told).toBe(`303 ${OPEN}`);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-live', result: 'one-person-team' });
  expect((await uma.ask(openPage, OPEN)).page).toMatchObject({ kind: 'open', site: { intake: { promiseDays: 1, status: 'open' } } });
  expect((await uma.ask(secondPage, SECOND)).told).toBe('303 /staff/queue/');
  expect((await uma.ask(openPage, OPEN, { version: await version() })).told).toBe('303 /staff/queue/');
});

test('a rehearsal that is too old, and an open step, keep the form shut', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  await keyed(uma);
  const closed = await uma.ask(openPage, OPEN);
  expect(closed.page).toMatchObject({ kind: 'closed' });
  expect(closed.page?.kind === 'closed' && closed.page.missing).toContain('hours');
  expect((await uma.ask(openPage, OPEN, { version: '1' })).told).toBe('409');

  await answered(uma);
  await uma.ask(secondPage, SECOND, { act: 'alone', reason: 'one-person-team' });
  await rehearsed(ports);
  ports.clock.advance(8 * DAY_LONG);
  const again = await atTheDesk(ports, 'manager', 'Wanda Made-Up');
  const version = String((await ports.setups.ofSite(SLUG))?.version);
  expect(await again.ask(openPage, OPEN, { version })).toMatchObject({ told: '409', page: { missing: ['rehearsal'] } });
  expect((await ports.sites.bySlug(SLUG))?.liveSince).toBeNull();
});

test('before the form opens the desk goes by the clock that the set-up names', async () => {
  await using ports = await testPorts();
  await anInvitedSite(ports);
  const uma = await atTheDesk(ports);
  expect((await deskSite(ports, SLUG)).hours.timeZone).toBe('UTC');

  await answered(uma);

  expect((await deskSite(ports, SLUG)).hours.timeZone).toBe('America/Los_Angeles');
});
