import { createClient } from '@libsql/client';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import type { BackupStore } from '#src/ports/records.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { house, keyGrants, staff } from './schema.ts';

/**
 * What opens a sealed text or a session, and what belongs to the server that ran: none of it is in a copy of the data. Passkeys stay,
 * since they open nothing by themselves, and only their public half is here.
 */
const TAKE_OUT = `
  UPDATE staff SET wrapped_key = NULL;
  DELETE FROM key_grants;
  DELETE FROM sessions;
  DELETE FROM sign_in_codes;
  DELETE FROM passkey_challenges;
  DELETE FROM deliveries WHERE kind = 'sign-in-code';
  UPDATE deliveries SET secret = NULL;
  DELETE FROM house WHERE name = 'server';`;

/** The database as a whole: copied for a backup, and made whole again from one. */
export function backupStore(db: Database): BackupStore {
  return {
    async copyInto(file) {
      await guarded('copying the database', () => db.run(sql`VACUUM INTO ${file}`));
      return withoutKeys(file);
    },
    async isSound() {
      const rows = await guarded('checking the file', () => db.values<[string]>(sql`PRAGMA integrity_check`));
      return rows.length === 1 && rows[0]?.[0] === 'ok';
    },
    async mode() {
      const [row] = await guarded('reading the mode', () => db.select({ mode: house.value }).from(house).where(eq(house.name, 'mode')));
      return row?.mode ?? null;
    },
    async joinKeys({ staff: people, grants }) {
      for (const { id, wrapped } of people) {
        await guarded('putting back a key', () =>
          db
            .update(staff)
            .set({ wrappedKey: wrapped })
            // Whoever had left by the time of the data, or has another key there, does not come back by way of the keys.
            .where(and(eq(staff.id, id), sql`${staff.status} <> 'left'`, isNotNull(staff.recipient))),
        );
      }
      for (const grant of grants) {
        await batched(db, 'putting back a grant', [
          db.run(sql`INSERT INTO ${keyGrants} (site, epoch, holder, sealed)
            SELECT ${grant.site}, ${grant.epoch}, ${grant.holder}, ${grant.sealed}
            WHERE EXISTS (SELECT 1 FROM site_keys WHERE site = ${grant.site} AND epoch = ${grant.epoch})
              AND (${grant.holder} = 'recovery' OR EXISTS (SELECT 1 FROM staff WHERE id = ${grant.holder} AND status <> 'left'))
            ON CONFLICT DO NOTHING`),
        ]);
      }
    },
  };
}

/** Takes the keys out of a copy and answers them. The file is written anew afterwards, so that no page holds them any more. */
async function withoutKeys(file: string) {
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  try {
    const copy = drizzle(client);
    const people = await guarded('reading the keys of a copy', () =>
      copy.select({ id: staff.id, wrapped: staff.wrappedKey }).from(staff).where(isNotNull(staff.wrappedKey)),
    );
    const grants = await guarded('reading the grants of a copy', () => copy.select().from(keyGrants));
    await guarded('taking the keys out of a copy', () => client.executeMultiple(`PRAGMA secure_delete=ON; ${TAKE_OUT} VACUUM;`));
    return { staff: people.map(({ id, wrapped }) => ({ id, wrapped: wrapped ?? '' })), grants };
  } finally {
    client.close();
  }
}
