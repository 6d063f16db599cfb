import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries } from '#db/schema.ts';
import { MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { makeContactToken } from '#src/features/bureau/contactToken.ts';
import { CLAIM_FIELDS, CLAIM_LIMITS, type ClaimValues, emptyClaimValues } from '#src/features/claims/claimForm.ts';
import { makeClaimToken } from '#src/features/claims/claimToken.ts';
import { openClaimPage, type SubmitClaimResult, submitClaim } from '#src/features/claims/submitClaim.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { addSite } from '#tests/support/aSite.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';

/** What a manager typed a minute ago. */
function aClaim(ports: TestPorts, different: Partial<ClaimValues> = {}, at = ports.clock.now() - MINUTE): ClaimValues {
  return emptyClaimValues({
    token: makeClaimToken({ ...ports, clock: { now: () => at } }, SITE),
    step: 'send',
    name: PEOPLE.manager.name,
    job: 'Program manager',
    organization: 'Harbor Health',
    email: PEOPLE.manager.email,
    find_us: 'The staff page of Harbor Health',
    ...different,
  });
}

async function claim(ports: TestPorts, values: ClaimValues, clientNetwork = 'a network'): Promise<SubmitClaimResult> {
  const site = await ports.sites.bySlug(SITE);
  if (site === null) throw new Error('the test has no site');
  return submitClaim(ports, { site, values, clientNetwork });
}

test('a claim is kept sealed to the Bureau’s people, who are owed a letter; nothing about the listing changes', async () => {
  await using ports = await testPorts();
  const { listing } = await addSite(ports);
  const cleo = await addReader(ports, 'Cleo Bellweather');
  const dell = await addReader(ports, 'Dell Thistle');

  expect(await claim(ports, aClaim(ports))).toEqual({ kind: 'accepted' });

  const [row] = await ports.claims.inState(['asked']);
  expect(row).toMatchObject({ site: SITE, day: '2026-03-02', deleteOn: '2026-05-31', calledBy: null, version: 1 });
  const sealed = (await ports.claims.byId(row?.id ?? ''))?.sealed ?? '';
  for (const { key } of [cleo, dell]) {
    const opened = await ports.vault.openClaim(key, row?.id ?? '', sealed);
    expect(opened).toMatchObject({ kind: 'opened', value: { name: PEOPLE.manager.name, email: PEOPLE.manager.email } });
  }
  const owed = await ports.db.select().from(deliveries);
  expect(owed.map(({ kind, staffId }) => [kind, staffId]).toSorted()).toEqual(
    [cleo, dell].map(({ record }) => ['bureau-work', record.id]).toSorted(),
  );
  expect((await ports.sites.bySlug(SITE))?.listing).toEqual(listing);
  const noted = await ports.db.select().from(audit).where(eq(audit.act, 'claim'));
  expect(noted).toMatchObject([{ actor: 'asker', site: SITE, object: row?.id, result: 'asked' }]);
});

test('no word of a claim lies in any byte of the database', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await addReader(ports);
  await claim(ports, aClaim(ports));

  const bytes = ['', '-wal'].map((end) => readFileSync(`${ports.file}${end}`, 'latin1').toLowerCase()).join('');
  expect(bytes).toContain(SITE);
  for (const word of [PEOPLE.manager.name, PEOPLE.manager.email, 'staff page of harbor']) expect(bytes).not.toContain(word.toLowerCase());
});

test('what is missing or cannot be is said in page order, with every word kept, and nothing is stored', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await addReader(ports);
  const empty = { name: ' ', job: '', organization: '', email: '', find_us: '' };

  const answer = await claim(ports, aClaim(ports, empty));

  expect(answer).toMatchObject({
    kind: 'invalid',
    errors: CLAIM_FIELDS.map((field) => ({ field, code: 'missing' })),
    values: empty,
  });
  for (const email of ['basil', 'basil@lantern', 'básil@lantern.example']) {
    const wrong = aClaim(ports, { email });
    expect(await claim(ports, wrong)).toEqual({ kind: 'invalid', values: wrong, errors: [{ field: 'email', code: 'not-an-address' }] });
  }
  expect(await ports.claims.inState(['asked'])).toEqual([]);
});

