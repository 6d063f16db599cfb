import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, bureauMessages, counts, deliveries, erasures } from '#db/schema.ts';
import { MESSAGE_MOVES } from '#src/domain/bureauMessage.ts';
import type { NewBureauMessage } from '#src/ports/referrals.ts';
import { aBureauMessage, addReader } from '#tests/support/aBureau.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

const { result: _, ...PURGE } = anAuditEntry({ act: 'purge' });
const countsNow = () => ports.db.select({ site: counts.site, month: counts.month, what: counts.what, n: counts.n }).from(counts);

function moving(id: string, move: (typeof MESSAGE_MOVES)[number], deleteOn = '2026-03-04') {
  return { id, move, deleteOn, month: '2026-03', audit: anAuditEntry({ act: 'move', object: id, result: move }) };
}

test('a message, its letters, its count and its audit come in together', async () => {
  const { record } = await addReader(ports);
  const letter = aLetter({ staffId: record.id, kind: 'bureau-message' });
  const message = aBureauMessage({ letters: [letter] });

  expect(await ports.bureauMessages.add(message)).toBe('added');

  expect(await ports.bureauMessages.list()).toEqual([message.row]);
  expect(await ports.bureauMessages.byId(message.row.id)).toEqual(message.row);
  expect(await ports.bureauMessages.sealedDetails(message.row.id)).toBe(message.sealed.details);
  expect(await ports.bureauMessages.sealedSummaries([message.row.id])).toEqual(new Map([[message.row.id, message.sealed.summary]]));
  expect((await ports.db.select().from(deliveries)).map(({ id, kind }) => [id, kind])).toEqual([[letter.id, 'bureau-message']]);
  expect(await countsNow()).toEqual([{ site: '@bureau', month: '2026-03', what: 'received', n: 1 }]);
  expect(await ports.audit.ofObject(message.row.id)).toEqual([message.audit]);
});

test('a repeated id changes nothing of the first, not even a count', async () => {
  const message = aBureauMessage();
  const again: NewBureauMessage = { ...message, sealed: { summary: 'other', details: 'other' } };
  await ports.bureauMessages.add(message);

  expect(await ports.bureauMessages.add(again)).toBe('already-there');

  expect(await ports.bureauMessages.sealedDetails(message.row.id)).toBe(message.sealed.details);
  expect(await countsNow()).toMatchObject([{ n: 1 }]);
  expect(await ports.audit.ofObject(message.row.id)).toHaveLength(1);
});

test('the list has the oldest day first, and the clear columns alone', async () => {
  const [late, early] = [aBureauMessage({ day: '2026-03-05' }), aBureauMessage({ day: '2026-03-03' })];
  for (const message of [late, early]) await ports.bureauMessages.add(message);

  expect(await ports.bureauMessages.list()).toEqual([early.row, late.row]);
});

test('held ones are counted by day and in all', async () => {
  for (const day of ['2026-03-02', '2026-03-02', '2026-03-01']) await ports.bureauMessages.add(aBureauMessage({ day, state: 'held' }));
  await ports.bureauMessages.add(aBureauMessage({ day: '2026-03-02' }));

  expect(await ports.bureauMessages.countHeld('2026-03-02')).toEqual({ today: 2, all: 3 });
});

test.each(MESSAGE_MOVES)('the move %s sets state and last day, and is counted and in the audit once', async (move) => {
  const { row } = aBureauMessage();
  await ports.bureauMessages.add(aBureauMessage(row));

  expect(await ports.bureauMessages.move(moving(row.id, move))).toBe('moved');
  expect(await ports.bureauMessages.move(moving(row.id, move, '2026-05-01'))).toBe('moved-by-another');

  expect(await ports.bureauMessages.byId(row.id)).toEqual({ ...row, state: move, deleteOn: '2026-03-04' });
  expect((await countsNow()).filter(({ what }) => what === move)).toMatchObject([{ site: '@bureau', n: 1 }]);
  expect((await ports.audit.ofObject(row.id)).filter(({ act }) => act === 'move')).toHaveLength(1);
});

