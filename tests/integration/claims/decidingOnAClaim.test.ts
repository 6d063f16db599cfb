import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries } from '#db/schema.ts';
import type { ClaimDetails } from '#src/domain/claim.ts';
import { HOUR } from '#src/domain/day.ts';
import { approveClaim, declineClaim } from '#src/features/claims/decideClaim.ts';
import { listClaims } from '#src/features/claims/listClaims.ts';
import { openClaim } from '#src/features/claims/openClaim.ts';
import { recordCall } from '#src/features/claims/recordCall.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { signIn } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader, unlockedReader } from '#tests/support/aBureau.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const DETAILS: ClaimDetails = {
  name: PEOPLE.manager.name,
  job: 'Program manager',
  email: PEOPLE.manager.email,
  organization: 'Harbor Health',
  whereToFindUs: 'The staff page of Harbor Health',
};
const FOUND = 'The county’s staff page';

/** A claim that was asked, and two people of the Bureau. */
async function aClaimAsked(ports: TestPorts) {
  await addSite(ports);
  const [cleo, dell] = [await addReader(ports, 'Cleo Bellweather'), await addReader(ports, 'Dell Thistle')];
  const id = ports.ids.next();
  const recipients = [cleo, dell].map(({ record }) => record.recipient ?? '');
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null } as const;
  await ports.claims.add({
    row: { id, site: 'north-lead', day: '2026-03-02', state: 'asked', ...undecided, deleteOn: '2026-05-31', version: 1 },
    sealed: await ports.vault.sealClaim(recipients, id, DETAILS),
    letters: [],
    audit: anAuditEntry({ act: 'claim', object: id }),
  });
  return { id, cleo: unlockedReader(cleo), dell: unlockedReader(dell) };
}

const actsOn = async (ports: TestPorts, id: string) =>
  (await ports.audit.ofObject(id)).map(({ actor, act, result }) => [actor, act, result]);

test('the list shows no word of who claims; opening is in the audit first', async () => {
  await using ports = await testPorts();
  const { id, cleo } = await aClaimAsked(ports);

  expect(JSON.stringify(await listClaims(ports, 1))).not.toContain(PEOPLE.manager.name);
  expect(await openClaim(ports, cleo, id)).toMatchObject({ kind: 'opened', details: DETAILS });
  expect(await actsOn(ports, id)).toContainEqual([cleo.staff.id, 'open-details', 'ok']);
});

test('who came to the Bureau later opens nothing, and cannot agree', async () => {
  await using ports = await testPorts();
  const { id, cleo } = await aClaimAsked(ports);
  const later = unlockedReader(await addReader(ports, 'Elm Later'));
  await recordCall(ports, cleo, id, { foundAt: FOUND, version: 1 });

  expect(await openClaim(ports, later, id)).toMatchObject({ kind: 'opened', details: null });
  expect(await approveClaim(ports, later, id, 2)).toEqual({ kind: 'refused', because: 'sealed' });
});

test.each([
  ['', 'missing'],
  ['x'.repeat(201), 'too-long'],
  ['\u0007', 'unreadable'],
  ['county page, 206-555-0141', 'number'],
  ['county page (206) 555 0141', 'number'],
])('a call back needs where the number was found, and not the number: %j is %s', async (foundAt, because) => {
  await using ports = await testPorts();
  const { id, cleo } = await aClaimAsked(ports);

  expect(await recordCall(ports, cleo, id, { foundAt, version: 1 })).toEqual({ kind: 'refused', because });
  expect(await ports.claims.byId(id)).toMatchObject({ state: 'asked', calledBy: null });
});

test('whoever called back does not decide; a second person does, and the manager can sign in at once', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaimAsked(ports);

  expect(await approveClaim(ports, dell, id, 1)).toEqual({ kind: 'refused', because: 'not-called-yet' });
  expect(await recordCall(ports, cleo, id, { foundAt: FOUND, version: 1 })).toEqual({ kind: 'called' });
  expect(await approveClaim(ports, cleo, id, 2)).toEqual({ kind: 'refused', because: 'same-person' });
  expect(await ports.staff.byEmail(PEOPLE.manager.email)).toBeNull();

  expect(await approveClaim(ports, dell, id, 2)).toEqual({ kind: 'approved' });
  const record = await ports.staff.byEmail(PEOPLE.manager.email);
  expect(record).toMatchObject({ site: 'north-lead', role: 'manager', name: PEOPLE.manager.name, status: 'active', recipient: null });
  const owed = await ports.db.select().from(deliveries);
  expect(owed).toMatchObject([{ kind: 'invitation', staffId: record?.id }]);
  expect(record?.invitedUntil).toBe(ports.clock.now() + 72 * HOUR);
  expect(await actsOn(ports, id)).toEqual([
    [expect.anything(), 'claim', expect.anything()],
    [cleo.staff.id, 'claim-called', 'called'],
    [dell.staff.id, 'claim-decided', 'approved'],
  ]);
  expect(await actsOn(ports, record?.id ?? '')).toEqual([[dell.staff.id, 'staff-added', 'manager']]);
  if (record) expect(await signIn(ports, { record, key: { identity: '' }, passphrase: '' })).toBeTruthy();
});

