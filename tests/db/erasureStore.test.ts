import { createClient } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { erasureStore } from '#db/erasureStore.ts';
import { audit, counts, deliveries, erasures, referralParts, withdrawals } from '#db/schema.ts';
import { HOUR } from '#src/domain/day.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter, aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { aWithdrawal, takeBack } from '#tests/support/aWithdrawal.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const DAY = 24 * HOUR;
const { result: _, ...PURGE } = anAuditEntry({ act: 'purge' });
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
});

test('items are due from their day on, whatever their state', async () => {
  const [due, tomorrow] = [aReferral({ deleteOn: '2026-05-31', state: 'held' }), aReferral({ deleteOn: '2026-06-01' })];
  await ports.referrals.add(due);
  await ports.referrals.add(tomorrow);

  expect(await ports.erasures.dueOn('2026-05-30')).toEqual([]);
  expect(await ports.erasures.dueOn('2026-05-31')).toEqual([due.row]);
  expect(await ports.erasures.dueOn('2026-06-01')).toEqual([due.row, tomorrow.row]);
});

test('erasing takes the row, its parts and its withdrawal, journals it, and leaves the count and the receipt', async () => {
  const gone = aReferral();
  await ports.referrals.add(gone);
  await ports.referrals.add(aReferral({ id: 'stays' }));
  await takeBack(ports, gone.row.id);
  const items = [{ id: gone.row.id, why: 'withdrawn' as const, before: TEST_START + 1 }];

  expect(await ports.erasures.erase(items, '2026-03-03', PURGE)).toBe(1);
  expect(await ports.erasures.erase(items, '2026-03-04', PURGE)).toBe(0);

  expect(await ports.referrals.byId('north-lead', gone.row.id)).toBeNull();
  expect(await ports.db.$count(withdrawals)).toBe(0);
  expect((await ports.db.select().from(referralParts)).map(({ referralId }) => referralId)).toEqual(['stays', 'stays', 'stays']);
  expect(await ports.db.select().from(erasures)).toEqual([
    { referralId: `${gone.row.id}:2`, on: '2026-03-02', why: 'taken-back' },
    { referralId: gone.row.id, on: '2026-03-03', why: 'withdrawn' },
  ]);
  expect(await ports.db.select({ what: counts.what, n: counts.n }).from(counts)).toEqual([
    { what: 'received', n: 2 },
    { what: 'taken-back', n: 1 },
  ]);
  expect(await ports.receipts.byIndex(gone.receipt.index)).toMatchObject({ withdrawnAt: TEST_START });
});

test('what was reopened or sent again between finding and erasing stays, unjournaled, and the audit counts what went', async () => {
  const [due, reopened, back, stillBack] = [aReferral(), aReferral(), aReferral(), aReferral()];
  for (const referral of [due, reopened, back, stillBack]) await ports.referrals.add(referral);
  for (const { row } of [back, stillBack]) await takeBack(ports, row.id);
  const today = due.row.deleteOn;
  const found = [due, reopened].map(({ row }) => ({ id: row.id, why: 'due' as const, today }));
  const withdrawn = [back, stillBack].map(({ row }) => ({ id: row.id, why: 'withdrawn' as const, before: TEST_START + 1 }));
  await ports.referrals.change({
    ...reopened.row,
    deleteOn: '2026-06-30',
    contactDeleteOn: null,
    note: null,
    readIn: null,
    audit: anAuditEntry(),
  });
  await ports.referrals.undoWithdraw(aWithdrawal(back.row.id));

  expect(await ports.erasures.erase([...found, ...withdrawn], '2026-05-31', PURGE)).toBe(2);

  expect((await ports.referrals.list('north-lead', { states: ['new'] })).map(({ id }) => id).toSorted()).toEqual(
    [reopened.row.id, back.row.id].toSorted(),
  );
  expect(await ports.db.$count(referralParts)).toBe(6);
  expect((await ports.db.select().from(erasures)).map(({ referralId, why }) => [referralId, why]).toSorted()).toEqual(
    [
      [due.row.id, 'due'],
      [stillBack.row.id, 'withdrawn'],
      // What was done, of which a restore has to know too.
      [`${back.row.id}:2`, 'taken-back'],
      [`${stillBack.row.id}:2`, 'taken-back'],
      [`${back.row.id}:3`, 'new'],
    ].toSorted(),
  );
  expect(await ports.db.select({ result: audit.result }).from(audit).where(eq(audit.act, 'purge'))).toEqual([{ result: 'referrals 2' }]);
});

