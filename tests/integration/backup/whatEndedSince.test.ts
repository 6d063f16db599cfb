import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { referralParts } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { makeBackup } from '#src/features/backup/makeBackup.ts';
import { nextEpoch } from '#src/features/keys/nextEpoch.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { removePerson } from '#src/features/people/removePerson.ts';
import { eraseAsked } from '#src/features/queue/askedAbout.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { transferReferral } from '#src/features/queue/transferReferral.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { keepJournal, keepNewInJournal } from '#src/features/retention/keepJournal.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { aBureauMessage } from '#tests/support/aBureau.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { aWithdrawal, takeBack } from '#tests/support/aWithdrawal.ts';
import { anEnrolled, aTeam } from '../keys/aTeam.ts';
import { aColleague, unlocked } from '../queue/aSecondWorker.ts';
import { aFolder, aMachine, aNewMachine, type Machine, restoreOn } from './aRestore.ts';

const SITE = 'north-lead';

/** A desk with a journal, as one is that has run for an hour. */
async function aPortal() {
  const ports = await aMachine();
  const desk = await aDesk(ports);
  await addReferral(ports, { id: 'long-ago'.padEnd(26, 'z'), deleteOn: '2026-03-01' });
  await eraseDueReferrals(ports, { actor: 'job' });
  return { ports, desk, me: unlocked(desk.intake, SITE), backups: await aFolder() };
}

/** Backs up, does, has a job write the journal as each minute, and puts the backup back on another machine. */
async function restoredAfter(ports: Machine, backups: string, deeds: () => Promise<unknown>) {
  await makeBackup(ports, backups);
  const place = await keepNewInJournal(ports, null);
  await deeds();
  await keepNewInJournal(ports, place);
  const next = await aNewMachine(ports);
  const { ending, said } = await restoreOn(next, backups);
  expect([ending, said]).toEqual(['done', expect.stringContaining('Restored')]);
  return { restored: { ...(await next.open()), clock: ports.clock }, said };
}

test('whoever was removed after the backup opens nothing in what is restored from it', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  const email = (await ports.staff.byId(id))?.email ?? '';
  const { row } = await addReferral(ports, { assignee: id });
  expect(await openSiteKeys(ports, colleague)).toHaveLength(1);
  const ways = (asked: { site: string; without: string }) => nextEpoch(ports, asked).then((next) => (next.kind === 'next' ? next : null));

  const { restored, said } = await restoredAfter(ports, await aFolder(), () =>
    removePerson(ports, manager.staff, { staffId: id, heir: null }, ways),
  );

  expect(said).toContain('0 messages, 1 account. New keys without them: 1.');
  expect(await restored.staff.byId(id)).toMatchObject({
    ...{ status: 'left', recipient: null, wrappedKey: null, leftOn: '2026-03-02', email: `${id}@left.invalid` },
  });
  expect(await openSiteKeys(restored, colleague)).toEqual([]);
  expect(await unlock(restored, colleague, 'any six words')).toEqual({ kind: 'no-key' });
  expect(await restored.staff.byEmail(email)).toBeNull();
  expect(await restored.referrals.byId(SITE, row.id)).toMatchObject({ assignee: null });
  // The key that they had opens nothing new, and whoever stayed has both.
  expect((await restored.keys.current(SITE))?.epoch).toBe(2);
  expect((await openSiteKeys(restored, manager)).map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(await restored.keys.holders(SITE, 1)).not.toContain(id);
  expect(await restored.staff.leftWithKeyAt(SITE)).toBe(ports.clock.now());
});

