import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { resendMailer } from '#src/adapters/resendMailer.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { SECOND_LETTER_AFTER } from '#src/domain/letters.ts';
import { letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { owedLetters } from '#src/features/referrals/owedLetters.ts';
import type { MailAnswer } from '#src/ports/letters.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { standIn } from '#tests/support/standIn.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const TOO_BUSY: MailAnswer = { kind: 'failed', code: 'http-429', retry: true, retryAfter: 10 * MINUTE };
const DOWN: MailAnswer = { kind: 'failed', code: 'http-500', retry: true };
const REFUSED: MailAnswer = { kind: 'failed', code: 'http-422', retry: false };

async function aSiteWith(ports: TestPorts, ...workers: string[]): Promise<void> {
  await addSite(ports);
  for (const id of workers) {
    await ports.staff.add({ id, site: 'north-lead', role: 'intake', name: id, email: `${id}@north-lead.example` }, anAuditEntry());
  }
}

async function newWork(ports: TestPorts, ...workers: string[]): Promise<void> {
  const letters = owedLetters(workers, ports.clock.now(), ports.ids.next);
  await ports.referrals.add(aReferral({ letters }));
}

const recipients = (ports: TestPorts) => ports.mailer.sent.map(({ to }) => to.split('@')[0]).sort();
const worker = { id: 'ana', site: 'north-lead', role: 'intake', name: 'ana' } as const;

test('a hundred messages make one letter to each worker, a second after the interval, and then quiet', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben');
  for (let n = 0; n < 100; n += 1) await newWork(ports, 'ana', 'ben');

  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ben']);

  ports.clock.advance(SECOND_LETTER_AFTER - 1);
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ben']);

  ports.clock.advance(1);
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ana', 'ben', 'ben']);

  ports.clock.advance(30 * 24 * HOUR);
  await newWork(ports, 'ana', 'ben');
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ana', 'ben', 'ben']);
});

test('a visit takes back the second letter, and new work after it makes a first one again', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben');
  await newWork(ports, 'ana', 'ben');
  await sendPendingEmails(ports);

  await ports.staff.noteVisit('ana');
  ports.clock.advance(SECOND_LETTER_AFTER);
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ben', 'ben']);

  await newWork(ports, 'ana', 'ben');
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ana', 'ben', 'ben']);
});

test('a rate limit is honored, and the letter leaves afterwards', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  ports.mailer.answerNext(TOO_BUSY);

  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 0, retrying: 1 });
  ports.clock.advance(10 * MINUTE - 1);
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 0 });
  ports.clock.advance(1);
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });

  expect(ports.mailer.handed).toHaveLength(2);
});

test('every try of one letter has the same key, so that the provider drops a repeat', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  ports.mailer.answerNext(DOWN, DOWN);

  for (let n = 0; n < 3; n += 1) {
    await sendPendingEmails(ports);
    ports.clock.advance(5 * MINUTE);
  }

  expect(ports.mailer.handed).toHaveLength(3);
  expect(new Set(ports.mailer.handed.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});

test('while the provider is down the run ends, and each letter leaves when it is back', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben', 'cai');
  await newWork(ports, 'ana', 'ben', 'cai');
  ports.mailer.answerNext(DOWN);

  await sendPendingEmails(ports);
  expect(ports.mailer.handed).toHaveLength(1);

  ports.clock.advance(MINUTE);
  await sendPendingEmails(ports);
  expect(recipients(ports)).toEqual(['ana', 'ben', 'cai']);
});

test('a refused letter does not keep the others back', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben');
  await newWork(ports, 'ana', 'ben');
  ports.mailer.answerNext(REFUSED);

  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1, givenUp: 1 });

  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'troubled', failed: 1, retrying: 0 });
});

test('new work after a letter was given up owes that letter again', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  ports.mailer.answerNext(REFUSED);
  await sendPendingEmails(ports);

  await newWork(ports, 'ana');
  await newWork(ports, 'ana');
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });

  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'fine' });
  // A provider that remembers the first one must not take this for its repeat.
  expect(new Set(ports.mailer.handed.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
});

test('a provider that is down for a day gives the letter up, where staff of that site can see it', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  const started = ports.clock.now();
  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'fine' });
  // Both letters of the visit: the second one becomes due on the way.
  ports.mailer.answerNext(...Array.from({ length: 200 }, () => DOWN));

  await sendPendingEmails(ports);
  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'troubled', failed: 0, retrying: 1 });
  while (ports.clock.now() < started + 24 * HOUR) {
    ports.clock.advance(15 * MINUTE);
    await sendPendingEmails(ports);
  }

  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'troubled', failed: 1, retrying: 1 });
  expect(await letterTroubles(ports, { ...worker, site: 'south-lead' })).toEqual({ kind: 'fine' });
  expect(await letterTroubles(ports, { ...worker, role: 'bureau', site: null })).toEqual({ kind: 'fine' });
});

