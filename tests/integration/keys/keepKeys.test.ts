import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import { GRANT_DAYS, ROLL_DAYS } from '#src/domain/keyLives.ts';
import { keepKeys } from '#src/features/keys/keepKeys.ts';
import { keyHealth } from '#src/features/keys/keyHealth.ts';
import { makeSiteKeys } from '#src/features/keys/makeSiteKeys.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { pauseForm } from '#src/features/listings/pauseForm.ts';
import { aListing, anIntake } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aTeam, SLUG } from './aTeam.ts';

const keep = (ports: TestPorts) => keepKeys(ports, (site) => pauseForm(ports, site, { because: 'too-few-keys' }));

async function aLiveTeam(ports: TestPorts) {
  const team = await aTeam(ports);
  await ports.sites.goLive(SLUG, anIntake({ backupContact: team.manager.staff.id }), ports.clock.now());
  return team;
}

test('the key of a live site is rolled when it is a quarter old, once, for the same people', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aLiveTeam(ports);
  ports.clock.set(ports.clock.now() + ROLL_DAYS * DAY_LONG - 1);
  expect(await keep(ports)).toEqual({ rolled: 0, shredded: 0, paused: 0 });
  ports.clock.set(ports.clock.now() + 1);

  expect(await keep(ports)).toMatchObject({ rolled: 1 });
  expect(await keep(ports)).toMatchObject({ rolled: 0 });
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 2 });
  expect(await ports.keys.openers(SLUG)).toEqual([manager.staff.id, colleague.staff.id].toSorted());
  expect(await ports.db.select().from(audit).where(eq(audit.act, 'roll'))).toMatchObject([{ actor: 'job', result: 'epoch-2' }]);
});

test('a site that is not live is left alone', async () => {
  await using ports = await testPorts();
  await aTeam(ports);
  ports.clock.set(ports.clock.now() + 400 * DAY_LONG);

  expect(await keep(ports)).toEqual({ rolled: 0, shredded: 0, paused: 0 });
});

test('grants of an epoch go 125 days after its end, so that nobody can open what was sealed then', async () => {
  await using ports = await testPorts();
  const { manager } = await aLiveTeam(ports);
  ports.clock.set(ports.clock.now() + ROLL_DAYS * DAY_LONG);
  await keep(ports);
  ports.clock.set(ports.clock.now() + GRANT_DAYS * DAY_LONG);
  await keep(ports);
  expect((await openSiteKeys(ports, manager)).map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  ports.clock.set(ports.clock.now() + 1);

  // Two people and the paper.
  expect(await keep(ports)).toMatchObject({ shredded: 3 });
  expect((await openSiteKeys(ports, manager)).map(({ epoch }) => epoch)).toEqual([2, 3]);
  expect(await keep(ports)).toMatchObject({ shredded: 0 });
});

test('a form that one person could open for fourteen days pauses itself, says so and tells people; a second one in time stops it', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aLiveTeam(ports);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await keep(ports);
  ports.clock.set(ports.clock.now() + 13 * DAY_LONG);
  expect(await keep(ports)).toMatchObject({ paused: 0 });
  ports.clock.set(ports.clock.now() + DAY_LONG);

  expect(await keep(ports)).toMatchObject({ paused: 1 });
  expect((await ports.sites.bySlug(SLUG))?.intake).toMatchObject({ status: 'paused', pausedFor: 'too-few-keys' });
  expect(await keep(ports)).toMatchObject({ paused: 0 });
  expect(await ports.db.select().from(audit).where(eq(audit.act, 'site-paused'))).toMatchObject([{ actor: 'job', result: 'too-few-keys' }]);
});

test('the fourteen days begin anew when a second person could open in between', async () => {
  await using ports = await testPorts();
  const { colleague } = await aLiveTeam(ports);
  const suspend = (status: string) => ports.db.run(sql`UPDATE staff SET status = ${status} WHERE id = ${colleague.staff.id}`);
  await suspend('suspended');
  await keep(ports);
  ports.clock.set(ports.clock.now() + 10 * DAY_LONG);
  await suspend('active');
  await keep(ports);
  await suspend('suspended');
  await keep(ports);
  ports.clock.set(ports.clock.now() + 10 * DAY_LONG);

  expect(await keep(ports)).toMatchObject({ paused: 0 });
  expect((await ports.sites.bySlug(SLUG))?.intake?.status).toBe('open');
});