test('whoever was suspended after the backup is suspended, and whoever was let in is not', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const third = await anEnrolled(ports);
  const audit = (object: string) => anAuditEntry({ act: 'staff-suspended', actor: manager.staff.id, object });
  const letIn = (id: string) => ports.staff.bringBack(id, { ...audit(id), act: 'staff-returned' });
  await ports.staff.suspend(third.staff.id, audit(third.staff.id));

  const { restored, said } = await restoredAfter(ports, await aFolder(), async () => {
    expect(await letIn(third.staff.id)).toBe(true);
    for (const _ of [1, 2]) {
      expect(await ports.staff.suspend(colleague.staff.id, audit(colleague.staff.id))).toBe(true);
      expect(await letIn(colleague.staff.id)).toBe(true);
    }
    await ports.staff.suspend(colleague.staff.id, audit(colleague.staff.id));
  });

  expect(said).toContain('Suspended again by the journal: 1 account.');
  expect(await restored.staff.byId(colleague.staff.id)).toMatchObject({ status: 'suspended' });
  expect(await restored.staff.byId(third.staff.id)).toMatchObject({ status: 'active' });
});

test('what its sender took back after the backup stays taken back, and goes within a day', async () => {
  const { ports, backups } = await aPortal();
  const { row } = await addReferral(ports);
  const back = (await addReferral(ports)).row;

  const { restored } = await restoredAfter(ports, backups, async () => {
    await takeBack(ports, row.id);
    await takeBack(ports, back.id);
    await ports.referrals.undoWithdraw(aWithdrawal(back.id));
  });

  expect(await restored.referrals.byId(SITE, row.id)).toMatchObject({ state: 'withdrawn' });
  expect(await restored.referrals.byId(SITE, back.id)).toMatchObject({ state: 'new', deleteOn: back.deleteOn });
  expect(await restored.referrals.list(SITE, { states: ['new'] })).toHaveLength(1);
  ports.clock.advance(24 * HOUR);
  await eraseDueReferrals(restored, { actor: 'job' });
  expect(await restored.referrals.byId(SITE, row.id)).toBeNull();
  expect(await restored.referrals.byId(SITE, back.id)).not.toBeNull();
});

test('what the person asked to have erased after the backup keeps its day, also where the backup has it closed', async () => {
  const { ports, me, backups } = await aPortal();
  const [open, closed] = [(await addReferral(ports)).row, (await addReferral(ports)).row];
  await moveReferral(ports, me, closed.id, { move: 'elsewhere', reason: 'another program', version: 1 });
  const day = '2026-03-05';

  const { restored, said } = await restoredAfter(ports, backups, async () => {
    expect(await eraseAsked(ports, me, open.id, { version: 1 })).toMatchObject({ kind: 'moved' });
    expect(await eraseAsked(ports, me, closed.id, { version: 2 })).toMatchObject({ kind: 'moved' });
  });

  expect(said).toContain('2 messages, 0 accounts');
  for (const { id } of [open, closed]) expect(await restored.referrals.byId(SITE, id)).toMatchObject({ state: 'closed', deleteOn: day });
  const written = await readFile(join(ports.file, '..', 'journal', '2026-03.txt'), 'utf8');
  // By which decision an item was closed is sealed (product §3): no line tells a wish from a mistake.
  expect(written).not.toMatch(/asked|wish|erase/);
  ports.clock.set(Date.UTC(2026, 2, 5, 9));
  await eraseDueReferrals(restored, { actor: 'operator', force: true });
  for (const { id } of [open, closed]) expect(await restored.referrals.byId(SITE, id)).toBeNull();
});

test('what was opened again or brought back after the backup is open again, and what is newer in the backup stays as it is', async () => {
  const { ports, me, backups } = await aPortal();
  const [reopened, returned, newer] = [(await addReferral(ports)).row, (await addReferral(ports)).row, (await addReferral(ports)).row];
  for (const { id } of [reopened, newer]) await moveReferral(ports, me, id, { move: 'duplicate', reason: 'the same', version: 1 });
  await moveReferral(ports, me, newer.id, { move: 'reopen', reason: '', version: 2 });
  await takeBack(ports, returned.id);

  const { restored } = await restoredAfter(ports, backups, async () => {
    expect(await moveReferral(ports, me, reopened.id, { move: 'reopen', reason: '', version: 2 })).toMatchObject({ to: 'new' });
    await ports.referrals.undoWithdraw(aWithdrawal(returned.id));
  });

  for (const { id, deleteOn } of [reopened, returned, newer]) {
    expect(await restored.referrals.byId(SITE, id)).toMatchObject({ state: 'new', deleteOn });
  }
  expect(await restored.referrals.byId(SITE, newer.id)).toMatchObject({ version: 3 });
  ports.clock.advance(25 * HOUR);
  await eraseDueReferrals(restored, { actor: 'operator', force: true });
  expect(await restored.referrals.byId(SITE, returned.id)).not.toBeNull();
});

