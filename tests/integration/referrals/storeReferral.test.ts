import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { signChosenBy } from '#src/features/referrals/chosenBy.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { aForm, post, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { howMuchIsStored, NOTHING } from '#tests/support/howMuchIsStored.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

/** All three parts of a message, opened with the key of its site. */
async function opened(ports: TestPorts, { identity, site }: Desk, receipt: string) {
  const { slug } = site.listing;
  const id = ports.signer.referralIdOf(receipt);
  const summary = (await ports.referrals.sealedSummaries(slug, [id])).get(id) ?? '';
  const details = (await ports.referrals.sealedPart(slug, id, 'details')) ?? '';
  const contact = (await ports.referrals.sealedPart(slug, id, 'contact')) ?? '';
  return {
    summary: await ports.vault.openSummary(identity, id, summary),
    details: await ports.vault.openDetails(identity, id, details),
    contact: await ports.vault.openContact(identity, id, contact),
  };
}

const chosenBy = async (ports: TestPorts, desk: Desk, chosen: string) => {
  const receipt = await sendForm(ports, desk.site, aForm(ports, { place: '98104', chosen_by: chosen }));
  const { summary } = await opened(ports, desk, receipt);
  return summary.kind === 'opened' ? summary.value.chosenBy : null;
};

test('everything that was answered reaches the desk, each part with its own', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const values = aForm(ports, {
    concerns: ['housing', 'conflict'],
    language: 'Vietnamese',
    introduce: 'yes',
    say_who: 'yes',
    organization: 'The bakery',
    place: '98104',
  });
  const receipt = await sendForm(ports, desk.site, values, { locale: 'es' });

  expect(await opened(ports, desk, receipt)).toEqual({
    summary: {
      kind: 'opened',
      value: {
        about: 'other',
        concerns: ['housing', 'conflict'],
        relation: 'business',
        place: '98104',
        language: 'Vietnamese',
        locale: 'es',
        age: 'adult',
        aware: 'no',
        mayCall: 'yes',
        danger: 'no',
        receivedAt: ports.clock.now(),
        chosenBy: 'direct',
        heldFor: [],
        partner: null,
      },
    },
    details: {
      kind: 'opened',
      value: {
        where: values.where,
        happening: values.happening,
        person: PEOPLE.referred.name,
        recognize: 'A green coat',
        approach: 'In the morning, with coffee',
        introduce: 'yes',
        organization: 'The bakery',
        receiptIndex: ports.signer.receiptIndex(receipt),
      },
    },
    contact: { kind: 'opened', value: { name: PEOPLE.referrer.name, contact: PEOPLE.referrer.phone, sayWho: 'yes' } },
  });
});

test('somebody who writes for themself is not told about as somebody else', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const receipt = await sendForm(ports, desk.site, aForm(ports, { for: 'self', relation: '', name: '' }));

  expect((await opened(ports, desk, receipt)).summary).toMatchObject({ value: { about: 'self', relation: 'self' } });
});

test('what stands in the clear is the row alone: day and promise in the clock of the site, version one', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 3, 7, 30) });
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);

  // Half past eleven in the evening of Monday in Seattle: counts as Tuesday, so it is read by the end of Wednesday.
  const dueAt = Date.UTC(2026, 2, 5, 1);
  expect(await ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt))).toEqual({
    id: ports.signer.referralIdOf(receipt),
    site: 'north-lead',
    epoch: 1,
    day: '2026-03-02',
    state: 'new',
    assignee: null,
    dueAt,
    deleteOn: '2026-05-31',
    version: 1,
    rehearsal: false,
  });
  expect(await ports.receipts.byIndex(ports.signer.receiptIndex(receipt))).toEqual({
    site: 'north-lead',
    receivedOn: '2026-03-02',
    dueAt,
    readOn: null,
    withdrawnAt: null,
  });
});

test('a shorter life that a site has set for itself holds', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const shorter = { ...site, intake: { ...site.intake, retention: { ...site.intake.retention, open: 10 } } };
  const receipt = await sendForm(ports, shorter);

  expect(await ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt))).toMatchObject({ deleteOn: '2026-03-12' });
});

