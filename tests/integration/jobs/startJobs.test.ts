import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { chainAudit } from '#src/features/audit/chainAudit.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { askStillTrue } from '#src/features/listings/askStillTrue.ts';
import { proposeContact } from '#src/features/listings/proposeByBureau.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { owedLetters } from '#src/features/referrals/owedLetters.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { EVERY, startJobs } from '#src/jobs/startJobs.ts';
import type { Letter, MailAnswer } from '#src/ports/letters.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { aKeptListing } from '#tests/support/aListing.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from '../queue/aSecondWorker.ts';

const RARELY = {
  letters: HOUR,
  journal: HOUR,
  purge: HOUR,
  'short-lived': HOUR,
  changes: HOUR,
  freshness: HOUR,
  untouched: HOUR,
  ladders: HOUR,
  keys: HOUR,
  rehearsals: HOUR,
  chain: HOUR,
  calendar: HOUR,
};

async function newWork(ports: TestPorts, ...workers: string[]): Promise<void> {
  await addSite(ports);
  for (const id of workers) {
    await ports.staff.add({ id, site: 'north-lead', role: 'intake', name: id, email: `${id}@north-lead.example` }, anAuditEntry());
  }
  await ports.referrals.add(aReferral({ letters: owedLetters(workers, ports.clock.now(), ports.ids.next) }));
}

/** A provider that holds each letter until the test lets it go. */
function slowProvider() {
  const held: ((answer: MailAnswer) => void)[] = [];
  let most = 0;
  return {
    held,
    most: () => most,
    send: (_: Letter) =>
      new Promise<MailAnswer>((resolve) => {
        held.push((answer) => {
          held.splice(0, 1);
          resolve(answer);
        });
        most = Math.max(most, held.length);
      }),
  };
}

test('a server that starts sends what was left over and erases what is due', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 5, 15) });
  await newWork(ports, 'ana');

  const jobs = startJobs(ports, { every: RARELY });
  await expect.poll(() => ports.log.events.map(({ name }) => name)).toEqual(['letters', 'purge']);
  await jobs.stop();

  expect(ports.mailer.sent).toHaveLength(1);
  expect(ports.log.events[1]?.fields).toMatchObject({ referrals: 1 });
});

test('a server that starts makes approved changes live whose hours are over, and asks sites whether they are still true', async () => {
  await using ports = await testPorts();
  const { slug, bureau } = await aKeptListing(ports);
  const grounds = { source: 'they called', reason: 'a new team' };
  await proposeContact(ports, bureau[0], slug, 'team@north-lead.example', grounds);
  await proposeContact(ports, bureau[0], slug, 'new@north-lead.example', grounds);
  ports.clock.advance(24 * HOUR);

  const jobs = startJobs(ports, { every: RARELY });
  await expect.poll(() => ports.sites.record(slug)).toMatchObject({ contactEmail: 'new@north-lead.example', askedOn: '2026-03-03' });
  await jobs.stop();

  const owed = await ports.deliveries.takeDue(ports.clock.now(), ports.clock.now(), 9);
  expect(owed.map(({ kind }) => kind)).toContain('still-true');
});

test('the timer sends what has become due', async () => {
  await using ports = await testPorts();
  const jobs = startJobs(ports, { every: { ...RARELY, letters: 20 } });
  await newWork(ports, 'ana');

  await expect.poll(() => ports.mailer.sent).toHaveLength(1);

  await jobs.stop();
});

test('a job never overlaps itself, however often it is asked for', async () => {
  await using ports = await testPorts();
  await newWork(ports, 'ana', 'ben', 'cai');
  const mailer = slowProvider();

  const jobs = startJobs({ ...ports, mailer }, { every: { ...RARELY, letters: 1 } });
  for (let sent = 0; sent < 3; sent += 1) {
    await expect.poll(() => mailer.held).toHaveLength(1);
    mailer.held[0]?.({ kind: 'sent' });
  }
  await jobs.stop();

  expect(mailer.most()).toBe(1);
});

test('stopping waits for the letter under way and starts no other', async () => {
  await using ports = await testPorts();
  await newWork(ports, 'ana', 'ben');
  const mailer = slowProvider();
  const jobs = startJobs({ ...ports, mailer }, { every: { ...RARELY, letters: 5 } });
  await expect.poll(() => mailer.held).toHaveLength(1);

  const order: string[] = [];
  const stop = jobs.stop().then(() => order.push('stopped'));
  // A stop that waits for nothing has answered by then.
  await new Promise(setImmediate);
  order.push('the letter is let go');
  mailer.held[0]?.({ kind: 'sent' });
  await stop;

  expect(order).toEqual(['the letter is let go', 'stopped']);
  expect(mailer.held).toEqual([]);
  // The purge stood in line behind the letters.
  expect(ports.log.events.map(({ name }) => name)).toEqual(['letters']);
  expect(await ports.deliveries.troubles('north-lead', 0)).toEqual({ failed: 0, retrying: 0 });
  // The one that was under way is noted as sent; the other is still owed.
  expect(await ports.deliveries.takeDue(ports.clock.now() + HOUR, ports.clock.now() + HOUR, 9)).toHaveLength(1);
});