test('what somebody closed, or its sender took back, before that person was removed is not open again by their removal', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const theirs = { assignee: colleague.staff.id };
  const [wish, back, open] = [
    (await addReferral(ports, theirs)).row,
    (await addReferral(ports, theirs)).row,
    (await addReferral(ports, theirs)).row,
  ];

  const { restored } = await restoredAfter(ports, await aFolder(), async () => {
    await moveReferral(ports, colleague, wish.id, { move: 'asked-to-erase', reason: '', version: 1 });
    await takeBack(ports, back.id);
    await removePerson(ports, manager.staff, { staffId: colleague.staff.id, heir: null }, async () => null);
  });

  expect(await restored.referrals.byId(SITE, wish.id)).toMatchObject({ state: 'closed', deleteOn: '2026-03-05', assignee: null });
  expect(await restored.referrals.byId(SITE, back.id)).toMatchObject({ state: 'withdrawn', assignee: null });
  // Whatever ends from now on has a number that no line of before has.
  await restored.referrals.undoWithdraw(aWithdrawal(back.id));
  await moveReferral(restored, manager, open.id, { move: 'asked-to-erase', reason: '', version: 2 });
  const lines = (await restored.erasures.journalAfter(0)).lines.map(({ id, why }) => [id, why]);
  expect(lines).toEqual(
    expect.arrayContaining([
      [`${back.id}:4`, 'new'],
      [`${open.id}:3`, 'closed'],
    ]),
  );
});

test('what a restore closed again goes within three days when the person asks, and is reopened by nothing that was written before', async () => {
  const { ports, me, backups } = await aPortal();
  const [closed, reopened, again, kept] = await Promise.all([1, 2, 3, 4].map(async () => (await addReferral(ports)).row.id));
  if (!closed || !reopened || !again || !kept) throw new Error('four are there');
  const move = (id: string, asked: string, version: number) => moveReferral(ports, me, id, { move: asked, reason: 'a reason', version });
  for (const id of [reopened, again, kept]) await move(id, 'wrong', 1);
  await move(reopened, 'reopen', 2);
  ports.clock.advance(MINUTE);

  const { restored } = await restoredAfter(ports, backups, async () => {
    await move(closed, 'elsewhere', 1);
    expect(await move(reopened, 'asked-to-erase', 3)).toMatchObject({ kind: 'moved' });
    await move(again, 'reopen', 2);
    expect(await move(again, 'asked-to-erase', 3)).toMatchObject({ kind: 'moved' });
  });
  ports.clock.advance(MINUTE);
  const day = '2026-03-05';
  const reopen = (id: string, version: number) => moveReferral(restored, me, id, { move: 'reopen', reason: 'a reason', version });

  for (const [id, version] of [
    [closed, 2],
    [reopened, 4],
    [again, 4],
  ] as const) {
    expect(await reopen(id, version)).toEqual({ kind: 'refused', because: 'not-from-here' });
    expect(await openSummary(restored, me, id)).toMatchObject({ item: { undo: null, moves: [] } });
  }
  expect(await restored.referrals.byId(SITE, closed)).toMatchObject({ deleteOn: '2026-04-01' });
  for (const id of [closed, reopened, again]) {
    const version = (await restored.referrals.byId(SITE, id))?.version ?? 0;
    expect(await eraseAsked(restored, me, id, { version })).toEqual({ kind: 'moved', to: 'closed' });
    expect(await restored.referrals.byId(SITE, id)).toMatchObject({ state: 'closed', deleteOn: day });
  }
  expect(await reopen(closed, 3)).toEqual({ kind: 'refused', because: 'not-from-here' });
  // What the backup itself has as closed is what its notes say.
  expect(await reopen(kept, 2)).toEqual({ kind: 'moved', to: 'new' });
});

