import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { HOUR } from '#src/domain/day.ts';
import type { ReferralState } from '#src/domain/referral.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { withdrawReferral } from '#src/features/receipts/withdrawReferral.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import type { Ports } from '#src/ports.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { howMuchIsStored } from '#tests/support/howMuchIsStored.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const ask = (ports: Ports, code: string, step: string) => withdrawReferral(ports, { code, step, clientNetwork: ports.ids.next() });
const itemOf = (ports: TestPorts, receipt: string) => ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt));
const statusOf = async (ports: Ports, receipt: string) => {
  const found = await lookUpReceipt(ports, receipt, ports.ids.next());
  return found.kind === 'found' ? found.status.kind : found.kind;
};

async function aMessage(ports: TestPorts, state: ReferralState = 'new') {
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site, aForm(ports, { website: state === 'held' ? 'x' : '' }));
  const row = await itemOf(ports, receipt);
  if (row && row.state !== state) {
    const audit = anAuditEntry({ act: 'move', object: row.id });
    await ports.referrals.change({ ...row, state, contactDeleteOn: null, note: null, audit });
  }
  return receipt;
}

test('the first step asks and changes nothing', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const before = await itemOf(ports, receipt);

  for (const step of ['check', '', 'something else']) {
    expect(await ask(ports, receipt, step)).toMatchObject({ kind: 'ask', found: { facts: { receipt, receivedOn: '2026-03-02' } } });
  }
  expect(await itemOf(ports, receipt)).toEqual(before);
});

test.each(['new', 'held', 'waiting', 'outreach'] as const)(
  'a message that is %s is taken back, and comes back to where it was',
  async (state) => {
    await using ports = await testPorts();
    const receipt = await aMessage(ports, state);

    expect(await ask(ports, receipt, 'send')).toEqual({ kind: 'withdrawn' });
    expect(await itemOf(ports, receipt)).toMatchObject({ state: 'withdrawn' });
    expect(await statusOf(ports, receipt)).toBe('withdrawn');

    expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'undone' });
    expect(await itemOf(ports, receipt)).toMatchObject({ state });
    expect(await statusOf(ports, receipt)).toBe('waiting');
  },
);

test('a message can be taken back again after an undo', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  await ask(ports, receipt, 'send');
  await ask(ports, receipt, 'undo');

  expect(await ask(ports, receipt, 'send')).toEqual({ kind: 'withdrawn' });
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'undone' });
});

test('pressing twice is no mistake: the second answer is the first', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const answers = await Promise.all([ask(ports, receipt, 'send'), ask(ports, receipt, 'send')]);

  expect(answers).toEqual([{ kind: 'withdrawn' }, { kind: 'withdrawn' }]);
  expect(await ask(ports, receipt, 'send')).toEqual({ kind: 'withdrawn' });
  expect(await ask(ports, receipt, 'check')).toEqual({ kind: 'withdrawn' });
});

test('the undo works for 24 hours to the millisecond', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  await ask(ports, receipt, 'send');
  ports.clock.advance(24 * HOUR);
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'undone' });

  await ask(ports, receipt, 'send');
  ports.clock.advance(24 * HOUR + 1);
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'too-late' });
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'withdrawn' });
});

test('a day later it is erased, and its receipt still says that it was taken back, never that nobody has read it', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  await ask(ports, receipt, 'send');
  ports.clock.advance(25 * HOUR);
  await eraseDueReferrals(ports, { actor: 'operator', force: true });
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 0, parts: 0, receipts: 1 });

  ports.clock.advance(72 * HOUR);
  expect(await statusOf(ports, receipt)).toBe('withdrawn');
  expect(await ask(ports, receipt, 'check')).toEqual({ kind: 'withdrawn' });
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'too-late' });
});

test('a closed message cannot be taken back any more', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports, 'closed');

  expect(await ask(ports, receipt, 'check')).toMatchObject({ kind: 'ask' });
  expect(await ask(ports, receipt, 'send')).toEqual({ kind: 'too-late' });
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'closed' });
});

test('an undo of what was never taken back changes nothing', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const before = await itemOf(ports, receipt);

  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'too-late' });
  expect(await itemOf(ports, receipt)).toEqual(before);
});

test.each(['check', 'send', 'undo'])('at "%s" a number that nobody knows is answered as on the status page', async (step) => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const mistyped = receipt.slice(0, -1) + ((Number(receipt.at(-1)) + 1) % 10);

  for (const code of [mistyped, '0000 0000 0000 0018', 'x']) expect(await ask(ports, code, step)).toEqual({ kind: 'unknown' });
  expect(await ask(ports, ' ', step)).toEqual({ kind: 'empty' });
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'new' });
});

test('trying numbers has the limit of the status page', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  for (let n = 0; n < 10; n += 1) await withdrawReferral(ports, { code: '1', step: 'send', clientNetwork: 'a network' });

  expect(await withdrawReferral(ports, { code: receipt, step: 'send', clientNetwork: 'a network' })).toEqual({ kind: 'too-many' });
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'new' });
});

test('both acts are in the audit, without the receipt', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const id = ports.signer.referralIdOf(receipt);
  await ask(ports, receipt, 'send');
  await ask(ports, receipt, 'undo');
  const entries = await ports.audit.ofObject(id);

  expect(entries.map(({ act, actor, result }) => [act, actor, result])).toEqual([
    ['referral-received', 'referrer', 'new'],
    ['withdraw', 'referrer', 'ok'],
    ['undo-withdraw', 'referrer', 'ok'],
  ]);
  expect(JSON.stringify(entries)).not.toContain(receipt);
});

test('a message from before the secret was changed can be taken back after it', async () => {
  const OLD = 'the secret before, of tests only';
  await using ports = await testPorts({ secret: OLD });
  const receipt = await aMessage(ports);
  const rotated = { ...ports, signer: portalSigner({ secret: 'the secret after, of tests only', previous: OLD }) };

  expect(await ask(rotated, receipt, 'send')).toEqual({ kind: 'withdrawn' });
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'withdrawn' });
  expect(await ask(rotated, receipt, 'undo')).toEqual({ kind: 'undone' });
});
