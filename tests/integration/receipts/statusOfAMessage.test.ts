import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { addDays, HOUR, instantAt, MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { showReceipt } from '#src/domain/receipt.ts';
import type { ReferralState } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { MOVE_NAMES, type MoveName, ruleOf } from '#src/domain/status.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const ZONE = 'America/Los_Angeles';
const DAY = 24 * HOUR;

const look = (ports: TestPorts, typed: string, network = ports.ids.next()) => lookUpReceipt(ports, typed, network);

const workerOf = ({ intake }: Desk): Unlocked => {
  const { id, role, name } = intake.record;
  return { staff: { id, role, name, site: 'north-lead' }, key: intake.key, sessionId: '', csrf: '', since: 0 };
};

/** A receipt with its last digit changed. */
const mistyped = (receipt: string) => receipt.slice(0, -1) + ((Number(receipt.at(-1)) + 1) % 10);

test('an unread message waits for its promise, and says when', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  const dueAt = instantAt('2026-03-03', '17:00', ZONE);

  expect(await look(ports, receipt)).toEqual({
    kind: 'found',
    facts: { receipt, site, receivedOn: '2026-03-02', dueAt },
    status: { kind: 'waiting', dueAt },
    withdrawal: 'none',
    withdrawnAt: null,
    receiptIndex: ports.signer.receiptIndex(receipt),
    referralId: ports.signer.referralIdOf(receipt),
  });
  ports.clock.set(dueAt);
  expect(await look(ports, receipt)).toMatchObject({ status: { kind: 'waiting' } });
  ports.clock.advance(1);
  expect(await look(ports, receipt)).toMatchObject({ status: { kind: 'late' } });
});

test('spaces, dashes and full-width digits of a receipt are forgiven', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  const wide = [...receipt].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');

  for (const typed of [showReceipt(receipt), showReceipt(receipt).replaceAll(' ', '-'), ` ${receipt}\n`, wide]) {
    expect(await look(ports, typed)).toMatchObject({ kind: 'found' });
  }
});

test('the first opening of the details is the day it was read, whatever comes after it', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const receipt = await sendForm(ports, desk.site);
  const id = ports.signer.referralIdOf(receipt);

  // Half past eleven in the evening of Monday in Seattle; in UTC it is Tuesday already.
  ports.clock.set(instantAt('2026-03-02', '23:30', ZONE));
  expect(await openReferral(ports, workerOf(desk), id)).toMatchObject({ kind: 'opened' });
  ports.clock.advance(DAY);
  await openReferral(ports, workerOf(desk), id);

  expect(await look(ports, receipt)).toMatchObject({ status: { kind: 'read', on: '2026-03-02' } });
});

/** How a message comes into a state: how it was sent, and the move that led there. */
const WAYS_TO: Readonly<Record<Exclude<ReferralState, 'withdrawn'>, { website: string; move: MoveName | null }>> = {
  new: { website: '', move: null },
  held: { website: 'filled by a machine', move: null },
  waiting: { website: '', move: 'wait' },
  outreach: { website: '', move: 'take-up' },
  closed: { website: '', move: 'elsewhere' },
};

const EVERY_OUTCOME = MOVE_NAMES.filter((move) => ruleOf(move).who === 'intake').flatMap((move) =>
  ruleOf(move).from.map((from) => [move, from] as const),
);

async function make(ports: TestPorts, worker: Unlocked, id: string, move: MoveName) {
  const version = (await ports.referrals.byId('north-lead', id))?.version ?? 0;
  expect(await moveReferral(ports, worker, id, { move, reason: 'A reason', version })).toMatchObject({ kind: 'moved' });
}

const ENDS_NO_PROMISE: readonly MoveName[] = ['release'];

test.each(EVERY_OUTCOME)(
  'after "%s" from %s a receipt tells at most that a person has read it, never what they decided',
  async (move, from) => {
    await using ports = await testPorts();
    const desk = await aDesk(ports);
    const worker = workerOf(desk);
    // Only what a worker did can be taken back: a message that is new by a release was held before.
    const way = move === 'undo' && from === 'new' ? { ...WAYS_TO.held, move: 'release' as const } : WAYS_TO[from as keyof typeof WAYS_TO];
    const untouched = await sendForm(ports, desk.site);
    const opened = await sendForm(ports, desk.site);
    await openReferral(ports, worker, ports.signer.referralIdOf(opened));
    const receipt = await sendForm(ports, desk.site, aForm(ports, { website: way.website }));
    const id = ports.signer.referralIdOf(receipt);
    const said = async (code: string) => ({ ...(await look(ports, code)), facts: null, referralId: null, receiptIndex: null });

    if (way.move) await make(ports, worker, id, way.move);
    await make(ports, worker, id, move);
    // Whoever decided has read the summary: the receipt says what it says of a message that was opened and left where it is.
    const endsNone = ENDS_NO_PROMISE.includes(way.move === 'release' ? way.move : move);
    expect(await said(receipt)).toEqual(await said(endsNone ? untouched : opened));
    const acts = (await ports.audit.ofObject(id)).map(({ act }) => act);
    expect(acts).not.toContain('open-details');

    for (const code of [untouched, receipt]) await openReferral(ports, worker, ports.signer.referralIdOf(code));
    expect(await said(receipt)).toEqual(await said(untouched));
    expect(await said(receipt)).toMatchObject({ status: { kind: 'read', on: '2026-03-02' } });

    // Long after each of them was erased by its own rule.
    ports.clock.advance(20 * DAY);
    await eraseDueReferrals(ports, { actor: 'operator', force: true });
    expect(await said(receipt)).toEqual(await said(untouched));
  },
);

