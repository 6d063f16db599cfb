import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { audit, deliveries, erasures } from '#db/schema.ts';
import { addDays, type Day, dayOf, HOUR, type Instant, instantAt } from '#src/domain/day.ts';
import { closedUntil, contactUntil, messageUntil, openUntil, RECEIPT_DAYS, RETENTION_BOUNDS } from '#src/domain/retention.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { eraseShortLived } from '#src/features/retention/eraseShortLived.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { aBureauMessage } from '#tests/support/aBureau.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter, aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { aWithdrawal, takeBack } from '#tests/support/aWithdrawal.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const ZONE = 'America/Los_Angeles';
const RECEIVED = '2026-03-02';
const OPEN_UNTIL = openUntil(RECEIVED, RETENTION_BOUNDS);
const job = { actor: 'job' } as const;

/** The last moment of the day before, the first of the day, and a moment of the day after, by the clock of the site. */
function roundTheDay(day: Day): [string, Instant, number][] {
  const begins = instantAt(day, '00:00', ZONE);
  return [
    ['the day before', begins - 1, 0],
    ['the day', begins, 1],
    ['the day after', instantAt(addDays(day, 1), '12:00', ZONE), 1],
  ];
}

const BOUNDS: [string, Day][] = [
  ['open: 90 days from receipt', OPEN_UNTIL],
  ['taken into case management: 14 days', closedUntil('handed-over', RECEIVED, OPEN_UNTIL, RETENTION_BOUNDS)],
  ['closed: 30 days', closedUntil('closed', RECEIVED, OPEN_UNTIL, RETENTION_BOUNDS)],
  ['harassment, wrong, minor: 72 hours', closedUntil('wrong-door', RECEIVED, OPEN_UNTIL, RETENTION_BOUNDS)],
];

test.each(BOUNDS.flatMap(([name, day]) => roundTheDay(day).map((moment) => [name, day, ...moment] as const)))(
  '%s (until %s), on %s',
  async (_name, deleteOn, _moment, now, expected) => {
    await using ports = await testPorts({ now });
    await addSite(ports);
    const { row } = aReferral({ id: 'the-item', deleteOn });
    await ports.referrals.add(aReferral(row));

    expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'erased', referrals: expected, logEmptied: true });

    expect((await ports.referrals.byId('north-lead', 'the-item')) === null).toBe(expected === 1);
  },
);

test.each(roundTheDay(contactUntil(RECEIVED, OPEN_UNTIL, RETENTION_BOUNDS)))(
  'who asked is erased 14 days after the decision: on %s',
  async (_moment, now, expected) => {
    await using ports = await testPorts({ now });
    await addSite(ports);
    const { row } = aReferral({ id: 'the-item' });
    await ports.referrals.add(aReferral(row));
    const contactDeleteOn = contactUntil(RECEIVED, row.deleteOn, RETENTION_BOUNDS);
    await ports.referrals.change({
      ...row,
      state: 'outreach',
      contactDeleteOn,
      note: null,
      readIn: null,
      audit: anAuditEntry({ act: 'move' }),
    });

    expect(await eraseDueReferrals(ports, job)).toMatchObject({ contacts: expected, referrals: 0 });

    expect((await ports.referrals.sealedPart('north-lead', 'the-item', 'contact')) === null).toBe(expected === 1);
    expect(await ports.referrals.sealedPart('north-lead', 'the-item', 'details')).not.toBeNull();
  },
);

test.each(roundTheDay(addDays(RECEIVED, RECEIPT_DAYS)))('a receipt is erased after 60 days: on %s', async (_moment, now, expected) => {
  await using ports = await testPorts({ now });
  await addSite(ports);
  await ports.referrals.add(aReferral({ receiptIndex: 'the-receipt' }));

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ receipts: expected, referrals: 0 });

  expect((await ports.receipts.byIndex('the-receipt')) === null).toBe(expected === 1);
});

