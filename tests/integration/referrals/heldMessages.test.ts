import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import type { LiveSite } from '#src/domain/site.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { aForm, aToken, post, sendForm } from '#tests/support/aForm.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { howMuchIsStored, NOTHING } from '#tests/support/howMuchIsStored.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const DAY = 24 * HOUR;

/** How a message lies at the desk: its state in the clear, and the doubts that only the desk can read. */
async function atTheDesk(ports: TestPorts, { identity }: Desk, receipt: string) {
  const id = ports.signer.referralIdOf(receipt);
  const row = await ports.referrals.byId('north-lead', id);
  const sealed = (await ports.referrals.sealedSummaries('north-lead', [id])).get(id) ?? '';
  const summary = await ports.vault.openSummary(identity, id, sealed);
  return { state: row?.state, heldFor: summary.kind === 'opened' ? summary.value.heldFor : null };
}

function hit(ports: TestPorts, bucket: string, key: string, times: number): void {
  for (let n = 0; n < times; n += 1) ports.limits.hit(bucket, key, DAY);
}

/** Held messages that came earlier, as rows alone. */
async function holdBefore(ports: TestPorts, { listing }: LiveSite, many: number, day = '2026-03-02'): Promise<void> {
  for (let n = 0; n < many; n += 1) await ports.referrals.add(aReferral({ site: listing.slug, state: 'held', day }));
}

test('an ordinary message is new, and held for nothing', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);

  expect(await atTheDesk(ports, desk, await sendForm(ports, desk.site))).toEqual({ state: 'new', heldFor: [] });
});

const AT_THE_LIMIT: readonly [string, (ports: TestPorts) => void, string][] = [
  ['the fifth of a network in an hour', (ports) => hit(ports, 'client', 'a network', LIMITS.clientSoftPerHour - 1), 'new'],
  ['the sixth of a network in an hour', (ports) => hit(ports, 'client', 'a network', LIMITS.clientSoftPerHour), 'client-soft'],
  ['the thirtieth of a site in an hour', (ports) => hit(ports, 'site', 'north-lead', LIMITS.siteSoftPerHour - 1), 'new'],
  ['the thirty-first of a site in an hour', (ports) => hit(ports, 'site', 'north-lead', LIMITS.siteSoftPerHour), 'site-soft'],
  ['a message while another site is flooded', (ports) => hit(ports, 'site', 'south-lead', 500), 'new'],
  ['the three hundredth of the portal in an hour', (ports) => hit(ports, 'all', 'portal', LIMITS.allSoftPerHour - 1), 'new'],
  // Far beyond: a count this high is only near, and never more than an eighth too low.
  ['one more while the whole portal is flooded', (ports) => hit(ports, 'all', 'portal', 2 * LIMITS.allSoftPerHour), 'all-soft'],
];

test.each(AT_THE_LIMIT)('%s', async (_, before, expected) => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  before(ports);
  const found = await atTheDesk(ports, desk, await sendForm(ports, desk.site));

  expect(found).toEqual(expected === 'new' ? { state: 'new', heldFor: [] } : { state: 'held', heldFor: [expected] });
});

test('ten a day of one network is the other soft limit', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  hit(ports, 'client', 'a network', LIMITS.clientSoftPerDay);
  ports.clock.advance(2 * HOUR);

  expect(await atTheDesk(ports, desk, await sendForm(ports, desk.site))).toMatchObject({ heldFor: ['client-soft'] });

  ports.clock.advance(DAY);
  expect(await atTheDesk(ports, desk, await sendForm(ports, desk.site))).toMatchObject({ state: 'new' });
});

test('a hundred and twenty a day is the other soft limit of a site', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  hit(ports, 'site', 'north-lead', LIMITS.siteSoftPerDay);
  ports.clock.advance(2 * HOUR);

  expect(await atTheDesk(ports, desk, await sendForm(ports, desk.site))).toMatchObject({ heldFor: ['site-soft'] });
});

test('a filled honeypot and a form sent within three seconds are doubts, each by its name', async () => {
  await using ports = await testPorts();
  const desk = await aDesk(ports);
  const quick = aToken(ports, ports.clock.now() - 2999);
  const slow = aToken(ports, ports.clock.now() - 3000);
  const stateOf = async (different: Parameters<typeof aForm>[1]) =>
    atTheDesk(ports, desk, await sendForm(ports, desk.site, aForm(ports, different)));

  expect(await stateOf({ website: 'https://example.com' })).toEqual({ state: 'held', heldFor: ['honeypot'] });
  expect(await stateOf({ token: quick })).toEqual({ state: 'held', heldFor: ['too-quick'] });
  expect(await stateOf({ token: slow })).toEqual({ state: 'new', heldFor: [] });
  expect(await stateOf({ token: aToken(ports, ports.clock.now()), website: 'x' })).toEqual({
    state: 'held',
    heldFor: ['too-quick', 'honeypot'],
  });
});

