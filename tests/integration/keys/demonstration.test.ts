import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { DEMONSTRATION_BUREAU, DEMONSTRATION_BUREAU_SECOND, DEMONSTRATION_WORKERS } from '#db/seed/demonstration.ts';
import { FEDERAL_HOLIDAYS } from '#db/seed/federalHolidays.ts';
import { SAMPLES } from '#db/seed/samples.ts';
import { seedDemonstration } from '#db/seed.ts';
import { WORDS } from '#src/adapters/wordList.ts';
import { DAY_LONG, weekdayOf } from '#src/domain/day.ts';
import { REFERRAL_STATES } from '#src/domain/referral.ts';
import { isLive } from '#src/domain/site.ts';
import { mayHoldKey } from '#src/domain/staff.ts';
import { bureauReaders } from '#src/features/bureau/bureauReaders.ts';
import { openSiteKeys } from '#src/features/keys/openSiteKeys.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const SLUG = 'demo-north-lead';
const DEMO = { settings: { mode: 'demo' } } as const;

async function unlockedWorker(ports: Ports, { email, passphrase }: { email: string; passphrase: string }) {
  const record = await ports.staff.byEmail(email);
  const opened = await ports.vault.unwrapStaffKey(record?.wrappedKey ?? '', passphrase);
  if (!record || opened.kind !== 'opened') throw new Error('the worker cannot unlock');
  return { staff: { ...record, site: SLUG }, key: opened.key, sessionId: '', csrf: '', since: 0 };
}

test('the demonstration is live, invented and covers one ZIP', async () => {
  await using ports = await testPorts(DEMO);
  expect(await seedDemonstration(ports)).toEqual({ kind: 'seeded' });
  const site = await ports.sites.bySlug(SLUG);

  expect(site && isLive(site)).toBe(true);
  expect(site?.listing).toMatchObject({ name: 'North LEAD (demonstration)', demonstration: true, zips: ['98104'], phone: '206-555-0100' });
  expect(site?.intake).toMatchObject({ promiseDays: 1, takesMinors: false, hours: { timeZone: 'America/Los_Angeles' } });
});

test('both workers unlock with the printed words and hold the key; the sheet is confirmed', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);

  for (const worker of DEMONSTRATION_WORKERS) {
    const unlocked = await unlockedWorker(ports, worker);
    const attestation = await ports.staff.attestation(unlocked.staff.id);
    expect(await openSiteKeys(ports, unlocked)).toHaveLength(1);
    expect(attestation && mayHoldKey(attestation)).toBe(true);
  }
  expect(await ports.keys.holders(SLUG, 1)).toContain(RECOVERY_HOLDER);
  expect((await ports.keys.recoverySheet(SLUG))?.confirmedOn).not.toBeNull();
});

test.each([DEMONSTRATION_BUREAU, DEMONSTRATION_BUREAU_SECOND])(
  '$name of the Bureau unlocks with the printed words, is of no site and holds no site’s key',
  async ({ email, passphrase }) => {
    await using ports = await testPorts(DEMO);
    await seedDemonstration(ports);
    const record = await ports.staff.byEmail(email);

    expect(record).toMatchObject({ site: null, role: 'bureau', status: 'active' });
    expect(await ports.vault.unwrapStaffKey(record?.wrappedKey ?? '', passphrase)).toMatchObject({ kind: 'opened' });
    expect(await bureauReaders(ports)).toContainEqual({ id: record?.id, recipient: record?.recipient });
    expect(await ports.keys.holders(SLUG, 1)).not.toContain(record?.id);
  },
);

test('a database that was seeded before the Bureau had its people gets them at the next start', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);
  await ports.db.run(sql`DELETE FROM staff WHERE role = 'bureau'`);

  expect(await seedDemonstration(ports)).toEqual({ kind: 'already-there' });
  expect(await bureauReaders(ports)).toHaveLength(2);
});

