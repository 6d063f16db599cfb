import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import type { Intake } from '#src/domain/site.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import { keyHealth } from '#src/features/keys/keyHealth.ts';
import { openForm } from '#src/features/keys/openForm.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { suspendPerson } from '#src/features/people/suspendPerson.ts';
import type { Ports } from '#src/ports.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, SLUG, type Team } from './aTeam.ts';

function settled({ manager }: Team, different: Partial<Intake> = {}): Intake {
  const intake = anIntake({ backupContact: manager.staff.id });
  return { ...intake, hours: { ...intake.hours, holidays: ['2026-12-25'] }, ...different };
}

async function aReadyTeam(ports: Ports): Promise<Team> {
  const team = await aTeam(ports);
  await confirmSheet(ports, team.manager.staff, team.paper, team.made.proof);
  await rehearsed(ports);
  return team;
}

/** A rehearsal in which everything came through, or not. */
async function rehearsed(ports: Ports, isGreen = true): Promise<void> {
  const id = ports.ids.next();
  const audit = anAuditEntry({ act: 'rehearsal', site: SLUG, object: id });
  await ports.rehearsals.add({ id, site: SLUG, kind: 'button', at: ports.clock.now(), steps: [], isGreen }, audit);
}

test('a site with everything settled opens its form', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const intake = settled(team);

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null, setupVersion: null })).toEqual({ kind: 'open' });
  expect(await ports.sites.bySlug(SLUG)).toMatchObject({ liveSince: ports.clock.now(), intake });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-live', result: 'ok' });
});

test('production opens a form like any other', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });
  const team = await aReadyTeam(ports);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null, setupVersion: null })).toEqual({
    kind: 'open',
  });
});

test('a site that is live is not opened a second time, and nothing of the second try is kept', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null, setupVersion: null });

  const again = { intake: settled(team, { promiseDays: 9 }), oneHolder: null, setupVersion: null };
  expect(await openForm(ports, team.manager.staff, again)).toEqual({ kind: 'refused', because: 'moved-by-another' });
  expect((await ports.sites.bySlug(SLUG))?.intake?.promiseDays).toBe(1);
});

test('two managers who open at the same moment open once', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const open = (promiseDays: number) =>
    openForm(ports, team.manager.staff, { intake: settled(team, { promiseDays }), oneHolder: null, setupVersion: null });

  const answers = await Promise.all([open(1), open(2)]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['open', 'refused']);
  const { rows } = await ports.client.execute("SELECT 1 FROM audit WHERE act = 'site-live'");
  expect(rows).toHaveLength(1);
});

test.each([
  ['is eight days old', async (ports: TestPorts) => ports.clock.advance(8 * DAY_LONG)],
  [
    'was followed by a red one',
    async (ports: TestPorts) => {
      ports.clock.advance(1);
      await rehearsed(ports, false);
    },
  ],
])('a rehearsal that %s keeps the form shut', async (_, change) => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await change(ports);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['rehearsal'],
  });
});

test('a sheet that nobody confirmed keeps the form shut', async () => {
  await using ports = await testPorts();
  const team = await aTeam(ports);
  await rehearsed(ports);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['recovery-sheet'],
  });
});

test('one holder alone needs a reason on record', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await removeAccess(ports, team.manager.staff, team.colleague.staff.id);
  const intake = settled(team);

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['second-key-holder'],
  });
  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: 'one-person-team', setupVersion: null })).toEqual({ kind: 'open' });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-live', result: 'one-person-team' });
});

test('a reason does not stand in for the only holder', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  for (const { staff } of [team.colleague, team.manager]) await removeAccess(ports, team.manager.staff, staff.id);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: 'one-person-team', setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['second-key-holder'],
  });
});

test('a backup contact of another site is none', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const foreign = await anEnrolled(ports, 'manager', 'south-lead');
  const intake = settled(team, { backupContact: foreign.staff.id });

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['backup-contact'],
  });
});

test('a site without keys lists all that is missing', async () => {
  await using ports = await testPorts();
  const manager = await aPerson(ports, 'manager');
  const intake = { ...anIntake({ backupContact: manager.id }), phone: ' ' };

  expect(await openForm(ports, manager, { intake, oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['holidays', 'phone', 'key', 'second-key-holder', 'recovery-sheet', 'rehearsal'],
  });
});

test('only a manager opens the form', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);

  expect(await openForm(ports, team.colleague.staff, { intake: settled(team), oneHolder: null, setupVersion: null })).toEqual({
    kind: 'refused',
    because: 'not-a-manager',
  });
});

test('a suspended colleague is no second holder', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await suspendPerson(ports, team.manager.staff, team.colleague.staff.id);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['second-key-holder'],
  });
});

test('a reason for one holder that two have made needless does not excuse the day on which one of them is gone', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await ports.db.run(sql`INSERT INTO site_setups (site, invited_at, one_holder, version) VALUES (${SLUG}, 1, 'one-person-team', 4)`);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: 'one-person-team', setupVersion: 4 })).toEqual({
    kind: 'open',
  });

  await removeAccess(ports, team.manager.staff, team.colleague.staff.id);
  expect(await ports.keys.fewHolders()).toEqual([{ site: SLUG, since: null }]);
  expect(await keyHealth(ports, SLUG)).toMatchObject({ isExcused: false });
});

test('a backup contact who was invited and never came is none', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const newcomer = { id: ports.ids.next(), site: SLUG, role: 'intake', name: 'New', email: 'mistyped@north-lead.example' } as const;
  await ports.staff.invite({ ...newcomer, invitedUntil: ports.clock.now() + DAY_LONG }, [], anAuditEntry());
  const intake = settled(team, { backupContact: newcomer.id });

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null, setupVersion: null })).toEqual({
    kind: 'not-ready',
    missing: ['backup-contact'],
  });
});
