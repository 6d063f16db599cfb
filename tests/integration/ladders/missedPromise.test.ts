import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { HOUR, instantAt } from '#src/domain/day.ts';
import { subjectsOf } from '#src/emails/everyLanguage.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { climbLadders } from '#src/features/ladders/climbLadders.ts';
import { pauseForm } from '#src/features/listings/pauseForm.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import type { Ports } from '#src/ports.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const ZONE = 'America/Los_Angeles';
const SITE = 'north-lead';
/** Monday 2 March at closing time: the promise of every message below. */
const MISSED = at('2026-03-02 17:00');

let ports: TestPorts;
const addresses: Record<string, string> = {};

/** A moment written as day and time of the site. */
function at(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(day, time as '09:00', ZONE);
}

/** A reader, a manager, Bo, who is the backup contact, and one person of the Bureau. */
beforeEach(async () => {
  await prepare('test');
});

async function prepare(mode: 'test' | 'demo'): Promise<void> {
  ports = await testPorts({ now: at('2026-03-02 09:00'), settings: { mode } });
  const opened = ports;
  onTestFinished(() => opened.close());
  const desk = await aDesk(ports);
  const manager = await addWorker(ports, { site: SITE, role: 'manager', name: 'Mo' });
  const bo = await addWorker(ports, { site: SITE, name: 'Bo' });
  const cleo = await addReader(ports);
  await ports.sites.goLive(SITE, { ...desk.site.intake, backupContact: bo.record.id }, desk.site.liveSince);
  Object.assign(addresses, {
    reader: desk.intake.record.email,
    manager: manager.record.email,
    bo: bo.record.email,
    cleo: cleo.record.email,
  });
}

/** What a run of the jobs tells at a moment: `who: the English of the subject`. */
async function runAt(text: string, on: Ports = ports): Promise<string[]> {
  ports.clock.set(at(text));
  const before = ports.mailer.sent.length;
  await climbLadders(on, (site, climb) => pauseForm(on, site, { because: 'promise-missed', climb }));
  await sendPendingEmails(ports);
  const names = new Map(Object.entries(addresses).map(([name, address]) => [address, name]));
  return ports.mailer.sent.slice(before).map(({ to, subject }) => `${names.get(to)}: ${subjectsOf(subject)[0]?.text}`);
}

const BACKUP = 'bo: Something has waited too long';
const BUREAU = 'cleo: A team needs a call from the Bureau';
const CLOSED = ['manager: A form has closed itself', 'cleo: A form has closed itself'];

async function status() {
  return (await ports.sites.bySlug(SITE))?.intake;
}

async function decide(id: string): Promise<void> {
  const row = await ports.referrals.byId(SITE, id);
  if (row === null) throw new Error('not there');
  const { state: _, rehearsal: __, day: ___, epoch: ____, dueAt: _____, ...kept } = row;
  const audit = anAuditEntry({ act: 'move', object: id, result: 'outreach' });
  await ports.referrals.change({ ...kept, state: 'outreach', contactDeleteOn: null, note: null, readIn: null, audit });
}

test('the whole ladder, in the hours of the site: backup contact, Bureau, and at last the form', async () => {
  await ports.referrals.add(aReferral({ dueAt: MISSED }));

  expect(await runAt('2026-03-02 17:00')).toEqual([]);
  expect(await runAt('2026-03-02 17:05')).toEqual([BACKUP]);
  expect(await runAt('2026-03-02 22:00')).toEqual([]);
  expect(await runAt('2026-03-03 09:55')).toEqual([]);
  expect(await runAt('2026-03-03 10:00')).toEqual([BUREAU]);
  expect(await runAt('2026-03-04 17:00')).toEqual([]);
  expect(await runAt('2026-03-05 16:59')).toEqual([]);
  expect((await status())?.status).toBe('open');
  expect((await runAt('2026-03-05 17:00')).toSorted()).toEqual(CLOSED.toSorted());
  expect(await status()).toMatchObject({ status: 'paused', pausedFor: 'promise-missed' });
  expect(await runAt('2026-03-20 17:00')).toEqual([]);
});

