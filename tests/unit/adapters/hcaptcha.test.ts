import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { hcaptcha } from '#src/adapters/hcaptcha.ts';
import { standIn } from '#tests/support/standIn.ts';

const TOKEN = 'a token from the page';

const check = (verifyUrl: string, timeout = 2_000) =>
  hcaptcha({ siteKey: 'site-key', secret: 'the secret', verifyUrl, hostname: 'portal.example', timeout });

async function verdictOf(answer: RequestListener, timeout?: number): Promise<string> {
  await using service = await standIn(answer);
  return await check(service.url, timeout).verify(TOKEN);
}

const saying =
  (body: unknown, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

test('the token is asked about once, with the secret in the body and never in the address', async () => {
  const seen: unknown[] = [];
  await using service = await standIn(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push([request.method, request.url, request.headers['content-type'], Object.fromEntries(new URLSearchParams(body))]);
    saying({ success: true, hostname: 'portal.example' })(request, response);
  });

  expect(await check(`${service.url}/siteverify`).verify(TOKEN)).toBe('human');
  expect(seen).toEqual([
    [
      'POST',
      '/siteverify',
      'application/x-www-form-urlencoded;charset=UTF-8',
      { secret: 'the secret', response: TOKEN, sitekey: 'site-key' },
    ],
  ]);
});

test.each([
  ['passed here', { success: true, hostname: 'portal.example' }, 'human'],
  ['passed on another page', { success: true, hostname: 'elsewhere.example' }, 'bot'],
  ['passed nobody knows where', { success: true }, 'bot'],
  ['a wrong token', { success: false, 'error-codes': ['invalid-input-response'] }, 'bot'],
  ['a token that was used before', { success: false, 'error-codes': ['already-seen-response'] }, 'bot'],
  ['a token that ran out', { success: false, 'error-codes': ['expired-input-response'] }, 'bot'],
  ['our own secret is wrong', { success: false, 'error-codes': ['invalid-input-secret'] }, 'unavailable'],
  ['our own site key does not fit', { success: false, 'error-codes': ['sitekey-secret-mismatch'] }, 'unavailable'],
  ['not passed, and no reason', { success: false }, 'unavailable'],
  ['success as a word', { success: 'true', hostname: 'portal.example' }, 'unavailable'],
  ['no success at all', { hostname: 'portal.example' }, 'unavailable'],
  ['a list', [{ success: true, hostname: 'portal.example' }], 'unavailable'],
  ['null', 'null', 'unavailable'],
  ['nothing', '', 'unavailable'],
  ['a page', '<h1>success: true</h1>', 'unavailable'],
  ['half an answer', '{"success":true,"hostname":"portal.ex', 'unavailable'],
])('an answer that is %s', async (_, body, expected) => {
  expect(await verdictOf(saying(body))).toBe(expected);
});

test.each([500, 503, 429, 403, 404])('%s counts as no answer, whatever its body says', async (status) => {
  expect(await verdictOf(saying({ success: true, hostname: 'portal.example' }, status))).toBe('unavailable');
});

test('an answer of 20 kB is not read as one, even when it says yes', async () => {
  const long = { success: true, hostname: 'portal.example', padding: 'x'.repeat(20_000) };

  expect(await verdictOf(saying(long))).toBe('unavailable');
});

test('an answer just under 8 kB is read', async () => {
  const long = { success: true, hostname: 'portal.example', padding: 'x'.repeat(8_000) };

  expect(await verdictOf(saying(long))).toBe('human');
});

test('a redirect is not followed, so that the secret goes nowhere else', async () => {
  let visits = 0;
  await using elsewhere = await standIn((request, response) => {
    visits += 1;
    saying({ success: true, hostname: 'portal.example' })(request, response);
  });

  for (const status of [301, 302, 307, 308]) {
    expect(await verdictOf((_, response) => response.writeHead(status, { location: elsewhere.url }).end())).toBe('unavailable');
  }
  expect(visits).toBe(0);
});

test('a service that never answers is left after the time-out, while a more patient check still waits', async () => {
  await using service = await standIn(() => undefined);
  const over: string[] = [];
  const patient = check(service.url, 600_000)
    .verify(TOKEN)
    .then(() => over.push('patient'));

  expect(await check(service.url, 200).verify(TOKEN)).toBe('unavailable');
  expect(over).toEqual([]);

  await service[Symbol.asyncDispose]();
  await patient;
});

test('a service that stops in the middle of its answer, or never ends it, is left after the time-out', async () => {
  const halting: RequestListener = (_, response) => void response.writeHead(200).write('{"success":true,');
  const endless: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '.repeat(100)), 20);
    response.on('close', () => clearInterval(timer));
  };

  for (const answer of [halting, endless]) expect(await verdictOf(answer, 200)).toBe('unavailable');
});

test('a dead line and a closed port count as no answer', async () => {
  expect(await verdictOf((request) => request.socket.destroy())).toBe('unavailable');

  const service = await standIn(saying({ success: true }));
  await service[Symbol.asyncDispose]();
  expect(await check(service.url).verify(TOKEN)).toBe('unavailable');
});

test('no token and a token of absurd length are not asked about at all', async () => {
  let visits = 0;
  await using service = await standIn((request, response) => {
    visits += 1;
    saying({ success: true, hostname: 'portal.example' })(request, response);
  });

  expect(await check(service.url).verify('')).toBe('bot');
  expect(await check(service.url).verify('x'.repeat(4_097))).toBe('bot');
  expect(visits).toBe(0);
  expect(await check(service.url).verify('x'.repeat(4_096))).toBe('human');
});
