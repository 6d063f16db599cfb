import { readFile } from 'node:fs/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { assertPragmas, openDatabase } from '#db/client.ts';
import { databaseCode, guarded, mustRestart, STUCK } from '#db/guard.ts';
import { staff } from '#db/schema.ts';
import { freshDatabase } from '#tests/support/freshDatabase.ts';
import { PEOPLE } from '#tests/support/people.ts';

async function fresh() {
  const database = await freshDatabase();
  onTestFinished(() => database.remove());
  return database;
}

test('every pooled connection holds every PRAGMA', async () => {
  const { client } = await fresh();

  const select = 'SELECT (SELECT * FROM pragma_synchronous) AS s, (SELECT * FROM pragma_secure_delete) AS d';
  const answers = await Promise.all([1, 2, 3, 4].map(() => client.execute(select)));

  expect(answers.map(({ rows }) => [rows[0]?.[0], rows[0]?.[1]])).toEqual(Array(4).fill([2, 1]));
  await expect(assertPragmas(client)).resolves.toBeUndefined();
});

test('one connection without its PRAGMAs is noticed', async () => {
  const { url } = await fresh();
  const bare = createClient({ url, concurrency: 4, timeout: 5000 });
  onTestFinished(() => bare.close());
  const all = 'PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON;';

  await Promise.all([1, 2, 3, 4].map(() => bare.executeMultiple(all)));
  await expect(assertPragmas(bare)).resolves.toBeUndefined();
  await bare.execute('PRAGMA secure_delete=OFF');

  await expect(assertPragmas(bare)).rejects.toThrow('secure_delete');
});

test('a foreign key holds, so nobody is attached to a site that is not there', async () => {
  const { db } = await fresh();

  const insert = guarded('adding staff', () =>
    db.insert(staff).values({ id: 'a', site: 'nowhere', role: 'intake', name: 'A', email: 'a@b.example' }),
  );

  await expect(insert).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
});

test('an error of the database says what we were doing and a code, and holds no value', async () => {
  const { db } = await fresh();
  const row = { id: 'a', site: null, role: 'bureau', name: PEOPLE.manager.name, email: PEOPLE.manager.email } as const;
  await db.insert(staff).values(row);

  const error: unknown = await guarded('adding staff', () => db.insert(staff).values(row)).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(Error);
  const { message, stack, cause, code } = error as Error & { code: string };
  expect([message, code, cause]).toEqual(['database: adding staff', 'SQLITE_CONSTRAINT_UNIQUE', undefined]);
  expect(`${message}${stack}${JSON.stringify(error)}`).not.toContain(PEOPLE.manager.name);
});

test('a file that stays locked is a reason to start anew, a broken constraint is none', async () => {
  const { url, db } = await fresh();
  const impatient = createClient({ url, timeout: 50 });
  const holder = createClient({ url });
  onTestFinished(() => {
    impatient.close();
    holder.close();
  });
  const held = await holder.transaction('write');

  const busy: unknown = await guarded('writing', () => impatient.execute('DELETE FROM house')).catch((thrown: unknown) => thrown);
  held.close();
  const constraint: unknown = await guarded('writing', () => db.run(sql`INSERT INTO audit (at) VALUES (1)`)).catch(
    (thrown: unknown) => thrown,
  );

  expect([databaseCode(busy), mustRestart(busy)]).toEqual(['SQLITE_BUSY', true]);
  expect(mustRestart(constraint)).toBe(false);
  const open = new Error('cannot commit transaction - SQL statements in progress');
  const stuck: unknown = await guarded('writing', () => Promise.reject(open)).catch((thrown: unknown) => thrown);
  expect([databaseCode(stuck), mustRestart(stuck)]).toEqual([STUCK, true]);
  expect(mustRestart(new Error('something else'))).toBe(false);
});

test('what was deleted is gone from the file after a checkpoint', async () => {
  const { db, client, file } = await fresh();
  await db.insert(staff).values({ id: 'a', site: null, role: 'bureau', name: 'Zanzibarquartz', email: 'z@b.example' });
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  expect((await readFile(file)).includes('Zanzibarquartz')).toBe(true);

  await db.delete(staff);
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');

  expect((await readFile(file)).includes('Zanzibarquartz')).toBe(false);
  expect((await readFile(`${file}-wal`)).length).toBe(0);
});

test('a database whose connections cannot be prepared is not opened', async () => {
  await expect(openDatabase({ url: ':memory:' })).rejects.toThrow('journal_mode');
});
