import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { holdsPass, isCheckOffered, takeCheck } from '#src/features/referrals/checkPass.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';

async function aPass(ports: TestPorts, site = SITE): Promise<string> {
  const answer = await takeCheck(ports, { site, token: 'a token of the check', clientNetwork: 'a network' });
  if (answer.kind !== 'passed') throw new Error(`not passed: ${answer.kind}`);
  return answer.pass;
}

function floodSite(ports: TestPorts): void {
  for (let n = 0; n < LIMITS.siteSoftPerHour; n += 1) ports.limits.hit('site', SITE, 24 * HOUR);
}

/** The state in which a message arrives that was sent with this pass. */
async function stateWith(ports: TestPorts, site: Parameters<typeof sendForm>[1], pass: string | undefined, different = {}) {
  const asked = { clientNetwork: ports.ids.next(), ...(pass === undefined ? {} : { pass }) };
  const receipt = await sendForm(ports, site, aForm(ports, different), asked);
  return (await ports.referrals.byId(SITE, ports.signer.referralIdOf(receipt)))?.state;
}

test('the check is offered while the site or the portal is over its soft limit, and never where there is none', async () => {
  await using ports = await testPorts();
  expect(isCheckOffered(ports, SITE)).toBe(false);

  floodSite(ports);
  expect(isCheckOffered(ports, SITE)).toBe(true);
  expect(isCheckOffered(ports, 'south-lead')).toBe(false);
  expect(isCheckOffered({ ...ports, captcha: { ...ports.captcha, offered: false } }, SITE)).toBe(false);

  for (let n = 0; n < 2 * LIMITS.allSoftPerHour; n += 1) ports.limits.hit('all', 'portal', 24 * HOUR);
  expect(isCheckOffered(ports, 'south-lead')).toBe(true);

  ports.clock.advance(HOUR);
  expect(isCheckOffered(ports, SITE)).toBe(false);
});

test.each([
  ['bot', { kind: 'bad' }],
  ['unavailable', { kind: 'unavailable' }],
] as const)('a check that answers "%s" gives no pass', async (verdict, expected) => {
  await using ports = await testPorts();
  ports.captcha.answer = verdict;

  expect(await takeCheck(ports, { site: SITE, token: 'a token', clientNetwork: 'a network' })).toEqual(expected);
});

test('over the soft limit a pass makes a message new, and without one it is held', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  floodSite(ports);

  expect(await stateWith(ports, site, undefined)).toBe('held');
  expect(await stateWith(ports, site, await aPass(ports))).toBe('new');
});

test('a pass counts once: the message after it is held', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  floodSite(ports);
  const pass = await aPass(ports);

  expect(await stateWith(ports, site, pass)).toBe('new');
  expect(await stateWith(ports, site, pass)).toBe('held');
});

test('one pass on many posts at the same time lets one through', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  floodSite(ports);
  const pass = await aPass(ports);
  const states = await Promise.all(Array.from({ length: 10 }, () => stateWith(ports, site, pass)));

  expect(states.filter((state) => state === 'new')).toHaveLength(1);
});

test('a pass is for one site', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  floodSite(ports);

  expect(await stateWith(ports, site, await aPass(ports, 'south-lead'))).toBe('held');
});

test('a pass lives for 30 minutes', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);
  floodSite(ports);
  const [one, two] = [await aPass(ports), await aPass(ports)];

  ports.clock.advance(30 * MINUTE);
  expect(await stateWith(ports, site, one)).toBe('new');
  ports.clock.advance(1);
  expect(await stateWith(ports, site, two)).toBe('held');
});

test.each([
  ['nothing', () => ''],
  ['a word', () => 'passed'],
  ['a changed signature', (pass: string) => `${pass}x`],
  ['another site written into it', (pass: string) => pass.replace('south-lead', SITE)],
  ['a later moment written into it', (pass: string) => pass.replace(/\|\d+\|/, '|9999999999999|')],
  ['a form token of ours', (_: string, ports: TestPorts) => ports.signer.sign('form', `${SITE}|${ports.clock.now()}|nonce`)],
])('a forged pass (%s) is none', async (_, forge) => {
  await using ports = await testPorts();
  const forged = forge(await aPass(ports, 'south-lead'), ports);

  expect(holdsPass(ports, SITE, forged)).toBe(false);
});

test('a pass answers the doubt of numbers, not that of behavior, and does not lift the hard limit', async () => {
  await using ports = await testPorts();
  const { site } = await aDesk(ports);

  expect(await stateWith(ports, site, await aPass(ports), { website: 'x' })).toBe('held');
  for (let n = 0; n < LIMITS.clientHardPerHour; n += 1) ports.limits.hit('client', 'a network', 24 * HOUR);
  const pass = await aPass(ports);
  await expect(sendForm(ports, site, aForm(ports), { pass })).rejects.toThrow('too-many');
  expect(holdsPass(ports, SITE, pass)).toBe(true);
});

test('one network cannot make us ask hCaptcha without end; what it then sends is held, not refused', async () => {
  await using ports = await testPorts();
  const ask = () => takeCheck(ports, { site: SITE, token: 'a token', clientNetwork: 'a busy network' });
  for (let n = 0; n < LIMITS.checksPerClientPerHour; n += 1) expect(await ask()).toMatchObject({ kind: 'passed' });

  expect(await ask()).toEqual({ kind: 'unavailable' });
  expect(await takeCheck(ports, { site: SITE, token: 'a token', clientNetwork: 'another network' })).toMatchObject({ kind: 'passed' });
});
