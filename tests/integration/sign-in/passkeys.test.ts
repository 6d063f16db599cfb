import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, deliveries, passkeyChallenges, passkeys, sessions, staff } from '#db/schema.ts';
import { ageVault } from '#src/adapters/ageVault.ts';
import { rateLimit } from '#src/adapters/rateLimit.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { MOST_PASSKEYS } from '#src/domain/passkey.ts';
import { ownPasskey, removePasskey, renamePasskey } from '#src/features/account/ownPasskeys.ts';
import { addPasskey, askNewPasskey } from '#src/features/sign-in/addPasskey.ts';
import { askPasskey } from '#src/features/sign-in/askPasskey.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { signInWithPasskey } from '#src/features/sign-in/signInWithPasskey.ts';
import { signOut } from '#src/features/sign-in/signOut.ts';
import { unlockWithPasskey } from '#src/features/sign-in/unlockWithPasskey.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { type AnswerAsked, anAuthenticator } from '#tests/support/anAuthenticator.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { answerOf, atWork, lockedAs, unlockedAs, withPasskey } from './passkeySteps.ts';
import { NETWORK, signIn, whoIs } from './signInSteps.ts';

const BROWSER = { session: undefined, clientNetwork: NETWORK };
const SIGN_IN = { purpose: 'sign-in', staffId: null } as const;

let ports: TestPorts;
let desk: Desk;
beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  desk = await aDesk(ports);
});

const unlockAsked = (staffId = desk.intake.record.id) => ({ purpose: 'unlock', staffId }) as const;
const resultsOf = async (act: 'sign-in' | 'sign-in-failed' | 'unlock' | 'unlock-failed' | 'passkey-added' | 'passkey-removed') =>
  (await ports.db.select().from(audit).where(eq(audit.act, act))).map(({ result }) => result);
const lettersOf = async (staffId: string) =>
  (await ports.db.select().from(deliveries).where(eq(deliveries.staffId, staffId))).filter(({ kind }) => kind === 'account-changed');

test('a passkey signs in without a letter, and the desk stays locked until the passphrase', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake));

  const signed = await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN), BROWSER);

  const who = await whoIs(ports, signed.kind === 'signed-in' ? signed.cookie : '');
  expect(who.staff.id).toBe(desk.intake.record.id);
  expect('key' in who).toBe(false);
  expect((await resultsOf('sign-in')).at(-1)).toBe('passkey');
  expect((await ports.staff.session(who.sessionId))?.parkedKey).toBeNull();
  expect(await unlockWithPasskey(ports, who, 'any', await answerOf(ports, device, unlockAsked()))).toEqual({ kind: 'refused' });
  expect((await resultsOf('unlock-failed')).at(-1)).toBe('passkey-not-parked');
});

test('the session that this browser had ends with the new one', async () => {
  const old = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, old);

  await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN), { ...BROWSER, session: old.cookie });

  expect(await currentStaff(ports, old.cookie)).toBeNull();
});

test('a passkey opens the locked desk again under a new cookie, and counts as a visit', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);
  const visits = async () => (await ports.db.select().from(staff).where(eq(staff.id, who.staff.id)))[0]?.visits;
  const before = await visits();

  const answer = await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, device, unlockAsked()));

  const renewed = answer.kind === 'unlocked' ? answer.cookie : '';
  expect(await unlockedAs(ports, renewed)).toMatchObject({ key: desk.intake.key, since: who.since });
  expect(await currentStaff(ports, cookie)).toBeNull();
  expect((await resultsOf('unlock')).at(-1)).toBe('passkey');
  expect(await visits()).toBe((before ?? 0) + 1);
});

test('it opens again and again, after a confirmation too, until the twelve hours are over', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const confirmed = await confirmPassphrase(ports, who, desk.intake.passphrase);
  let current = confirmed.kind === 'confirmed' ? confirmed.cookie : '';
  for (let round = 0; round < 3; round += 1) {
    ports.clock.advance(20 * MINUTE);
    const locked = await whoIs(ports, current);
    expect('key' in locked).toBe(false);
    const answer = await unlockWithPasskey(ports, locked, current, await answerOf(ports, device, unlockAsked()));
    current = answer.kind === 'unlocked' ? answer.cookie : '';
  }
  await unlockedAs(ports, current);

  ports.clock.set(who.since + 12 * HOUR);
  expect(await currentStaff(ports, current)).toBeNull();
});

test('a passkey works at the Bureau too', async () => {
  const reader = await addReader(ports);
  const { cookie, who } = await atWork(ports, reader);
  const device = await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);

  expect((await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, device, unlockAsked(reader.record.id)))).kind).toBe(
    'unlocked',
  );
});

test('a restart forgets neither the lock nor what is parked', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const asked = await answerOf(ports, device, unlockAsked());
  await lockedAs(ports, cookie);
  const restarted: TestPorts = { ...ports, vault: ageVault({ scryptLogN: 10 }), limits: rateLimit(ports.clock) };
  const locked = await whoIs(restarted, cookie);
  expect('key' in locked).toBe(false);

  expect((await unlockWithPasskey(restarted, locked, cookie, asked)).kind).toBe('unlocked');
});

