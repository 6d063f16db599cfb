import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { readPage } from './support/page.ts';
import { launchPortal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { postOf, type Visited, visitor } from './support/visitor.ts';

/** A post whose body arrives in two halves: the first when the server has said that it reads on, the second when the test says so. */
function slowPost(url: string, { action, body }: { action: string; body: URLSearchParams }) {
  const bytes = Buffer.from(body.toString());
  const headers = {
    origin: url,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': bytes.length,
    expect: '100-continue',
  };
  const sending = request(new URL(action, url), { method: 'POST', headers });
  const answer = new Promise<Pick<Visited, 'status' | 'page'>>((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', async (response) => {
      let html = '';
      for await (const chunk of response) html += chunk;
      resolve({ status: response.statusCode ?? 0, page: readPage(html) });
    });
  });
  const half = Math.floor(bytes.length / 2);
  const underWay = new Promise<void>((resolve) => sending.on('continue', () => sending.write(bytes.subarray(0, half), () => resolve())));
  sending.flushHeaders();
  return { answer, underWay, finish: () => sending.end(bytes.subarray(half)) };
}

test('asked to stop in the middle of a Send, the server takes the message, answers its receipt and ends well', async () => {
  await using home = await portalHome();
  const portal = await home.start();
  const me = visitor(portal, { keepsCookies: false });
  const post = slowPost(portal.url, postOf(await upToSend(me), 'send'));
  await post.underWay;

  portal.signalStop();
  await expect.poll(() => takesConnections(portal.port)).toBe(false);
  post.finish();

  const answer = await post.answer;
  expect(answer.status).toBe(200);
  expect(receiptOn(answer as Visited)).toHaveLength(16);
  expect(await portal.exited()).toBe(0);
  expect(portal.output()).toContain('"event":"stopped"');
  expect(await storedIn(home)).toMatchObject({ referrals: 1, receipts: 1 });
});

test('a second server on the same database says why it does not start, and the first one goes on', async () => {
  await using home = await portalHome();
  const first = await home.start();
  await using second = await launchPortal({ DATA_DIR: home.data });

  expect(await second.exited()).toBe(1);
  expect(second.output()).toContain('another server holds this database');
  expect(second.output()).not.toMatch(/\n\s+at /);
  const me = visitor(first, { keepsCookies: false });
  expect(receiptOn(await me.press(await upToSend(me), 'send'))).toHaveLength(16);
});

test('a server that was stopped leaves nothing that would keep the next one waiting', async () => {
  await using home = await portalHome();
  const portal = await home.start();
  expect(await leases(home)).toBe(1);

  expect(await portal.stop()).toBe(0);
  expect(await leases(home)).toBe(0);
});

/** Whether anybody listens; nothing is asked. */
function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function leases({ database }: PortalHome): Promise<number> {
  const { client, close } = await openDatabase({ url: `file:${database}` });
  const { rows } = await client.execute("SELECT count(*) AS n FROM house WHERE name = 'server'");
  close();
  return Number(rows[0]?.['n']);
}
