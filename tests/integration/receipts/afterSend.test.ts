import { expect, test } from 'vitest';
import { portalSigner } from '#src/adapters/signer.ts';
import { MINUTE } from '#src/domain/day.ts';
import { openDone, openReceipt, sealDone } from '#src/features/receipts/doneReceipt.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { testPorts } from '#tests/support/testPorts.ts';

test('the cookie carries a receipt for ten minutes, unreadable to anybody else', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const receipt = await sendForm(ports, site);
  const cookie = sealDone(ports, { receipt, about: 'self' });

  expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toContain(receipt);
  expect(cookie).not.toContain(receipt);
  ports.clock.advance(10 * MINUTE);
  expect(openDone(ports, cookie)).toEqual({ receipt, about: 'self' });
  ports.clock.advance(1);
  expect(openDone(ports, cookie)).toBeNull();
});

test.each([
  ['none', undefined],
  ['empty', ''],
  ['made up', '0000000000000018'],
])('a cookie that is %s holds no receipt', async (_, cookie) => {
  await using ports = await testPorts();

  expect(openDone(ports, cookie)).toBeNull();
});

test('a cookie of another portal, or one for another purpose, holds no receipt', async () => {
  await using ports = await testPorts();
  const stranger = { ...ports, signer: portalSigner({ secret: 'a secret of somebody else, for tests' }) };

  expect(openDone(ports, sealDone(stranger, { receipt: '0000000000000018', about: 'other' }))).toBeNull();
  expect(openDone(ports, ports.signer.encrypt('letter', `0000000000000018|${ports.clock.now()}`))).toBeNull();
});

test('a form that is sent again shows the promise of the first time, not a new one', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  const values = aForm(ports);
  const receipt = await sendForm(ports, site, values);
  const first = await openReceipt(ports, receipt);

  ports.clock.advance(20 * 60 * MINUTE);
  expect(await openReceipt(ports, await sendForm(ports, site, values))).toEqual(first);
  expect(first).toEqual({ receipt, site, receivedOn: '2026-03-02', dueAt: Date.UTC(2026, 2, 4, 1) });
});

test('a receipt that nobody knows has no page', async () => {
  await using ports = await testPorts();

  expect(await openReceipt(ports, '0000000000000018')).toBeNull();
});

test('the page after Send opens across a change of the secret', async () => {
  const OLD = 'the secret before, of tests only';
  await using ports = await testPorts({ secret: OLD });
  const { site } = await aDesk(ports);
  const cookie = sealDone(ports, { receipt: await sendForm(ports, site), about: 'other' });
  const rotated = { ...ports, signer: portalSigner({ secret: 'the secret after, of tests only', previous: OLD }) };

  expect(await openReceipt(rotated, openDone(rotated, cookie)?.receipt ?? '')).toMatchObject({ receivedOn: '2026-03-02' });
});
