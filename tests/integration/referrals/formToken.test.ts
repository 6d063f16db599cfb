import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { HOUR } from '#src/domain/day.ts';
import { makeFormToken, readFormToken } from '#src/features/referrals/formToken.ts';
import { openReferralPage } from '#src/features/referrals/referralPage.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, aToken, sendForm } from '#tests/support/aForm.ts';
import { howMuchIsStored } from '#tests/support/howMuchIsStored.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const OLD = 'the secret before, of tests only';
const NEW = 'the secret after, of tests only';

test('a token knows its age', async () => {
  await using ports = await testPorts();
  const token = makeFormToken(ports);
  expect(readFormToken(ports, token)).toEqual({ kind: 'good', ageSeconds: 0 });

  ports.clock.advance(90_000);
  expect(readFormToken(ports, token)).toEqual({ kind: 'good', ageSeconds: 90 });
});

test('a token lives for 24 hours', async () => {
  await using ports = await testPorts();
  const token = makeFormToken(ports);
  ports.clock.advance(24 * HOUR);
  expect(readFormToken(ports, token)).toMatchObject({ kind: 'good' });

  ports.clock.advance(1);
  expect(readFormToken(ports, token)).toEqual({ kind: 'expired' });
});

test('each visit gets a token of its own, with 256 random bits', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const tokens = new Set<string | undefined>();
  for (let n = 0; n < 50; n += 1) tokens.add((await openReferralPage(ports, site.listing.slug))?.token);

  expect(tokens.size).toBe(50);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}\|\d+\.[\w-]{43}$/);
});

test.each([
  ['nothing', () => ''],
  ['a changed moment', (token: string) => token.replace(/\|\d+/, '|1772474400001')],
  ['a changed secret', (token: string) => `A${token.slice(1)}`],
  ['a cut signature', (token: string) => token.slice(0, -1)],
  ['no signature', (token: string) => token.split('.')[0] ?? ''],
  ['a long text', () => 'x'.repeat(50_000)],
])('%s is not ours', async (_, forge) => {
  await using ports = await testPorts();
  const forged = forge(aToken(ports));

  expect(readFormToken(ports, forged)).toEqual({ kind: 'not-ours' });
});

test('a token of another portal is not ours', async () => {
  await using ports = await testPorts();
  const stranger = { ...ports, signer: portalSigner({ secret: NEW }) };

  expect(readFormToken(ports, makeFormToken(stranger))).toEqual({ kind: 'not-ours' });
});

test('a form that was open while the secret was changed still sends', async () => {
  await using ports = await testPorts({ secret: OLD });
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const rotated = { ...ports, signer: portalSigner({ secret: NEW, previous: OLD }) };

  expect(await sendForm(rotated, site, values)).toMatch(/^\d{16}$/);
});

test('a message sent before the secret was changed and sent again after it is one message with one receipt', async () => {
  await using ports = await testPorts({ secret: OLD });
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const receipt = await sendForm(ports, site, values);
  const rotated = { ...ports, signer: portalSigner({ secret: NEW, previous: OLD }) };

  expect(await sendForm(rotated, site, values)).toBe(receipt);
  expect(await howMuchIsStored(ports)).toMatchObject({ referrals: 1, receipts: 1 });
});
