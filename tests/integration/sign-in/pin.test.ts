import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, sessions } from '#db/schema.ts';
import { ageVault } from '#src/adapters/ageVault.ts';
import { rateLimit } from '#src/adapters/rateLimit.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { MINUTE } from '#src/domain/day.ts';
import { PIN_TRIES } from '#src/domain/pin.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { choosePin, dropPin } from '#src/features/sign-in/choosePin.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { unlockWithPin } from '#src/features/sign-in/unlockWithPin.ts';
import { waysToUnlock } from '#src/features/sign-in/waysToUnlock.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { atWork, lockedAs, unlockedAs } from './passkeySteps.ts';
import { signIn, whoIs } from './signInSteps.ts';

const PIN = '730518';
const SECRET = 'the secret of this very server, long enough';
let ports: TestPorts;
let desk: Desk;
beforeEach(async () => {
  ports = await testPorts({ secret: SECRET });
  onTestFinished(() => ports.close());
  desk = await aDesk(ports);
});

/** An unlocked session with a PIN, locked again. */
async function lockedWithPin(pin = PIN) {
  const { cookie, who } = await atWork(ports, desk.intake);
  expect(await choosePin(ports, who, cookie, pin)).toEqual({ kind: 'chosen' });
  return { cookie, since: who.since, locked: await lockedAs(ports, cookie) };
}

const resultsOf = async (act: 'pin' | 'unlock' | 'unlock-failed') =>
  (await ports.db.select().from(audit).where(eq(audit.act, act))).map(({ result }) => result);
const rowOf = async () => (await ports.db.select().from(sessions))[0];

test('the PIN opens the locked desk again under a new cookie', async () => {
  const { cookie, since, locked } = await lockedWithPin();
  expect(await waysToUnlock(ports, locked)).toEqual({ passkey: false, pin: true });

  const answer = await unlockWithPin(ports, locked, cookie, ' 730-518 ');

  const renewed = answer.kind === 'unlocked' ? answer.cookie : '';
  expect(await unlockedAs(ports, renewed)).toMatchObject({ key: desk.intake.key, since });
  expect(await currentStaff(ports, cookie)).toBeNull();
  expect(await resultsOf('unlock')).toEqual(['ok', 'pin']);
  expect(await resultsOf('pin')).toEqual(['set']);
});

test('it goes along with every new cookie of the session, by PIN, by passphrase and by confirmation', async () => {
  const first = await lockedWithPin();
  let answer = await unlockWithPin(ports, first.locked, first.cookie, PIN);
  let cookie = answer.kind === 'unlocked' ? answer.cookie : '';
  const confirmed = await confirmPassphrase(ports, await unlockedAs(ports, cookie), desk.intake.passphrase);
  cookie = confirmed.kind === 'confirmed' ? confirmed.cookie : '';
  const typed = await unlock(ports, await lockedAs(ports, cookie), desk.intake.passphrase);
  cookie = typed.kind === 'unlocked' ? typed.cookie : '';

  ports.clock.advance(16 * MINUTE);
  answer = await unlockWithPin(ports, await whoIs(ports, cookie), cookie, PIN);
  expect(answer.kind).toBe('unlocked');
});

test('five wrong ones in all, and the PIN is gone, though the right one came in between', async () => {
  const { cookie, locked } = await lockedWithPin();
  expect(await unlockWithPin(ports, locked, cookie, '111111')).toEqual({ kind: 'pin-wrong', triesLeft: 4 });
  expect(await unlockWithPin(ports, locked, cookie, '')).toEqual({ kind: 'pin-wrong', triesLeft: 3 });
  const right = await unlockWithPin(ports, locked, cookie, PIN);
  const next = right.kind === 'unlocked' ? right.cookie : '';
  const again = await lockedAs(ports, next);

  expect(await unlockWithPin(ports, again, next, '222222')).toEqual({ kind: 'pin-wrong', triesLeft: 2 });
  expect(await unlockWithPin(ports, again, next, '222222')).toEqual({ kind: 'pin-wrong', triesLeft: 1 });
  expect(await unlockWithPin(ports, again, next, '222222')).toEqual({ kind: 'pin-gone' });

  expect(await unlockWithPin(ports, again, next, PIN)).toEqual({ kind: 'pin-gone' });
  expect(await rowOf()).toMatchObject({ pinKey: null, pinTriesLeft: 0 });
  expect(await resultsOf('pin')).toEqual(['set', 'spent']);
  expect(await resultsOf('unlock-failed')).toEqual(['pin', 'pin', 'pin', 'pin', 'pin']);
  expect((await unlock(ports, again, desk.intake.passphrase)).kind).toBe('unlocked');
});

test('of fifty wrong PINs at once five are looked at', async () => {
  const { cookie, locked } = await lockedWithPin();

  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => unlockWithPin(ports, locked, cookie, String(200_000 + n))));

  expect(await resultsOf('unlock-failed')).toHaveLength(PIN_TRIES);
  expect(answers.every(({ kind }) => kind === 'pin-wrong' || kind === 'pin-gone')).toBe(true);
  expect(await unlockWithPin(ports, locked, cookie, PIN)).toEqual({ kind: 'pin-gone' });
});

