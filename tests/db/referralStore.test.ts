import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { counts, deliveries, referralParts, staff, withdrawals } from '#db/schema.ts';
import { HOUR } from '#src/domain/day.ts';
import { REFERRAL_STATES, type ReferralState } from '#src/domain/referral.ts';
import type { ChangeReferral } from '#src/ports/referrals.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter, aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { aWithdrawal, takeBack } from '#tests/support/aWithdrawal.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  await addSite(ports, { slug: 'south-lead' });
  for (const id of ['ann', 'bea']) {
    await ports.staff.add({ id, site: SITE, role: 'intake', name: id, email: `${id}@x.example` }, anAuditEntry());
  }
});

/** How many rows each table holds. */
async function sizes(): Promise<Record<string, number>> {
  const names = ['referrals', 'referral_parts', 'receipts', 'deliveries', 'counts', 'audit', 'withdrawals', 'erasures'];
  const one = async (name: string) => {
    const [row] = await ports.db.values<[number]>(sql`SELECT count(*) FROM ${sql.identifier(name)}`);
    return [name, row?.[0] ?? -1] as const;
  };
  return Object.fromEntries(await Promise.all(names.map(one)));
}

function aChange(id: string, different: Partial<ChangeReferral> = {}): ChangeReferral {
  const audit = anAuditEntry({ actor: 'ann', site: SITE, act: 'move', object: id, result: 'take-up' });
  const note = { id: 'note', sealed: 'sealed note' };
  return {
    id,
    site: SITE,
    version: 1,
    state: 'outreach',
    assignee: 'ann',
    deleteOn: '2026-05-31',
    contactDeleteOn: null,
    note,
    readIn: null,
    audit,
    ...different,
  };
}

test('one batch stores the row, three sealed parts, the receipt, the letter, the count and the audit', async () => {
  const referral = aReferral({ letters: [aLetter({ staffId: 'ann' })] });
  const before = await sizes();

  expect(await ports.referrals.add(referral)).toEqual({ kind: 'added' });

  const after = await sizes();
  const grown = Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
  expect(grown).toEqual({ referrals: 1, referral_parts: 3, receipts: 1, deliveries: 1, counts: 1, audit: 1, withdrawals: 0, erasures: 0 });
  expect(await ports.referrals.byId(SITE, referral.row.id)).toEqual(referral.row);
  expect(await ports.referrals.sealedPart(SITE, referral.row.id, 'contact')).toBe(referral.sealed.contact);
});

test('a repeated receipt changes nothing at all', async () => {
  const first = aReferral({ receiptIndex: 'same', letters: [aLetter({ staffId: 'ann' })] });
  await ports.referrals.add(first);
  const before = await sizes();

  const second = aReferral({ receiptIndex: 'same', letters: [aLetter({ staffId: 'bea' })] });

  expect(await ports.referrals.add(second)).toEqual({ kind: 'already-there' });
  expect(await ports.referrals.add(first)).toEqual({ kind: 'already-there' });
  expect(await sizes()).toEqual(before);
  expect(await ports.db.select({ n: counts.n }).from(counts)).toEqual([{ n: 1 }]);
});

