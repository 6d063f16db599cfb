import type { BureauUnlocked, Unlocked } from '#src/domain/staff.ts';
import { addPasskey, askNewPasskey } from '#src/features/sign-in/addPasskey.ts';
import { askPasskey } from '#src/features/sign-in/askPasskey.ts';
import { lock } from '#src/features/sign-in/lock.ts';
import type { Worker } from '#tests/support/aDesk.ts';
import { type AnswerAsked, anAuthenticator, type TestAuthenticator } from '#tests/support/anAuthenticator.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';
import { NETWORK, signIn, unlockWith, whoIs } from './signInSteps.ts';

/** Signs in the long way and unlocks: the cookie, and whoever it stands for. */
export async function atWork(ports: TestPorts, worker: Worker): Promise<{ cookie: string; who: Unlocked | BureauUnlocked }> {
  const cookie = await unlockWith(ports, await signIn(ports, worker), worker.passphrase);
  return { cookie, who: await unlockedAs(ports, cookie) };
}

/** Whoever a cookie stands for, unlocked. */
export async function unlockedAs(ports: TestPorts, cookie: string): Promise<Unlocked> {
  const who = await whoIs(ports, cookie);
  if (!('key' in who)) throw new Error('the cookie stands for nobody unlocked');
  return who;
}

/** Adds a passkey to an unlocked session. */
export async function withPasskey(
  ports: TestPorts,
  session: { cookie: string; who: Unlocked | BureauUnlocked },
  device: TestAuthenticator = anAuthenticator(),
): Promise<TestAuthenticator> {
  const options = await askNewPasskey(ports, session.who);
  if (options === 'full') throw new Error('no room for a passkey');
  const added = await addPasskey(ports, session.who, { cookie: session.cookie, name: 'Desk computer', answer: device.create(options) });
  if (added.kind !== 'added') throw new Error(`adding answered ${added.because}`);
  return device;
}

/** What a device answers to a fresh question. */
export async function answerOf(
  ports: TestPorts,
  device: TestAuthenticator,
  asked: { purpose: 'sign-in' | 'unlock'; staffId: string | null },
  wrong: AnswerAsked = {},
): Promise<object> {
  const question = await askPasskey(ports, { ...asked, clientNetwork: NETWORK });
  if (question.kind !== 'asked') throw new Error('asked too often');
  return device.get(question.options, wrong);
}

/** Locks the desk, as fifteen idle minutes do. */
export async function lockedAs(ports: TestPorts, cookie: string) {
  await lock(ports, await whoIs(ports, cookie), 'idle');
  return whoIs(ports, cookie);
}
