import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { MINUTE } from '#src/domain/day.ts';
import { endOtherSessions, endOwnSession, ownSessions } from '#src/features/account/ownSessions.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { signIn, unlockWith, whoIs } from './signInSteps.ts';

const endings = async (ports: TestPorts) =>
  (await ports.db.select().from(audit).where(eq(audit.act, 'session-ended'))).map(({ result }) => result);

/** One worker in three browsers; the newest is unlocked. */
async function threeBrowsers(ports: TestPorts) {
  const { intake, site } = await aDesk(ports);
  const cookies: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    cookies.push(await signIn(ports, intake));
    ports.clock.advance(6 * MINUTE);
  }
  const [first = '', second = '', third = ''] = cookies;
  return { intake, site, first, second, here: await unlockWith(ports, third, intake.passphrase) };
}

test('somebody sees their own sessions, the newest first, and which one asks', async () => {
  await using ports = await testPorts();
  const { here, site } = await threeBrowsers(ports);
  await signIn(ports, await addWorker(ports, { site: site.listing.slug }));

  const shown = await ownSessions(ports, await whoIs(ports, here));

  expect(shown.map(({ isThis, isLocked }) => ({ isThis, isLocked }))).toEqual([
    { isThis: true, isLocked: false },
    { isThis: false, isLocked: true },
    { isThis: false, isLocked: true },
  ]);
  expect(shown.map(({ since }) => since)).toEqual(shown.map(({ since }) => since).toSorted((a, b) => b - a));
});

test('a double-clicked Unlock is one session, and ends as one', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await signIn(ports, intake);
  const who = await whoIs(ports, cookie);
  const clicks = await Promise.all([unlock(ports, who, intake.passphrase), unlock(ports, who, intake.passphrase)]);
  const [first = '', second = ''] = clicks.map((answer) => (answer.kind === 'unlocked' ? answer.cookie : ''));

  const shown = await ownSessions(ports, await whoIs(ports, second));
  expect(shown).toMatchObject([{ isThis: true }]);
  await endOwnSession(ports, await whoIs(ports, second), shown[0]?.id ?? '');

  expect([await currentStaff(ports, first), await currentStaff(ports, second)]).toEqual([null, null]);
});

test('one session is ended, and then all others', async () => {
  await using ports = await testPorts();
  const { first, second, here } = await threeBrowsers(ports);
  const who = await whoIs(ports, here);
  const other = await whoIs(ports, first);

  expect(await endOwnSession(ports, who, other.sessionId)).toBe('ended');
  expect(await endOwnSession(ports, who, other.sessionId)).toBe('not-there');
  expect(await currentStaff(ports, first)).toBeNull();
  expect(await endOtherSessions(ports, who)).toBe(1);
  expect(await endOtherSessions(ports, who)).toBe(0);

  expect(await currentStaff(ports, second)).toBeNull();
  expect(await currentStaff(ports, here)).not.toBeNull();
  expect(await endings(ports)).toEqual(['own', 'others 1']);
});

test('nobody ends a session of somebody else', async () => {
  await using ports = await testPorts();
  const { here, site } = await threeBrowsers(ports);
  const colleague = await signIn(ports, await addWorker(ports, { site: site.listing.slug }));
  const who = await whoIs(ports, here);

  expect(await endOwnSession(ports, who, (await whoIs(ports, colleague)).sessionId)).toBe('not-there');
  expect(await endOwnSession(ports, who, 'nothing')).toBe('not-there');
  await endOtherSessions(ports, who);

  expect(await currentStaff(ports, colleague)).not.toBeNull();
  expect((await ports.db.select().from(audit).where(eq(audit.act, 'denied'))).map(({ result }) => result)).toEqual(['session', 'session']);
});
