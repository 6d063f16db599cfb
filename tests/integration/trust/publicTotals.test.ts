import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { counts } from '#db/schema.ts';
import { yearRows } from '#src/components/trust/yearRows.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { withdrawReferral } from '#src/features/receipts/withdrawReferral.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { countDemand } from '#src/features/trust/lawfulDemands.ts';
import { publicTotals } from '#src/features/trust/publicTotals.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from '../queue/aSecondWorker.ts';

const NEXT_YEAR = Date.UTC(2027, 0, 3);
const few = { kind: 'few' };
const number = (n: number) => ({ kind: 'number', n });

/** Sends so many forms, each from a network of its own. */
async function send(ports: TestPorts, { site }: Desk, many: number): Promise<string[]> {
  const receipts: string[] = [];
  for (let n = 0; n < many; n += 1) receipts.push(await sendForm(ports, site, aForm(ports), { clientNetwork: `network ${n}` }));
  return receipts;
}

const takeBack = (ports: TestPorts, code: string, step: 'send' | 'undo' = 'send') =>
  withdrawReferral(ports, { code, step, clientNetwork: 'a network' });

async function decide(ports: TestPorts, me: Unlocked, receipt: string) {
  const id = ports.signer.referralIdOf(receipt);
  return moveReferral(ports, me, id, { move: 'elsewhere', reason: 'Another site serves that place', version: 1 });
}

test('what people really did in a year stands on the page once it is over, erased or not', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const receipts = await send(ports, desk, 15);
  const [decided, ...others] = receipts;
  for (const receipt of others.slice(0, 10)) await openReferral(ports, me, ports.signer.referralIdOf(receipt));
  expect(await decide(ports, me, decided ?? '')).toMatchObject({ kind: 'moved' });
  for (const receipt of receipts.slice(-12)) expect(await takeBack(ports, receipt)).toMatchObject({ kind: 'withdrawn' });
  expect(await takeBack(ports, receipts.at(-1) ?? '', 'undo')).toEqual({ kind: 'undone' });

  ports.clock.set(NEXT_YEAR);
  await eraseDueReferrals(ports, { actor: 'operator', force: true });
  const [now, before] = await publicTotals(ports);

  expect(now).toEqual({ year: 2027, people: null, lawfulDemands: number(0) });
  expect(before).toEqual({
    year: 2026,
    people: { received: number(15), read: number(11), takenBack: number(11), shared: few, askedToErase: few },
    lawfulDemands: number(0),
  });
});

test('ten of anything are hidden, none at all too, and the page says so', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const receipts = await send(ports, desk, 10);
  await takeBack(ports, receipts[0] ?? '');
  ports.clock.set(NEXT_YEAR);

  const years = await publicTotals(ports);
  expect(years.at(-1)).toEqual({
    year: 2026,
    people: { received: few, read: few, takenBack: few, shared: few, askedToErase: few },
    lawfulDemands: number(0),
  });
  const [, row] = yearRows(years, 'en');
  expect(row?.cells.map(({ text }) => text)).toEqual([...Array.from({ length: 5 }, () => 'fewer than 11'), '0']);
});

test('while a year runs, not even many messages change what the page says', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const before = await publicTotals(ports);
  await send(ports, desk, 12);

  expect(before).toEqual([{ year: 2026, people: null, lawfulDemands: number(0) }]);
  expect(await publicTotals(ports)).toEqual(before);
  ports.clock.set(NEXT_YEAR - 1);
  expect((await publicTotals(ports)).at(-1)).toEqual(before[0]);
});

test('a message taken back in the last hour of the year and brought back in the next is taken back in neither', async () => {
  // 23:30 on December 31 in Seattle; the mark of the receipt lies in the new year.
  await using ports = await testPorts({ now: Date.UTC(2027, 0, 1, 7, 30) });
  const desk = await aDesk(ports);
  const [receipt = ''] = await send(ports, desk, 1);
  const takenBack = async () => (await ports.totals.byYear([])).flatMap(({ year, takenBack: n }) => (n === 0 ? [] : [[year, n]]));
  await takeBack(ports, receipt);
  expect(await takenBack()).toEqual([[2026, 1]]);

  ports.clock.set(Date.UTC(2027, 0, 1, 18));
  expect(await takeBack(ports, receipt, 'undo')).toEqual({ kind: 'undone' });
  expect(await takenBack()).toEqual([]);
});

test('a year in which nothing was counted has its line too', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  await send(ports, desk, 1);
  ports.clock.set(Date.UTC(2029, 5, 1));

  expect((await publicTotals(ports)).map(({ year, people }) => [year, people?.received])).toEqual([
    [2029, undefined],
    [2028, few],
    [2027, few],
    [2026, few],
  ]);
});

test('invented sites count where everything is invented, and never in production', async () => {
  await using ports = await testPorts();
  const invented = await aDesk(ports, { listing: { demonstration: true } });
  await send(ports, invented, 12);
  const real = await aDesk(ports, { slug: 'south-lead' });
  await send(ports, real, 11);
  ports.clock.set(NEXT_YEAR);
  const received = async (mode: 'demo' | 'production') =>
    (await publicTotals({ ...ports, settings: { ...ports.settings, mode } })).at(-1)?.people?.received;

  expect(await received('demo')).toEqual(number(23));
  expect(await received('production')).toEqual(number(11));
});

test('a lawful demand is told at once, as one of few', async () => {
  await using ports = await testPorts();
  expect(await countDemand(ports, { year: '2026', remove: false })).toEqual({ kind: 'counted', year: 2026, n: 1 });
  expect((await publicTotals(ports))[0]?.lawfulDemands).toEqual(few);
  await ports.db.update(counts).set({ n: 11 }).where(eq(counts.what, 'lawful-demand'));
  expect((await publicTotals(ports))[0]?.lawfulDemands).toEqual(number(11));
});

test('each copy that leaves a site counts, a rehearsal and an opening do not, and so does whoever asked to be erased', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { id, version } = (await addReferral(ports)).row;
  const rehearsal = (await addReferral(ports, { rehearsal: true })).row;
  for (const act of ['print', 'handover-file', 'open-details', 'read-out'] as const) {
    await ports.audit.add(anAuditEntry({ act, site: 'north-lead', object: id }));
    await ports.audit.add(anAuditEntry({ act, site: 'north-lead', object: rehearsal.id }));
  }
  await moveReferral(ports, me, id, { move: 'asked-to-erase', reason: '', version });

  expect(await ports.totals.byYear([])).toMatchObject([{ year: 2026, shared: 2, askedToErase: 1 }]);
});
