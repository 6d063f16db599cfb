import type { Client } from '@libsql/client';
import { openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { ageVault } from '#src/adapters/ageVault.ts';
import { randomIds } from '#src/adapters/randomIds.ts';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import { partsOf } from '#src/domain/referral.ts';
import type { SiteKey } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { someAnswers } from '#tests/support/aReferral.ts';
import { manySites } from '#tests/support/manySites.ts';

const SITE = 'demo-north-lead';
export const SITES = 1_000;
export const A_SITE = 1_000;
/** About the length of a sealed summary. */
const SEALED_BYTES = 900;
const MINUTE = 60_000;

/**
 * Fills a stopped server's database: a thousand referrals for each of a thousand sites, three hundred of them open (threat-model §6.4: more means
 * that triage has failed), and the demonstration's desk one of them. Everything
 * sealed is random bytes, but for the summaries that the first and the last page of that desk open; those are sealed to its real key.
 */
export async function fillQueues(file: string): Promise<void> {
  const database = await openDatabase({ url: `file:${file}` });
  const stores = openStores(database);
  await stores.sites.addMissing(manySites(SITES - 1));
  const { client } = database;
  await client.execute('DELETE FROM referrals');
  await client.executeMultiple('PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF; PRAGMA cache_size=-400000;');
  await fill(client);
  const key = await stores.keys.current(SITE);
  if (key === null) throw new Error('the demonstration has no key');
  await sealShown(client, key);
  await client.execute('ANALYZE');
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Rows in the order of their keys, so that a million of them are written in seconds. */
async function fill(client: Client): Promise<void> {
  const first = Date.now() - 40 * 24 * 60 * MINUTE;
  await client.execute({
    sql: `INSERT INTO referrals (id, site, epoch, day, state, assignee, due_at, delete_on, version, rehearsal)
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${SITES * A_SITE - 1}),
        s(slug, place) AS (SELECT slug, row_number() OVER (ORDER BY slug) - 1 FROM sites
          WHERE slug = '${SITE}' OR slug LIKE 'invented-%' ORDER BY slug LIMIT ${SITES})
      SELECT lower(hex(randomblob(13))), s.slug, 1, date('now', '-40 days'),
        CASE (n.i / ${SITES}) % 10 WHEN 0 THEN 'new' WHEN 1 THEN 'waiting' WHEN 2 THEN 'outreach' ELSE 'closed' END,
        NULL, :first + n.i * 3, date('now', '+50 days'), 1, 0
      FROM n JOIN s ON s.place = n.i % ${SITES}`,
    args: { first },
  });
  await client.execute(`INSERT INTO referral_parts (referral_id, kind, key, sealed)
    SELECT id, 'summary', 'summary', randomblob(${SEALED_BYTES}) FROM referrals ORDER BY id`);
}

async function sealShown(client: Client, key: SiteKey): Promise<void> {
  const vault = ageVault();
  const { rows } = await client.execute({ sql: 'SELECT id FROM referrals WHERE site = ? ORDER BY due_at, id', args: [SITE] });
  for (const { id } of [...rows.slice(0, ROWS_A_PAGE), ...rows.slice(-ROWS_A_PAGE)]) {
    const sealed = await sealedSummary(vault, key, String(id));
    await client.execute({ sql: 'UPDATE referral_parts SET sealed = ? WHERE referral_id = ?', args: [sealed, String(id)] });
  }
}

async function sealedSummary(vault: Ports['vault'], key: SiteKey, id: string): Promise<string> {
  const facts = { receivedAt: Date.now(), chosenBy: 'zip:98104', heldFor: [], receiptIndex: randomIds.next() };
  return (await vault.sealReferral(key, id, partsOf(someAnswers(), facts))).summary;
}