test('the Bureau of the demonstration finds two changes, a new site and a claim, each invented, and no letter owed for them', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);
  const waiting = await ports.changes.inState(['waiting']);
  const claims = await ports.claims.inState(['asked']);

  expect(waiting.map(({ kind }) => kind).toSorted()).toEqual(['edit', 'edit', 'new-site']);
  expect(waiting.filter(({ reason }) => !reason.startsWith('Sample'))).toEqual([]);
  expect(claims.map(({ site }) => site)).toEqual([SLUG]);
  expect((await ports.deliveries.takeDue(ports.clock.now() + DAY_LONG, ports.clock.now() + DAY_LONG, 100)).map(({ kind }) => kind)).toEqual(
    [],
  );
});

test('the fixed words are six words of the list', () => {
  for (const { passphrase } of [...DEMONSTRATION_WORKERS, DEMONSTRATION_BUREAU, DEMONSTRATION_BUREAU_SECOND]) {
    expect(passphrase.split(' ')).toHaveLength(6);
    expect(passphrase.split(' ').filter((word) => !WORDS.includes(word))).toEqual([]);
  }
});

test('a second start changes nothing', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);
  const before = await ports.db.$count(audit);

  expect(await seedDemonstration(ports)).toEqual({ kind: 'already-there' });
  expect(await ports.db.$count(audit)).toBe(before);
});

test('a start that was broken off is finished by the next one', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);
  await ports.db.run(sql`UPDATE sites SET live_since = NULL, intake = NULL WHERE slug = ${SLUG}`);
  await ports.db.run(sql`UPDATE recovery_sheets SET confirmed_on = NULL`);
  await ports.sites.refresh();

  expect(await seedDemonstration(ports)).toEqual({ kind: 'seeded' });
  expect((await ports.keys.recoverySheet(SLUG))?.confirmedOn).not.toBeNull();
  expect(await ports.staff.ofSite(SLUG)).toHaveLength(2);
  expect(await ports.keys.epochs(SLUG)).toHaveLength(1);
});

test('production refuses the demonstration', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });

  expect(await seedDemonstration(ports)).toEqual({ kind: 'refused' });
  expect(await ports.sites.bySlug(SLUG)).toBeNull();
  expect(await bureauReaders(ports)).toEqual([]);
});

test('the desk shows one sample of each state, readable by both and owing no letter', async () => {
  await using ports = await testPorts(DEMO);
  await seedDemonstration(ports);
  const rows = await ports.referrals.list(SLUG, { states: REFERRAL_STATES });
  const [ada] = DEMONSTRATION_WORKERS;
  const [identity] = await openSiteKeys(ports, await unlockedWorker(ports, ada));
  if (!identity) throw new Error('no key');

  expect(rows.map(({ state }) => state).sort()).toEqual(['closed', 'held', 'new', 'outreach', 'waiting']);
  for (const { id } of rows) {
    const details = await ports.vault.openDetails(identity, id, (await ports.referrals.sealedPart(SLUG, id, 'details')) ?? '');
    expect(details).toMatchObject({ kind: 'opened', value: { where: expect.stringMatching(/^Sample: /), person: '' } });
  }
  const now = ports.clock.now();
  expect(await ports.deliveries.takeDue(now + 1e9, now + 2e9, 10)).toEqual([]);
});

test('tests start with an empty desk', async () => {
  await using ports = await testPorts();
  await seedDemonstration(ports);

  expect(await ports.referrals.count(SLUG, { states: REFERRAL_STATES })).toBe(0);
});

test('every free text of a sample says that it is one', () => {
  const texts = SAMPLES.flatMap(({ answers, moves }) => [
    ...[answers.where, answers.happening, answers.recognize, answers.approach],
    ...moves.map(({ reason }) => reason),
  ]);

  expect(texts.filter((text) => text && !text.startsWith('Sample: '))).toEqual([]);
  expect(SAMPLES.filter(({ answers }) => answers.name || answers.contact || answers.person)).toEqual([]);
});

test('federal holidays are eleven a year on workdays, with the New Year of 2028 kept in 2027', () => {
  expect(FEDERAL_HOLIDAYS.filter((day) => day.startsWith('2026'))).toHaveLength(11);
  expect(FEDERAL_HOLIDAYS.filter((day) => day.startsWith('2027'))).toHaveLength(12);
  expect(FEDERAL_HOLIDAYS.filter((day) => weekdayOf(day) > 5)).toEqual([]);
  expect([...FEDERAL_HOLIDAYS].sort()).toEqual(FEDERAL_HOLIDAYS);
});