test('the rule that the finder signed is kept as the reason', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);

  expect(await chosenBy(ports, desk, signChosenBy(ports, { slug: 'north-lead', placeKey: '98104', rule: 'zip' }))).toBe('zip:98104');
});

test.each([
  ['none', () => ''],
  ['unsigned', () => 'north-lead|98104|zip'],
  ['signed by somebody else', () => 'north-lead|98104|zip.AAAA'],
  ['changed', (ports: TestPorts) => `${signChosenBy(ports, { slug: 'north-lead', placeKey: '98104', rule: 'zip' })}A`],
  ['made for another site', (ports: TestPorts) => signChosenBy(ports, { slug: 'south-lead', placeKey: '98104', rule: 'zip' })],
  ['signed for another purpose', (ports: TestPorts) => ports.signer.sign('form', 'north-lead|98104|zip')],
  ['a rule that is none of ours', (ports: TestPorts) => ports.signer.sign('chosen', 'north-lead|98104|because')],
  ['longer than it should be', (ports: TestPorts) => ports.signer.sign('chosen', 'north-lead|98104|zip|more')],
])('a reason that is %s counts as "direct"', async (_, forge) => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);

  expect(await chosenBy(ports, desk, forge(ports))).toBe('direct');
});

test('each active worker who can read it is owed a letter now and one later, in the same batch', async () => {
  await using ports = await testPorts();
  const { site, identity, intake } = await aDesk(ports);
  const second = await addWorker(ports, { site: 'north-lead' });
  const grant = await ports.vault.sealGrant(identity, second.record.id, second.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
  // Active and without a key: a letter would tell an outsider that something came in.
  await addWorker(ports, { site: 'north-lead' });
  await addSite(ports, { slug: 'south-lead' });
  await addWorker(ports, { site: 'south-lead' });
  await ports.client.execute({ sql: "UPDATE staff SET status = 'suspended' WHERE id = ?", args: [second.record.id] });
  await sendForm(ports, site);

  const { rows } = await ports.client.execute('SELECT staff_id, nth, due_at FROM deliveries ORDER BY nth');
  expect(rows.map(({ staff_id, nth, due_at }) => [staff_id, nth, due_at])).toEqual([
    [intake.record.id, 1, ports.clock.now()],
    [intake.record.id, 2, ports.clock.now() + 4 * HOUR],
  ]);
});

test('sealing needs no secret of anybody: with every grant gone, messages are still taken', async () => {
  await using ports = await testPorts();
  const { site, intake } = await aDesk(ports);
  for (const holder of [intake.record.id, RECOVERY_HOLDER]) {
    await ports.keys.removeGrants('north-lead', holder, anAuditEntry({ act: 'grant-removed' }));
  }
  expect(await ports.keys.holders('north-lead', 1)).toEqual([]);

  expect(await post(ports, site, aForm(ports))).toMatchObject({ kind: 'accepted' });
});

test('a fault anywhere in the batch leaves nothing of the message behind', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  await ports.client.execute(
    "CREATE TRIGGER fault BEFORE INSERT ON audit WHEN NEW.act = 'referral-received' BEGIN SELECT raise(ABORT, 'fault'); END",
  );
  const values = aForm(ports);

  await expect(post(ports, site, values)).rejects.toThrow();
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);

  await ports.client.execute('DROP TRIGGER fault');
  expect(await post(ports, site, values)).toMatchObject({ kind: 'accepted' });
});

// The clock of the tests stands at 10 am in Seattle; the audit tells the day alone.
const NOON = Date.parse('2026-03-02T20:00:00Z');

test('the audit says on which day a message came, and nothing of what it says', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const id = ports.signer.referralIdOf(await sendForm(ports, site));

  expect(await ports.audit.ofObject(id)).toEqual([
    { at: NOON, actor: 'referrer', site: 'north-lead', act: 'referral-received', object: id, result: 'new' },
  ]);
});
