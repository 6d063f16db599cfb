import { type SQL, sql } from 'drizzle-orm';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import type { Database } from './client.ts';

/** The file is stuck: every later commit would fail, so the process has to end (threat-model H17, security/controls K3). */
export const STUCK = 'DATABASE_STUCK';

/**
 * Runs one call to the database. What it throws says what we were doing and SQLite's code, and nothing else: drizzle's
 * own errors hold every bound value (threat-model H15).
 */
export async function guarded<T>(what: string, work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw Object.assign(new Error(`database: ${what}`), { code: codeOf(error) });
  }
}

/** Runs statements as one atomic batch. The first has to be a write, so that the lock is taken before anything is read. */
export function batched<U extends BatchItem<'sqlite'>, T extends Readonly<[U, ...U[]]>>(
  db: Database,
  what: string,
  statements: T,
): Promise<BatchResponse<T>> {
  return guarded(what, () => db.batch(statements));
}

/**
 * A statement that stops its batch, and takes back what went before, unless a condition holds at that place of it. It writes
 * nothing: a null where none may stand is what stops it.
 */
export function mustHold(db: Database, condition: SQL) {
  return db.run(sql`INSERT INTO house (name, value) SELECT '@condition', NULL WHERE NOT (${condition})`);
}

/** Tells whether a batch was stopped by `mustHold`. */
export function isBroken(error: unknown): boolean {
  return databaseCode(error) === 'SQLITE_CONSTRAINT_NOTNULL';
}

/** The code of an error that `guarded` threw, or null for any other error. */
export function databaseCode(error: unknown): string | null {
  if (!(error instanceof Error) || !error.message.startsWith('database: ')) return null;
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Tells whether the server has to exit and start anew: the lock was held past the time-out, or a statement was left open. */
export function mustRestart(error: unknown): boolean {
  const code = databaseCode(error);
  return code === STUCK || (code?.startsWith('SQLITE_BUSY') ?? false);
}

function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return 'UNKNOWN';
  if (/SQL statements in progress|within a transaction/.test(error.message) && !('params' in error)) return STUCK;
  for (const key of ['extendedCode', 'code'] as const) {
    const code = (error as { [K in typeof key]?: unknown })[key];
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code)) return code;
  }
  return error.cause === undefined ? error.name : codeOf(error.cause, depth + 1);
}