test('a withdrawal whose 24 hours began anew is not erased by the older finding', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  await takeBack(ports, row.id);
  await ports.referrals.undoWithdraw(aWithdrawal(row.id));
  ports.clock.advance(HOUR);
  await takeBack(ports, row.id);

  expect(await ports.erasures.erase([{ id: row.id, why: 'withdrawn', before: TEST_START + 1 }], '2026-03-03', PURGE)).toBe(0);
  expect(await ports.db.$count(withdrawals)).toBe(1);
});

test('erasing nothing writes nothing', async () => {
  expect(await ports.erasures.erase([], '2026-03-03', PURGE)).toBe(0);
  expect(await ports.db.$count(audit)).toBe(0);
});

test('withdrawals are over after their moment', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  await takeBack(ports, row.id);

  expect(await ports.erasures.withdrawnBefore(TEST_START)).toEqual([]);
  expect(await ports.erasures.withdrawnBefore(TEST_START + 1)).toEqual([row.id]);
});

test('a contact goes on its day and leaves the other parts', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  const { id, site, version, assignee, deleteOn } = row;
  const change = {
    id,
    site,
    version,
    assignee,
    deleteOn,
    state: 'outreach',
    contactDeleteOn: '2026-03-16',
    note: null,
    readIn: null,
    audit: anAuditEntry(),
  } as const;
  await ports.referrals.change(change);

  expect(await ports.erasures.eraseContacts('2026-03-15')).toBe(0);
  expect(await ports.erasures.eraseContacts('2026-03-16')).toBe(1);
  expect(await ports.referrals.sealedPart(site, id, 'contact')).toBeNull();
  expect(await ports.referrals.sealedPart(site, id, 'details')).not.toBeNull();
  // A later decision finds no contact any more, and holds all the same.
  expect(await ports.referrals.change({ ...change, version: 2, state: 'closed' })).toBe('changed');
});

test('receipts go on their day', async () => {
  await ports.referrals.add(aReferral({ day: '2026-03-02' }));

  expect(await ports.erasures.eraseReceipts('2026-04-30')).toBe(0);
  expect(await ports.erasures.eraseReceipts('2026-05-01')).toBe(1);
});

test('old codes and letters go; what is still owed, and what keeps a second letter from being owed, stays', async () => {
  await ports.staff.add({ id: 'ann', site: 'north-lead', role: 'intake', name: 'Ann', email: 'ann@x.example' }, anAuditEntry());
  await ports.staff.addSignInCode({ browserHash: 'b', staffId: 'ann', codeHash: 'c', expiresAt: TEST_START }, null);
  const letters = [aLetter({ staffId: 'ann', nth: 1 }), aLetter({ staffId: 'ann', nth: null }), aLetter({ staffId: 'ann', nth: null })];
  const [ofVisit, sent, owed] = letters.map(({ id }) => id);
  await ports.referrals.add(aReferral({ letters }));
  await ports.deliveries.markSent(ofVisit ?? '', TEST_START);
  await ports.deliveries.markSent(sent ?? '', TEST_START);
  const kept = async () => (await ports.db.select({ id: deliveries.id }).from(deliveries)).map(({ id }) => id).toSorted();

  expect(await ports.erasures.eraseShortLived(TEST_START - 1)).toBe(0);
  expect(await ports.erasures.eraseShortLived(TEST_START + 30 * DAY)).toBe(1);
  expect(await ports.erasures.eraseOldRecords(TEST_START + 30 * DAY - 1)).toBe(0);
  expect(await ports.erasures.eraseOldRecords(TEST_START + 30 * DAY)).toBe(1);
  expect(await kept()).toEqual([ofVisit, owed]);
  await ports.staff.noteVisit('ann');
  await ports.erasures.eraseOldRecords(TEST_START + 30 * DAY);
  expect(await kept()).toEqual([]);
});

test('the log is emptied when nobody reads, and the purge is told when somebody does', async () => {
  const impatient = createClient({ url: `file:${ports.file}`, timeout: 20 });
  const reader = createClient({ url: `file:${ports.file}` });
  onTestFinished(() => {
    impatient.close();
    reader.close();
  });
  const { checkpoint } = erasureStore(drizzle(impatient));
  await ports.referrals.add(aReferral());
  const reading = await reader.transaction('read');
  await reading.execute('SELECT count(*) FROM referrals');
  await ports.referrals.add(aReferral());

  expect(await checkpoint()).toBe(false);
  reading.close();
  expect(await checkpoint()).toBe(true);
});

test('the last moment that the purge believed is remembered', async () => {
  expect(await ports.erasures.lastNow()).toBeNull();
  await ports.erasures.setLastNow(TEST_START);
  await ports.erasures.setLastNow(TEST_START + 1);
  expect(await ports.erasures.lastNow()).toBe(TEST_START + 1);
});
