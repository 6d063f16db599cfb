import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, receipts, referralParts } from '#db/schema.ts';
import type { AuditAct } from '#src/domain/audit.ts';
import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { assignReferral } from '#src/features/queue/assignReferral.ts';
import { deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import type { Ports } from '#src/ports.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, aReferral, someAnswers } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aColleague, unlocked } from './aSecondWorker.ts';

const acts = (ports: TestPorts, act: AuditAct) => ports.db.select().from(audit).where(eq(audit.act, act));
const NOBODY = 'a'.repeat(26);

test('this morning opens the summaries and nothing else', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const late = await addReferral(ports, { dueAt: ports.clock.now() - 1 }, someAnswers({ concerns: ['mental-health'] }));
  const held = await addReferral(ports, { state: 'held' });

  const result = await listQueue(ports, me, { view: null, page: 1 });

  if (result.kind !== 'morning') throw new Error(result.kind);
  const shown = result.parts.flatMap(({ view, items }) => items.map(({ row, summary }) => [view, row.id, summary?.concerns]));
  expect(shown).toEqual([
    ['overdue', late.row.id, ['mental-health']],
    ['held', held.row.id, ['housing']],
  ]);
  expect(result.frame.counts).toMatchObject({ overdue: 1, held: 1, new: 1, all: 2 });
  expect(await acts(ports, 'open-details')).toEqual([]);
});

test('a view has 25 rows a page, each summary opened', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  for (let made = 0; made < 27; made += 1) await addReferral(ports);

  const first = await listQueue(ports, me, { view: 'new', page: 1 });
  const second = await listQueue(ports, me, { view: 'new', page: 2 });

  if (first.kind !== 'view' || second.kind !== 'view') throw new Error('no view');
  expect([first.items.length, first.page, first.pages, second.items.length, second.page]).toEqual([25, 1, 2, 2, 2]);
  expect([...first.items, ...second.items].every(({ summary }) => summary !== null)).toBe(true);
});

test('the queue of another site is never listed', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const other = await aDesk(ports, { slug: 'south-lead' });
  await addReferral(ports, { site: 'south-lead' });

  const mine = await listQueue(ports, unlocked(desk.intake, 'north-lead'), { view: 'all', page: 1 });
  const theirs = await listQueue(ports, unlocked(other.intake, 'south-lead'), { view: 'all', page: 1 });

  expect(mine).toMatchObject({ kind: 'view', items: [] });
  expect(theirs.kind === 'view' && theirs.items).toHaveLength(1);
});

test('somebody without a key learns of no item', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const { row } = await addReferral(ports);
  const newcomer = unlocked(await addWorker(ports, { site: 'north-lead', role: 'manager' }), 'north-lead');

  expect(await listQueue(ports, newcomer, { view: 'all', page: 1 })).toEqual({ kind: 'no-key' });
  expect(await openSummary(ports, newcomer, row.id)).toEqual({ kind: 'no-key' });
  expect(await openReferral(ports, newcomer, row.id)).toEqual({ kind: 'no-key' });
  expect(await acts(ports, 'open-details')).toEqual([]);
});

test('a locked session learns two numbers, and reads no ciphertext', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  await addReferral(ports, { dueAt: ports.clock.now() - 1 });
  await addReferral(ports, { state: 'held' });
  await addReferral(ports, { state: 'waiting', dueAt: ports.clock.now() - 1 });
  const { key: _key, ...locked } = unlocked(desk.intake, 'north-lead');
  const refuse = () => {
    throw new Error('a locked session read something sealed');
  };
  const guarded: Ports = {
    ...ports,
    referrals: { ...ports.referrals, list: refuse, byId: refuse, sealedSummaries: refuse, sealedPart: refuse, sealedNotes: refuse },
    keys: { ...ports.keys, grant: refuse },
  };

  expect(await deskNumbers(guarded, locked)).toEqual({ overdue: 1, fresh: 2 });
});

test('the Bureau has no numbers of any desk', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const { record } = await addWorker(ports, { site: null, role: 'bureau' });

  expect(await deskNumbers(ports, { staff: record, sessionId: 's', csrf: 'c', since: 0 })).toBeNull();
});