test('an answered one may turn out to be about a person, and nothing leads back', async () => {
  const { row } = aBureauMessage();
  await ports.bureauMessages.add(aBureauMessage(row));
  await ports.bureauMessages.move(moving(row.id, 'answered'));

  expect(await ports.bureauMessages.move(moving(row.id, 'about-person'))).toBe('moved');
  expect(await ports.bureauMessages.move(moving(row.id, 'answered', '2026-04-01'))).toBe('moved-by-another');
  expect(await ports.bureauMessages.byId(row.id)).toMatchObject({ state: 'about-person', deleteOn: '2026-03-04' });
});

test('a move of what is not there changes nothing', async () => {
  expect(await ports.bureauMessages.move(moving('nothing', 'answered'))).toBe('moved-by-another');
  expect(await countsNow()).toEqual([]);
});

test('on its day a message goes, journaled and counted in the audit; the counts by month stay', async () => {
  const [due, later] = [aBureauMessage({ deleteOn: '2026-03-04' }), aBureauMessage({ deleteOn: '2026-03-05' })];
  for (const message of [due, later]) await ports.bureauMessages.add(message);

  expect(await ports.erasures.eraseBureauMessages('2026-03-03', PURGE)).toBe(0);
  expect(await ports.erasures.eraseBureauMessages('2026-03-04', PURGE)).toBe(1);
  expect(await ports.erasures.eraseBureauMessages('2026-03-04', PURGE)).toBe(0);

  expect((await ports.db.select().from(bureauMessages)).map(({ id }) => id)).toEqual([later.row.id]);
  expect(await ports.db.select().from(erasures)).toEqual([{ referralId: due.row.id, on: '2026-03-04', why: 'due' }]);
  expect(await ports.db.select({ result: audit.result }).from(audit).where(eq(audit.act, 'purge'))).toEqual([
    { result: 'bureau-messages 1' },
  ]);
  expect(await countsNow()).toMatchObject([{ what: 'received', n: 2 }]);
});

test('the Bureau’s people are those of no site in that role, in order of name', async () => {
  await addSite(ports);
  await addWorker(ports, { site: 'north-lead', role: 'bureau' });
  await addWorker(ports, { site: null, role: 'intake' });
  const [dee, cleo] = [await addReader(ports, 'Dee'), await addReader(ports, 'Cleo')];

  expect(await ports.staff.ofBureau()).toEqual([cleo.record, dee.record]);
});

test('a visit drops the letters to the Bureau that have not left, and a new message owes one anew', async () => {
  const { record } = await addReader(ports);
  const letter = () => aLetter({ staffId: record.id, kind: 'bureau-message' });
  await ports.bureauMessages.add(aBureauMessage({ letters: [letter()] }));
  await ports.bureauMessages.add(aBureauMessage({ letters: [letter()] }));
  expect(await ports.db.$count(deliveries)).toBe(1);

  await ports.staff.noteVisit(record.id);
  expect(await ports.db.$count(deliveries)).toBe(0);
  await ports.bureauMessages.add(aBureauMessage({ letters: [letter()] }));
  expect(await ports.db.$count(deliveries)).toBe(1);
});

test('letters to the Bureau in trouble are told apart from those of a site', async () => {
  await addSite(ports);
  const reader = await addReader(ports);
  const worker = await addWorker(ports, { site: 'north-lead' });
  const letters = [aLetter({ staffId: reader.record.id, kind: 'bureau-message' }), aLetter({ staffId: worker.record.id })];
  await ports.bureauMessages.add(aBureauMessage({ letters }));
  await ports.deliveries.markFailed(letters[0]?.id ?? '', 'http-422', null);

  expect(await ports.deliveries.troubles(null, TEST_START - 1)).toEqual({ failed: 1, retrying: 0 });
  expect(await ports.deliveries.troubles('north-lead', TEST_START - 1)).toEqual({ failed: 0, retrying: 0 });
});
