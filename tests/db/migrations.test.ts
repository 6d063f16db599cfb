import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import * as schema from '#db/schema.ts';

async function emptyFile() {
  const folder = await mkdtemp(path.join(tmpdir(), 'lead-portal-'));
  const url = `file:${path.join(folder, 'portal.db')}`;
  onTestFinished(() => rm(folder, { recursive: true }));
  return url;
}

async function ask(url: string, sql: string): Promise<string[][]> {
  const client = createClient({ url });
  try {
    const { rows, columns } = await client.execute(sql);
    return rows.map((row) => columns.map((column) => String(row[column])));
  } finally {
    client.close();
  }
}

test('from an empty file the migrations make every table and column of the schema', async () => {
  const url = await emptyFile();

  await migrateDatabase(url);

  for (const table of Object.values(schema)) {
    const { name, columns } = getTableConfig(table);
    const stored = await ask(url, `SELECT name, "notnull" FROM pragma_table_info('${name}') ORDER BY name`);
    const known = columns.map((column) => [column.name, String(Number(column.notNull))]);
    expect(stored, name).toEqual(known.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  }
  const triggers = await ask(url, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
  expect(triggers.flat()).toEqual([
    ...['audit_refuses_delete', 'audit_refuses_replace', 'audit_refuses_update'],
    ...['sites_deleted', 'sites_inserted', 'sites_updated'],
  ]);
});

test('the order in which rows lie ties no receipt to its referral', async () => {
  const url = await emptyFile();
  await migrateDatabase(url);
  const made = await ask(url, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%) WITHOUT ROWID' ORDER BY name");
  expect(made.flat()).toEqual(['receipts', 'referrals']);

  await ask(url, "INSERT INTO sites (slug, state, listing) VALUES ('north-lead', 'WA', '{}')");
  // As messages come in: each with a random index and a random id.
  const pairs = [
    ['q', 'b'],
    ['a', 'z'],
    ['m', 'k'],
    ['z', 'a'],
    ['c', 'q'],
  ];
  for (const [index, id] of pairs) {
    await ask(url, `INSERT INTO receipts (code_index, site, received_on, due_at, delete_on) VALUES ('${index}', 'x', 'x', 0, 'x')`);
    await ask(
      url,
      `INSERT INTO referrals (id, site, epoch, day, state, due_at, delete_on) VALUES ('${id}', 'north-lead', 1, 'x', 'new', 0, 'x')`,
    );
  }
  expect((await ask(url, 'SELECT code_index FROM receipts NOT INDEXED')).flat()).toEqual(['a', 'c', 'm', 'q', 'z']);
  expect((await ask(url, 'SELECT id FROM referrals NOT INDEXED')).flat()).toEqual(['a', 'b', 'k', 'q', 'z']);
  for (const table of ['receipts', 'referrals']) {
    await expect(ask(url, `SELECT rowid FROM ${table}`)).rejects.toThrow('no such column: rowid');
  }
});

test('a second migration changes nothing', async () => {
  const url = await emptyFile();
  const state = () => ask(url, 'SELECT type, name, sql FROM sqlite_schema UNION ALL SELECT hash, created_at, 0 FROM __drizzle_migrations');
  await migrateDatabase(url);
  const before = await state();

  await migrateDatabase(url);

  expect(await state()).toEqual(before);
});

test('a database of a newer version is left alone', async () => {
  const url = await emptyFile();
  await migrateDatabase(url);
  await ask(url, "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");

  await expect(migrateDatabase(url)).rejects.toThrow('newer version');
});
