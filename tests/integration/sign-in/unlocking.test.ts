import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, sessions, staff } from '#db/schema.ts';
import type { AuditAct } from '#src/domain/audit.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { takeAccess } from '#src/features/keys/takeAccess.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { currentStaff, isBureauUnlocked, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { lock } from '#src/features/sign-in/lock.ts';
import { signOut } from '#src/features/sign-in/signOut.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { signIn, unlockWith, whoIs } from './signInSteps.ts';

const actsOf = async (ports: TestPorts, act: AuditAct) => ports.db.select().from(audit).where(eq(audit.act, act));

/** The same ports, where something happens while a passphrase is being checked. */
function duringTheCheck(ports: TestPorts, happens: () => Promise<unknown>): TestPorts {
  const unwrapStaffKey: TestPorts['vault']['unwrapStaffKey'] = async (wrapped, passphrase) => {
    await happens();
    return ports.vault.unwrapStaffKey(wrapped, passphrase);
  };
  return { ...ports, vault: { ...ports.vault, unwrapStaffKey } };
}

test('the passphrase opens the worker’s own key under a new cookie, and the old one is dead', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const before = await signIn(ports, intake);

  const after = await unlockWith(ports, before, ` ${intake.passphrase.toUpperCase()} `);

  const who = await whoIs(ports, after);
  expect(isUnlocked(who) && who.key).toEqual(intake.key);
  expect(after).not.toBe(before);
  expect(await currentStaff(ports, before)).toBeNull();
  expect(await actsOf(ports, 'unlock')).toMatchObject([{ actor: intake.record.id, result: 'ok' }]);
});

test('the stored session opens nothing without its cookie', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  const other = await signIn(ports, intake);
  const [unlocked] = await ports.db.select().from(sessions).where(eq(sessions.staffId, intake.record.id));

  expect(unlocked?.unlockedKey).not.toContain(intake.key.identity);
  expect(ports.vault.unwrapFromSession(unlocked?.unlockedKey ?? '', other)).toBeNull();
});

test('unlocking drops the letters about new work that have not left', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const code = { browserHash: 'b', staffId: null, codeHash: 'c', expiresAt: 0 };
  await ports.staff.addSignInCode(code, aLetter({ staffId: intake.record.id }));

  await unlockWith(ports, await signIn(ports, intake), intake.passphrase);

  const due = await ports.deliveries.takeDue(ports.clock.now() + HOUR, ports.clock.now() + 2 * HOUR, 10);
  expect(due.filter(({ kind }) => kind === 'new-work')).toEqual([]);
});

test('five wrong passphrases pause this session for 15 minutes; then it goes on', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));

  for (const triesLeft of [4, 3, 2, 1]) expect(await unlock(ports, who, 'six words that do not fit')).toEqual({ kind: 'wrong', triesLeft });
  expect(await unlock(ports, who, 'six words that do not fit')).toEqual({ kind: 'paused', retryAfterSeconds: 900 });
  expect((await unlock(ports, who, intake.passphrase)).kind).toBe('paused');

  ports.clock.advance(15 * MINUTE);
  expect((await unlock(ports, who, intake.passphrase)).kind).toBe('unlocked');
});

test('the pause of one session does not lock the worker out of another', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const stolen = await whoIs(ports, await signIn(ports, intake));
  for (let tries = 0; tries < 5; tries += 1) await unlock(ports, stolen, 'six words that do not fit');

  const own = await whoIs(ports, await signIn(ports, intake));

  expect((await unlock(ports, own, intake.passphrase)).kind).toBe('unlocked');
});

test('twenty wrong passphrases in a day end the day for the account, in every session', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));
  for (let tries = 0; tries < 20; tries += 1) {
    await unlock(ports, who, 'six words that do not fit');
    ports.clock.advance(15 * MINUTE);
  }

  const another = await whoIs(ports, await signIn(ports, intake));
  expect((await unlock(ports, another, intake.passphrase)).kind).toBe('paused');
  expect(await actsOf(ports, 'unlock-failed')).toHaveLength(20);
});

