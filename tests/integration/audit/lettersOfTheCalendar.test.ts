import { expect, onTestFinished, test } from 'vitest';
import { addDays, DAY_LONG, HOUR, instantAt } from '#src/domain/day.ts';
import { constantLetter } from '#src/emails/letters.ts';
import { chainAudit } from '#src/features/audit/chainAudit.ts';
import { sendAuditHead } from '#src/features/audit/sendAuditHead.ts';
import { sendWeeklyLooks } from '#src/features/audit/weeklyLook.ts';
import { weekOfLooks } from '#src/features/audit/weekOfLooks.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { warnOfErasure } from '#src/features/retention/warnOfErasure.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, aReferral } from '#tests/support/aReferral.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from '../queue/aSecondWorker.ts';

const ORIGIN = 'http://localhost:4321';
const ZONE = 'America/Los_Angeles';
const MONDAY = '2026-03-09';
const at = (day: string, time = '08:00') => instantAt(day, time, ZONE);

async function start(): Promise<{ ports: TestPorts; desk: Desk; boss: string }> {
  const ports = await testPorts();
  onTestFinished(() => ports.close());
  const desk = await aDesk(ports);
  const { record } = await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Basil Lanternlight' });
  return { ports, desk, boss: record.email };
}

async function letters(ports: TestPorts): Promise<{ to: string; subject: string; text: string }[]> {
  const before = ports.mailer.sent.length;
  await sendPendingEmails(ports);
  return ports.mailer.sent.slice(before).map(({ to, subject, text }) => ({ to, subject, text }));
}

test('from Monday 8 am of the site on its managers are told once that something was opened, and colleagues are not', async () => {
  const { ports, desk, boss } = await start();
  await openReferral(ports, unlocked(desk.intake, 'north-lead'), (await addReferral(ports)).row.id);
  ports.clock.set(at(MONDAY, '07:59'));
  expect(await sendWeeklyLooks(ports)).toEqual({ owed: 0 });
  ports.clock.set(at(MONDAY));
  const some = await Promise.all([sendWeeklyLooks(ports), sendWeeklyLooks(ports)]);
  expect(some.map(({ owed }) => owed).toSorted()).toEqual([0, 1]);
  ports.clock.set(at(addDays(MONDAY, 5)));
  expect(await sendWeeklyLooks(ports)).toEqual({ owed: 0 });

  expect(await letters(ports)).toMatchObject([{ to: boss, subject: constantLetter('weekly-look', ORIGIN).subject }]);
});

test('who opened what opens on the running week, and the letter leads to the one before', async () => {
  const { ports, desk } = await start();
  await openReferral(ports, unlocked(desk.intake, 'north-lead'), (await addReferral(ports)).row.id);
  const manager = unlocked(await addWorker(ports, { site: 'north-lead', role: 'manager' }), 'north-lead');
  expect(await weekOfLooks(ports, manager, null)).toMatchObject({ isNow: true, monday: '2026-03-02', lines: [{ act: 'open-details' }] });

  ports.clock.set(at(MONDAY));
  expect(await weekOfLooks(ports, manager, null)).toMatchObject({ isNow: true, monday: MONDAY, lines: [] });
  expect(await weekOfLooks(ports, manager, 'last')).toMatchObject({ isNow: false, monday: '2026-03-02', lines: [{ act: 'open-details' }] });
});

test('a week in which nothing was opened owes no letter', async () => {
  const { ports } = await start();
  ports.clock.set(at(MONDAY));
  expect(await sendWeeklyLooks(ports)).toEqual({ owed: 0 });
});

test('a server that was off on Monday tells them when it is back', async () => {
  const { ports, desk } = await start();
  await openReferral(ports, unlocked(desk.intake, 'north-lead'), (await addReferral(ports)).row.id);
  ports.clock.set(at(addDays(MONDAY, 2), '03:00'));
  expect(await sendWeeklyLooks(ports)).toEqual({ owed: 1 });
});

test('on the 60th and the 80th day whoever took an open item is told, once a day however many there are', async () => {
  const { ports, desk } = await start();
  const colleague = await aColleague(ports, desk);
  const mine = { day: '2026-03-02', assignee: colleague.staff.id, state: 'outreach' } as const;
  await ports.referrals.add(aReferral(mine));
  await ports.referrals.add(aReferral({ ...mine, state: 'new' }));
  await ports.referrals.add(aReferral({ ...mine, state: 'closed' }));
  await ports.referrals.add(aReferral({ ...mine, rehearsal: true }));
  const told: number[] = [];
  for (let day = 1; day <= 90; day += 1) {
    ports.clock.set(at(addDays('2026-03-02', day), '00:10'));
    if ((await warnOfErasure(ports)).owed > 0) told.push(day);
    expect(await warnOfErasure(ports)).toEqual({ owed: 0 });
  }

  expect(told).toEqual([60, 80]);
  expect((await letters(ports)).map(({ to, subject }) => [to, subject])).toEqual(
    Array.from({ length: 2 }, () => [ports.mailer.sent[0]?.to ?? '', constantLetter('erase-warning', ORIGIN).subject]),
  );
  expect(ports.mailer.sent[0]?.to).toBe((await ports.staff.byId(colleague.staff.id))?.email);
});

test('of an item that nobody took everybody with the key is told, but not who is away or has no key', async () => {
  const { ports, desk } = await start();
  await aColleague(ports, desk);
  await addWorker(ports, { site: 'north-lead', name: 'Nobody With A Key' });
  await ports.referrals.add(aReferral({ day: '2026-03-02' }));
  ports.clock.set(at('2026-04-30'));
  expect(await warnOfErasure(ports)).toEqual({ owed: 0 });
  ports.clock.set(at('2026-05-01'));
  expect(await warnOfErasure(ports)).toEqual({ owed: 2 });
});

test('days on which the server was off are made up for, and it writes no names and no numbers', async () => {
  const { ports } = await start();
  await ports.referrals.add(aReferral({ day: '2026-03-02' }));
  await warnOfErasure(ports);
  ports.clock.set(TEST_START + 70 * DAY_LONG);
  expect(await warnOfErasure(ports)).toEqual({ owed: 1 });
  const [letter] = await letters(ports);
  expect(letter?.text).toBe(constantLetter('erase-warning', ORIGIN).text);
});

test('each day two people of the Bureau get the head of the chain, the same two, and nobody else', async () => {
  const { ports } = await start();
  expect(await sendAuditHead(ports)).toEqual({ owed: 0 });
  const readers = [await addReader(ports, 'Cleo One'), await addReader(ports, 'Cleo Two'), await addReader(ports, 'Cleo Three')];
  await chainAudit(ports);
  const head = (await ports.audit.chainHead()) ?? '';
  expect(await Promise.all([sendAuditHead(ports), sendAuditHead(ports)])).toContainEqual({ owed: 2 });
  ports.clock.advance(3 * HOUR);
  expect(await sendAuditHead(ports)).toEqual({ owed: 0 });

  const first = await letters(ports);
  expect(first).toHaveLength(2);
  for (const { text, to } of first) {
    expect(text).toContain(head);
    expect(readers.map(({ record }) => record.email)).toContain(to);
  }
  ports.clock.advance(DAY_LONG);
  await ports.audit.add(anAuditEntry());
  await chainAudit(ports);
  expect(await sendAuditHead(ports)).toEqual({ owed: 2 });
  const second = await letters(ports);
  expect(second.map(({ to }) => to).toSorted()).toEqual(first.map(({ to }) => to).toSorted());
  expect(second[0]?.text).not.toContain(head);
});