test('a site that said why one person is enough does not pause, and is red all the same', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aLiveTeam(ports);
  await ports.db.run(sql`INSERT INTO site_setups (site, invited_at, one_holder) VALUES (${SLUG}, 1, 'one-person-team')`);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await keep(ports);
  ports.clock.set(ports.clock.now() + 30 * DAY_LONG);

  expect(await keep(ports)).toMatchObject({ paused: 0 });
  expect(await keyHealth(ports, SLUG)).toMatchObject({ isExcused: true, troubles: expect.arrayContaining(['few-holders']) });
});

test('the health of the keys names what is wrong, and the day on which it is mended it says so no more', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aLiveTeam(ports);

  expect((await keyHealth(ports, SLUG)).troubles).toEqual(['nobody-unlocked', 'sheet-not-on-paper']);
  await ports.audit.add({ at: ports.clock.now(), actor: manager.staff.id, site: SLUG, act: 'unlock', object: null, result: 'ok' });
  const sheet = await ports.keys.recoverySheet(SLUG);
  await ports.db.run(sql`UPDATE recovery_sheets SET confirmed_on = '2026-03-02' WHERE site = ${SLUG}`);
  expect((await keyHealth(ports, SLUG)).troubles).toEqual([]);
  await ports.db.run(sql`UPDATE staff SET status = 'left' WHERE id = ${colleague.staff.id}`);
  await ports.audit.add({
    ...{ at: (sheet?.madeAt ?? 0) + 1, actor: manager.staff.id, site: SLUG },
    ...{ act: 'staff-left', object: colleague.staff.id, result: 'with-key' },
  });
  expect((await keyHealth(ports, SLUG)).troubles).toEqual(['few-holders', 'sheet-seen']);
});

test('where one person is enough, a form that nobody can open pauses itself all the same', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aLiveTeam(ports);
  await ports.db.run(sql`INSERT INTO site_setups (site, invited_at, one_holder) VALUES (${SLUG}, 1, 'one-person-team')`);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await removeAccess(ports, manager.staff, manager.staff.id);
  await keep(ports);
  ports.clock.set(ports.clock.now() + 14 * DAY_LONG);

  expect(await keep(ports)).toMatchObject({ paused: 1 });
  expect(await keyHealth(ports, SLUG)).toMatchObject({ isExcused: false, facts: { holders: 0 } });
});

test('a site whose key cannot be rolled keeps no other site from its own', async () => {
  await using ports = await testPorts();
  await aLiveTeam(ports);
  const broken = await anEnrolled(ports, 'manager', 'a-broken-site');
  await makeSiteKeys(ports, broken.staff);
  await ports.sites.goLive('a-broken-site', anIntake({ backupContact: broken.staff.id }), ports.clock.now());
  await ports.db.run(sql`UPDATE staff SET recipient = 'no key at all' WHERE id = ${broken.staff.id}`);
  ports.clock.set(ports.clock.now() + ROLL_DAYS * DAY_LONG);

  await expect(keep(ports)).rejects.toThrow('recipient');
  expect(ports.log.events).toContainEqual({ name: 'keys', fields: { rolled: 1, shredded: 0, paused: 0 } });
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 2 });
});

test('a form that cannot be closed keeps no other from its pause', async () => {
  await using ports = await testPorts();
  await aLiveTeam(ports);
  await ports.db.run(sql`UPDATE staff SET status = 'suspended'`);
  await ports.sites.addMissing([aListing({ slug: 'a-broken-site' })]);
  await ports.sites.goLive('a-broken-site', anIntake(), ports.clock.now());
  await keep(ports);
  ports.clock.set(ports.clock.now() + 14 * DAY_LONG);
  const broken = async (site: string) => {
    if (site !== SLUG) throw new TypeError('its settings are no settings');
    return pauseForm(ports, site, { because: 'too-few-keys' });
  };

  await expect(keepKeys(ports, broken)).rejects.toThrow('no settings');
  expect(ports.log.events).toContainEqual({ name: 'keys', fields: { rolled: 0, shredded: 0, paused: 1 } });
});
