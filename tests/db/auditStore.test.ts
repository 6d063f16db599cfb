import { sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { guarded } from '#db/guard.ts';
import { audit } from '#db/schema.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

const MONTH = 31 * 24 * 3_600_000;
const BY_TRIGGER = { code: 'SQLITE_CONSTRAINT_TRIGGER' };

test('the audit of one thing is told in order', async () => {
  const entries = ['open-details', 'move', 'note'].map((act) => anAuditEntry({ act: act as 'note', site: 'north-lead', object: 'item' }));
  for (const entry of entries) await ports.audit.add(entry);
  await ports.audit.add(anAuditEntry({ site: 'south-lead', object: 'other' }));

  expect(await ports.audit.ofObject('item')).toEqual(entries);
});

test.each([
  ['changed', "UPDATE audit SET result = 'nothing'"],
  ['deleted', 'DELETE FROM audit'],
  ['replaced', "INSERT OR REPLACE INTO audit (seq, at, actor, act, result) VALUES (1, 1, 'x', 'x', 'x')"],
])('a row of the audit cannot be %s', async (_how, statement) => {
  await ports.audit.add(anAuditEntry({ at: Date.now(), object: 'item' }));
  const before = await ports.db.select().from(audit);

  await expect(guarded('tampering', () => ports.client.execute(statement))).rejects.toMatchObject(BY_TRIGGER);

  expect(await ports.db.select().from(audit)).toEqual(before);
});

test('rows go after 24 months, and a clock that runs ahead takes none that are younger', async () => {
  await ports.audit.add(anAuditEntry({ at: Date.now() - 25 * MONTH, object: 'old' }));
  await ports.audit.add(anAuditEntry({ at: Date.now() - 20 * MONTH, object: 'young' }));

  await ports.audit.chainNext(10);

  await ports.erasures.eraseOldRecords(Date.now() + 100 * MONTH);

  expect((await ports.db.select({ object: audit.object }).from(audit)).map(({ object }) => object)).toEqual(['young']);
});

test('an audit row that cannot be written takes the act with it', async () => {
  await ports.db.run(sql`CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`);

  const add = ports.staff.add({ id: 'ann', site: null, role: 'bureau', name: 'Ann', email: 'ann@x.example' }, anAuditEntry());

  await expect(add).rejects.toMatchObject(BY_TRIGGER);
  expect(await ports.staff.byId('ann')).toBeNull();
});
