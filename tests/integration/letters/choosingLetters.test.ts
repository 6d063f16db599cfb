import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { HOUR, instantAt } from '#src/domain/day.ts';
import type { LetterChoice } from '#src/domain/letterChoice.ts';
import { isLive } from '#src/domain/site.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { chooseLetters, lettersOf } from '#src/features/letters/chooseLetters.ts';
import { lettersTo } from '#src/features/queue/lettersTo.ts';
import { lettersOfWork } from '#src/features/referrals/owedLetters.ts';
import { aDesk, addWorker, type Worker } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';
const NONE: LetterChoice = { events: ['new-work'], pace: 'none' };
const MORNING: LetterChoice = { events: ['new-work', 'assigned'], pace: 'morning' };

let ports: TestPorts;
let ann: Worker;
let ben: Worker;

/** Ann and Ben, who both can read. Monday, ten in the morning. */
beforeEach(async () => {
  ports = await testPorts();
  const opened = ports;
  onTestFinished(() => opened.close());
  const desk = await aDesk(ports);
  ann = desk.intake;
  ben = await addWorker(ports, { site: SITE, name: 'Ben' });
  const grant = await ports.vault.sealGrant(desk.identity, ben.record.id, ben.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
});

function me({ record }: Worker) {
  const { id, name, role } = record;
  return { id, name, role, site: SITE };
}

/** Sends a message; answers who is written to until a moment, in order. */
async function comesIn(): Promise<void> {
  const site = await ports.sites.bySlug(SITE);
  if (site === null || !isLive(site)) throw new Error('not live');
  await sendForm(ports, site, aForm(ports, { place: '98104' }));
}

async function told(): Promise<string[]> {
  const before = ports.mailer.sent.length;
  await sendPendingEmails(ports);
  return ports.mailer.sent.slice(before).map(({ to }) => (to === ann.record.email ? 'ann' : to === ben.record.email ? 'ben' : to));
}

test('who chose nothing is told as everybody; a choice is kept, audited and shown again', async () => {
  expect(await lettersOf(ports, me(ann))).toMatchObject({ choice: { pace: 'at-once' }, isBackup: false });
  expect(await chooseLetters(ports, me(ann), MORNING)).toEqual({ kind: 'chosen' });

  expect((await lettersOf(ports, me(ann))).choice).toEqual(MORNING);
  expect(await newestAct(ports, SITE)).toMatchObject({ act: 'staff-changed', actor: ann.record.id, result: 'letters' });
});

test('no letters, while a colleague has them', async () => {
  await chooseLetters(ports, me(ann), NONE);
  await comesIn();
  expect(await told()).toEqual(['ben']);
});

test('never nobody: the last one who is told cannot leave it', async () => {
  await chooseLetters(ports, me(ann), NONE);
  expect(await chooseLetters(ports, me(ben), NONE)).toEqual({ kind: 'nobody-else' });
  expect(await chooseLetters(ports, me(ben), { events: ['assigned'], pace: 'at-once' })).toEqual({ kind: 'nobody-else' });
  await comesIn();
  expect(await told()).toEqual(['ben']);
});

test('never nobody: where both left it at the same moment, both are told all the same', async () => {
  for (const one of [ann, ben]) await ports.staff.chooseLetters(one.record.id, NONE, anAuditEntry({ act: 'staff-changed' }));
  await comesIn();
  expect((await told()).toSorted()).toEqual(['ann', 'ben']);
});

test('a colleague whose letters come back, or who is on leave, does not count as told', async () => {
  await ports.staff.noteMailTrouble(ben.record.id, { kind: 'bounced', on: '2026-03-01' });
  expect(await chooseLetters(ports, me(ann), NONE)).toEqual({ kind: 'nobody-else' });
  await ports.staff.noteMailTrouble(ben.record.id, null);
  await ports.client.execute({ sql: "UPDATE staff SET on_leave_since = '2026-03-01' WHERE id = ?", args: [ben.record.id] });
  expect(await chooseLetters(ports, me(ann), NONE)).toEqual({ kind: 'nobody-else' });
});

test('somebody who can read nothing may have none: their letters tell nobody of messages anyway', async () => {
  const mo = await addWorker(ports, { site: SITE, role: 'manager', name: 'Mo' });
  expect(await chooseLetters(ports, me(mo), NONE)).toEqual({ kind: 'chosen' });
});

test('in the morning: one when the office opens, one the morning after, and none once the work is done', async () => {
  await chooseLetters(ports, me(ann), MORNING);
  await comesIn();
  expect(await told()).toEqual(['ben']);
  ports.clock.set(instantAt('2026-03-03', '09:00', 'America/Los_Angeles'));
  expect((await told()).toSorted()).toEqual(['ann', 'ben']);
  ports.clock.set(instantAt('2026-03-04', '09:00', 'America/Los_Angeles'));
  expect(await told()).toEqual(['ann']);
  await comesIn();
  ports.clock.advance(48 * HOUR);
  expect(await told()).toEqual([]);
});

test('no letter of the morning about work that was done in the evening, and no second one either', async () => {
  await chooseLetters(ports, me(ann), MORNING);
  await comesIn();
  await told();
  await ports.client.execute("UPDATE referrals SET state = 'outreach'");
  ports.clock.set(instantAt('2026-03-03', '12:00', 'America/Los_Angeles'));
  expect(await told()).toEqual([]);
});

test('a choice of none takes back what was owed', async () => {
  await comesIn();
  await told();
  await chooseLetters(ports, me(ann), NONE);
  ports.clock.advance(5 * HOUR);
  expect(await told()).toEqual(['ben']);
});

test('nobody on leave is written to', async () => {
  await ports.client.execute({ sql: "UPDATE staff SET on_leave_since = '2026-03-01' WHERE id = ?", args: [ben.record.id] });
  await comesIn();
  expect(await told()).toEqual(['ann']);
  expect(await lettersTo(ports, ben.record.id, 'assigned')).toEqual([]);
});

test('whoever goes on leave after the first letter gets no second one', async () => {
  await comesIn();
  await told();
  await ports.client.execute({ sql: "UPDATE staff SET on_leave_since = '2026-03-02' WHERE id = ?", args: [ben.record.id] });
  ports.clock.advance(5 * HOUR);
  expect(await told()).toEqual(['ann']);
});

test('what was given to somebody is told as they chose', async () => {
  expect(await lettersTo(ports, ann.record.id, 'assigned')).toMatchObject([
    { kind: 'new-work', nth: 1, dueAt: ports.clock.now() },
    { nth: 2, dueAt: ports.clock.now() + 4 * HOUR },
  ]);
  await chooseLetters(ports, me(ann), { events: ['new-work'], pace: 'at-once' });
  expect(await lettersTo(ports, ann.record.id, 'assigned')).toEqual([]);
});

test('a hundred messages are two letters a worker (security/controls M4)', async () => {
  for (let n = 0; n < 100; n += 1) await comesInCheaply(n);
  await told();
  ports.clock.advance(24 * HOUR);
  await told();
  expect(ports.mailer.sent.filter(({ to }) => to === ann.record.email)).toHaveLength(2);
});

async function comesInCheaply(n: number): Promise<void> {
  const site = await ports.sites.bySlug(SITE);
  if (site === null || !isLive(site)) throw new Error('not live');
  await ports.referrals.add(aReferral({ receiptIndex: `receipt ${n}`, letters: await lettersOfWork(ports, site) }));
}
