import { type Client, createClient } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql';

export type Database = LibSQLDatabase;

export interface OpenDatabase {
  readonly db: Database;
  readonly client: Client;
  close(): void;
}

export interface DatabaseAddress {
  readonly url: string;
  readonly authToken?: string | undefined;
}

const CONNECTIONS = 4;
const BUSY_TIMEOUT_MS = 5000;
/** What must hold on every connection of a local file (security/controls K1); synchronous 2 is FULL. */
const REQUIRED = {
  journal_mode: 'wal',
  synchronous: 2,
  secure_delete: 1,
  trusted_schema: 0,
  foreign_keys: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
} as const;
const SET_EACH = 'PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON;';

/** Opens a local file or a remote server; a local one is refused unless its PRAGMAs hold on every connection. */
export async function openDatabase({ url, authToken }: DatabaseAddress): Promise<OpenDatabase> {
  const client = createClient({
    url,
    concurrency: CONNECTIONS,
    timeout: BUSY_TIMEOUT_MS,
    ...(authToken === undefined ? {} : { authToken }),
  });
  try {
    if (isLocal(url)) await prepareConnections(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return { db: drizzle(client), client, close: () => client.close() };
}

/** Tells whether an address is a file on this machine. */
export function isLocal(url: string): boolean {
  return url.startsWith('file:') || url === ':memory:';
}

/** Throws, naming the PRAGMA, unless all of them hold on every connection of the pool. */
export async function assertPragmas(client: Client): Promise<void> {
  const names = Object.keys(REQUIRED) as (keyof typeof REQUIRED)[];
  const columns = names.map((name) => `(SELECT * FROM pragma_${name}) AS ${name}`);
  const answers = await onEachConnection(() => client.execute(`SELECT ${columns.join(', ')}`));
  for (const { rows } of answers) {
    const wrong = names.find((name) => rows[0]?.[name] !== REQUIRED[name]);
    if (wrong) throw new Error(`database: PRAGMA ${wrong} does not hold on every connection`);
  }
}

async function prepareConnections(client: Client): Promise<void> {
  await client.execute('PRAGMA journal_mode=WAL');
  await onEachConnection(() => client.executeMultiple(SET_EACH));
  await assertPragmas(client);
}

// The pool lends one connection to each call of the same tick, so as many calls as connections reach them all.
function onEachConnection<T>(call: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, call));
}
