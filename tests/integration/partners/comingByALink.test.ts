import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import type { PartnerLink } from '#src/domain/partnerLink.ts';
import { offerCodes } from '#src/features/partners/linkOffer.ts';
import { readCameBy, signCameBy } from '#src/features/referrals/cameBy.ts';
import type { FormValues } from '#src/features/referrals/referralForm.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { aForm, post, sendForm } from '#tests/support/aForm.ts';
import { addLink, aFormBy } from '#tests/support/aLink.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const MONDAY = '2026-03-02';
let ports: TestPorts;
let desk: Desk;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  desk = await aDesk(ports);
});

/** The opened summary of a message. */
async function summaryOf(receipt: string) {
  const id = ports.signer.referralIdOf(receipt);
  const sealed = (await ports.referrals.sealedSummaries('north-lead', [id])).get(id) ?? '';
  const opened = await ports.vault.openSummary(desk.identity, id, sealed);
  if (opened.kind !== 'opened') throw new Error('the summary does not open');
  return opened.value;
}

const sendBy = (link: PartnerLink, different: Partial<FormValues> = {}) => sendForm(ports, desk.site, aFormBy(ports, link, different));
const daysOf = ({ code }: PartnerLink) => ports.partners.days(code, '2026-01-01');
const revoke = (link: PartnerLink) => ports.partners.revoke('north-lead', link.code, MONDAY, anAuditEntry({ act: 'partner-link-revoked' }));

test('up to the agreed number a message names its link; above it it is marked, and taken all the same', async () => {
  const link = await addLink(ports, { weekly: 2 });

  expect((await summaryOf(await sendBy(link))).partner).toEqual({ name: 'Storybook Pantry', over: false });
  expect((await summaryOf(await sendBy(link))).partner).toEqual({ name: 'Storybook Pantry', over: false });
  expect((await summaryOf(await sendBy(link))).partner).toEqual({ name: 'Storybook Pantry', over: true });
  expect(await daysOf(link)).toEqual([{ day: MONDAY, n: 3, over: 1 }]);
});

test('a week later there is room again', async () => {
  const link = await addLink(ports, { weekly: 1 });
  await sendBy(link);
  ports.clock.advance(7 * DAY_LONG);

  expect((await summaryOf(await sendBy(link))).partner).toEqual({ name: 'Storybook Pantry', over: false });
});

test('but for its mark, a message by a link is the same as one without', async () => {
  const link = await addLink(ports);
  const { partner: _, ...by } = await summaryOf(await sendBy(link));
  const { partner, ...without } = await summaryOf(await sendForm(ports, desk.site));

  expect(partner).toBeNull();
  expect(by).toEqual(without);
  const rows = await ports.referrals.list('north-lead', { states: ['new', 'held'] });
  expect(rows.map(({ id: _id, ...row }) => row)).toEqual([expect.anything(), rows.map(({ id: _id, ...row }) => row)[0]]);
});

test('the same form posted again, also at the same moment, is counted once', async () => {
  const link = await addLink(ports);
  const values = aFormBy(ports, link);
  const receipts = await Promise.all(Array.from({ length: 8 }, () => sendForm(ports, desk.site, values)));

  expect(new Set([...receipts, await sendForm(ports, desk.site, values)]).size).toBe(1);
  expect(await daysOf(link)).toEqual([{ day: MONDAY, n: 1, over: 0 }]);
});

test('many at once are all taken and all counted; only the mark may be one short at the boundary', async () => {
  const link = await addLink(ports, { weekly: 1 });
  const receipts = await Promise.all(Array.from({ length: 4 }, () => sendBy(link)));
  const [day] = await daysOf(link);

  expect(new Set(receipts).size).toBe(4);
  expect(day?.n).toBe(4);
  expect(day?.over).toBeLessThanOrEqual(3);
  expect((await summaryOf(await sendBy(link))).partner?.over).toBe(true);
});