test('opening the details is in the audit before anything is opened, and marks the receipt as read that day', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const answers = someAnswers();
  const { row, receipt } = await addReferral(ports, {}, answers);
  const noticed: string[] = [];
  const notice = <T>(what: string, go: () => T): T => {
    noticed.push(what);
    return go();
  };
  const watched: Ports = {
    ...ports,
    referrals: { ...ports.referrals, noteOpening: (opening) => notice(opening.audit.act, () => ports.referrals.noteOpening(opening)) },
    vault: { ...ports.vault, openDetails: (...given) => notice('opened', () => ports.vault.openDetails(...given)) },
  };

  const opened = await openReferral(watched, me, row.id);

  expect(noticed).toEqual(['open-details', 'opened']);
  const { where, happening, person, recognize, approach, introduce, organization } = answers;
  expect(opened).toEqual({
    kind: 'opened',
    details: { where, happening, person, recognize, approach, introduce, organization, receiptIndex: receipt.index },
    contact: { name: answers.name, contact: answers.contact, sayWho: 'no' },
  });
  expect(await acts(ports, 'open-details')).toMatchObject([{ actor: me.staff.id, site: 'north-lead', object: row.id, result: 'ok' }]);
  expect(await ports.db.select().from(receipts)).toMatchObject([{ readOn: '2026-03-02' }]);
});

test('the first day of reading stays, and every opening is told to colleagues', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const colleague = await aColleague(ports, desk);
  const { row } = await addReferral(ports);
  await openReferral(ports, me, row.id);
  ports.clock.advance(DAY_LONG);
  await openReferral(ports, colleague, row.id);

  const result = await openSummary(ports, colleague, row.id);

  expect(result.kind === 'shown' && result.item.acts.map(({ by, deed }) => [by, deed])).toEqual([
    [me.staff.name, 'opened'],
    ['Fern Kettlewell', 'opened'],
  ]);
  expect(await ports.db.select().from(receipts)).toMatchObject([{ readOn: '2026-03-02' }]);
});

test('just before midnight in the site’s zone still counts as that day', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 3, 7, 59) });
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports);

  await openReferral(ports, unlocked(desk.intake, 'north-lead'), row.id);

  expect(await ports.db.select().from(receipts)).toMatchObject([{ readOn: '2026-03-02' }]);
});

test('a contact whose life is over is said to be erased', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports);
  await ports.db.delete(referralParts).where(and(eq(referralParts.referralId, row.id), eq(referralParts.kind, 'contact')));

  const opened = await openReferral(ports, unlocked(desk.intake, 'north-lead'), row.id);

  expect(opened).toMatchObject({ kind: 'opened', contact: 'erased' });
  expect(await acts(ports, 'integrity')).toEqual([]);
});

test('what the sender took back stays closed', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const { row } = await addReferral(ports, { state: 'outreach' });
  await takeBack(ports, row.id);

  expect(await openReferral(ports, unlocked(desk.intake, 'north-lead'), row.id)).toEqual({ kind: 'withdrawn' });
  expect(await acts(ports, 'open-details')).toEqual([]);
});

type Deed = (ports: Ports, worker: Unlocked, id: string) => Promise<unknown>;
const DEEDS: Readonly<Record<string, Deed>> = {
  'showing the summary': (ports, me, id) => openSummary(ports, me, id),
  'opening the details': (ports, me, id) => openReferral(ports, me, id),
  moving: (ports, me, id) => moveReferral(ports, me, id, { move: 'take-up', reason: '', version: 1 }),
  assigning: (ports, me, id) => assignReferral(ports, me, id, { to: 'me', version: 1 }),
  'writing a note': (ports, me, id) => addNote(ports, me, id, 'A note'),
};

test.each(Object.entries(DEEDS))(
  '%s answers alike for an item of another site, one that is not there, and no id at all, and each try is in the audit',
  async (_name, deed) => {
    await using ports = await testPorts();
    const desk = await aDesk(ports);
    await aDesk(ports, { slug: 'south-lead' });
    const foreign = await addReferral(ports, { site: 'south-lead' });
    const me = unlocked(desk.intake, 'north-lead');
    for (const id of [foreign.row.id, NOBODY, 'no id', '']) expect(await deed(ports, me, id), id).toEqual({ kind: 'not-there' });

    const denied = { actor: me.staff.id, site: 'north-lead', result: 'not-there' };
    expect(await acts(ports, 'denied')).toMatchObject([foreign.row.id, NOBODY, null, null].map((object) => ({ ...denied, object })));
    expect(await ports.referrals.byId('south-lead', foreign.row.id)).toMatchObject({ state: 'new', version: 1, assignee: null });
  },
);

