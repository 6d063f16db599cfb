import { sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { audit, auditChain } from '#db/schema.ts';
import { openStores } from '#db/stores.ts';
import { runCommand } from '#src/commands/runCommand.ts';
import { chainAudit } from '#src/features/audit/chainAudit.ts';
import { verifyAudit } from '#src/features/audit/verifyAudit.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const ROWS = 7;
const MONTH = 31 * 24 * 3_600_000;
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

const write = (many: number, at = Date.now()) =>
  Promise.all(
    Array.from({ length: many }, (_, n) => ports.audit.add(anAuditEntry({ at: at + n, site: 'north-lead', object: `item${n}` }))),
  );

async function aChain(): Promise<void> {
  for (let n = 0; n < ROWS; n += 1) await write(1, Date.now() + n);
  expect(await chainAudit(ports)).toBe(ROWS);
}

/** What somebody does who can write the file: the triggers are no hindrance to them. */
async function tamper(...statements: string[]): Promise<void> {
  for (const name of ['audit_refuses_update', 'audit_refuses_delete', 'audit_refuses_replace']) {
    await ports.client.execute(`DROP TRIGGER IF EXISTS ${name}`);
  }
  for (const statement of statements) await ports.client.execute(statement);
}

test('a chain that nobody touched is whole, and new rows are told as not chained yet', async () => {
  expect(await verifyAudit(ports)).toEqual({ kind: 'whole', rows: 0, cutBefore: null, unchained: 0, head: null });
  await aChain();
  const head = await ports.audit.chainHead();
  await write(2);

  expect(await verifyAudit(ports)).toEqual({ kind: 'whole', rows: ROWS, cutBefore: null, unchained: 2, head });
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  expect(await chainAudit(ports)).toBe(2);
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: ROWS + 2, unchained: 0 });
});

test.each([
  ['at', 'at = at + 1'],
  ['actor', "actor = 'x'"],
  ['site', "site = 'south-lead'"],
  ['site to none', 'site = NULL'],
  ['act', "act = 'move'"],
  ['object', "object = 'itemX'"],
  ['object to none', 'object = NULL'],
  ['result', "result = 'no'"],
])('a row whose %s was edited is named', async (_column, edit) => {
  await aChain();
  await tamper(`UPDATE audit SET ${edit} WHERE seq = 4`);

  expect(await verifyAudit(ports)).toEqual({ kind: 'broken', seq: 4, how: 'changed' });
});

test.each([
  ['the first row deleted', ['DELETE FROM audit WHERE seq = 1'], 1, 'missing'],
  ['a row deleted', ['DELETE FROM audit WHERE seq = 4'], 4, 'missing'],
  ['a row and its hash deleted', ['DELETE FROM audit WHERE seq = 4', 'DELETE FROM audit_chain WHERE seq = 4'], 4, 'missing'],
  ['the newest deleted', [`DELETE FROM audit WHERE seq = ${ROWS}`], ROWS, 'missing'],
  ['the newest and its hash', [`DELETE FROM audit WHERE seq = ${ROWS}`, `DELETE FROM audit_chain WHERE seq = ${ROWS}`], ROWS, 'missing'],
  ['all of them', ['DELETE FROM audit', 'DELETE FROM audit_chain'], 1, 'missing'],
  ['the first rows and their hashes', ['DELETE FROM audit WHERE seq < 4', 'DELETE FROM audit_chain WHERE seq < 3'], 1, 'missing'],
  ['a hash taken away', ['DELETE FROM audit_chain WHERE seq = 4'], 4, 'missing'],
  ['a hash edited', [`UPDATE audit_chain SET hash = '${'f'.repeat(64)}' WHERE seq = 4`], 4, 'changed'],
  ['a row put in before the first', ["INSERT INTO audit (seq, at, actor, act, result) VALUES (0, 1, 'x', 'note', 'ok')"], 0, 'added'],
  [
    'a row put in where one was',
    ['DELETE FROM audit WHERE seq = 4', "INSERT INTO audit (seq, at, actor, act, result) VALUES (4, 1, 'x', 'note', 'ok')"],
    4,
    'changed',
  ],
  [
    'two rows that changed places',
    ['UPDATE audit SET seq = 100 WHERE seq = 3', 'UPDATE audit SET seq = 3 WHERE seq = 5', 'UPDATE audit SET seq = 5 WHERE seq = 100'],
    3,
    'changed',
  ],
] as const)('%s: the place is named', async (_what, statements, seq, how) => {
  await aChain();
  await tamper(...statements);

  expect(await verifyAudit(ports)).toEqual({ kind: 'broken', seq, how });
});

test('a row taken out before it was chained is missed as well', async () => {
  await aChain();
  await write(3);
  await tamper(`DELETE FROM audit WHERE seq = ${ROWS + 2}`);

  expect(await verifyAudit(ports)).toEqual({ kind: 'broken', seq: ROWS + 2, how: 'missing' });
  await chainAudit(ports);
  expect(await verifyAudit(ports)).toEqual({ kind: 'broken', seq: ROWS + 2, how: 'missing' });
});

test('of several breaches the first is named', async () => {
  await aChain();
  await tamper('UPDATE audit SET actor = upper(actor) WHERE seq IN (3, 6)', 'DELETE FROM audit WHERE seq = 5');

  expect(await verifyAudit(ports)).toMatchObject({ kind: 'broken', seq: 3 });
});