const BUREAU_BOUNDS: [string, Day][] = [
  ['unread or undecided: 90 days', messageUntil(RECEIVED)],
  ['answered: 30 days', messageUntil(RECEIVED, { as: 'answered', on: RECEIVED })],
  ['about a person: within 72 hours', messageUntil(RECEIVED, { as: 'about-person', on: RECEIVED })],
];

test.each(BUREAU_BOUNDS.flatMap(([name, day]) => roundTheDay(day).map((moment) => [name, day, ...moment] as const)))(
  'a message to the Bureau, %s (until %s), on %s',
  async (_name, deleteOn, _moment, now, expected) => {
    await using ports = await testPorts({ now });
    await ports.bureauMessages.add(aBureauMessage({ deleteOn }));

    expect(await eraseDueReferrals(ports, { ...job, dryRun: true })).toEqual({ kind: 'would-erase', referrals: 0 });
    expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'erased', bureauMessages: expected });
    expect(await eraseDueReferrals(ports, job)).toMatchObject({ bureauMessages: 0 });

    expect(await ports.bureauMessages.list()).toHaveLength(1 - expected);
  },
);

test('while the clock is not believed no message to the Bureau is erased', async () => {
  await using ports = await testPorts();
  await eraseDueReferrals(ports, job);
  await ports.bureauMessages.add(aBureauMessage({ deleteOn: '2026-03-04' }));
  ports.clock.advance(72 * HOUR);

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'refused' });
  expect(await ports.bureauMessages.list()).toHaveLength(1);
});

test.each([
  ['while it can be undone it stays', 24 * HOUR, 0],
  ['when the 24 hours are over it goes', 24 * HOUR + 1, 1],
])('a withdrawn message: %s', async (_, later, expected) => {
  await using ports = await testPorts();
  await addSite(ports);
  await ports.referrals.add(aReferral({ id: 'the-item' }));
  await takeBack(ports, 'the-item');
  ports.clock.advance(later);

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: expected });

  await ports.referrals.undoWithdraw(aWithdrawal('the-item'));
  const item = await ports.referrals.byId('north-lead', 'the-item');
  expect(item?.state).toBe(expected === 1 ? undefined : 'new');
});

test('a message that was taken back and whose own day has come is journaled as taken back', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '00:00', ZONE) - 25 * HOUR });
  await addSite(ports);
  await ports.referrals.add(aReferral({ id: 'taken-back', deleteOn: OPEN_UNTIL }));
  await ports.referrals.add(aReferral({ id: 'left-alone', deleteOn: OPEN_UNTIL }));
  await takeBack(ports, 'taken-back');
  ports.clock.advance(25 * HOUR);

  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ referrals: 2 });

  expect(await ports.db.select({ id: erasures.referralId, why: erasures.why }).from(erasures).orderBy(erasures.referralId)).toEqual([
    { id: 'left-alone', why: 'due' },
    { id: 'taken-back', why: 'withdrawn' },
    { id: 'taken-back:2', why: 'taken-back' },
  ]);
});

test('a site whose zone no clock knows stops the erasures of no other, and has its own a little later', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '00:00', ZONE) });
  await addSite(ports);
  const broken = await addSite(ports, { slug: 'a-broken-site' });
  await ports.sites.goLive('a-broken-site', { ...broken.intake, hours: { ...broken.intake.hours, timeZone: 'Nowhere/At All' } }, 0);
  for (const site of ['north-lead', 'a-broken-site'])
    await ports.referrals.add(aReferral({ id: `of-${site}`, site, deleteOn: OPEN_UNTIL }));

  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ kind: 'erased', referrals: 1 });
  ports.clock.advance(6 * HOUR);
  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ kind: 'erased', referrals: 1 });
});

test('each site has its own day: Guam is erased while Seattle still sleeps on the day before', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 15, 16) });
  await addSite(ports);
  await addSite(ports, { slug: 'guam', intake: { hours: { timeZone: 'Pacific/Guam', weekly: {}, holidays: [] } } });
  await ports.referrals.add(aReferral({ id: 'in-guam', site: 'guam', deleteOn: '2026-03-16' }));
  await ports.referrals.add(aReferral({ id: 'in-seattle', deleteOn: '2026-03-16' }));
  // Received 60 days before the 16th: the receipts wait until that day has begun everywhere.
  await ports.referrals.add(aReferral({ site: 'guam', day: '2026-01-15' }));
  await ports.referrals.add(aReferral({ day: '2026-01-15' }));

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: 1, receipts: 0 });

  expect(await ports.referrals.byId('guam', 'in-guam')).toBeNull();
  expect(await ports.referrals.byId('north-lead', 'in-seattle')).not.toBeNull();
});

