import { createServer, type IncomingMessage } from 'node:http';
import type { InStatement } from '@libsql/client';
import { openDatabase } from '#db/client.ts';
import { firstOrder } from './firstOrder.ts';

/**
 * The least that keeps a post for good: node:http and @libsql/client with our PRAGMAs, the body as it came and a line of
 * an outbox, 303 after the commit. It checks, screens and seals nothing.
 */
interface Order {
  readonly database: string;
  /** One commit for all posts that came while the last commit ran. */
  readonly isGrouped: boolean;
}

const { database, isGrouped } = await firstOrder<Order>();
const { client } = await openDatabase({ url: `file:${database}` });
await client.executeMultiple(
  'CREATE TABLE post (id INTEGER PRIMARY KEY, body TEXT); CREATE TABLE outbox (id INTEGER PRIMARY KEY, due INTEGER)',
);

let waiting: { body: string; kept: () => void }[] = [];
let isRunning = false;
const keep = isGrouped ? keepTogether : (body: string) => client.batch(rowsOf(body), 'write');
const server = createServer(async (req, res) => {
  await keep(await bodyOf(req));
  res.writeHead(303, { Location: '/received/', 'Content-Length': 0 });
  res.end();
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));

function rowsOf(body: string): InStatement[] {
  return [
    { sql: 'INSERT INTO post (body) VALUES (?)', args: [body] },
    { sql: 'INSERT INTO outbox (due) VALUES (?)', args: [Date.now()] },
  ];
}

function keepTogether(body: string): Promise<void> {
  return new Promise((kept) => {
    waiting.push({ body, kept });
    if (!isRunning) void commitWaiting();
  });
}

async function commitWaiting(): Promise<void> {
  isRunning = true;
  // The posts that arrived together are read in this turn of the loop; they share the commit.
  await new Promise((resolve) => setImmediate(resolve));
  while (waiting.length > 0) {
    const these = waiting;
    waiting = [];
    await client.batch(
      these.flatMap(({ body }) => rowsOf(body)),
      'write',
    );
    for (const { kept } of these) kept();
  }
  isRunning = false;
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