test('the parked key stays through idle and Lock, and goes with the sign-out', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);
  expect((await ports.staff.session(locked.sessionId))?.parkedKey).not.toBeNull();

  await signOut(ports, locked, 'asked');

  expect(await ports.db.$count(sessions)).toBe(0);
});

test('without a passkey nothing is parked', async () => {
  const { who } = await atWork(ports, desk.intake);

  expect(await ports.staff.session(who.sessionId)).toMatchObject({ parkedKey: null, pinKey: null });
});

test('the parked key opens with neither another cookie nor another server key', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);

  const otherCookie = await unlockWithPasskey(ports, locked, 'another cookie', await answerOf(ports, device, unlockAsked()));
  const stranger = await testPorts({ secret: 'the secret of another server, as long' });
  onTestFinished(() => stranger.close());
  const session = await ports.staff.session(locked.sessionId);

  expect(otherCookie).toEqual({ kind: 'refused' });
  expect(stranger.signer.decrypt('parked', session?.parkedKey ?? '')).toBeNull();
  expect(ports.vault.unwrapFromSession(session?.parkedKey ?? '', cookie, 'park')).toBeNull();
});

const WRONG: readonly (readonly [string, AnswerAsked])[] = [
  ['from another origin', { origin: 'https://portal.example.org' }],
  ['from another port of our name', { origin: 'http://localhost:4322' }],
  ['for another rpID', { rpID: 'example.org' }],
  ['whose device did not verify its owner', { verified: false }],
  ['that names another owner', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
  ['from a page in a frame of another site', { crossOrigin: true }],
  ['to a question for a new passkey', { type: 'webauthn.create' }],
];

test.each(WRONG)('an answer %s signs nobody in and opens nothing', async (_, wrong) => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);

  expect(await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN, wrong), BROWSER)).toEqual({ kind: 'refused' });
  expect(await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, device, unlockAsked(), wrong))).toEqual({ kind: 'refused' });
  expect(await resultsOf('sign-in')).toEqual(['ok']);
});

test.each(WRONG.filter(([, { type, userHandle }]) => !type && !userHandle))('a new passkey %s is not kept', async (_, wrong) => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const options = await askNewPasskey(ports, who);

  const answer = anAuthenticator().create(Object(options), wrong);

  expect(await addPasskey(ports, who, { cookie, name: 'Desk', answer })).toEqual({ kind: 'refused', because: 'not-genuine' });
  expect(await ports.db.$count(passkeys)).toBe(0);
});

test('an answer counts once', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake));
  const answer = await answerOf(ports, device, SIGN_IN);

  const twice = await Promise.all([signInWithPasskey(ports, answer, BROWSER), signInWithPasskey(ports, answer, BROWSER)]);

  expect(twice.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'signed-in']);
  expect(await signInWithPasskey(ports, answer, BROWSER)).toEqual({ kind: 'refused' });
});

test('a question is worth nothing from the fifth minute on, and for nothing but what it was asked for', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const late = await answerOf(ports, device, SIGN_IN);
  ports.clock.advance(5 * MINUTE);
  expect(await signInWithPasskey(ports, late, BROWSER)).toEqual({ kind: 'refused' });

  expect(await signInWithPasskey(ports, await answerOf(ports, device, unlockAsked()), BROWSER)).toEqual({ kind: 'refused' });
  const locked = await lockedAs(ports, cookie);
  expect(await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, device, SIGN_IN))).toEqual({ kind: 'refused' });

  const soon = await answerOf(ports, device, SIGN_IN);
  ports.clock.advance(5 * MINUTE - 1);
  expect((await signInWithPasskey(ports, soon, BROWSER)).kind).toBe('signed-in');
});

test('a passkey of a colleague does not open this desk, and the try is noted', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  await withPasskey(ports, { cookie, who });
  const colleague = await addWorker(ports, { site: desk.site.listing.slug });
  const foreign = await withPasskey(ports, await atWork(ports, colleague));
  const locked = await lockedAs(ports, cookie);

  const answer = await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, foreign, unlockAsked(), { userHandle: null }));

  expect(answer).toEqual({ kind: 'refused' });
  expect(await resultsOf('unlock-failed')).toEqual(['passkey-foreign']);
});

test('a counter that stands still or goes back is refused and stands in the audit', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake));
  expect((await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN, { counter: 9 }), BROWSER)).kind).toBe('signed-in');

  for (const counter of [9, 3, 0]) {
    expect(await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN, { counter }), BROWSER)).toEqual({ kind: 'refused' });
  }

  expect(await resultsOf('sign-in-failed')).toEqual(['passkey-counter', 'passkey-counter', 'passkey-counter']);
  expect((await ports.passkeys.byId(device.id))?.counter).toBe(9);
});

test('a device that never counts may be used again and again', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake), anAuthenticator({ counts: false }));

  for (let n = 0; n < 3; n += 1) {
    expect((await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN), BROWSER)).kind).toBe('signed-in');
  }
});

