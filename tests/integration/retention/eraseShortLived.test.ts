import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { eraseShortLived } from '#src/features/retention/eraseShortLived.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

async function aCodeAndASession(ports: TestPorts): Promise<void> {
  const now = ports.clock.now();
  await addSite(ports);
  await ports.staff.add({ id: 'ana', site: 'north-lead', role: 'intake', name: 'ana', email: 'ana@north-lead.example' }, anAuditEntry());
  await ports.staff.addSignInCode({ browserHash: 'b', staffId: 'ana', codeHash: 'c', expiresAt: now + 10 * MINUTE }, null);
  await ports.staff.addSession({ id: 's', staffId: 'ana', startedAt: now, seenAt: now, unlockedKey: null }, 5);
}

test.each([
  ['a minute before the code runs out', 9 * MINUTE, { rows: 0, sessions: 0 }],
  ['when the code runs out', 10 * MINUTE, { rows: 1, sessions: 0 }],
  ['when the session has its last moment', 12 * HOUR, { rows: 1, sessions: 0 }],
  ['when the session is over', 12 * HOUR + 1, { rows: 1, sessions: 1 }],
])('%s', async (_, later, expected) => {
  await using ports = await testPorts();
  await aCodeAndASession(ports);
  ports.clock.advance(later);

  expect(await eraseShortLived(ports)).toEqual(expected);
  expect(await eraseShortLived(ports)).toEqual({ rows: 0, sessions: 0 });
});

test.each([
  ['just before 15 idle minutes the key stays', 15 * MINUTE - 1, 'wrapped'],
  ['at 15 idle minutes nobody has to come back for the key to go', 15 * MINUTE, null],
])('an idle desk: %s', async (_, idle, expected) => {
  await using ports = await testPorts();
  await aCodeAndASession(ports);
  const now = ports.clock.now();
  await ports.staff.addSession({ id: 'u', staffId: 'ana', startedAt: now, seenAt: now, unlockedKey: 'wrapped' }, 5);
  ports.clock.advance(idle);

  await eraseShortLived(ports);

  expect((await ports.staff.session('u'))?.unlockedKey).toBe(expected);
});
