import { expect, test } from 'vitest';
import { claimPage } from '#src/components/bureau/claimPage.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { ask, type Sitting, twoOfTheBureau } from './atTheBureau.ts';

/** A claim that was asked, with two people of the Bureau before it. */
async function aClaim(ports: TestPorts) {
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  const id = ports.ids.next();
  const details = {
    name: PEOPLE.manager.name,
    job: 'Manager',
    email: PEOPLE.manager.email,
    organization: 'Harbor',
    whereToFindUs: 'A page',
  };
  const recipients = [cleo, dell].map(({ worker }) => worker.record.recipient ?? '');
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null } as const;
  await ports.claims.add({
    row: { id, site: 'north-lead', day: '2026-03-02', state: 'asked', ...undecided, deleteOn: '2026-05-31', version: 1 },
    sealed: await ports.vault.sealClaim(recipients, id, details),
    letters: [],
    audit: anAuditEntry({ act: 'claim', object: id }),
  });
  return { id, cleo, dell };
}

const step = (ports: TestPorts, sitting: Sitting, id: string, fields?: Record<string, string>) =>
  ask(ports, sitting, claimPage, {
    path: `/bureau/claims/${id}/`,
    params: { id },
    ...(fields ? { fields: { passphrase: sitting.worker.passphrase, ...fields } } : {}),
  });

test('the page shows who asks only to the press that asked for it', async () => {
  await using ports = await testPorts();
  const { id, cleo } = await aClaim(ports);

  expect(JSON.stringify(await step(ports, cleo, id))).not.toContain(PEOPLE.manager.name);
  const opened = await step(ports, cleo, id, { act: 'open' });
  expect(opened).toMatchObject({ told: '200', answer: { kind: 'shown', opened: { details: { name: PEOPLE.manager.name } } } });
  expect(JSON.stringify(await step(ports, cleo, id))).not.toContain(PEOPLE.manager.name);
});

test.each([
  [{ found_at: '' }, { error: 'Enter where you found the number' }],
  [{ found_at: 'x'.repeat(201) }, { error: 'Write at most 200 characters' }],
  [{ found_at: 'at 206-555-0141' }, { error: 'Leave the number out and write where it stands' }],
  [{ found_at: 'a page', passphrase: '' }, { passphrase: { kind: 'empty' } }],
  [{ found_at: 'a page', passphrase: 'six words that do not fit' }, { passphrase: { kind: 'wrong' } }],
])('a call back with %j is not noted, and the words stand there again', async (typed, shown) => {
  await using ports = await testPorts();
  const { id, cleo } = await aClaim(ports);

  const { told, answer } = await step(ports, cleo, id, { act: 'call', version: '1', ...typed });

  expect(told).toBe('422');
  expect(answer).toMatchObject({ kind: 'shown', typed: typed.found_at, ...shown });
  expect(await ports.claims.byId(id)).toMatchObject({ state: 'asked' });
});

test('one calls back, the other agrees; each is asked for the six words, and neither does both', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaim(ports);

  expect((await step(ports, cleo, id, { act: 'call', version: '1', found_at: 'a page' })).told).toBe(
    `303 /bureau/claims/${id}/?done=called`,
  );
  expect(await step(ports, cleo, id)).toMatchObject({ answer: { mayNot: expect.stringContaining('second person') } });
  expect(await step(ports, cleo, id, { act: 'approve', version: '2' })).toMatchObject({ told: '409', answer: { kind: 'shown' } });
  expect(await step(ports, dell, id)).toMatchObject({ answer: { mayNot: null, calledBy: 'Cleo Bellweather' } });
  expect((await step(ports, dell, id, { act: 'approve', version: '2', passphrase: '' })).told).toBe('422');
  expect((await step(ports, dell, id, { act: 'approve', version: '1' })).told).toBe('409');
  expect((await step(ports, dell, id, { act: 'approve', version: '2' })).told).toBe(`303 /bureau/claims/${id}/?done=approved`);

  expect(await ports.staff.byEmail(PEOPLE.manager.email)).toMatchObject({ role: 'manager', site: 'north-lead' });
});

test('an address that is taken is said, and a decline needs no six words', async () => {
  await using ports = await testPorts();
  const { id, cleo, dell } = await aClaim(ports);
  await step(ports, cleo, id, { act: 'call', version: '1', found_at: 'a page' });
  const audit = anAuditEntry({ act: 'staff-added' });
  await ports.staff.add({ id: ports.ids.next(), site: 'north-lead', role: 'intake', name: 'There', email: PEOPLE.manager.email }, audit);

  const taken = await step(ports, dell, id, { act: 'approve', version: '2' });
  expect(taken).toMatchObject({ told: '409', answer: { notice: expect.stringContaining('has an account under this address') } });
  const declined = await step(ports, cleo, id, { act: 'decline', version: '2', passphrase: '' });
  expect(declined.told).toBe(`303 /bureau/claims/${id}/?done=declined`);
});