test('twenty parallel posts of one form leave one row', async () => {
  const posts = Array.from({ length: 20 }, () => aReferral({ id: 'sameid', receiptIndex: 'same' }));

  const answers = await Promise.all(posts.map((post) => ports.referrals.add(post)));

  expect(answers.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  expect(await ports.referrals.count(SITE, { states: ['new'] })).toBe(1);
});

test('a message that cannot be stored whole is not stored at all, and that is an error', async () => {
  const before = await sizes();

  const add = ports.referrals.add(aReferral({ site: 'no-such-site', letters: [aLetter({ staffId: 'ann' })] }));

  await expect(add).rejects.toMatchObject({ message: 'database: adding a referral', code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  expect(await sizes()).toEqual(before);
});

test('the queue shows one site, in the order of its promises, as filtered', async () => {
  const later = aReferral({ dueAt: TEST_START + 2 * HOUR, assignee: 'ann' });
  const sooner = aReferral({ dueAt: TEST_START + HOUR });
  const held = aReferral({ state: 'held' });
  const foreign = aReferral({ site: 'south-lead' });
  for (const one of [later, sooner, held, foreign]) await ports.referrals.add(one);
  const list = async (filter: Parameters<typeof ports.referrals.list>[1]) => (await ports.referrals.list(SITE, filter)).map(({ id }) => id);

  expect(await list({ states: ['new'] })).toEqual([sooner.row.id, later.row.id]);
  expect(await list({ states: ['new'], dueBefore: TEST_START + 2 * HOUR })).toEqual([sooner.row.id]);
  expect(await list({ states: [] })).toEqual([]);
  expect(await ports.referrals.count(SITE, { states: REFERRAL_STATES })).toBe(3);
});

test('nothing of another site can be read, not even with its id', async () => {
  const foreign = aReferral({ site: 'south-lead' });
  await ports.referrals.add(foreign);
  await ports.referrals.addNote(SITE, foreign.row.id, { id: 'n', sealed: 'mine' }, anAuditEntry());

  expect(await ports.referrals.byId(SITE, foreign.row.id)).toBeNull();
  expect(await ports.referrals.sealedPart(SITE, foreign.row.id, 'details')).toBeNull();
  expect(await ports.referrals.sealedSummaries(SITE, [foreign.row.id])).toEqual(new Map());
  expect(await ports.referrals.change(aChange(foreign.row.id))).toBe('moved-by-another');
  expect(await ports.referrals.sealedNotes('south-lead', foreign.row.id)).toEqual([]);
});

test('held messages are counted for one site today and for all', async () => {
  for (const different of [{}, { day: '2026-03-01' }, { site: 'south-lead' }]) {
    await ports.referrals.add(aReferral({ state: 'held', ...different }));
  }
  await ports.referrals.add(aReferral());

  expect(await ports.referrals.countHeld(SITE, '2026-03-02')).toEqual({ siteToday: 1, all: 3 });
  expect(await ports.referrals.countHeld('nowhere', '2026-03-02')).toEqual({ siteToday: 0, all: 3 });
});

test('summaries come by id, notes in the order in which they were written', async () => {
  const [one, two] = [aReferral(), aReferral()];
  await ports.referrals.add(one);
  await ports.referrals.add(two);
  for (const id of ['zz', 'mm', 'aa']) {
    await ports.referrals.addNote(SITE, one.row.id, { id, sealed: `note ${id}` }, anAuditEntry({ object: one.row.id }));
  }

  expect(await ports.referrals.sealedNotes(SITE, one.row.id)).toEqual(['note zz', 'note mm', 'note aa']);
  expect(await ports.referrals.sealedSummaries(SITE, [one.row.id, 'nobody'])).toEqual(new Map([[one.row.id, one.sealed.summary]]));
  expect((await ports.audit.ofObject(one.row.id)).map(({ act }) => act)).toEqual(['referral-received', 'note', 'note', 'note']);
  expect((await ports.referrals.byId(SITE, one.row.id))?.version).toBe(1);
});

test('a change moves the row, keeps its note, ends the contact and is audited', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));

  expect(await ports.referrals.change(aChange(row.id, { contactDeleteOn: '2026-03-16' }))).toBe('changed');

  expect(await ports.referrals.byId(SITE, row.id)).toEqual({
    ...row,
    state: 'outreach',
    assignee: 'ann',
    deleteOn: '2026-05-31',
    version: 2,
  });
  expect(await ports.referrals.sealedNotes(SITE, row.id)).toEqual(['sealed note']);
  const ends = await ports.db.select({ kind: referralParts.kind, deleteOn: referralParts.deleteOn }).from(referralParts);
  expect(ends.filter(({ deleteOn }) => deleteOn !== null)).toEqual([{ kind: 'contact', deleteOn: '2026-03-16' }]);
  expect((await ports.audit.ofObject(row.id)).at(-1)?.result).toBe('take-up');
});

