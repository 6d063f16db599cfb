import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { INVITATION_HOURS } from '#src/domain/invitation.ts';
import { inviteManager } from '#src/features/setup/inviteManager.ts';
import { aListing } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { askForCode, NETWORK, newestCode, typeCode } from './signInSteps.ts';

const UMA = { slug: 'north-lead', email: 'uma@north-lead.example', name: 'Uma Made-Up' };
const codes = async (ports: TestPorts) => (await ports.client.execute("SELECT 1 FROM deliveries WHERE kind = 'sign-in-code'")).rows.length;

async function anInvited(): Promise<TestPorts> {
  const ports = await testPorts();
  await ports.sites.addMissing([aListing()]);
  await inviteManager(ports, UMA);
  return ports;
}

test('whoever comes within 72 hours signs in, and the invitation has done its work', async () => {
  await using ports = await anInvited();
  ports.clock.advance(INVITATION_HOURS * HOUR - MINUTE);

  const browser = await askForCode(ports, UMA.email);
  expect(await typeCode(ports, { code: (await newestCode(ports)) ?? '', browser, clientNetwork: NETWORK })).toMatchObject({
    kind: 'signed-in',
  });
  expect((await ports.staff.byEmail(UMA.email))?.invitedUntil).toBeNull();

  ports.clock.advance(1000 * HOUR);
  await askForCode(ports, UMA.email);
  expect(await codes(ports)).toBe(2);
});

test('an invitation that is over is answered like an unknown address, and no code goes out', async () => {
  await using ports = await anInvited();
  ports.clock.advance(INVITATION_HOURS * HOUR);

  const browser = await askForCode(ports, UMA.email);
  expect(await codes(ports)).toBe(0);
  expect(await typeCode(ports, { code: '12345678', browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('an invitation that ends while the code is typed lets nobody in, and the account says why', async () => {
  await using ports = await anInvited();
  ports.clock.advance(INVITATION_HOURS * HOUR - MINUTE);
  const browser = await askForCode(ports, UMA.email);
  ports.clock.advance(2 * MINUTE);

  expect(await typeCode(ports, { code: (await newestCode(ports)) ?? '', browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
  expect(await newestAct(ports, UMA.slug)).toMatchObject({ act: 'sign-in-failed', result: 'invitation-over' });
  expect((await ports.client.execute('SELECT 1 FROM sessions')).rows).toEqual([]);
});

test('two browsers of the same person may come at the same moment', async () => {
  await using ports = await anInvited();
  const first = await askForCode(ports, UMA.email);
  const firstCode = (await newestCode(ports)) ?? '';
  ports.clock.advance(1000);
  const second = await askForCode(ports, UMA.email);
  const secondCode = (await newestCode(ports)) ?? '';

  const answers = await Promise.all([
    typeCode(ports, { code: firstCode, browser: first, clientNetwork: NETWORK }),
    typeCode(ports, { code: secondCode, browser: second, clientNetwork: NETWORK }),
  ]);
  expect(answers.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in']);
});