test('a window card is counted and names nobody; who writes for themself by it is counted too', async () => {
  const card = await addLink(ports, { kind: 'card' });

  expect((await summaryOf(await sendBy(card))).partner).toBeNull();
  expect((await summaryOf(await sendBy(card, { for: 'self' }))).partner).toBeNull();
  expect(await daysOf(card)).toEqual([{ day: MONDAY, n: 2, over: 0 }]);
});

test('who writes for themself is no referral of an organization', async () => {
  const link = await addLink(ports);
  const summary = await summaryOf(await sendBy(link, { for: 'self' }));

  expect(summary).toMatchObject({ about: 'self', partner: null });
  expect(await daysOf(link)).toEqual([]);
});

test('a link that was revoked while the form was open keeps nobody away; the message just carries no mark', async () => {
  const link = await addLink(ports);
  const values = aFormBy(ports, link);
  await revoke(link);

  expect((await summaryOf(await sendForm(ports, desk.site, values))).partner).toBeNull();
  expect(await daysOf(link)).toEqual([]);
});

test.each([
  ['ended yesterday', { endsOn: '2026-03-01' }],
  ['of another site', { site: 'south-lead' }],
])('a link %s marks nothing and stops nothing', async (_what, different) => {
  await addSite(ports, { slug: 'south-lead' });
  const link = await addLink(ports, different);

  expect((await summaryOf(await sendBy(link))).partner).toBeNull();
  expect(await daysOf(link)).toEqual([]);
});

test.each([
  ['the bare code', 'north-lead|testpantry'],
  ['a foreign signature', 'north-lead|testpantry.AAAA'],
  ['nonsense', '\u0000|x'],
])('a field that holds %s says nothing, however right the code is', async (_what, partner) => {
  const link = await addLink(ports);

  expect(await readCameBy(ports, { partner, for: 'other' }, desk.site)).toBeNull();
  expect((await summaryOf(await sendForm(ports, desk.site, aForm(ports, { partner })))).partner).toBeNull();
  expect(await daysOf(link)).toEqual([]);
});

test('an offer of new codes, which bears the same signature, is no link', async () => {
  await addLink(ports);

  expect(await readCameBy(ports, { partner: offerCodes(ports, 'north-lead'), for: 'other' }, desk.site)).toBeNull();
});

test('danger, minors, a pause and every doubt are answered as without a link', async () => {
  const link = await addLink(ports);
  const paused = await addSite(ports, { slug: 'south-lead', intake: { status: 'paused' } });
  const partner = signCameBy(ports, link);

  for (const [site, different] of [
    [desk.site, { danger: 'yes' }],
    [desk.site, { age: 'maybe-minor' }],
    [paused, {}],
    [desk.site, { token: 'nonsense' }],
  ] as const) {
    const { kind } = await post(ports, site, aForm(ports, different));
    expect((await post(ports, site, aForm(ports, { ...different, partner }))).kind).toBe(kind);
    expect(kind).not.toBe('accepted');
  }
  expect(await daysOf(link)).toEqual([]);
});

test('a doubtful message by a link is held, marked and counted like any other', async () => {
  const link = await addLink(ports, { weekly: 1 });
  const receipt = await sendBy(link, { website: 'filled by a machine' });

  expect((await ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt)))?.state).toBe('held');
  expect(await summaryOf(receipt)).toMatchObject({ heldFor: ['honeypot'], partner: { over: false } });
  expect(await daysOf(link)).toEqual([{ day: MONDAY, n: 1, over: 0 }]);
});

test('many messages of one network are held for that, link or not', async () => {
  const link = await addLink(ports, { weekly: 50 });
  const receipts = [];
  for (let n = 0; n < 6; n += 1) receipts.push(await sendBy(link));

  expect((await summaryOf(receipts[4] ?? '')).heldFor).toEqual([]);
  expect((await summaryOf(receipts[5] ?? '')).heldFor).toEqual(['client-soft']);
});
