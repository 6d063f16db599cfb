import { expect, test } from 'vitest';
import { callerPage, callerPath } from '#src/components/desk/callerPage.ts';
import { handOver } from '#src/features/queue/handOver.ts';
import { listQueue } from '#src/features/queue/listQueue.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm } from '#tests/support/aForm.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

const COOKIE = 'a-cookie-of-the-session';

async function aCall(ports: TestPorts, path: string) {
  const desk = await aDesk(ports);
  const { record, key } = desk.intake;
  const id = ports.signer.hash('session', COOKIE);
  const now = ports.clock.now();
  const unlockedKey = ports.vault.wrapForSession(key, COOKIE);
  await ports.staff.addSession(
    { id, staffId: record.id, startedAt: now, seenAt: now, unlockedKey, parkedKey: null, pinKey: null, pinTriesLeft: 0 },
    5,
  );
  const { concerns: _, ...values } = aForm(ports);
  const fields = { ...values, concerns: 'housing', step: 'send', csrf: csrfFor(ports, id) };
  const cookies = { '__Host-s': COOKIE };
  return { desk, call: (different = {}) => callerPage(anAstro(ports, { path, cookies, fields: { ...fields, ...different } })) };
}

test('the language of a caller goes along through every step, and stands on the message and on its copy', async () => {
  await using ports = await testPorts();
  const { desk, call } = await aCall(ports, callerPath('es'));

  expect(await call({ step: 'check', where: '' })).toMatchObject({ kind: 'form', language: 'es', view: { kind: 'invalid' } });
  expect(await call()).toMatchObject({ kind: 'received', language: 'es' });

  const worker = unlocked(desk.intake, 'north-lead');
  const queue = await listQueue(ports, worker, { view: 'new', page: 1 });
  const item = queue.kind === 'view' ? queue.items[0] : undefined;
  expect(item?.summary?.locale).toBe('es');
  const made = await handOver(ports, worker, item?.row.id ?? '', { as: 'print', withNames: true, confidential: '' });
  expect(made).toMatchObject({ kind: 'made', handover: { sender: { language: 'es' } } });
});

test('a language that the portal does not speak is that of the desk', async () => {
  await using ports = await testPorts();
  const { call } = await aCall(ports, '/staff/new/?caller=xx');

  expect(await call({ step: 'check' })).toMatchObject({ kind: 'form', language: 'en' });
});
