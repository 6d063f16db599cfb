import { sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

test('the newest epoch is the current one, with its own holders', async () => {
  await addSite(ports);
  expect(await ports.keys.current(SITE)).toBeNull();
  const grant = (epoch: number, holder: string) => ({ site: SITE, epoch, holder, sealed: `${epoch} for ${holder}` });

  await ports.keys.addEpoch(
    { site: SITE, epoch: 1, recipient: 'age1' },
    [grant(1, 'ann'), grant(1, RECOVERY_HOLDER)],
    TEST_START,
    anAuditEntry(),
  );
  await ports.keys.addEpoch({ site: SITE, epoch: 2, recipient: 'age2' }, [grant(2, 'ann')], TEST_START, anAuditEntry());

  expect(await ports.keys.current(SITE)).toEqual({ site: SITE, epoch: 2, recipient: 'age2' });
  expect((await ports.keys.epochs(SITE)).map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(await ports.keys.holders(SITE, 1)).toEqual(['ann', RECOVERY_HOLDER]);
  expect(await ports.keys.grant(SITE, 2, 'ann')).toEqual(grant(2, 'ann'));
  expect(await ports.keys.grant(SITE, 2, RECOVERY_HOLDER)).toBeNull();
});

test('two rolls at once make one epoch, whole', async () => {
  await addSite(ports);
  const roll = (recipient: string) =>
    ports.keys.addEpoch(
      { site: SITE, epoch: 1, recipient },
      [{ site: SITE, epoch: 1, holder: 'ann', sealed: recipient }],
      TEST_START,
      anAuditEntry(),
    );

  const answers = await Promise.all([roll('a'), roll('b')]);

  expect(answers.toSorted()).toEqual(['added', 'already-there']);
  const key = await ports.keys.current(SITE);
  expect((await ports.keys.grant(SITE, 1, 'ann'))?.sealed).toBe(key?.recipient);
});

test('a removed holder has no grant in any epoch, and a new grant takes the place of an older one', async () => {
  await addSite(ports);
  const grants = [1, 2].map((epoch) => ({ site: SITE, epoch, holder: 'ann', sealed: 'old' }));
  await ports.keys.addGrants(grants, anAuditEntry());
  await ports.keys.addGrants([{ site: SITE, epoch: 1, holder: 'ann', sealed: 'new' }], anAuditEntry());
  expect((await ports.keys.grant(SITE, 1, 'ann'))?.sealed).toBe('new');

  await ports.keys.removeGrants(SITE, 'ann', anAuditEntry());

  expect([await ports.keys.holders(SITE, 1), await ports.keys.holders(SITE, 2)]).toEqual([[], []]);
});

test('a new recovery sheet has not been confirmed yet', async () => {
  await addSite(ports);
  const first = { site: SITE, recipient: 'age1', madeAt: TEST_START };
  await ports.keys.setRecoverySheet(first, [], [anAuditEntry()]);
  expect(await ports.keys.confirmRecoverySheet(first, '2026-03-02', anAuditEntry())).toBe(true);
  expect(await ports.keys.recoverySheet(SITE)).toEqual({ recipient: 'age1', madeAt: TEST_START, confirmedOn: '2026-03-02' });

  await ports.keys.setRecoverySheet({ ...first, recipient: 'age2', madeAt: TEST_START + 1 }, [], [anAuditEntry()]);

  expect(await ports.keys.recoverySheet(SITE)).toEqual({ recipient: 'age2', madeAt: TEST_START + 1, confirmedOn: null });
  expect(await ports.keys.recoverySheet('south-lead')).toBeNull();
});

test('a sheet that was replaced can be confirmed no more, and nothing says so', async () => {
  await addSite(ports);
  await ports.keys.setRecoverySheet({ site: SITE, recipient: 'age1', madeAt: TEST_START }, [], []);
  await ports.keys.setRecoverySheet({ site: SITE, recipient: 'age2', madeAt: TEST_START }, [], []);
  const confirmed = anAuditEntry({ act: 'recovery-sheet', object: 'the-old-sheet' });

  expect(await ports.keys.confirmRecoverySheet({ site: SITE, recipient: 'age1' }, '2026-03-02', confirmed)).toBe(false);

  expect(await ports.keys.recoverySheet(SITE)).toMatchObject({ recipient: 'age2', confirmedOn: null });
  expect(await ports.audit.ofObject('the-old-sheet')).toEqual([]);
});

test('a new sheet and what it opens come together or not at all', async () => {
  await addSite(ports);
  const paper = (sealed: string) => ({ site: SITE, epoch: 1, holder: RECOVERY_HOLDER, sealed });
  const sheet = { site: SITE, recipient: 'age1', madeAt: TEST_START };
  await ports.keys.setRecoverySheet(sheet, [paper('to age1')], [anAuditEntry()]);
  await ports.keys.confirmRecoverySheet(sheet, '2026-03-02', anAuditEntry());
  await ports.db.run(sql`CREATE TRIGGER broken BEFORE UPDATE ON recovery_sheets BEGIN SELECT RAISE(ABORT, 'no'); END`);

  const replaced = ports.keys.setRecoverySheet({ ...sheet, recipient: 'age2' }, [paper('to age2')], [anAuditEntry()]);

  await expect(replaced).rejects.toThrow();
  expect((await ports.keys.grant(SITE, 1, RECOVERY_HOLDER))?.sealed).toBe('to age1');
  expect(await ports.keys.recoverySheet(SITE)).toMatchObject({ recipient: 'age1', confirmedOn: '2026-03-02' });
});

test('what was sealed, stored and read back opens for the worker who holds a grant, and for nobody else', async () => {
  const desk = await aDesk(ports);
  const stranger = await addWorker(ports, { site: SITE });
  const { row } = await addReferral(ports);
  const sealed = await ports.referrals.sealedPart(SITE, row.id, 'details');
  const grant = await ports.keys.grant(SITE, row.epoch, desk.intake.record.id);
  if (!sealed || !grant) throw new Error('nothing was stored');

  const opened = await ports.vault.openGrant(desk.intake.key, grant);
  if (opened.kind !== 'opened') throw new Error('the grant did not open');
  const details = await ports.vault.openDetails(opened.value, row.id, sealed);

  expect(details).toMatchObject({ kind: 'opened', value: { happening: someAnswers().happening } });
  expect(await ports.vault.openGrant(stranger.key, grant)).toEqual({ kind: 'cannot-be-opened' });
});