test('of two writers who saw the same version one changes the item, and nothing of the other stays', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  const of = (who: string, contactDeleteOn: string) => {
    const note = { id: who, sealed: `note of ${who}` };
    const audit = anAuditEntry({ actor: who, site: SITE, act: 'move', object: row.id });
    return aChange(row.id, { assignee: who, note, audit, contactDeleteOn });
  };

  const answers = await Promise.all([ports.referrals.change(of('ann', '2026-03-10')), ports.referrals.change(of('bea', '2026-03-20'))]);

  expect(answers.toSorted()).toEqual(['changed', 'moved-by-another']);
  const winner = answers[0] === 'changed' ? 'ann' : 'bea';
  expect(await ports.referrals.byId(SITE, row.id)).toMatchObject({ assignee: winner, version: 2 });
  expect(await ports.referrals.sealedNotes(SITE, row.id)).toEqual([`note of ${winner}`]);
  const moves = (await ports.audit.ofObject(row.id)).filter(({ act }) => act === 'move');
  expect(moves.map(({ actor }) => actor)).toEqual([winner]);
  const [contact] = await ports.db.select().from(referralParts).where(eq(referralParts.kind, 'contact'));
  expect(contact?.deleteOn).toBe(winner === 'ann' ? '2026-03-10' : '2026-03-20');
});

test.each<[ReferralState, boolean]>([
  ['held', true],
  ['new', true],
  ['waiting', true],
  ['outreach', true],
  ['closed', true],
  ['withdrawn', false],
])('a message that is %s can be withdrawn: %s', async (state, can) => {
  const { row } = aReferral({ state });
  await ports.referrals.add(aReferral(row));
  const before = await sizes();

  await takeBack(ports, row.id);

  expect(await ports.referrals.byId(SITE, row.id)).toMatchObject({ state: 'withdrawn', version: can ? 2 : 1 });
  const remembered = { referralId: row.id, fromState: state, withdrawnAt: TEST_START };
  expect(await ports.db.select().from(withdrawals)).toEqual(can ? [remembered] : []);
  expect(await ports.receipts.byIndex(`index of ${row.id}`)).toMatchObject({ withdrawnAt: TEST_START });
  // The receipt counts by itself, whatever became of the message.
  if (!can) expect(await sizes()).toEqual({ ...before, counts: 2 });
});

test('a message that is gone leaves its receipt to be taken back and put back all the same, and no audit', async () => {
  const gone = aReferral();
  await ports.referrals.add(gone);
  await ports.erasures.erase([{ id: gone.row.id, why: 'due', today: gone.row.deleteOn }], '2026-03-02', anAuditEntry());
  const before = await sizes();
  const withdrawnAt = async () => (await ports.receipts.byIndex(gone.receipt.index))?.withdrawnAt;

  await takeBack(ports, gone.row.id);
  expect(await withdrawnAt()).toBe(TEST_START);
  await ports.referrals.undoWithdraw(aWithdrawal(gone.row.id));

  expect(await withdrawnAt()).toBeNull();
  expect(await sizes()).toEqual({ ...before, counts: 2 });
});

test('taking back twice keeps the first moment, on the receipt and with the item', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  await takeBack(ports, row.id);
  const before = await sizes();
  ports.clock.advance(HOUR);

  await takeBack(ports, row.id);

  expect(await ports.receipts.byIndex(`index of ${row.id}`)).toMatchObject({ withdrawnAt: TEST_START });
  expect(await ports.db.select({ at: withdrawals.withdrawnAt }).from(withdrawals)).toEqual([{ at: TEST_START }]);
  expect(await sizes()).toEqual(before);
});

