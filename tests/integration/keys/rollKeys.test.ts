import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Unlocked } from '#src/domain/staff.ts';
import { giveAccess } from '#src/features/keys/giveAccess.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { recordAttestation } from '#src/features/keys/recordAttestation.ts';
import { removeAccess } from '#src/features/keys/removeAccess.ts';
import { rollKeys } from '#src/features/keys/rollKeys.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { anEnrolled, aTeam, CLEAN, enrolled, newcomer, peopleWith, SLUG } from './aTeam.ts';

test('a roll starts a new key for the same holders, the paper among them', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  const before = await ports.keys.current(SLUG);

  expect(await rollKeys(ports, { site: SLUG, actor: 'job' })).toEqual({ kind: 'rolled', epoch: 2 });
  expect((await ports.keys.current(SLUG))?.recipient).not.toBe(before?.recipient);
  expect(await ports.keys.holders(SLUG, 2)).toEqual([manager.staff.id, colleague.staff.id, RECOVERY_HOLDER].sort());
  expect((await openSiteKeys(ports, colleague)).map(({ epoch }) => epoch)).toEqual([1, 2]);
});

test('a roll leaves out who may not hold the key any more', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await ports.db.run(sql`UPDATE staff SET status = 'suspended' WHERE id = ${colleague.staff.id}`);
  await rollKeys(ports, { site: SLUG, actor: 'job' });

  expect(await peopleWith(ports, 2)).toEqual([manager.staff.id]);
});

test('a site without keys, or whose keys nobody holds, is left as it is', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);

  expect(await rollKeys(ports, { site: 'south-lead', actor: 'job' })).toEqual({ kind: 'refused', because: 'no-keys' });
  await ports.db.run(sql`DELETE FROM key_grants WHERE holder = ${RECOVERY_HOLDER}`);
  await ports.db.run(sql`DELETE FROM key_grants WHERE holder = ${colleague.staff.id}`);
  expect(await removeAccess(ports, manager.staff, manager.staff.id)).toEqual({ kind: 'removed', epoch: null });
  expect(await rollKeys(ports, { site: SLUG, actor: 'job' })).toEqual({ kind: 'refused', because: 'no-holders' });
  expect(await ports.keys.current(SLUG)).toMatchObject({ epoch: 1 });
});

type Happening = (ports: TestPorts, manager: Unlocked, someone: Unlocked) => Promise<unknown>;

const HAPPENINGS: Readonly<Record<string, Happening>> = {
  given: async (ports, manager, someone) => giveAccess(ports, manager, await newcomer(ports, someone.staff.id)),
  removed: (ports, manager, someone) => removeAccess(ports, manager.staff, someone.staff.id),
  suspended: (ports, _, someone) => ports.db.run(sql`UPDATE staff SET status = 'suspended' WHERE id = ${someone.staff.id}`),
  'attests a yes': (ports, _, someone) => recordAttestation(ports, someone.staff, { ...CLEAN, reportsToSuch: true }),
  'enrolls anew': (ports, _, someone) => recordAttestation(ports, someone.staff, CLEAN).then(() => enrolled(ports, someone.staff)),
  rolled: (ports) => rollKeys(ports, { site: SLUG, actor: 'job' }),
};

test('whatever happens between, a roll never widens the circle of holders', async () => {
  const story = fc.array(fc.tuple(fc.constantFrom(...Object.values(HAPPENINGS)), fc.nat(2)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(story, async (happenings) => {
      await using ports = await testPorts();
      const { manager, colleague } = await aTeam(ports);
      const people = [colleague, await anEnrolled(ports), await anEnrolled(ports)];
      for (const [happens, to] of happenings) await happens(ports, manager, people[to] ?? colleague);
      const old = (await ports.keys.current(SLUG))?.epoch ?? 0;
      const holders = await ports.keys.holders(SLUG, old);

      expect(await rollKeys(ports, { site: SLUG, actor: 'job' })).toEqual({ kind: 'rolled', epoch: old + 1 });
      const next = await ports.keys.holders(SLUG, old + 1);
      expect(next.filter((holder) => !holders.includes(holder))).toEqual([]);
      expect(next).toContain(manager.staff.id);
    }),
    { numRuns: 15 },
  );
});

test('the job does not roll a key away from everybody: while the only holder is suspended the old one stays', async () => {
  await using ports = await testPorts();
  const { manager, colleague } = await aTeam(ports);
  await removeAccess(ports, manager.staff, colleague.staff.id);
  await ports.db.run(sql`UPDATE staff SET status = 'suspended' WHERE id = ${manager.staff.id}`);

  expect(await rollKeys(ports, { site: SLUG, actor: 'job' })).toEqual({ kind: 'refused', because: 'no-holders' });

  await ports.db.run(sql`UPDATE staff SET status = 'active' WHERE id = ${manager.staff.id}`);
  expect(await ports.keys.openers(SLUG)).toEqual([manager.staff.id]);
});
