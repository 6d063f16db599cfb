import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { answerLink } from '#src/components/partner/answerLink.ts';
import { MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { openLink } from '#src/features/partners/openLink.ts';
import { referralDates } from '#src/features/partners/referralDates.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { sendForm } from '#tests/support/aForm.ts';
import { addLink, aFormBy } from '#tests/support/aLink.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const NETWORK = 'a network';
let ports: TestPorts;
let desk: Desk;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  desk = await aDesk(ports);
});

async function visit(code: string) {
  const astro = anAstro(ports, { path: `/r/${code}/`, params: { code } });
  const set: string[] = [];
  const view = await answerLink(Object.assign(astro, { cookies: { ...astro.cookies, set: (name: string) => set.push(name) } }));
  return { view, set, status: astro.response.status, retry: astro.response.headers.get('Retry-After') };
}

test('a link that works opens its site, and leaves nothing on the device and nothing in the database', async () => {
  const link = await addLink(ports);
  const { view, set, status } = await visit('TEST-pantry');

  expect(status).toBe(200);
  expect(view).toMatchObject({ kind: 'works', link, site: { listing: { slug: 'north-lead' } }, page: { promised: { day: '2026-03-03' } } });
  expect(view.kind === 'works' && ports.signer.verify('partner', view.partner)).toBe('north-lead|testpantry');
  expect(set).toEqual([]);
  expect(await ports.partners.days(link.code, '2026-01-01')).toEqual([]);
});

test.each([
  ['revoked', { revokedOn: '2026-03-01' }, 410],
  ['ended', { endsOn: '2026-03-01' }, 410],
])('a link that is %s says so, and still names the site that takes messages', async (kind, different, status) => {
  await addLink(ports, different);
  const answer = await visit('testpantry');

  expect(answer.status).toBe(status);
  expect(answer.view).toMatchObject({ kind, site: { listing: { slug: 'north-lead' } } });
});

test.each([
  ['paused', { intake: { status: 'paused' } } as const],
  ['departs from the model', { listing: { model: 'departs' } } as const],
])('a good link of a site that %s offers no form', async (_what, asked) => {
  await addSite(ports, { slug: 'south-lead', ...asked });
  await addLink(ports, { site: 'south-lead' });

  expect(await visit('testpantry')).toMatchObject({ status: 200, view: { kind: 'no-form', site: { listing: { slug: 'south-lead' } } } });
});

test.each(['zzzzzzzzzz', 'not a code', 'x', "' or 1=1"])('%j is an unknown link', async (code) => {
  await addLink(ports);

  expect(await visit(code)).toMatchObject({ status: 404, view: { kind: 'unknown' } });
});

test('guessing meets a limit of its network; those who have a code look as often as they like', async () => {
  await addLink(ports);
  for (let n = 0; n < 100; n += 1) expect((await openLink(ports, 'testpantry', NETWORK)).kind).toBe('works');
  for (let n = 0; n < LIMITS.receiptLooksPerClient; n += 1) expect((await openLink(ports, 'zzzzzzzzzz', NETWORK)).kind).toBe('unknown');

  expect(await visit('testpantry')).toMatchObject({ status: 429, retry: '600', view: { kind: 'too-many' } });
  expect((await openLink(ports, 'testpantry', 'another network')).kind).toBe('works');
  ports.clock.advance(11 * MINUTE);
  expect((await openLink(ports, 'testpantry', NETWORK)).kind).toBe('works');
});

test('a flood of wrong links from many networks closes no right one', async () => {
  await addLink(ports);
  for (let n = 0; n < LIMITS.receiptLooksInAll + 10; n += 1) await openLink(ports, 'zzzzzzzzzz', `network ${n}`);

  expect((await openLink(ports, 'testpantry', NETWORK)).kind).toBe('works');
});

test('with the second code an organization sees its days and how many, and nothing else', async () => {
  const link = await addLink(ports, { weekly: 1 }, 'pantrydays');
  await addLink(ports, { code: 'an0therxxx' }, 'an0therday');
  for (let n = 0; n < 3; n += 1) await sendForm(ports, desk.site, aFormBy(ports, link));
  ports.clock.advance(24 * 60 * MINUTE);
  await sendForm(ports, desk.site, aFormBy(ports, link));

  expect(await referralDates(ports, 'PANTR-ydays', NETWORK)).toEqual({
    kind: 'found',
    name: 'Storybook Pantry',
    siteName: 'North LEAD',
    days: [
      { day: '2026-03-03', n: 1 },
      { day: '2026-03-02', n: 3 },
    ],
  });
  expect(await referralDates(ports, 'an0therday', NETWORK)).toMatchObject({ kind: 'found', days: [] });
});

test('the short address, which stands on paper, is no second code', async () => {
  await addLink(ports, {}, 'pantrydays');

  expect(await referralDates(ports, 'testpantry', NETWORK)).toEqual({ kind: 'unknown' });
});

test('after a link has ended its days can still be seen; after it was revoked they cannot', async () => {
  const link = await addLink(ports, { endsOn: '2026-03-01' }, 'pantrydays');
  expect((await referralDates(ports, 'pantrydays', NETWORK)).kind).toBe('found');

  await ports.partners.revoke('north-lead', link.code, '2026-03-02', anAuditEntry({ act: 'partner-link-revoked' }));
  expect(await referralDates(ports, 'pantrydays', NETWORK)).toEqual({ kind: 'unknown' });
});

test('second codes cannot be guessed from one network, nor from many', async () => {
  await addLink(ports, {}, 'pantrydays');
  expect(await referralDates(ports, ' ', NETWORK)).toEqual({ kind: 'empty' });
  for (let n = 0; n < LIMITS.receiptLooksPerClient; n += 1) {
    expect(await referralDates(ports, 'zzzzzzzzzz', NETWORK)).toEqual({ kind: 'unknown' });
  }
  expect(await referralDates(ports, 'pantrydays', NETWORK)).toEqual({ kind: 'too-many' });
  expect((await referralDates(ports, 'pantrydays', 'another network')).kind).toBe('found');

  for (let n = 0; n < LIMITS.receiptLooksInAll; n += 1) await referralDates(ports, 'zzzzzzzzzz', `network ${n}`);
  expect(await referralDates(ports, 'pantrydays', 'one more network')).toEqual({ kind: 'too-many' });
});
