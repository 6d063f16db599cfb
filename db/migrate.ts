import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Database, type DatabaseAddress, openDatabase } from './client.ts';
import { guarded } from './guard.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings a database to this version's schema; refuses one that a newer version has already changed (security/controls K6). */
export async function migrateDatabase(address: string | DatabaseAddress): Promise<void> {
  const open = await openDatabase(typeof address === 'string' ? { url: address } : address);
  try {
    await refuseNewer(open.db);
    await guarded('migrating', () => migrate(open.db, { migrationsFolder }));
  } finally {
    open.close();
  }
}

async function refuseNewer(db: Database): Promise<void> {
  const ours = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  const tables = await guarded('reading the schema', () =>
    db.values<[string]>(sql`SELECT name FROM sqlite_schema WHERE name = '__drizzle_migrations'`),
  );
  if (tables.length === 0) return;
  const [row] = await guarded('reading the migrations', () =>
    db.values<[number | null]>(sql`SELECT max(created_at) FROM __drizzle_migrations`),
  );
  if (Number(row?.[0] ?? 0) > ours) throw new Error('database: made by a newer version of the portal; this one leaves it alone');
}

if (import.meta.main) {
  // biome-ignore lint/style/noProcessEnv: run by hand and by npm scripts, before any configuration is read.
  const { DATABASE_URL, DATABASE_AUTH_TOKEN, DATA_DIR } = process.env;
  const url = process.argv[2] ?? (DATABASE_URL || `file:${DATA_DIR || '.data'}/portal.db`);
  await migrateDatabase({ url, authToken: DATABASE_AUTH_TOKEN || undefined });
  console.log('The database is up to date.');
}
