import { expect, test } from 'vitest';
import { MINUTE } from '#src/domain/day.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { signIn, unlockWith } from './signInSteps.ts';

async function anOpenDesk(ports: TestPorts) {
  const { intake } = await aDesk(ports);
  const cookie = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  const isOpen = async (how: { quiet?: boolean } = {}) => {
    const who = await currentStaff(ports, cookie, how);
    return who !== null && isUnlocked(who);
  };
  return { isOpen };
}

test('what a page asks by itself puts off no lock: asked every minute, the desk locks after 15 all the same', async () => {
  await using ports = await testPorts();
  const { isOpen } = await anOpenDesk(ports);

  for (let minute = 1; minute < 15; minute += 1) {
    ports.clock.advance(MINUTE);
    expect(await isOpen({ quiet: true })).toBe(true);
  }
  ports.clock.advance(MINUTE);

  expect(await isOpen({ quiet: true })).toBe(false);
  expect(await isOpen()).toBe(false);
});

test('what somebody does at the desk puts it off, however often the page asks in between', async () => {
  await using ports = await testPorts();
  const { isOpen } = await anOpenDesk(ports);

  for (let visit = 0; visit < 4; visit += 1) {
    ports.clock.advance(8 * MINUTE);
    expect(await isOpen({ quiet: true })).toBe(true);
    expect(await isOpen()).toBe(true);
  }
});

test('visits within a quarter of a minute are written down once; the lock comes no later for it', async () => {
  await using ports = await testPorts();
  const { isOpen } = await anOpenDesk(ports);
  ports.clock.advance(MINUTE / 4 - 1);
  expect(await isOpen()).toBe(true);

  ports.clock.advance(15 * MINUTE);

  expect(await isOpen()).toBe(false);
});