test('the contact of what a restore closed again goes a fortnight later at the latest', async () => {
  const { ports, me, backups } = await aPortal();
  const [late, soon] = [(await addReferral(ports)).row, (await addReferral(ports)).row];

  const { restored } = await restoredAfter(ports, backups, async () => {
    await moveReferral(ports, me, late.id, { move: 'elsewhere', reason: 'a reason', version: 1 });
    await moveReferral(ports, me, soon.id, { move: 'wrong', reason: 'a reason', version: 1 });
  });

  const parts = await restored.db.select().from(referralParts);
  const ends = new Map(parts.filter(({ kind }) => kind === 'contact').map(({ referralId, deleteOn }) => [referralId, deleteOn]));
  expect(ends).toEqual(
    new Map([
      [late.id, '2026-03-16'],
      [soon.id, '2026-03-05'],
    ]),
  );
});

test('what was given to another site comes back as new, and ended where it ended there', async () => {
  const { ports, me, backups } = await aPortal();
  const them = unlocked((await aDesk(ports, { slug: 'south-lead' })).intake, 'south-lead');
  const ids = await Promise.all([1, 2, 3].map(async () => (await addReferral(ports, { assignee: me.staff.id })).row.id));
  const [taken = '', wished = '', back = ''] = ids;
  await moveReferral(ports, me, taken, { move: 'wait', reason: 'a reason', version: 1 });

  const { restored, said } = await restoredAfter(ports, backups, async () => {
    for (const [id, version] of [
      [taken, 2],
      [wished, 1],
      [back, 1],
    ] as const) {
      const given = await transferReferral(ports, me, id, { to: 'south-lead', reason: 'theirs', version }, async () => []);
      expect(given).toEqual({ kind: 'transferred' });
    }
    await moveReferral(ports, them, taken, { move: 'duplicate', reason: 'a reason', version: 3 });
    await moveReferral(ports, them, taken, { move: 'reopen', reason: '', version: 4 });
    await moveReferral(ports, them, taken, { move: 'take-up', reason: '', version: 5 });
    await moveReferral(ports, them, wished, { move: 'asked-to-erase', reason: '', version: 2 });
    await takeBack(ports, back);
  });

  expect(said).toContain('given to another site since then is back at the first one: as new, or as it ended');
  expect(await restored.referrals.byId(SITE, taken)).toMatchObject({ state: 'new', assignee: null });
  expect(await restored.referrals.byId(SITE, wished)).toMatchObject({ state: 'closed', deleteOn: '2026-03-05' });
  expect(await restored.referrals.byId(SITE, back)).toMatchObject({ state: 'withdrawn' });
});

test('a site that two had left gets one new key, which neither opens', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const third = await anEnrolled(ports);
  const remove = (id: string) => removePerson(ports, manager.staff, { staffId: id, heir: null }, async () => null);

  const { restored, said } = await restoredAfter(ports, await aFolder(), async () => {
    for (const { staff } of [colleague, third]) expect(await remove(staff.id)).toMatchObject({ kind: 'removed' });
  });
  expect(said).toContain('2 accounts. New keys without them: 1.');
  expect(await restored.keys.epochs(SITE)).toHaveLength(2);
  for (const one of [colleague, third]) expect(await openSiteKeys(restored, one)).toEqual([]);
  expect(said).not.toContain('has no new key');
});

test('a site that gets no new key without whoever had left is named, with what to do', async () => {
  const { ports, desk, backups } = await aPortal();
  const manager = await anEnrolled(ports, 'manager');

  // No sheet, and nobody else holds its key.
  const { restored, said } = await restoredAfter(ports, backups, async () => {
    const asked = { staffId: desk.intake.record.id, heir: null };
    expect(await removePerson(ports, manager.staff, asked, async () => null)).toMatchObject({ kind: 'removed' });
  });

  expect(said).toContain('1 account. New keys without them: 0.');
  expect(said).toMatch(
    /north-lead has no new key without whoever had left: nobody is left .* Do not start the server before its form is closed/,
  );
  expect((await restored.keys.current(SITE))?.epoch).toBe(1);
});

