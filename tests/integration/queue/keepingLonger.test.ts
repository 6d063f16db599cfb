import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { addDays, instantAt } from '#src/domain/day.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import { extendLife, lifeOf, openLife } from '#src/features/queue/extendLife.ts';
import { ledgerOf } from '#src/features/queue/ledgerOf.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { REASON_LIMIT } from '#src/features/queue/writtenText.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

const DAY = '2026-03-02';
const END = addDays(DAY, 40);
const CAP = addDays(DAY, 90);
let ports: TestPorts;
let desk: Desk;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  desk = await aDesk(ports, { intake: { retention: { ...RETENTION_BOUNDS, open: 40 } } });
});

const me = () => unlocked(desk.intake, 'north-lead');
const anItem = async (different = {}) => (await addReferral(ports, { day: DAY, deleteOn: END, ...different })).row;
const keep = (id: string, different: Partial<Parameters<typeof extendLife>[3]> = {}) =>
  extendLife(ports, me(), id, { until: CAP, reason: 'Waiting for a call back', version: 1, ...different });

test('a worker keeps an open item longer, with a sealed reason in its story and a row in the audit', async () => {
  const { id } = await anItem();

  expect(await keep(id, { until: addDays(END, 14) })).toEqual({ kind: 'extended', until: addDays(END, 14) });

  expect(await ports.referrals.byId('north-lead', id)).toMatchObject({ deleteOn: addDays(END, 14), version: 2, state: 'new' });
  expect(await newestAct(ports, 'north-lead')).toMatchObject({
    act: 'extend',
    object: id,
    actor: desk.intake.record.id,
    result: addDays(END, 14),
  });
  const shown = await openSummary(ports, me(), id);
  expect(shown).toMatchObject({ kind: 'shown', item: { notes: [{ reason: 'Waiting for a call back', move: null }] } });
  expect(shown.kind === 'shown' && shown.item.acts).toMatchObject([{ deed: 'extended', to: 'Saturday, April 25' }]);
  const { rows } = await ports.client.execute('SELECT sealed FROM referral_parts');
  expect(rows.some(({ sealed }) => String(sealed).includes('call back'))).toBe(false);
});

test.each([
  ['no reason', { reason: '  ' }, { kind: 'refused', because: 'reason-missing' }],
  ['a long reason', { reason: 'x'.repeat(REASON_LIMIT + 1) }, { kind: 'refused', because: 'too-long' }],
  ['a day beyond the cap', { until: addDays(CAP, 1) }, { kind: 'refused', because: 'not-offered' }],
  ['an earlier day', { until: addDays(END, -1) }, { kind: 'refused', because: 'not-offered' }],
  ['words for a day', { until: 'tomorrow' }, { kind: 'refused', because: 'not-offered' }],
  ['an older version', { version: 0 }, { kind: 'moved-by-another' }],
])('with %s nothing is kept longer', async (_what, different, answer) => {
  const { id } = await anItem();

  expect(await keep(id, different)).toEqual(answer);
  expect(await ports.referrals.byId('north-lead', id)).toMatchObject({ deleteOn: END, version: 1 });
});

test.each(['closed', 'withdrawn'] as const)('what is %s is not kept longer', async (state) => {
  const { id } = await anItem({ state });

  expect(await keep(id)).toMatchObject({ kind: 'refused', because: 'not-offered' });
});

test('what has had its day is not kept longer while the purge is late', async () => {
  const { id } = await anItem();
  ports.clock.set(instantAt(END, '00:00', desk.site.intake.hours.timeZone));

  expect(await keep(id)).toEqual({ kind: 'refused', because: 'not-offered' });

  expect(await ports.referrals.byId('north-lead', id)).toMatchObject({ deleteOn: END, version: 1 });
});

test('an item at the cap has nothing left, and says why', async () => {
  const row = await anItem({ deleteOn: CAP });
  const opened = await openLife(ports, me(), row.id);

  expect(opened).toMatchObject({ kind: 'life', life: { why: 'kept-longer', until: [], days: 90 } });
  expect(await keep(row.id)).toMatchObject({ kind: 'refused', because: 'not-offered' });
});

test.each([
  ['new', END, 'open'],
  ['held', CAP, 'kept-longer'],
  ['closed', END, 'closed'],
  ['withdrawn', END, 'withdrawn'],
] as const)('an item that is %s until %s says why', async (state, deleteOn, why) => {
  const row = await anItem({ state, deleteOn });

  expect(lifeOf(row, { retention: { ...RETENTION_BOUNDS, open: 40 }, today: DAY }).why).toBe(why);
});

test('what was kept longer and is closed after its first day would have ended still has its days after closing', async () => {
  const { id } = await anItem();
  await keep(id);
  ports.clock.set(Date.UTC(2026, 3, 20, 18));
  expect(await moveReferral(ports, me(), id, { move: 'elsewhere', reason: 'Another site', version: 2 })).toMatchObject({ kind: 'moved' });
  expect((await ports.referrals.byId('north-lead', id))?.deleteOn).toBe('2026-05-20');
});

test('an item of another site, and none at all, are alike', async () => {
  await aDesk(ports, { slug: 'south-lead' });
  const foreign = await anItem({ site: 'south-lead' });

  expect(await keep(foreign.id)).toEqual({ kind: 'not-there' });
  expect(await keep('a'.repeat(26))).toEqual({ kind: 'not-there' });
  expect(await openLife(ports, me(), foreign.id)).toEqual({ kind: 'not-there' });
});

test('the ledger of an item tells who opened it and what left the site, and nothing of what another site did', async () => {
  const { id } = await anItem();
  const colleague = await aColleague(ports, desk);
  await openReferral(ports, me(), id);
  await openReferral(ports, colleague, id);
  const entry = { site: 'north-lead', object: id, actor: me().staff.id, at: ports.clock.now() };
  await ports.audit.add(anAuditEntry({ ...entry, act: 'open-details', result: 'again' }));
  await ports.audit.add(anAuditEntry({ ...entry, act: 'print' }));
  await ports.audit.add(anAuditEntry({ ...entry, act: 'read-out', actor: 'somebody-gone' }));
  await ports.audit.add(anAuditEntry({ ...entry, act: 'open-details', site: 'south-lead' }));
  await ports.audit.add(anAuditEntry({ ...entry, act: 'search', object: null }));

  expect(await ledgerOf(ports, me(), id)).toEqual([
    { act: 'open-details', by: me().staff.name, moment: 'today, 10 am', isShared: false },
    { act: 'open-details', by: 'Fern Kettlewell', moment: 'today, 10 am', isShared: false },
    { act: 'print', by: me().staff.name, moment: 'today, 10 am', isShared: true },
    { act: 'read-out', by: '', moment: 'today, 10 am', isShared: false },
  ]);
});
