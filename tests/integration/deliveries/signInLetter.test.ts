import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { MINUTE } from '#src/domain/day.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import type { MailAnswer } from '#src/ports/letters.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const DOWN: MailAnswer = { kind: 'failed', code: 'no-answer', retry: true };

async function ask(ports: TestPorts, code = '04820017'): Promise<void> {
  await addSite(ports);
  await ports.staff.add({ id: 'ana', site: 'north-lead', role: 'intake', name: 'ana', email: 'ana@north-lead.example' }, anAuditEntry());
  const now = ports.clock.now();
  const secret = ports.signer.encrypt('letter', code);
  await ports.staff.addSignInCode(
    { browserHash: 'b', staffId: 'ana', codeHash: 'c', expiresAt: now + 10 * MINUTE },
    { id: ports.ids.next(), kind: 'sign-in-code', staffId: 'ana', nth: null, dueAt: now, secret },
  );
}

async function secretsLeft(ports: TestPorts): Promise<number> {
  const { rows } = await ports.client.execute('SELECT count(*) AS n FROM deliveries WHERE secret IS NOT NULL');
  return Number(rows[0]?.['n']);
}

test('the code goes to the stored address, with the time of asking, and nothing of it stays behind', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 3, 14, 5) });
  await ask(ports);

  await sendPendingEmails(ports);

  const [letter] = ports.mailer.sent;
  expect(letter?.to).toBe('ana@north-lead.example');
  expect(letter?.text).toMatch(/^04820017\n/);
  expect(letter?.text).toContain('14:05 UTC');
  expect(await secretsLeft(ports)).toBe(0);
});

test('until it is sent the code lies encrypted in the database', async () => {
  await using ports = await testPorts();
  await ask(ports);

  const { rows } = await ports.client.execute('SELECT * FROM deliveries');

  expect(JSON.stringify(rows)).not.toContain('04820017');
});

test('a letter that fails for two minutes is given up, and its code is gone', async () => {
  await using ports = await testPorts();
  await ask(ports);
  ports.mailer.answerNext(DOWN, DOWN, DOWN, DOWN, DOWN, DOWN);
  const started = ports.clock.now();

  let given = 0;
  while (ports.clock.now() <= started + 3 * MINUTE) {
    given += (await sendPendingEmails(ports)).givenUp;
    ports.clock.advance(15_000);
  }

  expect(given).toBe(1);
  expect(ports.mailer.handed).toHaveLength(4);
  expect(await secretsLeft(ports)).toBe(0);
});

test.each([
  ['just before the code runs out the letter still leaves', 10 * MINUTE - 1, { sent: 1, dropped: 0 }],
  ['once the code has run out the letter does not leave any more', 10 * MINUTE, { sent: 0, dropped: 1 }],
])('after a standstill: %s', async (_, standstill, expected) => {
  await using ports = await testPorts();
  await ask(ports);
  ports.clock.advance(standstill);

  expect(await sendPendingEmails(ports)).toMatchObject(expected);

  expect(await secretsLeft(ports)).toBe(0);
  expect(await ports.deliveries.troubles('north-lead', 0)).toEqual({ failed: 0, retrying: 0 });
});

test('a code that was encrypted under a lost secret is not sent as anything else', async () => {
  await using ports = await testPorts();
  await ask(ports);
  const signer = portalSigner({ secret: 'another secret, after the first was lost' });

  expect(await sendPendingEmails({ ...ports, signer })).toMatchObject({ dropped: 1 });

  expect(ports.mailer.handed).toEqual([]);
});
