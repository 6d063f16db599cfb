import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addReferral } from '#tests/support/aReferral.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { aTeam, SLUG } from './aTeam.ts';

const SECRET = 'a secret for tests only, nowhere else';
const PIN = '730518';

test('with every grant deleted messages are still sealed and stored', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  await ports.db.run(sql`DELETE FROM key_grants`);
  await ports.db.run(sql`UPDATE staff SET wrapped_key = NULL, recipient = NULL`);

  const { row } = await addReferral(ports, { site: SLUG });

  expect(await ports.referrals.byId(SLUG, row.id)).toMatchObject({ id: row.id, epoch: 1 });
  expect(await ports.referrals.sealedPart(SLUG, row.id, 'details')).not.toBeNull();
});

test('the whole database with the server secret, but without cookie, passphrase or sheet, opens nothing', async () => {
  await using ports = await testPorts({ secret: SECRET });
  const { manager } = await aTeam(ports);
  const { row, sealed } = await addReferral(ports, { site: SLUG });
  const cookie = ports.ids.secret();
  const now = ports.clock.now();
  const session = { id: ports.signer.hash('session', cookie), staffId: manager.staff.id, startedAt: now, seenAt: now };
  const unlockedKey = ports.vault.wrapForSession(manager.key, cookie);
  // What a session keeps for a passkey and a PIN; the server's own layer around them is off already, as its secret is known.
  const parkedKey = ports.vault.wrapForSession(manager.key, cookie, 'park');
  const pinKey = await ports.vault.wrapForPin(manager.key, cookie, PIN);
  await ports.staff.addSession({ ...session, unlockedKey, parkedKey, pinKey, pinTriesLeft: 5 }, 5);
  const wrappedKey = (await ports.staff.byId(manager.staff.id))?.wrappedKey;
  const grant = await ports.keys.grant(SLUG, 1, manager.staff.id);
  if (!grant || !wrappedKey) throw new Error('the manager holds no key');

  const tries: Readonly<Record<string, (text: string) => Promise<boolean>>> = {
    part: async (text) => isOpened(await ports.vault.openSummary({ site: SLUG, epoch: 1, identity: text }, row.id, sealed.summary)),
    grant: async (text) => isOpened(await ports.vault.openGrant({ identity: text }, grant)),
    session: async (text) => ports.vault.unwrapFromSession(unlockedKey, text) !== null,
    parked: async (text) => ports.vault.unwrapFromSession(parkedKey, text, 'park') !== null,
    pin: async (text) => isOpened(await ports.vault.unwrapFromPin(pinKey, text, PIN)),
    wrap: async (text) => isOpened(await ports.vault.unwrapStaffKey(wrappedKey, text)),
  };
  const found = [SECRET, ...(await everyText(ports))];
  const opened: string[] = [];
  for (const [name, opens] of Object.entries(tries)) {
    for (const text of found) if (await opens(text)) opened.push(name);
  }
  expect(found).toContain(unlockedKey);
  expect(opened).toEqual([]);

  // The tool itself works: with the one thing that is not in the database everything opens.
  expect(ports.vault.unwrapFromSession(unlockedKey, cookie)).toEqual(manager.key);
  expect(ports.vault.unwrapFromSession(parkedKey, cookie, 'park')).toEqual(manager.key);
  expect(await ports.vault.unwrapFromPin(pinKey, cookie, PIN)).toEqual({ kind: 'opened', key: manager.key });
});

test('no private key stands in the database', async () => {
  await using ports = await testPorts();
  const { manager, colleague, paper } = await aTeam(ports);
  const all = (await everyText(ports)).join('\n');

  expect(all).toContain('age1');
  expect(all).not.toContain('AGE-SECRET-KEY');
  for (const secret of [manager.key.identity, colleague.key.identity, paper]) expect(all).not.toContain(secret.slice(20, 40));
});

function isOpened({ kind }: { readonly kind: string }): boolean {
  return kind === 'opened';
}

async function everyText(ports: Awaited<ReturnType<typeof testPorts>>): Promise<string[]> {
  const tables = await ports.client.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const texts: string[] = [];
  for (const table of tables.rows) {
    const { rows } = await ports.client.execute(`SELECT * FROM "${table['name']}"`);
    texts.push(...rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string'));
  }
  return [...new Set(texts)];
}