test('over a weekend, a holiday and the change of the clocks nobody is hurried', async () => {
  const desk = await ports.sites.bySlug(SITE);
  if (desk?.intake == null) throw new Error('no intake');
  const hours = { ...desk.intake.hours, holidays: ['2026-03-09'] };
  await ports.sites.goLive(SITE, { ...desk.intake, hours }, 0);
  await ports.referrals.add(aReferral({ dueAt: at('2026-03-06 17:00') }));

  expect(await runAt('2026-03-06 17:01')).toEqual([BACKUP]);
  expect(await runAt('2026-03-09 16:00')).toEqual([]);
  expect(await runAt('2026-03-10 09:59')).toEqual([]);
  expect(await runAt('2026-03-10 10:00')).toEqual([BUREAU]);
  expect(await runAt('2026-03-12 16:59')).toEqual([]);
  expect(await runAt('2026-03-12 17:00')).toHaveLength(2);
});

test('a hundred missed promises are one ladder; held ones count, rehearsals and what is decided do not', async () => {
  for (let n = 0; n < 100; n += 1) await ports.referrals.add(aReferral({ dueAt: MISSED + n, state: n % 2 ? 'held' : 'new' }));
  await ports.referrals.add(aReferral({ dueAt: 1, state: 'waiting' }));
  await ports.referrals.add(aReferral({ dueAt: 2, rehearsal: true }));

  expect(await runAt('2026-03-02 18:00')).toEqual([BACKUP]);
  expect(await runAt('2026-03-02 18:05')).toEqual([]);
  expect(await ports.ladders.missed(ports.clock.now())).toEqual([{ site: SITE, since: MISSED, missed: 100 }]);
});

test('it stops the moment the work is done, and a later miss begins anew', async () => {
  const { row } = aReferral({ dueAt: MISSED });
  await ports.referrals.add(aReferral({ ...row }));
  expect(await runAt('2026-03-02 17:05')).toEqual([BACKUP]);

  await decide(row.id);

  expect(await runAt('2026-03-03 10:00')).toEqual([]);
  expect(await ports.ladders.ofSite(SITE)).toBeNull();
  await ports.referrals.add(aReferral({ dueAt: at('2026-03-03 17:00') }));
  expect(await runAt('2026-03-03 17:05')).toEqual([BACKUP]);
});

test('a letter that waits for the provider is not sent once the work is done', async () => {
  const { row } = aReferral({ dueAt: MISSED });
  await ports.referrals.add(aReferral({ ...row }));
  ports.mailer.answerNext({ kind: 'failed', code: 'down', retry: true });
  expect(await runAt('2026-03-02 17:05')).toEqual([]);

  await decide(row.id);
  ports.clock.advance(HOUR);
  await sendPendingEmails(ports);

  expect(ports.mailer.sent).toEqual([]);
});

test('what was read between the look and the rung stops the rung, and two runs at once take it once', async () => {
  const { row } = aReferral({ dueAt: MISSED });
  await ports.referrals.add(aReferral({ ...row }));
  const ofSite: Ports['staff']['ofSite'] = async (site) => {
    await decide(row.id);
    return ports.staff.ofSite(site);
  };
  const quick = { ...ports, staff: { ...ports.staff, ofSite } };
  expect(await runAt('2026-03-02 17:05', quick)).toEqual([]);
  expect(await ports.ladders.ofSite(SITE)).toBeNull();

  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  const close = () => Promise.reject(new Error('not now'));
  await Promise.all([climbLadders(ports, close), climbLadders(ports, close)]);
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.map(({ to }) => to)).toEqual([addresses['bo']]);
});

test('a crash while the form is being closed leaves all of it for the next run', async () => {
  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  await runAt('2026-03-02 17:05');
  await runAt('2026-03-03 10:00');
  await ports.client.execute(
    "CREATE TRIGGER broken BEFORE INSERT ON audit WHEN new.act = 'site-paused' BEGIN SELECT RAISE(ABORT, 'broken'); END",
  );
  await expect(runAt('2026-03-05 17:00')).rejects.toThrow('database');
  expect((await status())?.status).toBe('open');
  expect((await ports.ladders.ofSite(SITE))?.rung).toBe('bureau');

  await ports.client.execute('DROP TRIGGER broken');

  expect(await runAt('2026-03-05 17:05')).toHaveLength(2);
  expect((await status())?.status).toBe('paused');
});

test('the pause stands in the history of the listing, and no word of the site is lost', async () => {
  const intake = await status();
  if (!intake) throw new Error('no intake');
  await ports.sites.goLive(SITE, { ...intake, status: 'limited', publicMessage: { en: 'Slow just now.', es: 'Vamos despacio.' } }, 0);
  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  for (const moment of ['2026-03-02 17:05', '2026-03-03 10:00', '2026-03-05 17:00']) await runAt(moment);

  const [change] = await ports.changes.ofSite(SITE);
  expect(change).toMatchObject({ author: 'job', state: 'live', reason: 'promise-missed', patch: { 'intake.status': { to: 'paused' } } });
  expect((await status())?.publicMessage).toEqual({ en: 'Slow just now.', es: 'Vamos despacio.' });
});

