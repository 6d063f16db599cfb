import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PortalHome, portalHome, seededHome } from './support/portalHome.ts';
import { receiptOn, storedIn, upToSend } from './support/referral.ts';
import { visitor } from './support/visitor.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOOSE = { LIMITS: 'loose' };
let seeded: PortalHome;
let identity: string;
let recipient: string;

beforeAll(async () => {
  seeded = await seededHome();
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});
afterAll(() => seeded[Symbol.asyncDispose]());

/** Runs a command of an operator as a process of its own. */
async function operator(
  home: PortalHome,
  typed: readonly string[],
  { stdin = '', env = {} }: { stdin?: string; env?: Record<string, string> } = {},
) {
  const own = { PATH: process.env['PATH'] ?? '', PORTAL_MODE: 'test', DATA_DIR: home.data, TMPDIR: join(home.folder, 'tmp') };
  const child = spawn(process.execPath, ['src/portal.ts', ...typed], { cwd: ROOT, env: { ...own, BACKUP_RECIPIENT: recipient, ...env } });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: out + error };
}

test('a message that is erased after the backup stays erased in the portal that is restored from it, which serves', async () => {
  await using home = await portalHome(seeded);
  const portal = await home.start(LOOSE);
  const me = visitor(portal, { keepsCookies: false });
  expect(receiptOn(await me.press(await upToSend(me), 'send'))).toHaveLength(16);
  expect(receiptOn(await me.press(await upToSend(me), 'send'))).toHaveLength(16);
  const backups = join(home.folder, 'backups');

  // Beside the running server.
  const made = await operator(home, ['backup', backups]);
  expect(made).toMatchObject({ code: 0, said: expect.stringMatching(/Written: portal-data-.*Z\.age\nWritten: portal-keys-.*Z\.age\n$/s) });
  expect(await readdir(join(home.folder, 'tmp'))).toEqual([]);
  for (const name of await readdir(backups)) expect((await stat(join(backups, name))).mode & 0o777).toBe(0o600);
  expect(made.said).not.toContain(identity);

  const client = createClient({ url: `file:${home.database}` });
  const { rows } = await client.execute("SELECT id FROM referrals WHERE delete_on > '2000-01-01' ORDER BY id LIMIT 1");
  const id = String(rows[0]?.['id']);
  await client.execute({ sql: "UPDATE referrals SET delete_on = '2001-01-01' WHERE id = ?", args: [id] });
  client.close();
  expect(await operator(home, ['erase-due'])).toMatchObject({ code: 0, said: expect.stringContaining('Erased 1 referral') });
  await portal.stop();

  await using next = await portalHome();
  await mkdir(next.data, { recursive: true });
  const blocked = await operator(home, ['restore', backups], { stdin: identity });
  expect(blocked).toMatchObject({ code: 1, said: expect.stringContaining('There is a database already') });
  const noJournal = await operator(next, ['restore', backups], { stdin: identity });
  expect(noJournal).toMatchObject({ code: 1, said: expect.stringContaining('no journal of erasures') });
  await cp(join(home.data, 'journal'), join(next.data, 'journal'), { recursive: true });
  const wrongKey = await operator(next, ['restore', backups], { stdin: await generateX25519Identity() });
  expect(wrongKey).toMatchObject({ code: 1, said: expect.stringContaining('cannot be opened') });
  expect((await readdir(next.data)).filter((name) => name.startsWith('portal.db'))).toEqual([]);

  const restored = await operator(next, ['restore', backups], { stdin: `# created: today\n# public key: ${recipient}\n${identity}\n` });
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Erased again by the journal: 1 row.') });
  expect(restored.said).not.toContain(identity);
  expect(await readdir(join(next.folder, 'tmp'))).toEqual([]);

  await next.start(LOOSE);
  expect(await storedIn(next)).toMatchObject({ referrals: 1, parts: 3, received: 2 });
  expect(await operator(next, ['verify-audit'])).toMatchObject({ code: 0, said: expect.stringContaining('The chain is whole') });
});

test('without somebody to seal it to no backup is made, and a key is never a word of the command', async () => {
  await using home = await portalHome(seeded);
  const backups = join(home.folder, 'backups');

  expect(await operator(home, ['backup', backups], { env: { BACKUP_RECIPIENT: '' } })).toMatchObject({
    code: 1,
    said: expect.stringContaining('BACKUP_RECIPIENT is not set'),
  });
  expect(await operator(home, ['restore', backups, identity])).toMatchObject({ code: 2 });
  expect(await operator(home, ['backup', backups], { env: { BACKUP_RECIPIENT: 'age1nothing' } })).toMatchObject({
    code: 1,
    said: expect.stringContaining('BACKUP_RECIPIENT'),
  });
  await rm(backups, { recursive: true, force: true });
});
