import { expect, test } from 'vitest';
import { deliveries } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { requestSignInCode } from '#src/features/sign-in/requestSignInCode.ts';
import { aDesk, addWorker, type Worker } from '#tests/support/aDesk.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { NETWORK, newestCode, signIn, typeCode } from './signInSteps.ts';

const lettersOwed = (ports: TestPorts) => ports.db.$count(deliveries);

/** Asks from a network, and tells whether a letter is owed for it. */
async function isSentOne(ports: TestPorts, worker: Worker, clientNetwork: string): Promise<boolean> {
  const before = await lettersOwed(ports);
  await requestSignInCode(ports, { email: worker.record.email, browser: undefined, clientNetwork });
  return (await lettersOwed(ports)) > before;
}

test('who asks every four minutes is sent the three letters of each quarter of an hour', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const sent: boolean[] = [];

  for (let asked = 0; asked < 48; asked += 1) {
    sent.push(await isSentOne(ports, intake, `network-${asked % 3}`));
    ports.clock.advance(4 * MINUTE);
  }

  expect(sent.filter((is) => is)).toHaveLength(36);
});

test('a network that goes on asking is let in again as its hour passes', async () => {
  await using ports = await testPorts();
  const ask = () => requestSignInCode(ports, { email: 'nobody@north-lead.example', browser: undefined, clientNetwork: NETWORK });
  const granted: boolean[] = [];

  for (let asked = 0; asked < 48; asked += 1) {
    granted.push((await ask()).kind === 'asked');
    ports.clock.advance(2.5 * MINUTE);
  }

  expect(granted.filter((is) => is)).toHaveLength(20);
});

test('a network that goes on typing is let in again as its hour passes', async () => {
  await using ports = await testPorts();
  const type = () => typeCode(ports, { code: '12345678', browser: undefined, clientNetwork: NETWORK });
  const granted: boolean[] = [];

  for (let typed = 0; typed < 240; typed += 1) {
    granted.push((await type()).kind === 'wrong');
    ports.clock.advance(MINUTE / 2);
  }

  expect(granted.filter((is) => is)).toHaveLength(100);
});

test('strangers who ask without a pause keep nobody out who signed in from their own network', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  await signIn(ports, intake, 'the-desk');

  for (let minute = 0; minute < 8 * 60; minute += 1) {
    for (const stranger of ['one', 'other']) await isSentOne(ports, intake, stranger);
    if (minute % 60 === 30) expect(await isSentOne(ports, intake, 'the-desk')).toBe(true);
    ports.clock.advance(MINUTE);
  }

  await signIn(ports, intake, 'the-desk');
});

test('strangers who use up the letters of all keep nobody out who signed in from their own network', async () => {
  await using first = await testPorts();
  const limits = { ...first.settings.limits, signInInAllPerHour: 3 };
  const ports = { ...first, settings: { ...first.settings, limits } };
  const { intake, site } = await aDesk(ports);
  const colleague = await addWorker(ports, { site: site.listing.slug });
  await signIn(ports, intake, 'the-desk');
  for (let asked = 0; asked < 3; asked += 1) await isSentOne(ports, colleague, 'a-stranger');

  expect(await isSentOne(ports, intake, 'a-stranger')).toBe(false);
  expect(await isSentOne(ports, intake, 'the-desk')).toBe(true);
});

test('a network of one’s own has three letters in a quarter of an hour too, and for thirty days', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  await signIn(ports, intake, 'the-desk');
  ports.clock.advance(30 * 24 * HOUR - 1);
  for (let asked = 0; asked < 3; asked += 1) await isSentOne(ports, intake, 'a-stranger');

  const sent: boolean[] = [];
  for (let asked = 0; asked < 4; asked += 1) sent.push(await isSentOne(ports, intake, 'the-desk'));
  expect(sent).toEqual([true, true, true, false]);

  ports.clock.advance(1);
  expect(await isSentOne(ports, intake, 'the-desk')).toBe(false);
});

test('a wrong code makes no network known', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const email = intake.record.email;
  const asked = await requestSignInCode(ports, { email, browser: undefined, clientNetwork: 'a-stranger' });
  const wrong = (await newestCode(ports)) === '00000000' ? '00000001' : '00000000';
  const browser = asked.kind === 'asked' ? asked.browser : undefined;

  await typeCode(ports, { code: wrong, browser, clientNetwork: 'a-stranger' });
  for (let more = 0; more < 2; more += 1) await isSentOne(ports, intake, 'a-stranger');

  expect(await isSentOne(ports, intake, 'a-stranger')).toBe(false);
});