test('a server with too much to do takes no try', async () => {
  const { cookie, locked } = await lockedWithPin();
  const busy: TestPorts = { ...ports, vault: { ...ports.vault, unwrapFromPin: async () => ({ kind: 'busy' }) } };

  expect(await unlockWithPin(busy, locked, cookie, PIN)).toEqual({ kind: 'busy', retryAfterSeconds: 10 });
  expect((await rowOf())?.pinTriesLeft).toBe(PIN_TRIES);
});

test('without the cookie, the PIN or the server’s key the row opens nothing', async () => {
  const { cookie, locked } = await lockedWithPin();
  const row = (await rowOf())?.pinKey ?? '';
  const wrapped = ports.signer.decrypt('pin', row) ?? '';

  expect(await ports.vault.unwrapFromPin(wrapped, 'another cookie', PIN)).toEqual({ kind: 'wrong' });
  expect(await ports.vault.unwrapFromPin(wrapped, cookie, '730519')).toEqual({ kind: 'wrong' });
  expect(await ports.vault.unwrapFromPin(row, cookie, PIN)).toEqual({ kind: 'wrong' });
  expect(ports.vault.renewPin(wrapped, { identity: 'of somebody else' }, cookie)).toBeNull();
  expect(await ports.vault.unwrapFromPin(wrapped, cookie, PIN)).toEqual({ kind: 'opened', key: desk.intake.key });
  expect((await unlockWithPin(ports, locked, 'another cookie', PIN)).kind).toBe('pin-wrong');
});

test.each([
  ['', 'empty'],
  ['12345', 'too-short'],
  ['abc123', 'not-digits'],
  ['123456', 'too-easy'],
  ['7305187305187', 'too-long'],
])('%j is no PIN (%s), and the session keeps none', async (typed, because) => {
  const { cookie, who } = await atWork(ports, desk.intake);

  expect(await choosePin(ports, who, cookie, typed)).toEqual({ kind: 'wrong', because });
  expect((await rowOf())?.pinKey).toBeNull();
});

test('a new PIN takes the place of the old one with five new tries, and one that was taken away opens nothing', async () => {
  const { cookie, locked } = await lockedWithPin();
  await unlockWithPin(ports, locked, cookie, '111111');
  const answer = await unlock(ports, locked, desk.intake.passphrase);
  const next = answer.kind === 'unlocked' ? answer.cookie : '';
  expect((await rowOf())?.pinTriesLeft).toBe(PIN_TRIES - 1);
  await choosePin(ports, await unlockedAs(ports, next), next, '9021745');
  expect((await rowOf())?.pinTriesLeft).toBe(PIN_TRIES);
  const again = await lockedAs(ports, next);
  expect(await unlockWithPin(ports, again, next, PIN)).toMatchObject({ kind: 'pin-wrong' });

  await dropPin(ports, again);

  expect(await unlockWithPin(ports, again, next, '9021745')).toEqual({ kind: 'pin-gone' });
  expect(await resultsOf('pin')).toEqual(['set', 'set', 'removed']);
});

test('a restart forgets neither the lock nor the PIN, and a new server secret honors what the old one sealed', async () => {
  const { cookie } = await lockedWithPin();
  const signer = portalSigner({ secret: 'the next secret of this very server', previous: SECRET });
  const restarted: TestPorts = { ...ports, signer, vault: ageVault({ scryptLogN: 10 }), limits: rateLimit(ports.clock) };
  const locked = await whoIs(restarted, cookie);
  expect('key' in locked).toBe(false);

  const answer = await unlockWithPin(restarted, locked, cookie, PIN);

  const next = answer.kind === 'unlocked' ? answer.cookie : '';
  expect(await unlockedAs(restarted, next)).toMatchObject({ key: desk.intake.key });
  const without: TestPorts = { ...restarted, signer: portalSigner({ secret: 'a secret that knows nothing of the others' }) };
  expect((await unlockWithPin(without, await lockedAs(restarted, next), next, PIN)).kind).toBe('pin-wrong');
});

test('of forty PINs chosen at once three are kept, and a colleague unlocks meanwhile', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  const colleague = await addWorker(ports, { site: 'north-lead', role: 'manager' });
  const locked = await whoIs(ports, await signIn(ports, colleague));

  const chosen = Promise.all(Array.from({ length: 40 }, () => choosePin(ports, who, cookie, PIN)));
  expect((await unlock(ports, locked, colleague.passphrase)).kind).toBe('unlocked');

  const kinds = (await chosen).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'chosen')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(37);
  ports.clock.advance(MINUTE);
  expect(await choosePin(ports, who, cookie, PIN)).toEqual({ kind: 'chosen' });
});

test('a session that ended meanwhile takes no PIN, and opens with none', async () => {
  const { cookie, who } = await atWork(ports, desk.intake);
  await choosePin(ports, who, cookie, PIN);
  await ports.staff.endSessionsOf(who.staff.id);

  expect(await choosePin(ports, who as Unlocked, cookie, PIN)).toEqual({ kind: 'signed-out' });
  expect(await unlockWithPin(ports, who, cookie, PIN)).toEqual({ kind: 'pin-gone' });
});