test('two processes that chain at the same time make one chain', async () => {
  await write(300);
  const other = await openDatabase({ url: `file:${ports.file}` });
  onTestFinished(() => other.close());
  const second = openStores(other);

  const some = await Promise.all([chainAudit(ports), chainAudit(second), chainAudit(ports), chainAudit(second)]);
  await chainAudit(ports);

  expect(some.reduce((sum, n) => sum + n, 0)).toBe(300);
  expect(await ports.db.$count(auditChain)).toBe(300);
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: 300, unchained: 0 });
});

test('a run that is stopped goes on where it stood', async () => {
  await write(1200);
  const answers = [true, false];
  expect(await chainAudit(ports, () => answers.shift() ?? false)).toBe(500);
  expect(await verifyAudit(ports)).toMatchObject({ rows: 500, unchained: 700 });
  expect(await chainAudit(ports)).toBe(700);
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: 1200 });
});

test('rows that went after 24 months leave a chain that still verifies, twice over', async () => {
  for (const age of [27, 26, 25, 20, 10, 0]) await write(1, Date.now() - age * MONTH);
  await chainAudit(ports);

  await ports.erasures.eraseOldRecords(Date.now());

  expect((await ports.db.select({ seq: audit.seq }).from(audit)).map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect((await ports.db.select({ seq: auditChain.seq }).from(auditChain)).map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: 3, cutBefore: 4 });
  await tamper('UPDATE audit SET at = at - 10000000000 WHERE seq = 4');
  expect(await verifyAudit(ports)).toEqual({ kind: 'broken', seq: 4, how: 'changed' });
  await tamper('UPDATE audit SET at = at + 10000000000 WHERE seq = 4');
  await ports.db.run(sql`UPDATE audit SET at = ${Date.now() - 25 * MONTH} WHERE seq = 4`);
  await ports.erasures.eraseOldRecords(Date.now());
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: 2, cutBefore: 5 });
});

test('a row behind a younger one waits for it, so that the chain stays in one piece', async () => {
  for (const age of [26, 10, 26]) await write(1, Date.now() - age * MONTH);
  await chainAudit(ports);
  await ports.erasures.eraseOldRecords(Date.now());

  expect(await ports.db.$count(audit)).toBe(2);
  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: 2, cutBefore: 2 });
});

test('the purge does not cover up a row that somebody took out', async () => {
  for (const age of [27, 26, 25, 20, 10]) await write(1, Date.now() - age * MONTH);
  await chainAudit(ports);
  await tamper('DELETE FROM audit WHERE seq <= 4');
  await ports.erasures.eraseOldRecords(Date.now());

  expect(await verifyAudit(ports)).toMatchObject({ kind: 'broken', how: 'missing' });
});

test('what is not chained yet is not cut', async () => {
  await write(1, Date.now() - 26 * MONTH);
  await ports.erasures.eraseOldRecords(Date.now());

  expect(await ports.db.$count(audit)).toBe(1);
});

async function run(typed: string) {
  const said: string[] = [];
  const code = await runCommand(
    typed.split(' '),
    async () => ports,
    (line) => said.push(line),
  );
  return { code, said: said.join('\n') };
}

test('verify-audit tells an operator, and ends with 1 where a row is not as it was', async () => {
  await aChain();
  await write(1);
  const head = (await ports.audit.chainHead()) ?? '';
  const whole = await run('verify-audit');
  expect(whole.code).toBe(0);
  expect(whole.said).toContain('The chain is whole: 7 rows.');
  expect(whole.said).toContain('Not chained so far, and so not checked: 1 row.');
  expect(whole.said).toContain(head);
  expect(await run(`verify-audit-head ${head}`)).toEqual({ code: 0, said: 'It stands at row 7.' });
  expect(await run(`verify-audit-head ${'0'.repeat(64)}`)).toMatchObject({ code: 1 });
  expect(await run('verify-audit-head 12')).toMatchObject({ code: 1, said: expect.stringContaining('64 signs') });

  await tamper("UPDATE audit SET object = 'another' WHERE seq = 2");
  const broken = await run('verify-audit');
  expect(broken.code).toBe(1);
  expect(broken.said).toContain('Row 2 is not as it was written');
});

test('an audit that was written anew as a whole is whole, and only the mailed number tells', async () => {
  await aChain();
  const mailed = (await ports.audit.chainHead()) ?? '';
  await tamper("UPDATE audit SET actor = 'nobody' WHERE seq = 2", 'DELETE FROM audit_chain');
  await chainAudit(ports);

  expect(await verifyAudit(ports)).toMatchObject({ kind: 'whole', rows: ROWS });
  expect(await run(`verify-audit-head ${mailed}`)).toMatchObject({ code: 1 });
});

test('rows taken out at the front as if their day had come are told by the day of the first one left', async () => {
  await aChain();
  const mailed = (await ports.db.select().from(auditChain)).find(({ seq }) => seq === 3)?.hash ?? '';
  await tamper(
    'DELETE FROM audit WHERE seq <= 4',
    'DELETE FROM audit_chain WHERE seq < 4',
    "INSERT INTO house (name, value) VALUES ('audit-cut', '4')",
  );

  const [first] = await ports.db.select({ at: audit.at }).from(audit);
  const day = new Date(first?.at ?? 0).toISOString().slice(0, 10);
  expect((await run('verify-audit')).said).toContain(`The first row left is of ${day}. That is about 24 months ago`);
  expect(await run(`verify-audit-head ${mailed}`)).toMatchObject({ code: 1 });
});
