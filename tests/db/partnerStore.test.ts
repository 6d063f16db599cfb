import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { aCard, addLink, aLink } from '#tests/support/aLink.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const MADE = anAuditEntry({ act: 'partner-link', object: 'testpantry', site: 'north-lead' });
const REVOKED = anAuditEntry({ act: 'partner-link-revoked', object: 'testpantry', site: 'north-lead' });
let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  await addSite(ports, { slug: 'south-lead' });
});

const acts = async () => (await ports.audit.ofObject('testpantry')).map(({ act }) => act);
const send = (day: string, over: boolean, different = {}) =>
  ports.referrals.add({ ...aReferral({ day, ...different }), partner: { code: 'testpantry', over } });

test('a link comes back as it was stored, by its code, its site and its second code', async () => {
  await ports.partners.add(aLink(), 'a hash', MADE);
  await addLink(ports, { kind: 'card' });
  await addLink(ports, { code: 'southpantr', site: 'south-lead' });

  expect(await ports.partners.byCode('testpantry')).toEqual(aLink());
  expect(await ports.partners.byCode('testpantrx')).toBeNull();
  expect(await ports.partners.bySecond('a hash')).toEqual(aLink());
  expect(await ports.partners.bySecond('another hash')).toBeNull();
  expect(await ports.partners.ofSite('north-lead')).toEqual([aLink(), aCard()]);
  expect(await acts()).toEqual(['partner-link']);
});

test('a code that is there already changes nothing and leaves no row in the audit', async () => {
  expect(await ports.partners.add(aLink(), 'a hash', MADE)).toBe('added');
  expect(await ports.partners.add(aLink({ name: 'Another', site: 'south-lead' }), 'another hash', MADE)).toBe('already-there');
  expect(await ports.partners.add(aLink({ code: 'an0thercd3' }), 'a hash', MADE)).toBe('already-there');

  expect(await ports.partners.byCode('testpantry')).toEqual(aLink());
  expect(await ports.partners.byCode('an0thercd3')).toBeNull();
  expect(await acts()).toEqual(['partner-link']);
});

test('a link is revoked once, and by its own site only', async () => {
  await ports.partners.add(aLink(), null, MADE);

  expect(await ports.partners.revoke('south-lead', 'testpantry', '2026-03-05', REVOKED)).toBe(false);
  expect(await ports.partners.revoke('north-lead', 'testpantry', '2026-03-05', REVOKED)).toBe(true);
  expect(await ports.partners.revoke('north-lead', 'testpantry', '2026-03-06', REVOKED)).toBe(false);
  expect(await ports.partners.byCode('testpantry')).toEqual(aLink({ revokedOn: '2026-03-05' }));
  expect(await acts()).toEqual(['partner-link', 'partner-link-revoked']);
});

test('messages are counted by day in the batch that stores them, and a repeated one is not', async () => {
  await addLink(ports);
  await send('2026-03-02', false, { receiptIndex: 'one' });
  await send('2026-03-02', true);
  await send('2026-03-04', true);

  expect((await send('2026-03-02', false, { receiptIndex: 'one' })).kind).toBe('already-there');
  expect(await ports.partners.days('testpantry', '2026-03-01')).toEqual([
    { day: '2026-03-02', n: 2, over: 1 },
    { day: '2026-03-04', n: 1, over: 1 },
  ]);
  expect(await ports.partners.days('testpantry', '2026-03-03')).toHaveLength(1);
});

test('a message for a link that is not there is stored, and counts nowhere', async () => {
  expect((await send('2026-03-02', false)).kind).toBe('added');

  expect(await ports.partners.days('testpantry', '2026-01-01')).toEqual([]);
});

test('old days go, and the others stay', async () => {
  await addLink(ports);
  await send('2026-03-02', false);
  await send('2026-03-04', false);

  expect(await ports.partners.eraseDays('2026-03-04')).toBe(1);
  expect(await ports.partners.days('testpantry', '2026-01-01')).toEqual([{ day: '2026-03-04', n: 1, over: 0 }]);
});