test.each(CLAIM_FIELDS.filter((field) => field !== 'email'))(
  'the longest %s is taken in any script, and one letter more is not',
  async (field) => {
    await using ports = await testPorts();
    await addSite(ports);
    await addReader(ports);
    const most = CLAIM_LIMITS[field];
    const full = Object.fromEntries(CLAIM_FIELDS.filter((one) => one !== 'email').map((one) => [one, '🕊'.repeat(CLAIM_LIMITS[one])]));

    expect(await claim(ports, aClaim(ports, { [field]: 'x'.repeat(most + 1) }))).toMatchObject({
      errors: [{ field, code: 'too-long', most }],
    });
    expect(await claim(ports, aClaim(ports, full))).toEqual({ kind: 'accepted' });
  },
);

test.each(['Call 206-555-0188', 'our office, 206/555/0188', 'five five five zero one eight eight'])(
  'a number that the asker gives is no way to find one: %s',
  async (find_us) => {
    await using ports = await testPorts();
    await addSite(ports);
    await addReader(ports);

    expect(await claim(ports, aClaim(ports, { find_us }))).toMatchObject({ errors: [{ field: 'find_us', code: 'number' }] });
    expect(await ports.claims.inState(['asked'])).toEqual([]);
  },
);

test('pressing Send again, also at the same moment, stores one claim', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  await addReader(ports);
  const values = aClaim(ports);

  const answers = await Promise.all(Array.from({ length: 5 }, () => claim(ports, values)));

  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  expect(await ports.claims.inState(['asked'])).toHaveLength(1);
});

test.each([
  ['none', () => ''],
  ['one of another site', (ports: TestPorts) => makeClaimToken(ports, 'south-lead')],
  ['one of the form to the Bureau', (ports: TestPorts) => makeContactToken(ports)],
])('with no token of this form (%s) the page comes back with a new one, and the next Send goes through', async (_, token) => {
  await using ports = await testPorts();
  await addSite(ports);
  await addReader(ports);

  const answer = await claim(ports, aClaim(ports, { token: token(ports) }));

  expect(answer).toMatchObject({ kind: 'not-taken', because: 'renewed', values: { name: PEOPLE.manager.name } });
  expect(await ports.claims.inState(['asked'])).toEqual([]);
  const renewed = answer.kind === 'not-taken' ? answer.values : aClaim(ports);
  ports.clock.advance(MINUTE);
  expect(await claim(ports, renewed)).toEqual({ kind: 'accepted' });
});

test('far above one building’s day it is refused with its words', async () => {
  await using ports = await testPorts({ settings: { limits: { ...LIMITS, clientHardPerHour: 2 } } });
  await addSite(ports);
  await addReader(ports);
  for (let sent = 0; sent < 2; sent += 1) expect(await claim(ports, aClaim(ports))).toEqual({ kind: 'accepted' });

  expect(await claim(ports, aClaim(ports))).toMatchObject({ kind: 'not-taken', because: 'too-many', values: { job: 'Program manager' } });
  expect(await claim(ports, aClaim(ports), 'another network')).toEqual({ kind: 'accepted' });
});

test('at the ceiling what looks like a machine is refused, and what is in no doubt still comes in', async () => {
  await using ports = await testPorts({ settings: { limits: { ...LIMITS, heldPerSitePerDay: 1 } } });
  await addSite(ports);
  await addReader(ports);
  const machine = () => aClaim(ports, { website: 'https://spam.example' });

  expect(await claim(ports, machine())).toEqual({ kind: 'accepted' });
  expect(await claim(ports, machine())).toMatchObject({ kind: 'not-taken', because: 'full' });
  expect(await claim(ports, aClaim(ports, {}, ports.clock.now()))).toMatchObject({ kind: 'not-taken', because: 'full' });
  expect(await claim(ports, aClaim(ports))).toEqual({ kind: 'accepted' });
});

test('while nobody of the Bureau has a key there is no form, and a post is not taken', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);

  expect(await openClaimPage(ports, site)).toMatchObject({ kind: 'nobody-reads', values: { name: '' } });
  expect(await claim(ports, aClaim(ports))).toMatchObject({ kind: 'nobody-reads', values: { name: PEOPLE.manager.name } });
  expect(await ports.claims.inState(['asked'])).toEqual([]);
});

test('a site that ended has no form', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports, { listing: { stage: 'ended' } });
  await addReader(ports);

  expect(await openClaimPage(ports, site)).toEqual({ kind: 'ended' });
  expect(await claim(ports, aClaim(ports))).toEqual({ kind: 'ended' });
});
