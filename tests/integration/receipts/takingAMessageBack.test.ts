import { expect, test } from 'vitest';
import { withdrawals } from '#db/schema.ts';
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
const TAKEN_BACK = { kind: 'withdrawn', canUndo: true };
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
    await ports.referrals.change({ ...row, state, contactDeleteOn: null, note: null, readIn: null, audit });
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

test.each(['new', 'held', 'waiting', 'outreach', 'closed'] as const)(
  'a message that is %s is taken back, and comes back to where it was',
  async (state) => {
    await using ports = await testPorts();
    const receipt = await aMessage(ports, state);

    expect(await ask(ports, receipt, 'send')).toEqual(TAKEN_BACK);
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

  expect(await ask(ports, receipt, 'send')).toEqual(TAKEN_BACK);
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'undone' });
});

test('pressing twice is no mistake: the second answer is the first', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const answers = await Promise.all([ask(ports, receipt, 'send'), ask(ports, receipt, 'send')]);

  expect(answers).toEqual([TAKEN_BACK, TAKEN_BACK]);
  expect(await ask(ports, receipt, 'send')).toEqual(TAKEN_BACK);
  expect(await ask(ports, receipt, 'check')).toEqual(TAKEN_BACK);
});

test('undoing twice is no mistake either', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  await ask(ports, receipt, 'send');

  expect(await Promise.all([ask(ports, receipt, 'undo'), ask(ports, receipt, 'undo')])).toEqual([{ kind: 'undone' }, { kind: 'undone' }]);
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'new', version: 3 });
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
  expect(await ask(ports, receipt, 'check')).toEqual({ kind: 'withdrawn', canUndo: false });
  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'too-late' });
});

/** All that the pages learn, but for the numbers that are the message's own. */
async function everyStep(ports: TestPorts, receipt: string): Promise<string> {
  const own = [receipt, ports.signer.receiptIndex(receipt), ports.signer.referralIdOf(receipt)];
  const told: unknown[] = [];
  const start = ports.clock.now();
  const steps = ['check', 'send', 'check', 'send', 'undo', 'undo', 'check', 'send', 'check'];
  for (const step of steps) told.push(step, await ask(ports, receipt, step), await lookUpReceipt(ports, receipt, ports.ids.next()));
  for (const later of [24 * HOUR, 24 * HOUR + 1, 48 * HOUR]) {
    ports.clock.set(start + later);
    for (const step of ['check', 'send']) told.push(later, step, await ask(ports, receipt, step));
    told.push(await lookUpReceipt(ports, receipt, ports.ids.next()));
  }
  told.push(await ask(ports, receipt, 'undo'), await lookUpReceipt(ports, receipt, ports.ids.next()));
  ports.clock.set(start);
  return own.reduce((text, mine) => text.replaceAll(mine, 'its own'), JSON.stringify(told));
}

test('an open, a closed and an erased message give the same answers, byte for byte, at every step', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const [open, closed, erased] = [await sendForm(ports, desk.site), await sendForm(ports, desk.site), await sendForm(ports, desk.site)];
  const audit = anAuditEntry({ act: 'move' });
  const row = await itemOf(ports, closed);
  if (row) await ports.referrals.change({ ...row, state: 'closed', contactDeleteOn: null, note: null, readIn: null, audit });
  await ports.erasures.erase([{ id: ports.signer.referralIdOf(erased), why: 'due', today: '2027-01-01' }], '2026-03-02', audit);

  const told = await everyStep(ports, open);

  expect(told).toContain('"kind":"too-late"');
  expect(await everyStep(ports, closed)).toBe(told);
  expect(await everyStep(ports, erased)).toBe(told);
  expect(await itemOf(ports, open)).toMatchObject({ state: 'withdrawn' });
  expect(await itemOf(ports, closed)).toMatchObject({ state: 'withdrawn' });
  expect(await itemOf(ports, erased)).toBeNull();
});

test('the receipt does not keep the moment that the item keeps', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 2, 18, 21, 7, 45) });
  const receipt = await aMessage(ports);
  await ask(ports, receipt, 'send');
  const [mark, moment] = [Date.UTC(2026, 2, 2, 19), ports.clock.now()];

  expect(await ports.receipts.byIndex(ports.signer.receiptIndex(receipt))).toMatchObject({ withdrawnAt: mark });
  const rows = await ports.db.select({ at: withdrawals.withdrawnAt }).from(withdrawals);
  expect(rows).toEqual([{ at: moment }]);
});

test('an undo of what was never taken back changes nothing', async () => {
  await using ports = await testPorts();
  const receipt = await aMessage(ports);
  const before = await itemOf(ports, receipt);

  expect(await ask(ports, receipt, 'undo')).toEqual({ kind: 'undone' });
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

  expect(await ask(rotated, receipt, 'send')).toEqual(TAKEN_BACK);
  expect(await itemOf(ports, receipt)).toMatchObject({ state: 'withdrawn' });
  expect(await ask(rotated, receipt, 'undo')).toEqual({ kind: 'undone' });
});
