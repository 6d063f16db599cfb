import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { audit, deliveries, sessions } from '#db/schema.ts';
import { openStores } from '#db/stores.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { nextEpoch } from '#src/features/keys/nextEpoch.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { removePerson } from '#src/features/people/removePerson.ts';
import { seenLately } from '#src/features/people/seenLately.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, aLetter } from '#tests/support/aReferral.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aTeam, SLUG } from '../keys/aTeam.ts';

/** The act as the page does it. */
function remove(ports: TestPorts, by: Unlocked, staffId: string, heir: string | null = null) {
  return removePerson(ports, by.staff, { staffId, heir }, async (asked) => {
    const next = await nextEpoch(ports, asked);
    return next.kind === 'next' ? next : null;
  });
}

/** A team whose form is open, with an item of the colleague's. */
async function aBusyTeam(ports: TestPorts) {
  const team = await aTeam(ports);
  await ports.sites.goLive(SLUG, anIntake({ backupContact: team.manager.staff.id }), ports.clock.now());
  const item = await addReferral(ports, { site: SLUG, assignee: team.colleague.staff.id });
  return { ...team, item };
}

test('somebody who leaves opens nothing any more: session, passphrase, grants and key are gone in one act', async () => {
  await using ports = await testPorts();
  const { manager, colleague, item } = await aBusyTeam(ports);
  const { id } = colleague.staff;
  const cookie = 'the cookie of a colleague';
  const unlockedKey = ports.vault.wrapForSession(colleague.key, cookie);
  const now = ports.clock.now();
  await ports.staff.addSession(
    { id: ports.signer.hash('session', cookie), staffId: id, startedAt: now, seenAt: now, unlockedKey, parkedKey: null },
    5,
  );
  expect(await currentStaff(ports, cookie)).toMatchObject({ key: colleague.key });
  const oldKeys = await openSiteKeys(ports, colleague);

  expect(await remove(ports, manager, id)).toEqual({ kind: 'removed', epoch: 2 });

  expect(await currentStaff(ports, cookie)).toBeNull();
  expect(await openSiteKeys(ports, colleague)).toEqual([]);
  expect(await unlock(ports, colleague, 'any six words')).toEqual({ kind: 'no-key' });
  expect(await ports.staff.byId(id)).toMatchObject({
    ...{ status: 'left', name: 'Invented Person', email: `${id}@left.invalid`, recipient: null, wrappedKey: null, leftOn: '2026-03-02' },
  });
  // What comes now is sealed to a key that they never had, and the manager reads both.
  const later = await addReferral(ports, { site: SLUG });
  const [old] = oldKeys;
  expect(later.row.epoch).toBe(2);
  expect(
    await ports.vault.openSummary({ site: SLUG, epoch: 2, identity: old?.identity ?? '' }, later.row.id, later.sealed.summary),
  ).toEqual({
    kind: 'cannot-be-opened',
  });
  const managers = await openSiteKeys(ports, manager);
  expect(managers.map(({ epoch }) => epoch)).toEqual([1, 2]);
  const [first] = managers;
  expect(first && (await ports.vault.openSummary(first, item.row.id, item.sealed.summary)).kind).toBe('opened');
});

test('their items go back to the desk, their letters and half-written notes go, and their notes stay', async () => {
  await using ports = await testPorts();
  const { manager, colleague, item } = await aBusyTeam(ports);
  const { id } = colleague.staff;
  const { row } = item;
  const key = await ports.keys.current(SLUG);
  if (!key) throw new Error('no key');
  const note = { at: ports.clock.now(), by: 'Invented Person', text: 'Went there', move: null, from: null, to: null, reason: null };
  await ports.referrals.addNote(SLUG, row.id, { id: 'a-note', sealed: await ports.vault.sealNote(key, row.id, note) }, anAuditEntry());
  await ports.db.run(sql`INSERT INTO referral_parts (referral_id, kind, key, sealed) VALUES (${row.id}, 'draft', ${id}, 'half a note')`);
  await addReferral(ports, { site: SLUG, letters: [aLetter({ staffId: id })] });

  await remove(ports, manager, id);

  expect(await ports.referrals.byId(SLUG, row.id)).toMatchObject({ assignee: null, version: row.version + 1 });
  expect(await ports.audit.ofObject(row.id)).toContainEqual(
    expect.objectContaining({ act: 'assign', actor: manager.staff.id, result: 'returned' }),
  );
  expect(await ports.db.select().from(deliveries).where(eq(deliveries.staffId, id))).toEqual([]);
  const [opened] = await openSiteKeys(ports, manager);
  const [sealed = ''] = await ports.referrals.sealedNotes(SLUG, row.id);
  expect(opened && (await ports.vault.openNote(opened, row.id, sealed))).toMatchObject({
    kind: 'opened',
    value: { by: 'Invented Person' },
  });
  expect(await ports.db.all(sql`SELECT 1 FROM referral_parts WHERE kind = 'draft'`)).toEqual([]);
});

