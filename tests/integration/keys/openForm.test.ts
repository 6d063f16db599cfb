import { expect, test } from 'vitest';
import type { Intake } from '#src/domain/site.ts';
import { confirmSheet } from '#src/features/keys/confirmSheet.ts';
import { openForm } from '#src/features/keys/openForm.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import type { Ports } from '#src/ports.ts';
import { anIntake } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aPerson, aTeam, SLUG, type Team } from './aTeam.ts';

function settled({ manager }: Team, different: Partial<Intake> = {}): Intake {
  const intake = anIntake({ backupContact: manager.staff.id });
  return { ...intake, hours: { ...intake.hours, holidays: ['2026-12-25'] }, ...different };
}

async function aReadyTeam(ports: Ports): Promise<Team> {
  const team = await aTeam(ports);
  await confirmSheet(ports, team.manager.staff, team.paper, team.made.proof);
  return team;
}

test('a site with everything settled opens its form', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const intake = settled(team);

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null })).toEqual({ kind: 'open' });
  expect(await ports.sites.bySlug(SLUG)).toMatchObject({ liveSince: ports.clock.now(), intake });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-live', result: 'ok' });
});

test('production opens no form in this version', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });
  const team = await aReadyTeam(ports);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null })).toEqual({
    kind: 'refused',
    because: 'not-in-this-version',
  });
  expect((await ports.sites.bySlug(SLUG))?.liveSince).toBeNull();
});

test('a sheet that nobody confirmed keeps the form shut', async () => {
  await using ports = await testPorts();
  const team = await aTeam(ports);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: null })).toEqual({
    kind: 'not-ready',
    missing: ['recovery-sheet'],
  });
});

test('one holder alone needs a reason on record', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  await removeAccess(ports, team.manager.staff, team.colleague.staff.id);
  const intake = settled(team);

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null })).toEqual({
    kind: 'not-ready',
    missing: ['second-key-holder'],
  });
  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: 'one-person-team' })).toEqual({ kind: 'open' });
  expect(await newestAct(ports, SLUG)).toMatchObject({ act: 'site-live', result: 'one-person-team' });
});

test('a reason does not stand in for the only holder', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  for (const { staff } of [team.colleague, team.manager]) await removeAccess(ports, team.manager.staff, staff.id);

  expect(await openForm(ports, team.manager.staff, { intake: settled(team), oneHolder: 'one-person-team' })).toEqual({
    kind: 'not-ready',
    missing: ['second-key-holder'],
  });
});

test('a backup contact of another site is none', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);
  const foreign = await anEnrolled(ports, 'manager', 'south-lead');
  const intake = settled(team, { backupContact: foreign.staff.id });

  expect(await openForm(ports, team.manager.staff, { intake, oneHolder: null })).toEqual({
    kind: 'not-ready',
    missing: ['backup-contact'],
  });
});

test('a site without keys lists all that is missing', async () => {
  await using ports = await testPorts();
  const manager = await aPerson(ports, 'manager');
  const intake = { ...anIntake({ backupContact: manager.id }), phone: ' ' };

  expect(await openForm(ports, manager, { intake, oneHolder: null })).toEqual({
    kind: 'not-ready',
    missing: ['holidays', 'phone', 'key', 'second-key-holder', 'recovery-sheet'],
  });
});

test('only a manager opens the form', async () => {
  await using ports = await testPorts();
  const team = await aReadyTeam(ports);

  expect(await openForm(ports, team.colleague.staff, { intake: settled(team), oneHolder: null })).toEqual({
    kind: 'refused',
    because: 'not-a-manager',
  });
});
