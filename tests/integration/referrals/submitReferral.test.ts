import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { readReceipt } from '#src/domain/receipt.ts';
import type { FormValues } from '#src/features/referrals/referralForm.ts';
import { openReferralPage } from '#src/features/referrals/referralPage.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, aToken, post, sendForm } from '#tests/support/aForm.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { howMuchIsStored, NOTHING } from '#tests/support/howMuchIsStored.ts';
import { testPorts } from '#tests/support/testPorts.ts';

/** Every answer but danger missing, and words that no page could keep. */
const HARDLY_ANYTHING = { where: '', relation: '', concerns: [], happening: 'cut \uD800 off', age: 'nonsense' };

test('the step "edit" gives every word back and stores nothing', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const values = aForm(ports, { step: 'edit', website: 'filled' });

  expect(await post(ports, site, values)).toEqual({ kind: 'edit', values, sentBefore: false });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test('a step that nobody knows is an edit, never a Send', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);

  expect(await post(ports, site, aForm(ports, { step: 'SEND' }))).toMatchObject({ kind: 'edit' });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test.each(['check', 'send'])('at "%s" missing answers are named in page order, with every word kept', async (step) => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const values = aForm(ports, { step, where: ' ', concerns: [], relation: '' });

  expect(await post(ports, site, values)).toEqual({
    kind: 'invalid',
    values,
    errors: [
      { field: 'where', code: 'missing' },
      { field: 'concerns', code: 'missing' },
      { field: 'relation', code: 'missing' },
    ],
  });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test.each(['check', 'send'])('at "%s" danger is answered first, whatever else is missing or broken', async (step) => {
  await using ports = await testPorts();
  const site = await addSite(ports, { intake: { status: 'paused' } });
  const values = aForm(ports, { ...HARDLY_ANYTHING, step, danger: 'yes', age: 'maybe-minor', place: '10001' });

  expect(await post(ports, site, values)).toEqual({ kind: 'danger', values });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test('danger is answered to somebody over every limit too, and without a token', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  for (let n = 0; n < 40; n += 1) ports.limits.hit('client', 'a network', HOUR);

  expect(await post(ports, site, aForm(ports, { token: '', danger: 'yes' }))).toMatchObject({ kind: 'danger' });
});

test('danger "not sure" goes on and is kept with the message', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await post(ports, site, aForm(ports, { danger: 'not-sure' }))).toMatchObject({ kind: 'accepted' });
});

test.each(['check', 'send'])('at "%s" somebody who may be under 18 gets another door at a site for adults', async (step) => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const values = aForm(ports, { step, age: 'maybe-minor' });

  expect(await post(ports, site, values)).toEqual({ kind: 'minor', values });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test('a site that takes minors takes them, and "not sure" of the age never stops', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports, { intake: { takesMinors: true } });

  expect(await post(ports, site, aForm(ports, { age: 'maybe-minor' }))).toMatchObject({ kind: 'accepted' });
  expect(await post(ports, { ...site, intake: { ...site.intake, takesMinors: false } }, aForm(ports, { age: 'not-sure' }))).toMatchObject({
    kind: 'accepted',
  });
});

test.each(['check', 'send'])('at "%s" a site that was paused meanwhile is said to be, with the words kept', async (step) => {
  await using ports = await testPorts();
  const site = await addSite(ports, { intake: { status: 'paused' } });
  const values = aForm(ports, { step });

  expect(await post(ports, site, values)).toEqual({ kind: 'not-for-us', values, because: 'site-paused' });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test.each(['check', 'send'])('at "%s" a place outside the area is said to be, with the words kept', async (step) => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const values = aForm(ports, { step, place: '10001' });

  expect(await post(ports, site, values)).toEqual({ kind: 'not-for-us', values, because: 'place-outside' });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test('a limited site takes messages', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports, { intake: { status: 'limited' } });

  expect(await post(ports, site, aForm(ports))).toMatchObject({ kind: 'accepted' });
});

test('a site that is not live has no form at all, nor has a name that nobody knows', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing({ slug: 'not-live' })]);

  expect(await openReferralPage(ports, 'not-live')).toBeNull();
  expect(await openReferralPage(ports, 'nowhere')).toBeNull();
});

test.each([
  ['inside', '98104'],
  ['a doorway inside', '98104-1234'],
  ['a city that the area is a part of', 'Seattle, WA'],
  ['a county that the area is a part of', 'King County, WA'],
  ['a name of many places', 'Springfield'],
  ['nowhere that the table knows', 'by the old mill'],
  ['not said', ''],
])('a place that is %s (%s) never turns anybody away', async (_, place) => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await post(ports, site, aForm(ports, { place }))).toMatchObject({ kind: 'accepted' });
});

test('the check page has the cleaned answers and the hints of every text, and stores nothing', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const values = aForm(ports, {
    step: 'check',
    where: '  behind\r\nthe mill ',
    happening: 'They should call the police.',
    recognize: 'born in spring',
    approach: '123-45-6789',
  });

  expect(await post(ports, site, values, { locale: 'es' })).toMatchObject({
    kind: 'check',
    values,
    notice: null,
    answers: { where: 'behind\nthe mill', locale: 'es', sayWho: 'no', mayCall: 'yes' },
    hints: ['ssn', 'birth-date', 'police'],
  });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
});

