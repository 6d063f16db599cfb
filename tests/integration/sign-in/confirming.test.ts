import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { unlockTrouble } from '#src/components/desk/unlockTrouble.ts';
import { MINUTE } from '#src/domain/day.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { addReader, readerOf } from '#tests/support/aBureau.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { signIn, unlockWith, whoIs } from './signInSteps.ts';

async function atWork(ports: TestPorts) {
  const worker = await addReader(ports);
  const cookie = await unlockWith(ports, await signIn(ports, worker), worker.passphrase);
  return { worker, cookie, who: await whoIs(ports, cookie) };
}

test('the right words give a new cookie that is unlocked too; the old one is dead, and the audit says what they were typed for', async () => {
  await using ports = await testPorts();
  const { worker, cookie, who } = await atWork(ports);

  const answer = await confirmPassphrase(ports, who, ` ${worker.passphrase.toUpperCase()}`);

  const renewed = answer.kind === 'confirmed' ? answer.cookie : '';
  expect(await readerOf(ports, renewed)).toMatchObject({ key: worker.key, since: who.since });
  expect(await currentStaff(ports, cookie)).toBeNull();
  const acts = await ports.db.select().from(audit).where(eq(audit.act, 'unlock'));
  expect(acts.map(({ result }) => result)).toEqual(['ok', 'confirmed']);
});

test('no words are no try', async () => {
  await using ports = await testPorts();
  const { who } = await atWork(ports);
  for (let tries = 0; tries < 6; tries += 1) expect(await confirmPassphrase(ports, who, '  ')).toEqual({ kind: 'empty' });

  expect(await ports.db.select().from(audit).where(eq(audit.act, 'unlock-failed'))).toEqual([]);
});

test('too few words are said, stretches nothing and is no try; a pause goes on for it too', async () => {
  await using ports = await testPorts();
  const { who } = await atWork(ports);
  const vault = { ...ports.vault, unwrapStaffKey: () => Promise.reject(new Error('nothing is to be tried')) };
  for (const words of [1, 2, 3, 4, 5]) {
    const typed = Array.from({ length: words }, () => 'acorn').join('  ');
    expect(await confirmPassphrase({ ...ports, vault }, who, typed)).toEqual({ kind: 'miscounted', words });
    expect(await unlock({ ...ports, vault }, who, typed)).toEqual({ kind: 'miscounted', words });
  }
  expect(unlockTrouble({ kind: 'miscounted', words: 5 })).toEqual({ status: 422, error: 'You typed five words; there are six.' });

  expect(await unlock(ports, who, 'six words that do not fit')).toEqual({ kind: 'wrong', triesLeft: 4 });
  for (let tries = 0; tries < 4; tries += 1) await unlock(ports, who, 'six words that do not fit');
  expect((await unlock(ports, who, 'five words that are few')).kind).toBe('paused');
});

test('six words with dashes between them open, as a manager of passwords may keep them', async () => {
  await using ports = await testPorts();
  const { worker, who } = await atWork(ports);

  expect((await confirmPassphrase(ports, who, worker.passphrase.replaceAll(' ', '-'))).kind).toBe('confirmed');
});

test('wrong words here and at the unlock page count together, and pause both', async () => {
  await using ports = await testPorts();
  const { worker, who } = await atWork(ports);

  expect(await confirmPassphrase(ports, who, 'six words that do not fit')).toEqual({ kind: 'wrong', triesLeft: 4 });
  expect(await unlock(ports, who, 'six words that do not fit')).toEqual({ kind: 'wrong', triesLeft: 3 });
  for (let tries = 0; tries < 3; tries += 1) await confirmPassphrase(ports, who, 'six words that do not fit');

  expect(await confirmPassphrase(ports, who, worker.passphrase)).toEqual({ kind: 'paused', retryAfterSeconds: 900 });
  expect((await unlock(ports, who, worker.passphrase)).kind).toBe('paused');
  ports.clock.advance(15 * MINUTE);
  expect((await confirmPassphrase(ports, who, worker.passphrase)).kind).toBe('confirmed');
});

test('whoever signed out meanwhile gets no new session', async () => {
  await using ports = await testPorts();
  const { worker, who } = await atWork(ports);
  await ports.staff.endSessionsOf(worker.record.id);

  expect(await confirmPassphrase(ports, who, worker.passphrase)).toEqual({ kind: 'signed-out' });
});