test('a message that was erased is followed as before, for as long as its receipt lives', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const receipt = await sendForm(ports, desk.site);
  await make(ports, workerOf(desk), ports.signer.referralIdOf(receipt), 'harassment');
  ports.clock.advance(4 * DAY);
  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ referrals: 1 });

  expect(await look(ports, receipt)).toMatchObject({ kind: 'found', status: { kind: 'read', on: '2026-03-02' }, withdrawal: 'none' });
});

test('from day 30 a receipt falls silent, read or not, and after day 60 nobody knows it', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const [read, unread] = [await sendForm(ports, desk.site), await sendForm(ports, desk.site)];
  await openReferral(ports, workerOf(desk), ports.signer.referralIdOf(read));
  const at = (days: number) => instantAt(addDays('2026-03-02', days), '12:00', ZONE);

  ports.clock.set(at(29));
  expect(await look(ports, read)).toMatchObject({ status: { kind: 'read' } });
  expect(await look(ports, unread)).toMatchObject({ status: { kind: 'late' } });
  ports.clock.set(at(30));
  for (const receipt of [read, unread]) expect(await look(ports, receipt)).toMatchObject({ status: { kind: 'silent' } });
  ports.clock.set(at(60));
  await eraseDueReferrals(ports, { actor: 'operator', force: true });
  for (const receipt of [read, unread]) expect(await look(ports, receipt)).toEqual({ kind: 'unknown' });
});

test('unknown, mistyped, expired, too short and no number at all have one answer', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  await ports.erasures.eraseReceipts('2027-01-01');

  for (const typed of [receipt, mistyped(receipt), '0000 0000 0000 0018', '123', 'my receipt', '1'.repeat(200)]) {
    expect(await look(ports, typed)).toEqual({ kind: 'unknown' });
  }
});

test('a mistyped digit finds nothing of the message that it came from', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await look(ports, mistyped(await sendForm(ports, site)))).toEqual({ kind: 'unknown' });
});

test('an empty box asks for the number and counts as no try', async () => {
  await using ports = await testPorts();
  for (let n = 0; n < 50; n += 1) expect(await look(ports, ' \n', 'a network')).toEqual({ kind: 'empty' });

  expect(await look(ports, '1', 'a network')).toEqual({ kind: 'unknown' });
});

test('a library looks up right numbers all day, and one mistyped number among them counts once', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);

  for (let n = 0; n < 5 * LIMITS.receiptLooksPerClient; n += 1) {
    expect(await look(ports, receipt, 'a library')).toMatchObject({ kind: 'found' });
  }
  expect(await look(ports, mistyped(receipt), 'a library')).toEqual({ kind: 'unknown' });
  expect(await look(ports, receipt, 'a library')).toMatchObject({ kind: 'found' });
});

test('many guesses at the same moment get no more tries than one after the other', async () => {
  await using ports = await testPorts();
  await aDesk(ports);

  const answers = await Promise.all(Array.from({ length: 50 }, () => look(ports, '0000 0000 0000 0018', 'a network')));

  expect(answers.filter(({ kind }) => kind === 'unknown')).toHaveLength(LIMITS.receiptLooksPerClient);
});

test('a try that was refused counts nothing: who goes on pressing waits no longer for it', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  for (let n = 0; n < LIMITS.receiptLooksPerClient; n += 1) await look(ports, '1', 'a network');
  ports.clock.advance(5 * MINUTE);
  for (let n = 0; n < 20; n += 1) expect(await look(ports, receipt, 'a network')).toEqual({ kind: 'too-many' });
  ports.clock.advance(5 * MINUTE);

  expect(await look(ports, receipt, 'a network')).toMatchObject({ kind: 'found' });
});

test('ten numbers that nobody knows in ten minutes of one network are looked up, the eleventh waits, also when it is right', async () => {
  await using ports = await testPorts({ now: TEST_START });
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  for (let n = 0; n < LIMITS.receiptLooksPerClient; n += 1) {
    expect(await look(ports, '0000 0000 0000 0018', 'a network')).toEqual({ kind: 'unknown' });
  }

  expect(await look(ports, receipt, 'a network')).toEqual({ kind: 'too-many' });
  expect(await look(ports, receipt, 'another')).toMatchObject({ kind: 'found' });
  ports.clock.advance(10 * MINUTE);
  expect(await look(ports, receipt, 'a network')).toMatchObject({ kind: 'found' });
});

test('one network that keeps trying does not use up what everybody has together', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  for (let n = 0; n < 2 * LIMITS.receiptLooksInAll; n += 1) await look(ports, '1', 'a network');

  expect(await look(ports, receipt)).toMatchObject({ kind: 'found' });
});

test('many networks together have a limit too, for a minute', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  // Counts this high are near, not exact.
  for (let n = 0; n < 2 * LIMITS.receiptLooksInAll; n += 1) await look(ports, '1', `network ${n}`);

  expect(await look(ports, receipt)).toEqual({ kind: 'too-many' });
  ports.clock.advance(2 * MINUTE);
  expect(await look(ports, receipt)).toMatchObject({ kind: 'found' });
});

test('a receipt works for its whole life when the secret is changed meanwhile', async () => {
  const OLD = 'the secret before, of tests only';
  await using ports = await testPorts({ secret: OLD });
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  const signer = portalSigner({ secret: 'the secret after, of tests only', previous: OLD });

  expect(await lookUpReceipt({ ...ports, signer }, receipt, 'a network')).toMatchObject({
    kind: 'found',
    status: { kind: 'waiting' },
    referralId: ports.signer.referralIdOf(receipt),
  });
  const forgotten = portalSigner({ secret: 'the secret after, of tests only' });
  expect(await lookUpReceipt({ ...ports, signer: forgotten }, receipt, 'a network')).toEqual({ kind: 'unknown' });
});