test('erasing again erases nothing more, and adds nothing to journal and audit', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '12:00', ZONE) });
  await addSite(ports);
  for (let n = 0; n < 60; n += 1) await ports.referrals.add(aReferral({ deleteOn: OPEN_UNTIL }));
  const rowsOf = async (table: string) => Number((await ports.client.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.['n']);

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: 60, receipts: 60 });
  const journaled = await rowsOf('erasures');
  const audited = await rowsOf('audit');
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: 0, contacts: 0, receipts: 0 });

  expect(journaled).toBe(60);
  expect(await rowsOf('erasures')).toBe(journaled);
  expect(await rowsOf('audit')).toBe(audited);
});

test('the audit says who purged and how many, and the log the same', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '12:00', ZONE) });
  await addSite(ports);
  await ports.referrals.add(aReferral({ deleteOn: OPEN_UNTIL }));

  await eraseDueReferrals(ports, { actor: 'operator' });

  const { rows } = await ports.client.execute("SELECT actor, object, result FROM audit WHERE act = 'purge' ORDER BY seq");
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { actor: 'operator', object: null, result: 'referrals 1' },
    { actor: 'operator', object: null, result: 'contacts 0 receipts 1' },
  ]);
  expect(ports.log.events).toEqual([
    { name: 'purge', fields: { referrals: 1, contacts: 0, receipts: 1, bureauMessages: 0, claims: 0, records: 0, logEmptied: true } },
  ]);
});

test('no byte of an erased message stays in the file or in its log', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '12:00', ZONE) });
  await addSite(ports);
  const word = 'persimmon-lighthouse';
  const referral = aReferral({ deleteOn: OPEN_UNTIL });
  await ports.referrals.add({ ...referral, sealed: { summary: word, details: `${word} `.repeat(400), contact: word } });
  const bytes = async () => (await Promise.all([readFile(ports.file), readFile(`${ports.file}-wal`)])).map((file) => file.includes(word));
  expect(await bytes()).toContain(true);

  await eraseDueReferrals(ports, job);

  expect(await bytes()).toEqual([false, false]);
});

test('a reader that holds the log is told, and the next run empties it', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '12:00', ZONE) });
  await addSite(ports);
  await ports.referrals.add(aReferral({ deleteOn: OPEN_UNTIL }));
  // Four connections in the pool; the five seconds that they would wait are not what this test is about.
  await Promise.all(Array.from({ length: 4 }, () => ports.client.execute('PRAGMA busy_timeout=20')));
  const other = await openDatabase({ url: `file:${ports.file}` });
  const reader = await other.client.transaction('read');
  await reader.execute('SELECT count(*) FROM referrals');

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: 1, logEmptied: false });
  reader.close();
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ referrals: 0, logEmptied: true });
  other.close();
});

test('a dry run says how many would go, and changes nothing', async () => {
  await using ports = await testPorts({ now: instantAt(OPEN_UNTIL, '12:00', ZONE) });
  await addSite(ports);
  await ports.referrals.add(aReferral({ id: 'the-item', deleteOn: OPEN_UNTIL }));

  expect(await eraseDueReferrals(ports, { actor: 'operator', dryRun: true })).toEqual({ kind: 'would-erase', referrals: 1 });

  expect(await ports.referrals.byId('north-lead', 'the-item')).not.toBeNull();
  expect(await ports.erasures.lastNow()).toBeNull();
});