test('somebody suspended is not signed in by a passkey', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake));
  await ports.db.update(staff).set({ status: 'suspended' }).where(eq(staff.id, desk.intake.record.id));

  expect(await signInWithPasskey(ports, await answerOf(ports, device, SIGN_IN), BROWSER)).toEqual({ kind: 'refused' });
  expect(await resultsOf('sign-in-failed')).toEqual(['suspended']);
});

test('a passkey that was removed signs nobody in, and takes along what was parked for it; its owner hears by letter', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const question = await answerOf(ports, device, SIGN_IN);

  expect(await removePasskey(ports, who, device.id)).toBe('removed');
  expect(await removePasskey(ports, who, device.id)).toBe('not-there');

  expect(await signInWithPasskey(ports, question, BROWSER)).toEqual({ kind: 'refused' });
  expect((await ports.staff.session(who.sessionId))?.parkedKey).toBeNull();
  expect(await lettersOf(who.staff.id)).toHaveLength(2);
  expect([await resultsOf('passkey-added'), await resultsOf('passkey-removed')]).toEqual([['ok'], ['ok']]);
});

test('of two passkeys one may go, and the other still opens the desk', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const first = await withPasskey(ports, { cookie, who });
  const second = await withPasskey(ports, { cookie, who });
  await removePasskey(ports, who, first.id);
  const locked = await lockedAs(ports, cookie);

  expect((await unlockWithPasskey(ports, locked, cookie, await answerOf(ports, second, unlockAsked()))).kind).toBe('unlocked');
});

test('nobody renames, removes or sees a passkey of somebody else', async () => {
  const device = await withPasskey(ports, await atWork(ports, desk.intake));
  const colleague = await addWorker(ports, { site: desk.site.listing.slug });
  const { who } = await atWork(ports, colleague);

  expect(await ownPasskey(ports, who, device.id)).toBeNull();
  expect(await ownPasskey(ports, who, '../other')).toBeNull();
  expect(await renamePasskey(ports, who, device.id, 'Mine')).toEqual({ kind: 'not-there' });
  expect(await removePasskey(ports, who, device.id)).toBe('not-there');
  expect((await ports.passkeys.byId(device.id))?.name).toBe('Desk computer');
});

test('a passkey takes the name that its owner gives it', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });

  expect(await renamePasskey(ports, who, device.id, '  ')).toEqual({ kind: 'wrong', because: 'empty' });
  expect(await renamePasskey(ports, who, device.id, ' Van  laptop ')).toEqual({ kind: 'renamed' });
  expect(await ownPasskey(ports, who, device.id)).toMatchObject({ name: 'Van laptop' });
});

test('a device is kept once, by its first owner, and a person has ten at most', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const again = device.create(Object(await askNewPasskey(ports, who)));
  expect(await addPasskey(ports, who, { cookie, name: 'Again', answer: again })).toEqual({ kind: 'refused', because: 'taken' });
  const late = anAuthenticator().create(Object(await askNewPasskey(ports, who)));

  for (let n = 1; n < MOST_PASSKEYS; n += 1) await withPasskey(ports, { cookie, who });

  expect(await askNewPasskey(ports, who)).toBe('full');
  expect(await addPasskey(ports, who, { cookie, name: 'Eleven', answer: late })).toEqual({ kind: 'refused', because: 'full' });
  expect(await ports.db.$count(passkeys)).toBe(MOST_PASSKEYS);
});

test('a new passkey answers the question of its own person alone', async () => {
  const colleague = await addWorker(ports, { site: desk.site.listing.slug });
  const first = await atWork(ports, desk.intake);
  const second = await atWork(ports, colleague);
  const answer = anAuthenticator().create(Object(await askNewPasskey(ports, first.who)));

  expect((await addPasskey(ports, second.who, { cookie: second.cookie, name: 'Mine', answer })).kind).toBe('refused');
});

test('what no browser sends is refused, and a network has fifty questions an hour', async () => {
  for (const answer of [
    null,
    'text',
    {},
    { id: 'x', response: { clientDataJSON: '!!' } },
    { id: 'x', response: { clientDataJSON: 'e30' } },
  ]) {
    expect(await signInWithPasskey(ports, answer, BROWSER)).toEqual({ kind: 'refused' });
  }
  const ask = () => askPasskey(ports, { ...SIGN_IN, clientNetwork: NETWORK });
  for (let n = 0; n < 50; n += 1) expect((await ask()).kind).toBe('asked');

  expect(await ask()).toEqual({ kind: 'too-many', retryAfterSeconds: 3600 });
  ports.clock.advance(5 * MINUTE);
  expect(await ports.passkeys.eraseChallenges(ports.clock.now())).toBe(50);
  expect(await ports.db.$count(passkeyChallenges)).toBe(0);
});

test('whoever signs out while a passkey is asked gets no new session', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const device = await withPasskey(ports, { cookie, who });
  const locked = await lockedAs(ports, cookie);
  const answer = await answerOf(ports, device, unlockAsked());
  await ports.staff.endSessionsOf(who.staff.id);

  expect((await unlockWithPasskey(ports, locked, cookie, answer)).kind).not.toBe('unlocked');
  expect(await ports.db.$count(sessions)).toBe(0);
  await signIn(ports, desk.intake);
});