test('hints never block: the same text is taken at Send, and is not held', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site, aForm(ports, { happening: 'A junkie; call the police. 123-45-6789' }));

  expect(await ports.referrals.byId('north-lead', ports.signer.referralIdOf(receipt))).toMatchObject({ state: 'new' });
});

const TOKENS: readonly [string, (ports: Awaited<ReturnType<typeof testPorts>>) => string][] = [
  ['a day and a minute old', (ports) => aToken(ports, ports.clock.now() - 24 * HOUR - MINUTE)],
  ['missing', () => ''],
  ['forged', (ports) => `${aToken(ports)}x`],
  ['of another purpose', (ports) => ports.signer.sign('pass', `secret|${ports.clock.now() - MINUTE}`)],
  ['without a moment', (ports) => ports.signer.sign('form', 'secret|soon')],
];

test.each(TOKENS)('a token that is %s is renewed with the words kept, and then sends', async (_, tokenOf) => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports, { token: tokenOf(ports) });

  const renewed = await post(ports, site, values);
  expect(renewed).toMatchObject({ kind: 'check', notice: 'renewed' });
  expect(await howMuchIsStored(ports)).toEqual(NOTHING);
  if (renewed.kind !== 'check') return;
  expect(renewed.values).toEqual({ ...values, token: renewed.values.token });
  expect(renewed.values.token).not.toBe(values.token);

  ports.clock.advance(MINUTE);
  expect(await post(ports, site, renewed.values)).toMatchObject({ kind: 'accepted' });
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 1, receipts: 1 });
});

test('a token that is one day old to the minute still sends', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await post(ports, site, aForm(ports, { token: aToken(ports, ports.clock.now() - 24 * HOUR) }))).toMatchObject({
    kind: 'accepted',
  });
});

test('an old token is renewed before Send already, on every page that shows the form again', async () => {
  await using ports = await testPorts();
  const site = await addSite(ports);
  const old: FormValues = aForm(ports, { token: aToken(ports, ports.clock.now() - 25 * HOUR) });

  for (const step of ['edit', 'check'] as const) {
    const answer = await post(ports, site, { ...old, step });
    expect(answer).toMatchObject({ kind: step, values: { where: old.where, happening: old.happening } });
    expect('values' in answer && answer.values.token).not.toBe(old.token);
  }
});

test('an accepted message answers a receipt that reads as one', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);

  expect(readReceipt(receipt)).toBe(receipt);
});

test('the same form again shows the same receipt, stores nothing and counts nothing', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const first = await sendForm(ports, site, values);
  const after = await howMuchIsStored(ports);

  // Other words, another network, a day later to the minute: the token is what counts.
  expect(await sendForm(ports, site, { ...values, happening: 'changed' }, { clientNetwork: 'another' })).toBe(first);
  ports.clock.advance(24 * HOUR - MINUTE);
  expect(await sendForm(ports, site, values)).toBe(first);

  expect(await howMuchIsStored(ports)).toEqual(after);
  expect(after).toMatchObject({ referrals: 1, receipts: 1, parts: 3 });
  expect(ports.limits.peek('client', 'a network', 48 * HOUR)).toBe(1);
  expect(ports.limits.peek('client', 'another', 48 * HOUR)).toBe(0);
});

test('twenty posts of one form at the same time make one row, one count and twenty equal receipts', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const receipts = await Promise.all(Array.from({ length: 20 }, () => sendForm(ports, site, values)));

  expect(new Set(receipts).size).toBe(1);
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 1, receipts: 1, parts: 3, received: 1 });
  expect(ports.limits.peek('client', 'a network', HOUR)).toBe(1);
});

test('two forms have two receipts', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await sendForm(ports, site)).not.toBe(await sendForm(ports, site));
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 2, receipts: 2, received: 2 });
});

test('words that are changed after Send become a second message, and the page says so', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const first = await post(ports, site, values);

  const back = await post(ports, site, { ...values, step: 'edit', where: 'By the other door' });
  expect(back).toMatchObject({ kind: 'edit', sentBefore: true, values: { where: 'By the other door' } });
  const checked = await post(ports, site, { ...values, step: 'check', where: 'By the other door' });
  expect(checked).toMatchObject({ kind: 'check', notice: 'sent-before', values: { where: 'By the other door' } });
  ports.clock.advance(MINUTE);
  const second = await post(ports, site, { ...(checked.kind === 'check' ? checked.values : values), step: 'send' });

  expect(second.kind).toBe('accepted');
  expect(second).not.toEqual(first);
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 2, receipts: 2 });
});

test('a token that was spent at one site is renewed at another, and never answers with the other receipt', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  await post(ports, site, values);
  const elsewhere = { ...site, listing: { ...site.listing, slug: 'another-site' } };

  const renewed = await post(ports, elsewhere, values);
  expect(renewed).toMatchObject({ kind: 'check', notice: 'renewed' });
  // With the spent one again every further Send would end here.
  expect(renewed.kind === 'check' && renewed.values.token).not.toBe(values.token);
});