test('a suspension has a number after the highest, also where one before it is not there', async () => {
  const ports = await aMachine();
  const { manager, colleague } = await aTeam(ports);
  const { id } = colleague.staff;
  await ports.db.run(
    sql`INSERT INTO erasures (referral_id, erased_on, why) VALUES (${`${id}:2`}, '2026-03-01', 'let-in'), (${`${id}:10`}, '2026-03-01', 'let-in')`,
  );

  expect(await ports.staff.suspend(id, anAuditEntry({ act: 'staff-suspended', actor: manager.staff.id, object: id }))).toBe(true);

  expect((await ports.erasures.journalOf('2026-03')).map((line) => line.id)).toContain(`${id}:11`);
});

test('a message to the Bureau that turned out to be about a person after the backup keeps its 72 hours', async () => {
  const { ports, backups } = await aPortal();
  const message = aBureauMessage();
  await ports.bureauMessages.add(message);
  const { id } = message.row;
  const decide = (move: 'answered' | 'about-person', deleteOn: string) =>
    ports.bureauMessages.move({ id, move, deleteOn, audit: anAuditEntry({ act: 'move', object: id }), month: '2026-03' });

  const { restored } = await restoredAfter(ports, backups, async () => {
    await decide('answered', '2026-04-01');
    await decide('about-person', '2026-03-04');
  });

  expect(await restored.bureauMessages.byId(id)).toMatchObject({ state: 'about-person', deleteOn: '2026-03-04' });
});

test('a journal of before is read, what is written holds no more than ids, days and words of ours, and each line stands once', async () => {
  const { ports, desk, me } = await aPortal();
  const colleague = await aColleague(ports, desk);
  const { row } = await addReferral(ports);
  await moveReferral(ports, me, row.id, { move: 'elsewhere', reason: 'a reason', version: 1 });
  await keepJournal(ports);
  const file = join(ports.file, '..', 'journal', '2026-03.txt');
  await appendFile(file, 'of-before 2026-03-01 due\nof-later 2026-03-01 a-new-word\n');
  const place = await keepNewInJournal(ports, 0);
  await keepNewInJournal(ports, 0);

  expect((await ports.journal.read('2026-03')).map(({ id, why }) => [id, why])).toContainEqual(['of-before', 'due']);
  expect((await ports.journal.read('2026-03')).map(({ id }) => id)).not.toContain('of-later');
  const lines = (await Promise.all((await ports.journal.months()).map((month) => ports.journal.read(month)))).flat();
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(lines.find(({ id }) => id === `${row.id}:2`)).toEqual({ id: `${row.id}:2`, on: '2026-04-01', why: 'closed' });
  const text = lines.map(({ id, on, why }) => `${id} ${on} ${why}`).join('\n');
  for (const { name, id } of [me.staff, colleague.staff]) expect(text).not.toMatch(new RegExp(`${name}|${id}`));
  expect(await keepNewInJournal(ports, place)).toBe(place);
});

test('the journal on the disk is a minute behind at the most', async () => {
  const { ports, me } = await aPortal();
  const { row } = await addReferral(ports);
  const { startJobs, EVERY } = await import('#src/jobs/startJobs.ts');
  expect(EVERY.journal).toBeLessThanOrEqual(MINUTE);
  const rarely = Object.fromEntries(Object.keys(EVERY).map((name) => [name, HOUR])) as Record<keyof typeof EVERY, number>;
  const jobs = startJobs(ports, { every: { ...rarely, journal: 10 } });
  await expect.poll(() => ports.log.events.map(({ name }) => name)).toContain('purge');
  await moveReferral(ports, me, row.id, { move: 'asked-to-erase', reason: '', version: 1 });

  await expect.poll(() => ports.journal.read('2026-03')).toContainEqual({ id: `${row.id}:2`, on: '2026-03-05', why: 'closed' });
  await jobs.stop();
});
