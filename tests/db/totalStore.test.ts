import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, counts } from '#db/schema.ts';
import { HOUR } from '#src/domain/day.ts';
import { aBureauMessage } from '#tests/support/aBureau.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { aWithdrawal, takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  await addSite(ports, { slug: 'south-lead' });
});

async function add(different: Parameters<typeof aReferral>[0] = {}) {
  const referral = aReferral(different);
  await ports.referrals.add(referral);
  return referral.row;
}

const open = (id: string, readIn = 2026) =>
  ports.referrals.noteOpening({ id, site: SITE, readIn, audit: anAuditEntry({ act: 'open-details', object: id }) });

function decide(row: Awaited<ReturnType<typeof add>>, different: { readIn?: number | null; version?: number } = {}) {
  const moved = anAuditEntry({ act: 'move', object: row.id, result: 'outreach' });
  return ports.referrals.change({
    ...row,
    state: 'outreach',
    contactDeleteOn: null,
    note: null,
    readIn: 2026,
    audit: moved,
    ...different,
  });
}

const totals = async (year = 2026) => (await ports.totals.byYear([])).find((one) => one.year === year);

test('the months of a year and all sites are added up, each year apart', async () => {
  await add({ day: '2026-03-02' });
  await add({ day: '2026-11-02', site: 'south-lead' });
  await add({ day: '2027-01-02' });

  expect(await ports.totals.byYear([])).toEqual([
    { year: 2026, received: 2, read: 0, takenBack: 0, shared: 0, askedToErase: 0, lawfulDemands: 0 },
    { year: 2027, received: 1, read: 0, takenBack: 0, shared: 0, askedToErase: 0, lawfulDemands: 0 },
  ]);
  expect(await ports.totals.byYear(['south-lead'])).toMatchObject([{ received: 1 }, { received: 1 }]);
});

test('what the Bureau receives is no referral', async () => {
  await ports.bureauMessages.add(aBureauMessage());

  expect(await ports.totals.byYear([])).toEqual([]);
});

test('a message counts as read once, however often it is opened and decided on', async () => {
  const row = await add();
  await Promise.all([open(row.id), open(row.id)]);
  await decide(row);
  await open(row.id, 2027);

  expect(await totals()).toMatchObject({ read: 1 });
  expect(await totals(2027)).toBeUndefined();
});

test('who decides by the summary has read it; a later opening counts no second time', async () => {
  const row = await add();
  await decide(row);
  await open(row.id, 2027);

  expect(await totals()).toMatchObject({ read: 1 });
  expect(await totals(2027)).toBeUndefined();
});

test('a move that decides nothing, and one that came too late, read nothing', async () => {
  const [released, moved] = [await add(), await add()];
  await decide(released, { readIn: null });
  expect(await decide(moved, { version: 9 })).toBe('moved-by-another');

  expect(await totals()).toMatchObject({ received: 2, read: 0 });
});

test('letting a held message into the queue is not reading, so the opening after it counts', async () => {
  const row = await add({ state: 'held' });
  const audit = anAuditEntry({ act: 'move', object: row.id, result: 'new' });
  await ports.referrals.change({ ...row, state: 'new', contactDeleteOn: null, note: null, readIn: null, audit });
  await open(row.id);

  expect(await totals()).toMatchObject({ read: 1 });
});

test('taking back counts once, bringing back takes it off, and neither goes below nothing', async () => {
  const row = await add();
  await Promise.all([takeBack(ports, row.id), takeBack(ports, row.id)]);
  expect(await totals()).toMatchObject({ takenBack: 1 });

  await ports.referrals.undoWithdraw(aWithdrawal(row.id));
  await ports.referrals.undoWithdraw(aWithdrawal(row.id));
  expect(await totals()).toMatchObject({ takenBack: 0 });

  await takeBack(ports, row.id);
  expect(await totals()).toMatchObject({ takenBack: 1 });
});

test('a receipt that nobody has counts nothing', async () => {
  await takeBack(ports, 'nobody');
  await ports.referrals.undoWithdraw(aWithdrawal('nobody'));

  expect(await ports.db.$count(counts)).toBe(0);
});

test('what is erased stays counted, and is taken back like any other', async () => {
  const [kept, erased] = [await add(), await add()];
  await open(erased.id);
  const items = [{ id: erased.id, why: 'due', today: '2027-01-01' }] as const;
  expect(await ports.erasures.erase(items, '2026-05-31', anAuditEntry({ act: 'purge' }))).toBe(1);
  for (const { id } of [kept, erased]) await takeBack(ports, id);

  expect(await totals()).toEqual({ year: 2026, received: 2, read: 1, takenBack: 2, shared: 0, askedToErase: 0, lawfulDemands: 0 });
});

test('of reading and taking back the year alone is kept', async () => {
  const row = await add();
  await open(row.id);
  ports.clock.advance(HOUR);
  await takeBack(ports, row.id);
  const kept = await ports.db.select({ what: counts.what, when: counts.month }).from(counts).orderBy(counts.what);

  expect(kept).toEqual([
    { what: 'read', when: '2026' },
    { what: 'received', when: '2026-03' },
    { what: 'taken-back', when: '2026' },
  ]);
});

test('lawful demands are counted apart from every site, with their audit', async () => {
  const entry = anAuditEntry({ act: 'lawful-demand', actor: 'operator' });
  await ports.totals.addDemand(2026, entry);
  await ports.totals.addDemand(2026, entry);
  expect(await ports.totals.removeDemand(2026, entry)).toBe(true);
  expect(await ports.totals.removeDemand(2025, entry)).toBe(false);

  expect(await ports.totals.byYear(['@operator'])).toEqual([
    { year: 2026, received: 0, read: 0, takenBack: 0, shared: 0, askedToErase: 0, lawfulDemands: 1 },
  ]);
  expect(await ports.db.$count(audit)).toBe(3);
});
