import { appendFile, chmod, copyFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { audit, house, keyGrants, sessions, signInCodes } from '#db/schema.ts';
import { backup } from '#src/commands/backup.ts';
import { archiveName } from '#src/domain/archives.ts';
import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import { makeBackup } from '#src/features/backup/makeBackup.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { aBureauMessage } from '#tests/support/aBureau.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, aReferral, someAnswers } from '#tests/support/aReferral.ts';
import { aWithdrawal } from '#tests/support/aWithdrawal.ts';
import { TEST_START, type TestPorts } from '#tests/support/testPorts.ts';
import { unlocked } from '../queue/aSecondWorker.ts';
import { aFolder, aMachine, aNewMachine, bytesUnder, type Machine, opened, restoreOn } from './aRestore.ts';

const CANARY = 'kiwi-lantern-canary';
const AT = archiveName('data', TEST_START);
const KEYS_AT = archiveName('keys', TEST_START);
const force = { actor: 'operator', force: true } as const;

async function sealedTexts({ client }: TestPorts, where: string): Promise<string[]> {
  const { rows } = await client.execute(`SELECT sealed FROM referral_parts WHERE ${where}`);
  return rows.map(({ sealed }) => String(sealed));
}

/** Pieces of a sealed text, each whole on one page of a file. */
const piecesOf = (text: string) => text.match(/.{48}/g) ?? [];

/** Every table but those that are to name what was erased. */
async function rowsNaming({ client }: TestPorts, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit', 'erasures')");
  const found: string[] = [];
  for (const { name } of rows) {
    const all = await client.execute(`SELECT * FROM "${name}"`);
    for (const row of all.rows)
      if (Object.values(row).some((value) => ids.some((id) => String(value).includes(id)))) found.push(String(name));
  }
  return found;
}

async function fourItems(ports: Machine, desk: Desk) {
  const with_ = someAnswers({ happening: CANARY, name: CANARY });
  await addReferral(ports, { id: 'stays'.padEnd(26, 'a') }, someAnswers());
  const due = (await addReferral(ports, { id: 'due'.padEnd(26, 'b'), receiptIndex: 'receipt of one', deleteOn: '2026-03-20' }, with_)).row;
  const decided = (await addReferral(ports, { id: 'decided'.padEnd(26, 'c') }, with_)).row;
  const withdrawn = (await addReferral(ports, { id: 'withdrawn'.padEnd(26, 'd'), receiptIndex: 'receipt of another' }, with_)).row;
  return { due, decided, withdrawn, me: unlocked(desk.intake, desk.site.listing.slug) };
}

test('create, back up, erase, restore: not a byte of what was erased is anywhere, and the rest opens', async () => {
  const ports = await aMachine();
  const desk = await aDesk(ports);
  const { due, decided, withdrawn, me } = await fourItems(ports, desk);
  const message = aBureauMessage({ deleteOn: '2026-03-20' });
  await ports.bureauMessages.add(message);
  const backups = await aFolder();
  expect(await makeBackup(ports, backups)).toEqual({ kind: 'made', names: [AT, KEYS_AT], ended: [], keptOld: false });

  // After the backup: a sender takes one back, a worker decides on another, and days go by.
  const gone = [due.id, withdrawn.id, message.row.id];
  const sealed = [
    ...(await sealedTexts(ports, `referral_id IN ('${due.id}', '${withdrawn.id}')`)),
    ...(await sealedTexts(ports, `referral_id = '${decided.id}' AND kind = 'contact'`)),
    message.sealed.summary,
    message.sealed.details,
  ];
  const at = ports.clock.now();
  await ports.referrals.withdraw({ ...aWithdrawal(withdrawn.id, { receiptIndex: 'receipt of another' }), at, mark: at });
  await moveReferral(ports, me, decided.id, { move: 'take-up', reason: '', version: 1 });
  ports.clock.set(TEST_START + 25 * DAY_LONG);
  expect(await eraseDueReferrals(ports, force)).toMatchObject({ referrals: 2, contacts: 1, bureauMessages: 1 });

  const next = await aNewMachine(ports);
  const { ending, said } = await restoreOn(next, backups);
  expect(said).toContain('Restored: the database of 2026-03-02 18:00 UTC, with the keys of 1 person.');
  expect(ending).toBe('done');

  const restored = await next.open();
  expect(await rowsNaming(restored, gone)).toEqual([]);
  expect(await restored.client.execute(`SELECT kind FROM referral_parts WHERE referral_id = '${decided.id}'`)).toMatchObject({
    rows: [{ kind: 'details' }, { kind: 'summary' }],
  });
  const files = await bytesUnder(next.folder);
  expect(files.size).toBeGreaterThan(1);
  const held = (bytes: Buffer) => sealed.flatMap(piecesOf).some((piece) => bytes.includes(piece)) || bytes.includes(CANARY);
  for (const [file, bytes] of files) expect([file, held(bytes)]).toEqual([file, false]);

  // The next backup of what was restored has nothing of it either.
  const later = await aFolder();
  ports.clock.advance(HOUR);
  await makeBackup({ ...restored, clock: ports.clock }, later);
  for (const name of await readdir(later)) expect(held(await opened(join(later, name), ports.identity))).toBe(false);
  // The search itself finds what is there: the archive from before still has it.
  expect(held(await opened(join(backups, AT), ports.identity))).toBe(true);

  const details = await openReferral({ ...restored, clock: ports.clock }, me, 'stays'.padEnd(26, 'a'));
  expect(details).toMatchObject({ kind: 'opened', details: { happening: someAnswers().happening } });
});

test('counts survive, the audit tells of the restore and is whole, and nobody is signed in', async () => {
  const ports = await aMachine();
  await aDesk(ports);
  const { id } = (await addReferral(ports, { deleteOn: '2026-03-20' })).row;
  await ports.staff.addSession(
    { id: 'session', staffId: (await ports.staff.ofSite('north-lead'))[0]?.id ?? '', startedAt: 1, seenAt: 1, unlockedKey: 'x' },
    5,
  );
  const backups = await aFolder();
  await makeBackup(ports, backups);
  ports.clock.set(TEST_START + 25 * DAY_LONG);
  await eraseDueReferrals(ports, force);
  const next = await aNewMachine(ports);
  expect((await restoreOn(next, backups)).said).toContain('Erased again by the journal: 1 row.');

  const restored = await next.open();
  expect(await restored.totals.byYear([])).toMatchObject([{ year: 2026, received: 1 }]);
  expect(await restored.db.$count(sessions)).toBe(0);
  expect(await restored.db.select().from(audit).where(eq(audit.act, 'restore'))).toMatchObject([
    { actor: 'operator', result: 'erased 1', object: null },
  ]);
  expect(await restored.audit.walkChain()).toMatchObject({ kind: 'whole', unchained: 0 });
  expect(await restored.erasures.journalOf('2026-03')).toEqual([{ id, on: '2026-03-27', why: 'due' }]);
  expect(await restored.erasures.lastNow()).toBe(ports.clock.now());
  expect((await stat(next.file)).mode & 0o777).toBe(0o600);
});

test('what had its day while the portal was down goes before anybody can look', async () => {
  const ports = await aMachine();
  await aDesk(ports);
  await addReferral(ports, { deleteOn: '2026-03-20' });
  await eraseDueReferrals(ports, force);
  const backups = await aFolder();
  await makeBackup(ports, backups);
  ports.clock.set(TEST_START + 25 * DAY_LONG);
  const next = await aNewMachine(ports);

  expect((await restoreOn(next, backups, 'without-journal')).said).toContain('Past their day by now: 1 referral.');
});

/** A folder for plain copies that no test beside this one writes to. */
async function ownPlain(): Promise<string> {
  const folder = await aFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return folder;
}

test('the archives are sealed, for their owner alone, and nothing plain stays behind', async () => {
  const ports = await aMachine();
  const desk = await aDesk(ports);
  await addReferral(ports);
  const now = ports.clock.now();
  await ports.staff.addSignInCode(
    { browserHash: 'b', staffId: desk.intake.record.id, codeHash: 'code-hash-canary', expiresAt: now + HOUR },
    null,
  );
  const backups = join(await aFolder(), 'new');
  const plain = await ownPlain();
  await makeBackup(ports, backups);

  const names = await readdir(backups);
  expect(names.toSorted()).toEqual([AT, KEYS_AT]);
  for (const name of names) expect((await stat(join(backups, name))).mode & 0o777).toBe(0o600);
  for (const bytes of (await bytesUnder(backups)).values()) {
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(bytes.includes('SQLite format')).toBe(false);
  }
  expect(await readdir(plain)).toEqual([]);

  const data = await opened(join(backups, AT), ports.identity);
  const wrapped = (await ports.staff.byId(desk.intake.record.id))?.wrappedKey ?? 'none';
  const grant = (await ports.db.select().from(keyGrants))[0]?.sealed ?? 'none';
  expect(data.includes('SQLite format 3')).toBe(true);
  for (const secret of [...piecesOf(wrapped), ...piecesOf(grant), 'code-hash-canary']) expect(data.includes(secret)).toBe(false);
  expect(await ports.db.$count(signInCodes)).toBe(1);
  const keys = JSON.parse((await opened(join(backups, KEYS_AT), ports.identity)).toString());
  expect(keys).toMatchObject({ format: 1, mode: 'test', staff: [{ id: desk.intake.record.id, wrapped }], grants: [{ sealed: grant }] });
  expect(await ports.db.select().from(audit).where(eq(audit.act, 'backup'))).toHaveLength(1);
});

test('a backup that fails leaves neither a plain copy nor half an archive', async () => {
  const ports = await aMachine();
  const backups = await aFolder();
  await writeFile(join(backups, AT), 'a file of this name');
  const plain = await ownPlain();

  await expect(makeBackup(ports, backups)).rejects.toThrow(/very second/);

  expect(await readdir(backups)).toEqual([AT]);
  expect(await readdir(plain)).toEqual([]);
});

test('keys go after 7 days and data after 30, and no other file is touched', async () => {
  const ports = await aMachine();
  const backups = await aFolder();
  await writeFile(join(backups, 'portal.db'), 'of somebody else');
  await utimes(join(backups, 'portal.db'), 0, 0);
  const said: string[] = [];
  const run = () => backup.run(ports, { words: [backups], switches: new Set() }, (line) => said.push(line));
  await run();
  ports.clock.set(TEST_START + 8 * DAY_LONG);
  await ports.erasures.setLastNow(ports.clock.now());
  await run();
  expect((await readdir(backups)).filter((name) => name.includes('keys'))).toEqual([archiveName('keys', ports.clock.now())]);
  expect(await readdir(backups)).toContain(AT);
  ports.clock.set(TEST_START + 31 * DAY_LONG);
  await ports.erasures.setLastNow(ports.clock.now());
  await run();

  expect(await readdir(backups)).not.toContain(AT);
  expect(await readdir(backups)).toContain('portal.db');
  expect(said).toContain('Removed, since their days are over: 2 archives.');
});

test('by a clock that cannot be believed no archive is taken away', async () => {
  const ports = await aMachine();
  const backups = await aFolder();
  await ports.erasures.setLastNow(TEST_START);
  await makeBackup(ports, backups);
  ports.clock.set(TEST_START + 400 * DAY_LONG);

  expect(await makeBackup(ports, backups)).toMatchObject({ ended: [], keptOld: true });
  expect(await readdir(backups)).toHaveLength(4);
});

async function aBackup(asked: Parameters<typeof aMachine>[0] = {}) {
  const ports = await aMachine(asked);
  await aDesk(ports);
  await addReferral(ports, { deleteOn: '2026-03-02' });
  await eraseDueReferrals(ports, force);
  const backups = await aFolder();
  await makeBackup(ports, backups);
  return { ports, backups };
}

test('over a database that is there nothing is restored', async () => {
  const { ports, backups } = await aBackup();
  const next = await aNewMachine(ports);
  await writeFile(next.file, 'a database');

  expect(await restoreOn(next, backups)).toMatchObject({ ending: 'refused', said: expect.stringContaining('There is a database already') });
  expect((await bytesUnder(next.folder)).get(next.file)?.toString()).toBe('a database');
});

test.each([
  ['another key', async () => undefined, 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX'],
  ['no key', async () => undefined, ''],
  [
    'a flipped byte',
    async (backups: string) => {
      await chmod(join(backups, AT), 0o600);
      await appendFile(join(backups, AT), 'x');
    },
    undefined,
  ],
])('with %s nothing is restored, and nothing stays', async (_what, spoil, identity) => {
  const { ports, backups } = await aBackup();
  const next = await aNewMachine(ports, identity === undefined ? {} : { identity });
  await spoil(backups);

  expect(await restoreOn(next, backups)).toMatchObject({ ending: 'refused', said: expect.stringContaining('cannot be opened') });
  expect((await readdir(next.folder)).filter((name) => name.startsWith('portal.db'))).toEqual([]);
});

test('a folder without a pair of archives is told as such', async () => {
  const { ports, backups } = await aBackup();
  const half = await aFolder();
  await copyFile(join(backups, AT), join(half, AT));

  expect(await restoreOn(await aNewMachine(ports), half)).toMatchObject({
    ending: 'refused',
    said: expect.stringContaining('no pair of archives'),
  });
});

test('without the journal of erasures nothing is restored, unless an operator says so', async () => {
  const { ports, backups } = await aBackup();
  const next = await aNewMachine(ports, { hasJournal: false });

  expect(await restoreOn(next, backups)).toMatchObject({ ending: 'refused', said: expect.stringContaining('no journal') });
  expect(await readdir(next.folder)).toEqual([]);
  expect(await restoreOn(next, backups, 'without-journal')).toMatchObject({ ending: 'done' });
});

test.each([
  ['demo', 'production'],
  ['production', 'demo'],
] as const)('a backup made in %s mode is not restored in %s', async (made, asked) => {
  const { ports, backups } = await aBackup({ settings: { mode: made } });
  const next = await aNewMachine({ ...ports, settings: { ...ports.settings, mode: asked } });

  expect(await restoreOn(next, backups)).toMatchObject({ ending: 'refused', said: expect.stringContaining('another mode') });
  expect((await readdir(next.folder)).filter((name) => name.startsWith('portal.db'))).toEqual([]);
});

test('a step that fails on the way leaves no database behind', async () => {
  const { ports, backups } = await aBackup();
  const next = await aNewMachine(ports);
  const failing = {
    ...next.restoring,
    open: async () => ({ ...(await next.restoring.open()), audit: { ...ports.audit, add: () => Promise.reject(new Error('full')) } }),
  };

  await expect(restoreOn({ ...next, restoring: failing }, backups)).rejects.toThrow('full');
  expect((await readdir(next.folder)).filter((name) => name.startsWith('portal.db'))).toEqual([]);
});

test('whoever had left by the time of the data gets no key back', async () => {
  const { ports, backups } = await aBackup();
  const keys = JSON.parse((await opened(join(backups, KEYS_AT), ports.identity)).toString());
  await ports.db.run(sql`UPDATE staff SET status = 'left', wrapped_key = NULL`);
  await ports.db.delete(keyGrants);

  await ports.backup.joinKeys(keys);

  expect(await ports.db.$count(keyGrants)).toBe(0);
  expect((await ports.staff.byId(keys.staff[0].id))?.wrappedKey).toBeNull();
});

test.each([
  [{ backupRecipient: null }, 'no-recipient'],
  [{}, 'not-served'],
])('%j: no backup', async (asked, because) => {
  const ports = await aMachine();
  if (because === 'not-served') await ports.db.delete(house);
  const { archiveFolders } = await import('#src/adapters/archiveFolders.ts');
  const archives = 'backupRecipient' in asked ? archiveFolders({ recipient: null, isRemote: false }) : ports.archives;

  expect(await makeBackup({ ...ports, archives }, await aFolder())).toEqual({ kind: 'refused', because });
});

test('a claim that was erased after the backup does not come back', async () => {
  const ports = await aMachine();
  await aDesk(ports);
  const claim = {
    id: 'the-claim'.padEnd(26, 'x'),
    site: 'north-lead',
    day: '2026-03-02',
    state: 'asked',
    calledBy: null,
    calledOn: null,
    numberFoundAt: null,
    decidedBy: null,
    deleteOn: '2026-05-31',
    version: 1,
  } as const;
  await ports.claims.add({ row: claim, sealed: 'sealed', letters: [], audit: anAuditEntry({ act: 'claim' }) });
  const backups = await aFolder();
  await makeBackup(ports, backups);
  // Decided after the backup, and so gone before the day that the backup knows.
  await ports.claims.eraseDue('2026-06-01');
  await eraseDueReferrals(ports, force);

  const next = await aNewMachine(ports);
  expect((await restoreOn(next, backups)).said).toContain('Erased again by the journal: 1 row.');
  expect(await (await next.open()).claims.byId(claim.id)).toBeNull();
});

test('the journal outside holds every erasure, also one that a crash kept from being written, and each once', async () => {
  const ports = await aMachine();
  await aDesk(ports);
  for (const id of ['one', 'two', 'three']) await ports.referrals.add(aReferral({ id: id.padEnd(26, 'x'), deleteOn: '2026-03-02' }));
  await eraseDueReferrals(ports, force);
  expect(await ports.journal.read('2026-03')).toHaveLength(3);
  // The server died after the batch and before the file; the line that was being written is cut off.
  const file = join(ports.file, '..', 'journal', '2026-03.txt');
  await appendFile(file, 'half a li');
  await ports.db.run(sql`INSERT INTO erasures (referral_id, erased_on, why) VALUES ('lost', '2026-03-02', 'due')`);
  await eraseDueReferrals(ports, force);
  await eraseDueReferrals(ports, force);

  const kept = await ports.journal.read('2026-03');
  expect(kept.map(({ id }) => id).toSorted()).toEqual(['lost', ...['one', 'three', 'two'].map((id) => id.padEnd(26, 'x'))]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