test('more tries at once than may fail are told to wait, and are not counted', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));

  const answers = await Promise.all(Array.from({ length: 9 }, () => unlock(ports, who, 'six words that do not fit')));

  expect(answers.filter(({ kind }) => kind === 'busy')).toHaveLength(4);
  expect(await actsOf(ports, 'unlock-failed')).toHaveLength(5);
});

test('when the vault is busy nothing is counted', async () => {
  await using first = await testPorts();
  const { intake } = await aDesk(first);
  const who = await whoIs(first, await signIn(first, intake));
  const busy = { ...first, vault: { ...first.vault, unwrapStaffKey: async () => ({ kind: 'busy' as const }) } };

  expect((await unlock(busy, who, intake.passphrase)).kind).toBe('busy');
  expect(await actsOf(first, 'unlock-failed')).toEqual([]);
});

test('an account without a key, without a site, or of the Bureau and of a site at once has nothing to unlock', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const ofNoSite = await addWorker(ports, { site: null, role: 'intake' });
  const ofBoth = await addWorker(ports, { site: 'north-lead', role: 'bureau' });
  const id = ports.ids.next();
  await ports.staff.add({ id, site: 'north-lead', role: 'intake', name: 'New', email: 'new@north-lead.example' }, anAuditEntry({}));
  const record = await ports.staff.byId(id);
  if (record === null) throw new Error('not stored');

  for (const worker of [ofNoSite, ofBoth, { ...ofNoSite, record }]) {
    const who = await whoIs(ports, await signIn(ports, worker));
    expect(await unlock(ports, who, worker.passphrase)).toEqual({ kind: 'no-key' });
  }
});

test('somebody of the Bureau unlocks, and is locked at once when the account is given a site', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const reader = await addReader(ports);
  const cookie = await unlockWith(ports, await signIn(ports, reader), reader.passphrase);
  const who = await whoIs(ports, cookie);
  expect([isBureauUnlocked(who), isUnlocked(who), 'key' in who && who.key]).toEqual([true, false, reader.key]);

  await ports.db.update(staff).set({ site: 'north-lead' }).where(eq(staff.id, reader.record.id));

  expect('key' in (await whoIs(ports, cookie))).toBe(false);
});

test.each([
  ['just before 15 idle minutes it is open', 15 * MINUTE - 1, true],
  ['at 15 idle minutes it is locked', 15 * MINUTE, false],
])('the desk locks itself: %s', async (_name, idle, expected) => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  ports.clock.advance(idle);

  expect(isUnlocked(await whoIs(ports, cookie))).toBe(expected);

  const [row] = await ports.db.select().from(sessions);
  expect(row?.unlockedKey === null).toBe(!expected);
});

test('each page that is asked for starts the 15 minutes anew', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);

  for (let pages = 0; pages < 5; pages += 1) {
    ports.clock.advance(14 * MINUTE);
    expect(isUnlocked(await whoIs(ports, cookie))).toBe(true);
  }
});

test('a lock after idle time is in the audit, once', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  ports.clock.advance(20 * MINUTE);
  await whoIs(ports, cookie);
  await whoIs(ports, cookie);

  expect(await actsOf(ports, 'lock')).toMatchObject([{ actor: intake.record.id, result: 'idle' }]);
});

test.each([
  ['just before twelve hours it lives', 12 * HOUR - 1, true],
  ['at twelve hours it has ended', 12 * HOUR, false],
])('a session ends twelve hours after the sign-in, however often it was unlocked: %s', async (_name, after, expected) => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const start = ports.clock.now();
  let cookie = await signIn(ports, intake);
  for (const hours of [3, 6, 9]) {
    ports.clock.set(start + hours * HOUR);
    cookie = await unlockWith(ports, cookie, intake.passphrase);
    await lock(ports, await whoIs(ports, cookie), 'asked');
  }
  ports.clock.set(start + after);

  expect((await currentStaff(ports, cookie)) !== null).toBe(expected);

  expect(await ports.db.select().from(sessions)).toHaveLength(expected ? 1 : 0);
});