test('a withdrawal is undone back to where the item was, and once', async () => {
  const { row } = aReferral({ state: 'waiting' });
  await ports.referrals.add(aReferral(row));
  await takeBack(ports, row.id);
  const undo = () => ports.referrals.undoWithdraw(aWithdrawal(row.id));

  await undo();
  expect(await ports.referrals.byId(SITE, row.id)).toEqual({ ...row, version: 3 });
  expect(await ports.db.$count(withdrawals)).toBe(0);
  expect(await ports.receipts.byIndex(`index of ${row.id}`)).toMatchObject({ withdrawnAt: null });
  const before = await sizes();
  await undo();
  expect(await sizes()).toEqual(before);
  expect(await ports.referrals.byId(SITE, row.id)).toEqual({ ...row, version: 3 });
});

test('a worker who saw the item before it was withdrawn is told that it moved', async () => {
  const { row } = aReferral();
  await ports.referrals.add(aReferral(row));
  await takeBack(ports, row.id);

  expect(await ports.referrals.change(aChange(row.id))).toBe('moved-by-another');
  expect((await ports.referrals.byId(SITE, row.id))?.state).toBe('withdrawn');
});

test('two hundred parallel writes of every kind are all there afterwards', async () => {
  const mine = Array.from({ length: 40 }, () => aReferral({ letters: [aLetter({ staffId: 'ann', nth: null })] }));
  await Promise.all(mine.map((one) => ports.referrals.add(one)));
  const [moved, noted, withdrawn] = [mine.slice(0, 20), mine.slice(20, 30), mine.slice(30)];
  const { audit: auditBefore = 0 } = await sizes();

  const answers = await Promise.all([
    ...moved.map(({ row }) => ports.referrals.change(aChange(row.id))),
    ...noted.flatMap(({ row }) =>
      [1, 2, 3, 4].map((n) => ports.referrals.addNote(SITE, row.id, { id: `${n}`, sealed: `${n}` }, anAuditEntry())),
    ),
    ...withdrawn.map(({ row }) => takeBack(ports, row.id)),
    ...Array.from({ length: 60 }, () => ports.referrals.add(aReferral({ site: 'south-lead' }))),
    ...Array.from({ length: 40 }, (_, n) => ports.audit.add(anAuditEntry({ result: `${n}` }))),
    ...Array.from({ length: 30 }, () => ports.staff.noteVisit('bea')),
  ]);

  expect(answers).toHaveLength(200);
  expect(answers.filter((answer) => answer === 'moved-by-another')).toEqual([]);
  expect(await ports.referrals.count(SITE, { states: ['outreach'] })).toBe(20);
  expect(await ports.referrals.count(SITE, { states: ['withdrawn'] })).toBe(10);
  expect(await ports.referrals.count('south-lead', { states: ['new'] })).toBe(60);
  for (const { row } of noted) expect(await ports.referrals.sealedNotes(SITE, row.id)).toHaveLength(4);
  expect(await sizes()).toMatchObject({ audit: auditBefore + 20 + 40 + 10 + 60 + 40 });
  expect(await ports.db.$count(deliveries)).toBe(40);
  expect(await ports.db.select({ visits: staff.visits }).from(staff).where(eq(staff.id, 'bea'))).toEqual([{ visits: 30 }]);
});

test('a message is noted as read on the first day it was opened', async () => {
  await ports.referrals.add(aReferral({ receiptIndex: 'index' }));

  await ports.receipts.markRead('index', '2026-03-03');
  await ports.receipts.markRead('index', '2026-03-09');

  expect(await ports.receipts.byIndex('index')).toEqual({
    site: SITE,
    receivedOn: '2026-03-02',
    dueAt: Date.UTC(2026, 2, 4, 1),
    readOn: '2026-03-03',
    withdrawnAt: null,
  });
  expect(await ports.receipts.byIndex('another')).toBeNull();
});