test('nothing that the sender sees tells held from new: receipt, promise, letters, count and life are the same', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const fine = await sendForm(ports, site);
  const one = await howMuchIsStored(ports);
  const held = await sendForm(ports, site, aForm(ports, { website: 'x' }));
  const rowOf = (receipt: string) => ports.receipts.byIndex(ports.signer.receiptIndex(receipt));
  const itemOf = (receipt: string) => ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt));

  expect(await rowOf(held)).toEqual(await rowOf(fine));
  expect({ ...(await itemOf(held)), id: '', state: '' }).toEqual({ ...(await itemOf(fine)), id: '', state: '' });
  expect(one).toEqual({ referrals: 1, parts: 3, receipts: 1, letters: 2, received: 1, audited: 1 });
  // The letters of the first message are still owed: a second one owes no more of them.
  expect(await howMuchIsStored(ports)).toEqual({ referrals: 2, parts: 6, receipts: 2, letters: 2, received: 2, audited: 2 });
});

test('the thirty-first of one network in an hour is refused with its words, and goes an hour later', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  hit(ports, 'client', 'a network', LIMITS.clientHardPerHour - 1);
  await sendForm(ports, site, aForm(ports));
  const values = aForm(ports);
  const before = await howMuchIsStored(ports);

  expect(await post(ports, site, values)).toMatchObject({ kind: 'check', notice: 'too-many', values });
  expect(await howMuchIsStored(ports)).toEqual(before);
  expect(await post(ports, site, aForm(ports), { clientNetwork: 'the next house' })).toMatchObject({ kind: 'accepted' });

  ports.clock.advance(HOUR);
  expect(await post(ports, site, values)).toMatchObject({ kind: 'accepted' });
});

test('posts of one network that arrive together are judged one after the other: none slips under the limits', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const answers = await Promise.all(Array.from({ length: 40 }, () => post(ports, site, aForm(ports))));
  const accepted = answers.filter(({ kind }) => kind === 'accepted');

  expect(accepted).toHaveLength(LIMITS.clientHardPerHour);
  expect(await ports.referrals.count('north-lead', { states: ['new'] })).toBe(LIMITS.clientSoftPerHour);
  expect(await ports.referrals.count('north-lead', { states: ['held'] })).toBe(LIMITS.clientHardPerHour - LIMITS.clientSoftPerHour);
});

test('one message that fails does not stop those that came with it', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  let failed = 0;
  const faulty = {
    ...ports,
    referrals: {
      ...ports.referrals,
      add(referral: Parameters<typeof ports.referrals.add>[0]) {
        failed += 1;
        return failed === 1 ? Promise.reject(new Error('the disk is full')) : ports.referrals.add(referral);
      },
    },
  };
  const both = await Promise.allSettled([post(faulty, site, aForm(ports)), post(faulty, site, aForm(ports))]);

  expect(both.filter((one) => one.status === 'rejected')).toHaveLength(1);
  expect(both.filter((one) => one.status === 'fulfilled')).toMatchObject([{ value: { kind: 'accepted' } }]);
});

test('at the ceiling of a site one more doubt is refused with its words, while a message without doubt goes', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  await holdBefore(ports, site, LIMITS.heldPerSitePerDay - 1);
  expect(await post(ports, site, aForm(ports, { website: 'x' }))).toMatchObject({ kind: 'accepted' });
  const before = await howMuchIsStored(ports);
  const values = aForm(ports, { website: 'x' });

  expect(await post(ports, site, values)).toMatchObject({ kind: 'check', notice: 'full', values });
  expect(await howMuchIsStored(ports)).toEqual(before);
  expect(await post(ports, site, aForm(ports))).toMatchObject({ kind: 'accepted' });

  ports.clock.advance(DAY);
  expect(await post(ports, site, aForm(ports, { website: 'x' }))).toMatchObject({ kind: 'accepted' });
});

test('at the ceiling of the portal one more doubt is refused, whichever days the held ones are of', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  await holdBefore(ports, site, LIMITS.heldInAll - 1, '2026-02-27');
  expect(await post(ports, site, aForm(ports, { website: 'x' }))).toMatchObject({ kind: 'accepted' });

  expect(await post(ports, site, aForm(ports, { website: 'x' }))).toMatchObject({ kind: 'check', notice: 'full' });
});

test('refused messages are not counted, so that a flood at the ceiling does not keep the site over its soft limit', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  await holdBefore(ports, site, LIMITS.heldPerSitePerDay);
  for (let n = 0; n < 10; n += 1) await post(ports, site, aForm(ports, { website: 'x' }));

  expect(ports.limits.peek('site', 'north-lead', DAY)).toBe(0);
  expect(ports.limits.peek('client', 'a network', DAY)).toBe(0);
  ports.clock.advance(MINUTE);
  expect(await howMuchIsStored(ports)).toMatchObject({ ...NOTHING, referrals: 50, parts: 150, receipts: 50, received: 50, audited: 50 });
});