test('a copy of the database from before opens what was sealed before, and nothing that came after', async () => {
  await using ports = await testPorts();
  const { manager, colleague, item } = await aBusyTeam(ports);
  const folder = await mkdtemp(join(tmpdir(), 'lead-portal-copy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await ports.erasures.checkpoint();
  await copyFile(ports.file, join(folder, 'copy.db'));

  await remove(ports, manager, colleague.staff.id);
  const later = await addReferral(ports, { site: SLUG });

  const copy = await openDatabase({ url: `file:${join(folder, 'copy.db')}` });
  onTestFinished(() => copy.close());
  const kept = await openSiteKeys({ ...ports, ...openStores(copy) }, colleague);
  expect(kept.map(({ epoch }) => epoch)).toEqual([1]);
  const [old] = kept;
  if (!old) throw new Error('the copy holds no grant');
  expect((await ports.vault.openSummary(old, item.row.id, item.sealed.summary)).kind).toBe('opened');
  expect((await ports.vault.openSummary({ ...old, epoch: 2 }, later.row.id, later.sealed.summary)).kind).toBe('cannot-be-opened');
  const { grants } = { grants: await ports.keys.grant(SLUG, 2, 'recovery') };
  expect(grants && (await ports.vault.openGrant(colleague.key, grants)).kind).toBe('cannot-be-opened');
});

test('the backup contact leaves only when somebody else takes over, and the form names them at once', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aBusyTeam(ports);
  const second = await anEnrolled(ports, 'manager');
  const leaving = manager.staff.id;

  expect(await remove(ports, manager, leaving)).toEqual({ kind: 'refused', because: 'no-heir' });
  expect(await remove(ports, manager, leaving, leaving)).toEqual({ kind: 'refused', because: 'no-heir' });
  expect(await remove(ports, manager, leaving, 'nobody')).toEqual({ kind: 'refused', because: 'no-heir' });
  expect((await ports.staff.byId(leaving))?.status).toBe('active');

  expect(await remove(ports, second, leaving, colleague.staff.id)).toMatchObject({ kind: 'removed' });
  expect((await ports.sites.bySlug(SLUG))?.intake?.backupContact).toBe(colleague.staff.id);
});

test('the last manager stays, also when two managers remove each other at once; the Bureau may remove the last', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aBusyTeam(ports);
  const heir = colleague.staff.id;
  expect(await remove(ports, manager, manager.staff.id, heir)).toEqual({ kind: 'refused', because: 'last-manager' });
  const second = await anEnrolled(ports, 'manager');

  const both = await Promise.all([remove(ports, manager, second.staff.id), remove(ports, second, manager.staff.id, heir)]);

  expect(both.filter(({ kind }) => kind === 'removed')).toHaveLength(1);
  const left = (await ports.staff.ofSite(SLUG)).filter(({ role, status }) => role === 'manager' && status === 'active');
  expect(left).toHaveLength(1);
  const bureau = { ...manager, staff: { id: 'someone', site: null, role: 'bureau', name: 'Cleo' } } as unknown as Unlocked;
  expect(await remove(ports, bureau, left[0]?.id ?? '', heir)).toMatchObject({ kind: 'removed' });
});

test('who leaves while the site rolls and another is given a key holds nothing of any epoch', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aBusyTeam(ports);
  const { rollKeys } = await import('#src/features/keys/rollKeys.ts');
  const { giveAccess } = await import('#src/features/keys/giveAccess.ts');
  const asked = {
    staffId: colleague.staff.id,
    fingerprint: ports.vault.fingerprint((await ports.staff.byId(colleague.staff.id))?.recipient ?? ''),
  };

  const [gone] = await Promise.all([
    remove(ports, manager, colleague.staff.id),
    rollKeys(ports, { site: SLUG, actor: 'job' }),
    giveAccess(ports, manager, asked),
    rollKeys(ports, { site: SLUG, actor: 'job' }),
  ]);

  expect(gone.kind).toBe('removed');
  for (const { epoch } of await ports.keys.epochs(SLUG)) expect(await ports.keys.holders(SLUG, epoch)).not.toContain(colleague.staff.id);
  expect(await ports.keys.openers(SLUG)).toEqual([manager.staff.id]);
});

test('a colleague, and a manager of another site, remove nobody', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aBusyTeam(ports);
  const elsewhere = await anEnrolled(ports, 'manager', 'south-lead');

  expect(await remove(ports, colleague, manager.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  expect(await remove(ports, elsewhere, colleague.staff.id)).toEqual({ kind: 'refused', because: 'not-allowed' });
  await remove(ports, manager, colleague.staff.id);
  expect(await remove(ports, manager, colleague.staff.id)).toEqual({ kind: 'refused', because: 'gone' });
});

test('a removal that fails half-way leaves everything as it was', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aBusyTeam(ports);
  await ports.db.run(sql`CREATE TRIGGER broken BEFORE UPDATE OF status ON staff BEGIN SELECT RAISE(ABORT, 'no'); END`);

  await expect(remove(ports, manager, colleague.staff.id)).rejects.toThrow('database');

  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 1 });
  expect((await openSiteKeys(ports, colleague)).map(({ epoch }) => epoch)).toEqual([1]);
  expect(await ports.db.select().from(audit).where(eq(audit.act, 'staff-left'))).toEqual([]);
  expect(await ports.db.select().from(sessions)).toEqual([]);
});

test('what they opened within ninety days is shown, and nothing older or of others', async () => {
  await using ports = await testPorts();
  const { manager, colleague, item } = await aBusyTeam(ports);
  const actor = colleague.staff.id;
  const opened = anAuditEntry({ at: ports.clock.now(), actor, site: SLUG, act: 'open-details', object: item.row.id });
  for (const entry of [
    opened,
    { ...opened, at: opened.at - 91 * 86_400_000 },
    { ...opened, act: 'note' as const },
    { ...opened, actor: manager.staff.id },
  ]) {
    await ports.audit.add(entry);
  }

  expect(await seenLately(ports, actor)).toEqual({ looks: [opened], isCut: false });
  await remove(ports, manager, actor);
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'staff-left', object: actor, result: 'with-key' });
});