test.each([
  ['a day ahead', 24 * HOUR, 'erased'],
  ['more than a day ahead', 24 * HOUR + 1, 'refused'],
  ['a day back', -24 * HOUR, 'erased'],
  ['more than a day back', -24 * HOUR - 1, 'refused'],
])('a clock that stands %s', async (_, jump, expected) => {
  await using ports = await testPorts();
  await eraseDueReferrals(ports, job);
  ports.clock.advance(jump);

  expect((await eraseDueReferrals(ports, job)).kind).toBe(expected);
});

test('a clock that jumped stays refused each hour until an operator forces one run', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await ports.referrals.add(aReferral({ id: 'the-item', deleteOn: '2026-05-31' }));
  await eraseDueReferrals(ports, job);
  ports.clock.advance(365 * 24 * HOUR);

  for (let n = 0; n < 3; n += 1) {
    expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'refused', because: 'clock-jumped' });
    expect(await isErasingHalted(ports)).toBe(true);
    ports.clock.advance(HOUR);
  }
  expect(await eraseDueReferrals(ports, { actor: 'operator', dryRun: true })).toMatchObject({ kind: 'refused' });
  expect(await ports.referrals.byId('north-lead', 'the-item')).not.toBeNull();

  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ kind: 'erased', referrals: 1 });
  expect(await isErasingHalted(ports)).toBe(false);
  ports.clock.advance(HOUR);
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'erased' });
});

test('while the clock holds the purge back, what its sender took back still goes after its 24 hours, and nothing else', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await eraseDueReferrals(ports, job);
  await ports.referrals.add(aReferral({ id: 'past-its-day', deleteOn: '2026-03-04' }));
  await ports.referrals.add(aReferral({ id: 'taken-back' }));
  ports.clock.advance(48 * HOUR);
  await takeBack(ports, 'taken-back');
  const states = { states: ['new', 'withdrawn'] } as const;
  const kept = async () => (await ports.referrals.list('north-lead', states)).map(({ id }) => id).toSorted();

  ports.clock.advance(24 * HOUR);
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'refused', withdrawn: 0 });
  expect(await kept()).toEqual(['past-its-day', 'taken-back']);
  ports.clock.advance(1);
  expect(await eraseDueReferrals(ports, { actor: 'operator', dryRun: true })).toMatchObject({ kind: 'refused', withdrawn: 0 });
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'refused', withdrawn: 1 });

  expect(await kept()).toEqual(['past-its-day']);
  expect(await ports.db.select({ why: erasures.why }).from(erasures)).toEqual([{ why: 'taken-back' }, { why: 'withdrawn' }]);
  expect(await isErasingHalted(ports)).toBe(true);
});

test('a start with a clock 800 days ahead takes no row of the audit and no letter, neither by the purge nor by what lives shortly', async () => {
  const today = Date.now();
  await using ports = await testPorts({ now: today });
  // Older than 24 months by SQLite's own clock as well, so that its trigger does not stand guard instead of ours.
  await ports.audit.add(anAuditEntry({ at: today - 800 * 24 * HOUR }));
  await addSite(ports);
  await eraseDueReferrals(ports, job);
  await ports.staff.add({ id: 'ana', site: 'north-lead', role: 'intake', name: 'ana', email: 'ana@north-lead.example' }, anAuditEntry());
  const letter = aLetter({ staffId: 'ana', nth: null, dueAt: today });
  await ports.referrals.add(aReferral({ day: dayOf(today, ZONE), letters: [letter] }));
  await ports.deliveries.markSent(letter.id, today);
  await ports.audit.chainNext(100);
  const rows = async () => [await ports.db.$count(audit), await ports.db.$count(deliveries)];
  const before = await rows();
  ports.clock.advance(800 * 24 * HOUR);

  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'refused' });
  await eraseShortLived(ports);
  expect(await rows()).toEqual(before);

  ports.clock.advance(-800 * 24 * HOUR);
  expect(await eraseDueReferrals(ports, job)).toMatchObject({ kind: 'erased', records: 1 });
  expect(await rows()).toEqual([Number(before[0]) - 1, before[1]]);
});

test('a portal that has never erased anything is not halted', async () => {
  await using ports = await testPorts();

  expect(await isErasingHalted(ports)).toBe(false);
});
