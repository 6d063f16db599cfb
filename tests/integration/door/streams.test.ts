import { get, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import type { AstroHandler } from '#src/door/doorOptions.ts';
import { STOPPING, stopDoor } from '#src/door/stopDoor.ts';
import { openTestDoor } from './openTestDoor.ts';

/** Writes as Astro does: a head, then parts as they come, until the reader goes. */
function streaming(type = 'text/event-stream') {
  const state: { isLeft: boolean; tell?: (text: string) => void } = { isLeft: false };
  const astro: AstroHandler = (_req, res) => {
    res.writeHead(200, { 'Content-Type': type, 'X-Powered-By': 'something', 'Cache-Control': 'public' });
    state.tell ??= (text) => void res.write(text);
    res.on('close', () => {
      state.isLeft = true;
    });
    res.write('data: first\n\n');
  };
  return { state, astro };
}

async function aStream(path: string, astro: AstroHandler, limits = {}) {
  const door = await openTestDoor({ astro, limits });
  onTestFinished(() => door.close());
  const asked = get({ port: door.port, path, headers: { host: door.host } });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => asked.on('response', resolve).on('error', reject));
  let text = '';
  let isOver = false;
  answer.on('data', (part) => {
    text += part;
  });
  answer.on('close', () => {
    isOver = true;
  });
  return { door, answer, text: () => text, isOver: () => isOver, leave: () => asked.destroy() };
}

test('a stream goes out part by part, with our headers and none of the page’s own', async () => {
  const { astro, state } = streaming();
  const stream = await aStream('/staff/live/', astro, { answerMs: 200 });
  await expect.poll(stream.text).toBe('data: first\n\n');
  // Longer than a page may take to answer: one that was asked for later has been given up.
  const held = await stream.door.get('/staff/queue/');
  state.tell?.('data: second\n\n');

  await expect.poll(stream.text).toBe('data: first\n\ndata: second\n\n');
  const { headers } = stream.answer;
  expect(headers['content-type']).toContain('text/event-stream');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['x-accel-buffering']).toBe('no');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(stream.door.events.map(({ name, fields }) => [name, fields['route'], fields['status']])).toEqual([
    ['request', '/staff/live/', 200],
    ['request', '/staff/queue/', 503],
  ]);
  expect(held.status).toBe(503);
});

test('whoever made a stream is told when its reader leaves', async () => {
  const { astro, state } = streaming();
  const stream = await aStream('/staff/live/', astro);
  await expect.poll(stream.text).not.toBe('');

  stream.leave();

  await expect.poll(() => state.isLeft).toBe(true);
});

test('an answer whose reader left before it began is not kept among the streams', async () => {
  const state = { isAsked: false, isBegun: false, wasEnded: false };
  const astro: AstroHandler = (_req, res) => {
    state.isAsked = true;
    res.once('close', () => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      Object.assign(res, { end: () => Object.assign(state, { wasEnded: true }) });
      state.isBegun = true;
    });
  };
  const door = await openTestDoor({ astro });
  onTestFinished(() => door.close());
  const asked = get({ port: door.port, path: '/staff/live/', headers: { host: door.host } }).on('error', () => undefined);
  await expect.poll(() => state.isAsked).toBe(true);
  asked.destroy();
  await expect.poll(() => state.isBegun).toBe(true);

  // What the door still keeps is ended when it stops.
  door.server.emit(STOPPING);

  expect(state.wasEnded).toBe(false);
});

test('a server that stops ends its streams at once, and does not wait for their readers', async () => {
  const { astro } = streaming();
  const stream = await aStream('/staff/live/', astro);
  await expect.poll(stream.text).not.toBe('');

  // Whoever waited for its reader would wait for an hour.
  await stopDoor(stream.door.server, HOUR);

  await expect.poll(stream.isOver).toBe(true);
});

test.each([
  ['any other page', '/staff/queue/', 'text/event-stream'],
  ['any other kind of answer', '/staff/live/', 'text/html'],
])('%s is held until it is whole: one that never ends is answered for', async (_, path, type) => {
  const { astro } = streaming(type);
  const stream = await aStream(path, astro, { answerMs: 200 });

  expect(stream.answer.statusCode).toBe(503);
});