test.each([
  ['429', 429, '{"statusCode":429,"name":"rate_limit_exceeded"}'],
  ['500 with an empty error', 500, '{}'],
  ['nothing at all', null, ''],
])('with Resend itself answering %s nothing is lost', async (_, status, body) => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  let broken = true;
  const seen: unknown[] = [];
  await using provider = await standIn((request, response) => {
    seen.push(request.headers['idempotency-key']);
    if (!broken) response.writeHead(200).end('{"id":"1"}');
    else if (status !== null) response.writeHead(status, { 'retry-after': '1' }).end(body);
  });
  const mailer = resendMailer({ apiKey: 're_test', from: 'portal@portal.example', baseUrl: provider.url, timeoutMs: 200 });
  const withResend = { ...ports, mailer };

  expect(await sendPendingEmails(withResend)).toMatchObject({ sent: 0, retrying: 1 });
  broken = false;
  ports.clock.advance(MINUTE);
  expect(await sendPendingEmails(withResend)).toMatchObject({ sent: 1, retrying: 0 });

  expect(seen).toHaveLength(2);
  expect(seen[0]).toBe(seen[1]);
});

test('somebody suspended gets nothing', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  await ports.client.execute("UPDATE staff SET status = 'suspended' WHERE id = 'ana'");

  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 0, dropped: 1 });

  expect(ports.mailer.handed).toEqual([]);
  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'fine' });
});

test('a letter that was given up is told until a day is over, not for the month that its row stays', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  ports.mailer.answerNext(REFUSED);
  await sendPendingEmails(ports);
  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'troubled', failed: 1, retrying: 0 });

  ports.clock.advance(25 * HOUR);

  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'fine' });
});

test('when the next letter leaves, the one before it is no trouble any more', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  ports.mailer.answerNext(REFUSED);
  await sendPendingEmails(ports);

  ports.clock.advance(SECOND_LETTER_AFTER);
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });

  expect(await letterTroubles(ports, worker)).toEqual({ kind: 'fine' });
});

test('a letter that a killed server had taken leaves half a minute later', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');
  // What is left of a server that died between taking a letter and sending it.
  const [taken] = await ports.deliveries.takeDue(ports.clock.now(), ports.clock.now() + 30_000, 1);

  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 0 });
  ports.clock.advance(30_000);
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });

  expect(ports.mailer.sent[0]?.idempotencyKey).toBe(taken?.id);
});

test('two processes that send at the same time send each letter once', async () => {
  await using ports = await testPorts();
  const workers = Array.from({ length: 12 }, (_, n) => `worker-${n}`);
  await aSiteWith(ports, ...workers);
  await newWork(ports, ...workers);
  const second = await openDatabase({ url: `file:${ports.file}` });

  await Promise.all([sendPendingEmails(ports), sendPendingEmails({ ...ports, ...openStores(second) })]);
  second.close();

  expect(recipients(ports)).toEqual([...workers].sort());
});

test('asking again while a run is under way joins that run', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben');
  await newWork(ports, 'ana', 'ben');

  const [first, second] = await Promise.all([sendPendingEmails(ports), sendPendingEmails(ports)]);

  expect(first).toMatchObject({ sent: 2 });
  expect(second).toBe(first);
});

test('a page can nudge the letters without waiting for them', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana');
  await newWork(ports, 'ana');

  nudgeLetters(ports);
  await sendPendingEmails(ports);

  expect(recipients(ports)).toEqual(['ana']);
});

test('a nudge that fails is told to the log and to nobody else', async () => {
  const ports = await testPorts();
  ports.client.close();

  nudgeLetters(ports);

  await expect.poll(() => ports.log.events).toEqual([{ name: 'letters-nudge-failed', fields: {} }]);
});

test('a server that is about to stop leaves the rest for its successor', async () => {
  await using ports = await testPorts();
  await aSiteWith(ports, 'ana', 'ben');
  await newWork(ports, 'ana', 'ben');

  expect(await sendPendingEmails(ports, () => ports.mailer.sent.length < 1)).toMatchObject({ sent: 1 });
  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 1 });

  expect(recipients(ports)).toEqual(['ana', 'ben']);
});

test('a run with nothing to do writes no line in the log', async () => {
  await using ports = await testPorts();

  await sendPendingEmails(ports);

  expect(ports.log.events).toEqual([]);
});