test('an id of the wrong shape never reaches the database', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const guarded: Ports = {
    ...ports,
    referrals: {
      ...ports.referrals,
      byId: () => {
        throw new Error('the database was asked');
      },
    },
  };

  expect(await openSummary(guarded, unlocked(desk.intake, 'north-lead'), "' OR 1=1 --")).toEqual({ kind: 'not-there' });
});

test.each(['summary', 'details', 'contact'] as const)(
  'a damaged %s cannot be opened, is noted once, and the rest still is',
  async (kind) => {
    await using ports = await testPorts();
    const desk = await aDesk(ports);
    const me = unlocked(desk.intake, 'north-lead');
    const { row } = await addReferral(ports);
    const other = await addReferral(ports);
    // The part of another item: whole, sealed to the right key, and in the wrong place.
    await ports.db
      .update(referralParts)
      .set({ sealed: other.sealed[kind] })
      .where(and(eq(referralParts.referralId, row.id), eq(referralParts.kind, kind)));

    for (let times = 0; times < 2; times += 1) {
      const list = await listQueue(ports, me, { view: 'new', page: 1 });
      const closed = list.kind === 'view' ? list.items.filter(({ summary }) => summary === null) : null;
      expect(closed?.map((item) => item.row.id)).toEqual(kind === 'summary' ? [row.id] : []);
      const shown = await openSummary(ports, me, row.id);
      expect(shown.kind === 'shown' && shown.item.summary === null).toBe(kind === 'summary');
      const opened = await openReferral(ports, me, row.id);
      expect(opened.kind === 'opened' && [opened.details === null, opened.contact === null]).toEqual([
        kind === 'details',
        kind === 'contact',
      ]);
    }

    expect(await acts(ports, 'integrity')).toMatchObject([{ actor: me.staff.id, object: row.id, result: kind }]);
    const [mine] = (await ports.db.select().from(receipts)).filter(({ codeIndex }) => codeIndex !== other.receipt.index);
    expect(mine?.readOn).toBe(kind === 'details' ? null : '2026-03-02');
  },
);

test('a damaged note is counted, noted, and the others are told', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);
  await addNote(ports, me, row.id, 'First');
  await addNote(ports, me, row.id, 'Second');
  const [first] = await ports.db.select().from(referralParts).where(eq(referralParts.kind, 'note')).orderBy(referralParts.key);
  await ports.db
    .update(referralParts)
    .set({ sealed: 'AAAA' })
    .where(eq(referralParts.key, first?.key ?? ''));

  const shown = await openSummary(ports, me, row.id);

  expect(shown.kind === 'shown' && [shown.item.brokenNotes, shown.item.notes.map(({ text }) => text)]).toEqual([1, ['Second']]);
  expect(await acts(ports, 'integrity')).toMatchObject([{ object: row.id, result: 'note' }]);
});

test('a grant that was tampered with opens nothing, and is noted', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);
  const stranger = { ...me, key: { identity: (await ports.vault.newKey()).identity } };

  expect(await openSummary(ports, stranger, row.id)).toEqual({ kind: 'no-key' });
  expect(await acts(ports, 'integrity')).toMatchObject([{ object: me.staff.id, result: 'grant-1' }]);
});

test('a worker who left opens nothing, old items included', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);
  await ports.keys.removeGrants('north-lead', me.staff.id, anAuditEntry({ act: 'grant-removed' }));

  expect(await listQueue(ports, me, { view: null, page: 1 })).toEqual({ kind: 'no-key' });
  expect(await openReferral(ports, me, row.id)).toEqual({ kind: 'no-key' });
});