test('locking by hand puts the key away and keeps the session', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);

  await lock(ports, await whoIs(ports, cookie), 'asked');

  expect(isUnlocked(await whoIs(ports, cookie))).toBe(false);
  expect(await actsOf(ports, 'lock')).toMatchObject([{ result: 'asked' }]);
});

test('signing out deletes the row', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await signIn(ports, intake);

  await signOut(ports, await whoIs(ports, cookie), 'asked');

  expect(await currentStaff(ports, cookie)).toBeNull();
  expect(await ports.db.select().from(sessions)).toEqual([]);
  expect(await actsOf(ports, 'sign-out')).toMatchObject([{ actor: intake.record.id, result: 'asked' }]);
});

test('being suspended ends every session at once', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  await ports.db.update(staff).set({ status: 'suspended' });

  expect(await currentStaff(ports, cookie)).toBeNull();
  expect(await ports.db.select().from(sessions)).toEqual([]);
});

test('a foreign key in the session row opens nothing and locks the desk', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  await ports.db
    .update(sessions)
    .set({ unlockedKey: ports.vault.wrapForSession({ identity: 'AGE-SECRET-KEY-1FOREIGN' }, 'another cookie') });

  expect(isUnlocked(await whoIs(ports, cookie))).toBe(false);
});

test('a post proves its session by the page’s own token, and no other', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));
  const other = await whoIs(ports, await signIn(ports, intake));

  expect(await holdsCsrf(ports, who, who.csrf)).toBe(true);
  expect(await actsOf(ports, 'denied')).toEqual([]);

  for (const token of [undefined, '', other.csrf, who.sessionId, `${who.csrf}x`]) expect(await holdsCsrf(ports, who, token)).toBe(false);
  expect(await actsOf(ports, 'denied')).toHaveLength(5);
});

test.each([undefined, '', 'no such session', 'x'.repeat(5000)])('the cookie %.20j stands for nobody', async (cookie) => {
  await using ports = await testPorts();

  expect(await currentStaff(ports, cookie)).toBeNull();
});

test.each<[string, (ports: TestPorts, who: SignedIn) => Promise<unknown>]>([
  ['signed out', (ports, who) => signOut(ports, who, 'asked')],
  ['was removed from the desk', (ports, who) => takeAccess(ports, { site: 'north-lead', staffId: who.staff.id, actor: 'a-manager' })],
  ['was suspended', (ports) => ports.db.update(staff).set({ status: 'suspended' })],
])('who %s while the passphrase was being checked is not let in again', async (_name, happens) => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));

  const answer = await unlock(
    duringTheCheck(ports, () => happens(ports, who)),
    who,
    intake.passphrase,
  );

  expect(answer).toEqual({ kind: 'signed-out' });
  expect((await ports.db.select().from(sessions)).filter(({ unlockedKey }) => unlockedKey !== null)).toEqual([]);
  expect(await actsOf(ports, 'unlock')).toEqual([]);
  expect(await actsOf(ports, 'unlock-failed')).toMatchObject([{ actor: intake.record.id, result: 'signed-out' }]);
});

test('a double-clicked Unlock lets both answers in', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));

  const answers = await Promise.all([1, 2].map(() => unlock(ports, who, intake.passphrase)));

  for (const answer of answers) {
    if (answer.kind !== 'unlocked') throw new Error(answer.kind);
    expect(isUnlocked(await whoIs(ports, answer.cookie))).toBe(true);
  }
});

test('signing out after a double-clicked Unlock leaves neither session, and lets a third click in no more', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const who = await whoIs(ports, await signIn(ports, intake));
  await unlock(ports, who, intake.passphrase);
  const second = await unlock(ports, who, intake.passphrase);
  if (second.kind !== 'unlocked') throw new Error(second.kind);

  await signOut(ports, await whoIs(ports, second.cookie), 'asked');

  expect(await ports.db.select().from(sessions)).toEqual([]);
  expect(await unlock(ports, who, intake.passphrase)).toEqual({ kind: 'signed-out' });
});