test('a manager opens the form again and the reason is gone; with messages still waiting it closes after two more business days', async () => {
  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  for (const moment of ['2026-03-02 17:05', '2026-03-03 10:00', '2026-03-05 17:00']) await runAt(moment);
  ports.clock.set(at('2026-03-06 09:00'));
  const [mo] = await ports.staff.managers();
  if (!mo) throw new Error('no manager');
  const manager = { staff: { ...mo, site: SITE }, sessionId: 's', csrf: 'c', since: 0 };
  const patch = { 'intake.status': { from: 'paused', to: 'open' } };

  await proposeChange(ports, manager, SITE, patch, { source: '', reason: '' });

  expect(await status()).toMatchObject({ status: 'open' });
  expect(await status()).not.toHaveProperty('pausedFor');
  expect(await runAt('2026-03-06 09:05')).toEqual([]);
  expect(await runAt('2026-03-09 17:00')).toEqual([]);
  expect((await runAt('2026-03-10 17:00')).toSorted()).toEqual(CLOSED.toSorted());
});

test('what a manager paused keeps the words of the manager', async () => {
  const intake = await status();
  if (!intake) throw new Error('no intake');
  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  await ports.sites.goLive(SITE, { ...intake, status: 'paused', publicMessage: { en: 'We move.', es: 'Nos mudamos.' } }, 0);
  for (const moment of ['2026-03-02 17:05', '2026-03-03 10:00', '2026-03-05 17:00']) await runAt(moment);

  expect(await status()).toMatchObject({ publicMessage: { en: 'We move.' } });
  expect(await status()).not.toHaveProperty('pausedFor');
});

test('the demonstration climbs and tells, and never closes its form', async () => {
  await prepare('demo');
  await ports.referrals.add(aReferral({ dueAt: MISSED }));

  expect(await runAt('2026-03-02 17:05')).toEqual([BACKUP]);
  expect(await runAt('2026-03-03 10:00')).toEqual([BUREAU]);
  expect(await runAt('2026-03-20 10:00')).toEqual([]);

  expect((await status())?.status).toBe('open');
});

test('no letter of the ladder names the site, a number or a message', async () => {
  const { row } = aReferral({ dueAt: MISSED });
  await ports.referrals.add(aReferral({ ...row }));
  for (const moment of ['2026-03-02 17:05', '2026-03-03 10:00', '2026-03-05 17:00']) await runAt(moment);

  const words = ports.mailer.sent.map(({ subject, text }) => `${subject}\n${text}`);
  expect(words).toHaveLength(4);
  for (const text of words) expect(text.replaceAll(/https?:\S+/g, '')).not.toMatch(/north|\d|referral/i);
  for (const text of words) expect(text).not.toContain(row.id);
});

test('each rung leaves one row of the audit', async () => {
  await ports.referrals.add(aReferral({ dueAt: MISSED }));
  for (const moment of ['2026-03-02 17:05', '2026-03-02 17:10', '2026-03-03 10:00', '2026-03-05 17:00']) await runAt(moment);

  const { rows } = await ports.client.execute("SELECT act, result FROM audit WHERE act IN ('promise-missed', 'site-paused') ORDER BY seq");
  expect(rows.map(({ act, result }) => `${act} ${result}`)).toEqual([
    'promise-missed backup',
    'promise-missed bureau',
    'site-paused promise-missed',
  ]);
});

test('whoever was invited and never came stands in for nobody: the people who are there are told', async () => {
  const newcomer = { id: ports.ids.next(), site: SITE, role: 'manager', name: 'New', email: 'mistyped@north-lead.example' } as const;
  await ports.staff.invite({ ...newcomer, invitedUntil: at('2026-03-01 09:00') }, [], anAuditEntry());
  await ports.client.execute("UPDATE staff SET on_leave_since = '2026-03-02' WHERE name IN ('Mo', 'Bo')");
  await ports.referrals.add(aReferral({ dueAt: MISSED }));

  expect(await runAt('2026-03-02 17:05')).toEqual(['reader: Something has waited too long']);
  expect(await runAt('2026-03-03 10:00')).toEqual([BUREAU]);
  expect((await runAt('2026-03-05 17:00')).toSorted()).toEqual(['cleo: A form has closed itself', 'reader: A form has closed itself']);
});