test('an item of an older key that a newcomer does not hold shows in the list, closed', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const old = await addReferral(ports, { dueAt: ports.clock.now() + HOUR });
  const pair = await ports.vault.newKey();
  const newcomer = await addWorker(ports, { site: 'north-lead' });
  const grant = await ports.vault.sealGrant(
    { site: 'north-lead', epoch: 2, identity: pair.identity },
    newcomer.record.id,
    newcomer.record.recipient ?? '',
  );
  await ports.keys.addEpoch(
    { site: 'north-lead', epoch: 2, recipient: pair.recipient },
    [grant],
    ports.clock.now(),
    anAuditEntry({ act: 'roll' }),
  );
  const fresh = await addReferral(ports, { dueAt: ports.clock.now() + 2 * HOUR, epoch: 2 });

  const list = await listQueue(ports, unlocked(newcomer, desk.site.listing.slug), { view: 'new', page: 1 });

  expect(list.kind === 'view' && list.items.map(({ row, summary }) => [row.id, summary !== null])).toEqual([
    [old.row.id, false],
    [fresh.row.id, true],
  ]);
  expect(await acts(ports, 'integrity')).toEqual([]);
});

test('what is offered is what the table allows from here', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports, { state: 'outreach' });

  const shown = await openSummary(ports, me, row.id);

  expect(shown.kind === 'shown' && shown.item.moves).toEqual([
    { move: 'met', needsReason: false },
    { move: 'not-found', needsReason: false },
    { move: 'try-later', needsReason: false },
    { move: 'hand-over', needsReason: false },
    { move: 'declined', needsReason: true },
    { move: 'unfound', needsReason: true },
    { move: 'asked-to-erase', needsReason: false },
  ]);
});

test('a sealed stand-in that nobody can open never reaches the page as text', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const raw = aReferral();
  await ports.referrals.add(raw);

  const list = await listQueue(ports, unlocked(desk.intake, 'north-lead'), { view: 'all', page: 1 });

  expect(JSON.stringify(list)).not.toContain('sealed summary');
});

test('the story tells of taking, returning and taking back, and names somebody who has left by nothing', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const { row } = await addReferral(ports);
  await assignReferral(ports, me, row.id, { to: 'me', version: 1 });
  await assignReferral(ports, me, row.id, { to: 'nobody', version: 2 });
  await ports.audit.add(anAuditEntry({ actor: 'somebody who left', site: 'north-lead', act: 'open-details', object: row.id }));
  await takeBack(ports, row.id);

  const shown = await openSummary(ports, me, row.id);

  expect(shown.kind === 'shown' && shown.item.acts.map(({ by, deed }) => [by, deed])).toEqual([
    [me.staff.name, 'taken'],
    [me.staff.name, 'returned'],
    ['', 'opened'],
    ['sender', 'withdraw'],
  ]);
});

test('promises that end at the same hour stand in the order in which the messages came', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const dueAt = ports.clock.now() + 48 * HOUR;
  const come = async (id: string, state: 'new' | 'held', due = dueAt) => {
    await addReferral(ports, { id: id.padEnd(26, '0'), state, dueAt: due });
    ports.clock.advance(HOUR);
  };
  // By their ids alone they would stand the other way round; the urgent one came last.
  for (const id of ['c', 'b', 'a']) await come(id, 'new');
  await come('urgent', 'new', dueAt - HOUR);
  for (const id of ['z', 'y']) await come(id, 'held');
  await come('x', 'held', dueAt - HOUR);
  const order = async (view: 'new' | 'held') => {
    const list = await listQueue(ports, me, { view, page: 1 });
    return list.kind === 'view' && list.items.map(({ row }) => row.id.replace(/0+$/, ''));
  };

  expect(await order('new')).toEqual(['urgent', 'c', 'b', 'a']);
  expect(await order('held')).toEqual(['z', 'y', 'x']);
});

test('what a sender took back while a worker has it stands in this morning, without a word of it', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const me = unlocked(desk.intake, 'north-lead');
  const [mine, nobodys] = [await addReferral(ports, { state: 'outreach' }), await addReferral(ports)];
  await assignReferral(ports, me, mine.row.id, { to: 'me', version: 1 });
  for (const { row } of [mine, nobodys]) await takeBack(ports, row.id);

  const result = await listQueue(ports, await aColleague(ports, desk), { view: null, page: 1 });

  if (result.kind !== 'morning') throw new Error(result.kind);
  expect(result.parts[0]).toMatchObject({ view: 'taken-back', count: 1 });
  expect(result.parts.flatMap(({ items }) => items)).toMatchObject([{ row: { id: mine.row.id }, summary: null, assignee: me.staff.name }]);
});
