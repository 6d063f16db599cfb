import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { resendMailer } from '#src/adapters/resendMailer.ts';
import { HOUR } from '#src/domain/day.ts';
import type { MailAnswer } from '#src/ports/letters.ts';
import { standIn } from '#tests/support/standIn.ts';

const LETTER = { to: 'worker@site.example', subject: 'A subject', text: 'A text', idempotencyKey: 'letter-1' };

async function sendTo(baseUrl: string, timeoutMs = 2_000): Promise<MailAnswer> {
  return resendMailer({ apiKey: 're_test', from: 'LEAD Portal <portal@portal.example>', baseUrl, timeoutMs }).send(LETTER);
}

async function answering(status: number, body: string, headers: Record<string, string> = {}): Promise<MailAnswer> {
  await using provider = await standIn((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  return await sendTo(provider.url);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return JSON.parse(body);
}

test('a letter reaches the provider as text alone, with the outbox id as its idempotency key', async () => {
  const seen: unknown[] = [];
  await using provider = await standIn(async (request, response) => {
    seen.push(request.method, request.url, request.headers['idempotency-key'], request.headers.authorization, await bodyOf(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"what-the-provider-calls-it"}');
  });

  // A slash at the end of RESEND_BASE_URL does no harm.
  const answer = await sendTo(`${provider.url}/`);

  expect(answer).toEqual({ kind: 'sent', messageId: 'what-the-provider-calls-it' });
  const { to, subject, text } = LETTER;
  expect(seen).toEqual([
    'POST',
    '/emails',
    'letter-1',
    'Bearer re_test',
    { from: 'LEAD Portal <portal@portal.example>', to, subject, text },
  ]);
});

test('a letter that the provider took without naming it is sent all the same', async () => {
  expect(await answering(200, '{}')).toEqual({ kind: 'sent', messageId: null });
});

test('a rate limit is tried again after the time that the provider names', async () => {
  const answer = await answering(429, '{"statusCode":429,"name":"rate_limit_exceeded","message":"slow down"}', { 'retry-after': '7' });

  expect(answer).toEqual({ kind: 'failed', code: 'http-429', retry: true, retryAfter: 7_000 });
});

test('a wish to wait for a day is cut to an hour, which keeps the letter alive', async () => {
  const answer = await answering(429, '{"statusCode":429,"name":"daily_quota_exceeded"}', { 'retry-after': '86400' });

  expect(answer).toMatchObject({ retry: true, retryAfter: HOUR });
});

test('a wish to wait may be a date', async () => {
  const asked = Date.now();
  // Half an hour, so that no machine is slow enough to have none of it left; a date is told in whole seconds.
  const until = Date.parse(new Date(asked + HOUR / 2).toUTCString());
  const answer = await answering(429, '{"statusCode":429}', { 'retry-after': new Date(until).toUTCString() });
  const answered = Date.now();

  const wait = answer.kind === 'failed' ? (answer.retryAfter ?? 0) : 0;
  expect(wait).toBeGreaterThanOrEqual(until - answered);
  expect(wait).toBeLessThanOrEqual(until - asked);
});

test('a wish that says nothing readable is no wish', async () => {
  expect(await answering(429, '{"statusCode":429}', { 'retry-after': 'soon' })).toEqual({ kind: 'failed', code: 'http-429', retry: true });
});

test('a 500 with an empty error object is a failure, not a success', async () => {
  expect(await answering(500, '{}')).toEqual({ kind: 'failed', code: 'odd-answer', retry: true });
});

test.each([
  ['503 with a page instead of JSON', 503, '<h1>down</h1>', 'http-503'],
  ['500 with an error', 500, '{"statusCode":500,"name":"internal_server_error"}', 'http-500'],
  ['408', 408, '{"statusCode":408}', 'http-408'],
  ['200 with a body that is cut', 200, '{"id":', 'no-answer'],
  ['an earlier try that is still under way', 409, '{"statusCode":409,"name":"concurrent_idempotent_requests"}', 'http-409'],
])('%s is tried again', async (_, status, body, code) => {
  expect(await answering(status, body)).toEqual({ kind: 'failed', code, retry: true });
});

test.each([
  ['a refused address', 422, 'validation_error'],
  ['a wrong key', 401, 'invalid_api_key'],
  ['a letter that changed under the same key', 409, 'invalid_idempotent_request'],
])('%s is not tried again', async (_, status, name) => {
  expect(await answering(status, JSON.stringify({ statusCode: status, name }))).toEqual({
    kind: 'failed',
    code: `http-${status}`,
    retry: false,
  });
});

test('what the provider says in words stays out of the answer, since it may repeat the address', async () => {
  const answer = await answering(422, '{"statusCode":422,"name":"validation_error","message":"worker@site.example is invalid"}');

  expect(JSON.stringify(answer)).not.toContain('worker@site.example');
});

test('a provider that takes the letter and never answers is left after the timeout, while a more patient mailer still waits', async () => {
  await using provider = await standIn(() => undefined);
  const over: string[] = [];
  const patient = sendTo(provider.url, 600_000).then(() => over.push('patient'));

  expect(await sendTo(provider.url, 300)).toEqual({ kind: 'failed', code: 'no-answer', retry: true });
  expect(over).toEqual([]);

  await provider[Symbol.asyncDispose]();
  await patient;
});

test('a provider that stops in the middle of its answer is left after the timeout', async () => {
  await using provider = await standIn((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"id"');
  });

  expect(await sendTo(provider.url, 300)).toEqual({ kind: 'failed', code: 'no-answer', retry: true });
});

test('a dead line is tried again', async () => {
  await using provider = await standIn((request) => request.socket.destroy());

  expect(await sendTo(provider.url)).toEqual({ kind: 'failed', code: 'no-answer', retry: true });
});

test('letters that are handed over together keep their distance', async () => {
  const arrived: number[] = [];
  await using provider = await standIn((_, response) => {
    arrived.push(performance.now());
    response.writeHead(200).end('{"id":"1"}');
  });
  const mailer = resendMailer({ apiKey: 're_test', from: 'portal@portal.example', baseUrl: provider.url, spacingMs: 100 });

  const started = performance.now();
  await Promise.all([mailer.send(LETTER), mailer.send(LETTER), mailer.send(LETTER)]);

  expect(arrived).toHaveLength(3);
  // Counted from the start, a busy machine can only make them later; a timer may be early by a millisecond.
  expect((arrived[1] ?? 0) - started).toBeGreaterThan(98);
  expect((arrived[2] ?? 0) - started).toBeGreaterThan(198);
});