test('an address that has an account already gets no second one, and the claim stays open', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaimAsked(ports);
  await recordCall(ports, cleo, id, { foundAt: FOUND, version: 1 });
  const audited = anAuditEntry({ act: 'staff-added' });
  await ports.staff.add({ id: ports.ids.next(), site: 'north-lead', role: 'intake', name: 'There', email: PEOPLE.manager.email }, audited);

  expect(await approveClaim(ports, dell, id, 2)).toEqual({ kind: 'refused', because: 'taken' });
  expect(await ports.claims.byId(id)).toMatchObject({ state: 'called', decidedBy: null });
  expect(await ports.db.select().from(deliveries)).toEqual([]);
});

test('of two who agree at the same moment one is told that the other was first', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaimAsked(ports);
  await recordCall(ports, cleo, id, { foundAt: FOUND, version: 1 });

  const answers = await Promise.all([approveClaim(ports, dell, id, 2), declineClaim(ports, cleo, id, 2)]);

  expect(answers.map(({ kind }) => kind).toSorted()).toContain('moved-by-another');
  const isThere = (await ports.staff.byEmail(PEOPLE.manager.email)) !== null;
  expect(isThere).toBe((await ports.claims.byId(id))?.state === 'approved');
});

test('a page that read an older version decides nothing', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaimAsked(ports);
  await recordCall(ports, cleo, id, { foundAt: FOUND, version: 1 });

  expect(await recordCall(ports, dell, id, { foundAt: FOUND, version: 1 })).toEqual({ kind: 'moved-by-another' });
  expect(await approveClaim(ports, dell, id, 1)).toEqual({ kind: 'moved-by-another' });
  expect(await declineClaim(ports, dell, id, 1)).toEqual({ kind: 'moved-by-another' });
});

test('one person may decline, called back or not; nobody gets an account or a letter, and it is over', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaimAsked(ports);

  expect(await declineClaim(ports, cleo, id, 1)).toEqual({ kind: 'declined' });
  expect(await declineClaim(ports, dell, id, 2)).toEqual({ kind: 'refused', because: 'done' });
  expect(await approveClaim(ports, dell, id, 2)).toEqual({ kind: 'refused', because: 'done' });
  expect(await ports.staff.byEmail(PEOPLE.manager.email)).toBeNull();
  expect(await ports.db.select().from(deliveries)).toEqual([]);
  // Decided on the day that it was asked: 30 days from then.
  expect(await ports.claims.byId(id)).toMatchObject({ state: 'declined', deleteOn: '2026-04-01' });
});

test('a claim that is not there is in the audit without what was typed', async () => {
  await using ports = await testPorts();
  const { cleo } = await aClaimAsked(ports);

  for (const id of ['a'.repeat(26), 'nonsense']) expect(await openClaim(ports, cleo, id)).toEqual({ kind: 'not-there' });
  const denied = await ports.db.select().from(audit).where(eq(audit.act, 'denied'));
  expect(denied.map(({ object, result }) => [object, result])).toEqual([
    ['a'.repeat(26), 'not-there'],
    [null, 'not-there'],
  ]);
});

test('a claim goes on its day', async () => {
  await using ports = await testPorts();
  const { id } = await aClaimAsked(ports);
  ports.clock.set(Date.UTC(2026, 4, 30, 20));
  await eraseDueReferrals(ports, { actor: 'job', force: true });
  expect(await ports.claims.byId(id)).not.toBeNull();
  ports.clock.set(Date.UTC(2026, 4, 31, 20));

  await eraseDueReferrals(ports, { actor: 'job', force: true });

  expect(await ports.claims.byId(id)).toBeNull();
});
