import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { counts } from '#db/schema.ts';
import { reportTables } from '#src/components/insights/reportLines.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import { countedOnArrival } from '#src/domain/insights.ts';
import { bureauInsights } from '#src/features/insights/bureauInsights.ts';
import { countsCsv } from '#src/features/insights/countsCsv.ts';
import { siteInsights } from '#src/features/insights/siteInsights.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { addReferral, aReferral, someAnswers } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from '../queue/aSecondWorker.ts';

const ANY = { from: null, to: null };

/** `received` is counted with the message itself, in the table of everything else. */
async function count(ports: TestPorts, site: string, what: string, n: number) {
  const month = new Date(ports.clock.now()).toISOString().slice(0, 7);
  await ports.db.insert(counts).values({ site, month, what, n });
}

async function counted(ports: TestPorts) {
  const rows = await ports.db.select().from(counts).where(eq(counts.site, 'north-lead'));
  return new Map(rows.filter(({ month, n }) => month.length === 7 && n > 0).map(({ what, n }) => [what, n]));
}

test('a message that is read and taken up is counted in each dimension, once', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);

  await openReferral(ports, me, row.id);
  await openReferral(ports, me, row.id);
  await moveReferral(ports, me, row.id, { move: 'take-up', reason: '', version: 1 });

  const sums = await counted(ports);
  const reads = [...sums].filter(([what]) => what.startsWith('read:'));
  expect(reads.map(([, n]) => n)).toEqual([1]);
  expect([...sums.keys()].filter((what) => what.startsWith('decided:'))).toHaveLength(1);
  expect((sums.get('kept:en') ?? 0) + (sums.get('late:en') ?? 0)).toBe(1);
});

test('whoever decides by the summary alone has read it too', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);

  await moveReferral(ports, me, row.id, { move: 'wrong', reason: 'Meant for another office', version: 1 });

  const sums = await counted(ports);
  expect((sums.get('kept:en') ?? 0) + (sums.get('late:en') ?? 0)).toBe(1);
  expect(sums.get('outcome:not-for-lead')).toBe(1);
});

test('an outcome that is taken back is off the count again', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);

  await moveReferral(ports, me, row.id, { move: 'elsewhere', reason: 'Another county', version: 1 });
  expect((await counted(ports)).get('outcome:elsewhere')).toBe(1);
  await moveReferral(ports, me, row.id, { move: 'reopen', reason: '', version: 2 });
  expect((await counted(ports)).get('outcome:elsewhere')).toBeUndefined();
});

test('a rehearsal counts nowhere', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports, { rehearsal: true });
  const before = await counted(ports);

  await openReferral(ports, me, row.id);
  await moveReferral(ports, me, row.id, { move: 'wrong', reason: 'A test', version: 1 });

  expect(await counted(ports)).toEqual(before);
});

test('what is counted on arrival stands in the same batch as the message', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const referral = aReferral();
  const stored = { ...referral, counted: countedOnArrival(someAnswers({ locale: 'es' }), false, 'form') };
  await ports.referrals.add(stored);
  await ports.referrals.add(stored);

  const sums = await counted(ports);
  expect(sums.get('language:es')).toBe(1);
  expect(sums.get('concern:housing')).toBe(1);
});

test('the table does not tell which answers came together', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  await ports.referrals.add({ ...aReferral(), counted: countedOnArrival(someAnswers(), false, 'form') });
  await ports.insights.count('north-lead', [
    { what: 'outcome:declined', month: '2026-03', by: 1 },
    { what: 'decided:1', month: '2026-03', by: 1 },
  ]);

  const rows = await ports.db.all<{ place: number }>(sql`SELECT rowid AS place FROM counts WHERE what LIKE '%:%' ORDER BY rowid`);

  const gaps = rows.slice(1).map(({ place }, at) => place - (rows[at]?.place ?? 0));
  expect(gaps.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThan(1);
});

test('a site sees its own numbers, and the file hides those under eleven', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const month = new Date(ports.clock.now()).toISOString().slice(0, 7);
  await ports.insights.count(
    'north-lead',
    Array.from({ length: 12 }, () => ({ what: 'relation:business', month, by: 1 }) as const),
  );
  await ports.insights.count('north-lead', [{ what: 'relation:faith', month, by: 1 }]);
  await count(ports, 'north-lead', 'relation:neighbor', 10);
  await ports.insights.count('south-lead', [{ what: 'relation:faith', month, by: 1 }]);

  const insights = await siteInsights(ports, unlocked(desk.intake, 'north-lead'), ANY);
  const relation = insights.breakdowns.find(({ heading }) => heading === 'relation');
  expect(relation?.rows.find(({ code }) => code === 'faith')?.n).toBe(1);

  const csv = countsCsv(insights);
  expect(csv).toContain('"relation","business","12"');
  expect(csv).toContain('"relation","faith","under 11"');
});

test('what leaves the site gives no small number away by subtraction', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  await count(ports, 'north-lead', 'received', 41);
  await count(ports, 'north-lead', 'language:en', 40);
  await count(ports, 'north-lead', 'language:es', 1);
  await count(ports, 'north-lead', 'kept:en', 38);
  await count(ports, 'north-lead', 'late:es', 3);

  const insights = await siteInsights(ports, me, ANY);

  const csv = countsCsv(insights);
  expect(csv).toContain('"total","received","41"');
  for (const line of ['"language","en"', '"language","es"', '"total","read-in-time"', '"total","read-late"']) {
    expect(csv).toContain(`${line},"hidden"`);
  }
  const lines = reportTables(insights).flatMap((table) => table.lines);
  expect(lines).toContainEqual({ label: 'Spanish', text: 'hidden' });
  expect(lines).toContainEqual({ label: 'Read late', text: 'hidden' });
});

test('the Bureau sees sums of quarters that are over, and none under eleven', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const reader = await addWorker(ports, { site: null, role: 'bureau' });
  const month = new Date(ports.clock.now()).toISOString().slice(0, 7);
  await ports.insights.count(
    'north-lead',
    Array.from({ length: 12 }, () => ({ what: 'kept:en', month, by: 1 }) as const),
  );
  await ports.insights.count('north-lead', [{ what: 'held', month, by: 1 }]);
  const { id, role, name } = reader.record;
  const who = { staff: { id, site: null, role, name }, sessionId: 'session', csrf: '', since: ports.clock.now(), key: reader.key };

  expect((await bureauInsights(ports, who, null)).sites).toEqual([]);
  ports.clock.advance(100 * DAY_LONG);
  const { sites, all } = await bureauInsights(ports, who, null);

  expect(sites).toHaveLength(1);
  expect(sites[0]).toMatchObject({ slug: 'north-lead', read: { kind: 'number', n: 12 }, held: { kind: 'few' } });
  expect(all.read).toEqual({ kind: 'number', n: 12 });

  await ports.insights.count(
    'south-lead',
    Array.from({ length: 2 }, () => ({ what: 'kept:en', month, by: 1 }) as const),
  );
  expect((await bureauInsights(ports, who, null)).all.read).toEqual({ kind: 'hidden' });
});