test('a job that fails is logged by its code alone, is told to the server, and keeps no other job back', async () => {
  const ports = await testPorts();
  const failures: unknown[] = [];
  ports.client.close();

  const jobs = startJobs(ports, { every: RARELY, onFailure: (error) => failures.push(error) });
  await expect.poll(() => failures).toHaveLength(Object.keys(EVERY).length);
  await jobs.stop();

  expect(ports.log.events.map(({ fields }) => fields['job']).toSorted()).toEqual(Object.keys(EVERY).toSorted());
  for (const { fields } of ports.log.events) expect(Object.keys(fields)).toEqual(['job', 'code']);
});

test('a purge that the clock holds back is told at once, until an operator has forced one', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await eraseDueReferrals(ports, { actor: 'job' });
  ports.clock.advance(48 * HOUR);

  const jobs = startJobs(ports, { every: { ...RARELY, 'short-lived': 5 } });
  expect(jobs.isHalted()).toBe(false);
  await expect.poll(() => jobs.isHalted()).toBe(true);
  await eraseDueReferrals(ports, { actor: 'operator', force: true });
  await expect.poll(() => jobs.isHalted()).toBe(false);
  await jobs.stop();
});

/** A live site whose zone no clock knows: whatever asks for its day breaks. */
async function addBrokenSite(ports: TestPorts): Promise<void> {
  const { intake } = await addSite(ports, { slug: 'a-broken-site' });
  await ports.sites.goLive('a-broken-site', { ...intake, hours: { ...intake.hours, timeZone: 'Nowhere/At All' } }, ports.clock.now());
}

test('a site that breaks what is done by the calendar keeps neither other sites nor the Bureau from theirs, and the job counts as failed', async () => {
  await using ports = await testPorts();
  await addBrokenSite(ports);
  const desk = await aDesk(ports, { slug: 'north-lead' });
  const manager = await addWorker(ports, { site: 'north-lead', role: 'manager' });
  const reader = await addReader(ports);
  const { row } = await addReferral(ports, { day: '2026-01-01', deleteOn: '2026-03-30' });
  await openReferral(ports, unlocked(desk.intake, 'north-lead'), row.id);
  await chainAudit(ports);
  await ports.deliveries.oweOnce({ name: 'erase-warning:north-lead', before: null, after: '2026-02-20' }, []);
  ports.clock.set(Date.UTC(2026, 2, 9, 17));
  const failures: unknown[] = [];

  const jobs = startJobs(ports, { every: RARELY, onFailure: (fault) => failures.push(fault) });
  await expect.poll(() => ports.log.events).toContainEqual({ name: 'job-failed', fields: { job: 'calendar', code: 'RangeError' } });
  await jobs.stop();

  expect(failures.length).toBeGreaterThan(0);
  const rows = await ports.client.execute(
    "SELECT kind, staff_id FROM deliveries WHERE kind IN ('weekly-look', 'erase-warning', 'audit-head')",
  );
  expect(rows.rows.map(({ kind, staff_id }) => `${kind} ${staff_id}`).toSorted()).toEqual(
    [`weekly-look ${manager.record.id}`, `erase-warning ${desk.intake.record.id}`, `audit-head ${reader.record.id}`].toSorted(),
  );
});

test('a site that breaks the asking keeps no other from being asked', async () => {
  await using ports = await testPorts();
  await addBrokenSite(ports);
  const { slug } = await aKeptListing(ports);
  await ports.client.execute({ sql: 'UPDATE sites SET contact_email = ? WHERE slug = ?', args: ['team@north-lead.example', slug] });

  await expect(askStillTrue(ports)).rejects.toThrow(RangeError);
  expect(await ports.sites.record(slug)).toMatchObject({ askedOn: '2026-03-02' });
});

test('a letter that cannot be written keeps no other from leaving', async () => {
  await using ports = await testPorts();
  await newWork(ports, 'ana', 'ben', 'cai');
  const byId = async (id: string) => (id === 'ana' ? Promise.reject(new TypeError('unreadable')) : ports.staff.byId(id));

  await expect(sendPendingEmails({ ...ports, staff: { ...ports.staff, byId } })).rejects.toThrow('unreadable');

  expect(ports.mailer.sent.map(({ to }) => to).toSorted()).toEqual(['ben@north-lead.example', 'cai@north-lead.example']);
  ports.clock.advance(HOUR);
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });
});
