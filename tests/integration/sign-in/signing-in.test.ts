import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries, sessions, signInCodes, staff } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { requestSignInCode } from '#src/features/sign-in/requestSignInCode.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { askForCode, NETWORK, newestCode, signIn, typeCode, unlockWith } from './signInSteps.ts';

const failedTries = (ports: TestPorts) => ports.db.select().from(audit).where(eq(audit.act, 'sign-in-failed'));

test('the code of the letter, typed in the browser that asked, signs in and stays locked', async () => {
  await using ports = await testPorts();
  const { intake, site } = await aDesk(ports);

  const cookie = await signIn(ports, intake);

  const who = await currentStaff(ports, cookie);
  expect(who?.staff).toEqual({ id: intake.record.id, site: site.listing.slug, role: 'intake', name: intake.record.name });
  expect(who && isUnlocked(who)).toBe(false);
  expect(await newestAct(ports, site.listing.slug)).toMatchObject({ act: 'sign-in', actor: intake.record.id, result: 'ok' });
});

test('a code that came by letter shows that letters arrive: mail trouble is over, and the letter went out in spite of it', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  for (const kind of ['bounced', 'complained'] as const) {
    await ports.staff.noteMailTrouble(intake.record.id, { kind, on: '2026-03-01' });

    const browser = await askForCode(ports, intake.record.email);
    expect(await typeCode(ports, { code: '00000000', browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
    expect((await ports.staff.byId(intake.record.id))?.mailTrouble).toMatchObject({ kind });
    await signIn(ports, intake);

    expect((await ports.staff.byId(intake.record.id))?.mailTrouble).toBeNull();
  }
  expect((await ports.audit.ofObject(intake.record.id)).filter(({ act }) => act === 'mail-trouble')).toHaveLength(2);
});

test('an unknown, a suspended and a known address get the same answer; only the known one is owed a letter', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const asked = { browser: 'the-same-browser', clientNetwork: NETWORK };

  const unknown = await requestSignInCode(ports, { ...asked, email: 'nobody@north-lead.example' });
  const known = await requestSignInCode(ports, { ...asked, email: intake.record.email });
  await ports.db.update(staff).set({ status: 'suspended' });
  const suspended = await requestSignInCode(ports, { ...asked, email: intake.record.email });

  expect(unknown).toEqual(known);
  expect(suspended).toEqual(known);
  expect(await ports.db.select().from(deliveries)).toHaveLength(1);
});

test('a code is kept for an unknown address too, and fits nobody', async () => {
  await using ports = await testPorts();
  const scripted = { ...ports, ids: { ...ports.ids, code: () => '12345678' } };

  const browser = await askForCode(scripted, 'nobody@north-lead.example');

  expect(await ports.db.select().from(signInCodes)).toHaveLength(1);
  expect(await typeCode(ports, { code: '12345678', browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('the letter goes to the stored address, however it was typed', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);

  await askForCode(ports, `  ${intake.record.email.toUpperCase()} `);

  const [owed] = await ports.db.select().from(deliveries);
  expect(owed?.staffId).toBe(intake.record.id);
});

test('a code works once', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const typed = { code: (await newestCode(ports)) ?? '', browser, clientNetwork: NETWORK };

  expect((await typeCode(ports, typed)).kind).toBe('signed-in');
  expect(await typeCode(ports, typed)).toEqual({ kind: 'wrong' });
});

test.each([
  ['just before ten minutes it fits', 10 * MINUTE - 1, 'signed-in'],
  ['at ten minutes it does not', 10 * MINUTE, 'wrong'],
])('a code lives ten minutes: %s', async (_name, after, expected) => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';
  ports.clock.advance(after);

  expect((await typeCode(ports, { code, browser, clientNetwork: NETWORK })).kind).toBe(expected);
});

test.each([
  ['another browser', 'some-other-cookie'],
  ['a browser that never asked', undefined],
])('the right code in %s does not fit', async (_name, browser) => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';

  expect(await typeCode(ports, { code, browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('after five wrong tries the right code is spent', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';
  const wrong = code === '00000000' ? '00000001' : '00000000';

  for (let tries = 0; tries < 5; tries += 1) await typeCode(ports, { code: wrong, browser, clientNetwork: NETWORK });

  expect(await typeCode(ports, { code, browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('four wrong tries leave the fifth to the right code, and a slip of the hand spends none', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';
  const wrong = code === '00000000' ? '00000001' : '00000000';
  const type = (typed: string) => typeCode(ports, { code: typed, browser, clientNetwork: NETWORK });

  for (let tries = 0; tries < 4; tries += 1) await type(wrong);
  expect(await type('1234567')).toEqual({ kind: 'not-eight-digits' });

  expect((await type(code)).kind).toBe('signed-in');
});

test('asking again in the same browser makes the older code worthless', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const older = (await newestCode(ports)) ?? '';
  await askForCode(ports, intake.record.email, browser);

  expect(await typeCode(ports, { code: older, browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('a fourth letter within 15 minutes is not owed, nothing shows it, and the third code still works', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  let browser = await askForCode(ports, intake.record.email);
  for (let letters = 1; letters < 3; letters += 1) browser = await askForCode(ports, intake.record.email, browser);

  const fourth = await requestSignInCode(ports, { email: intake.record.email, browser, clientNetwork: NETWORK });

  expect(fourth).toEqual({ kind: 'asked', browser });
  expect(await ports.db.select().from(deliveries)).toHaveLength(3);
  const code = (await newestCode(ports)) ?? '';
  expect((await typeCode(ports, { code, browser, clientNetwork: NETWORK })).kind).toBe('signed-in');

  ports.clock.advance(15 * MINUTE);
  await askForCode(ports, intake.record.email);
  expect(await ports.db.select().from(deliveries)).toHaveLength(4);
});

test('one network asks ten times an hour, whatever addresses it names', async () => {
  await using ports = await testPorts();
  const ask = (n: number, clientNetwork: string) =>
    requestSignInCode(ports, { email: `nobody${n}@north-lead.example`, browser: undefined, clientNetwork });

  for (let asked = 0; asked < 10; asked += 1) expect((await ask(asked, NETWORK)).kind).toBe('asked');

  expect((await ask(10, NETWORK)).kind).toBe('too-many');
  expect((await ask(11, 'another-network')).kind).toBe('asked');
  ports.clock.advance(HOUR);
  expect((await ask(12, NETWORK)).kind).toBe('asked');
});

test('after sixty letters to all within an hour no more leave, and nothing shows it', async () => {
  const limits = { signInPerAccount: 1000, signInPerClientPerHour: 1000 };
  await using first = await testPorts();
  const ports = { ...first, settings: { ...first.settings, limits: { ...first.settings.limits, ...limits } } };
  const { intake } = await aDesk(ports);
  let browser: string | undefined;

  for (let asked = 0; asked < 62; asked += 1) browser = await askForCode(ports, intake.record.email, browser);

  expect(await ports.db.select().from(deliveries)).toHaveLength(60);
});

test('what cannot be an address is said so, and nothing is kept', async () => {
  await using ports = await testPorts();

  expect(await requestSignInCode(ports, { email: 'jüniper@north-lead.example', browser: undefined, clientNetwork: NETWORK })).toEqual({
    kind: 'unreadable',
  });
  expect(await ports.db.select().from(signInCodes)).toEqual([]);
});

test('guessing from one network ends after fifty codes an hour', async () => {
  await using ports = await testPorts();
  const type = () => typeCode(ports, { code: '12345678', browser: undefined, clientNetwork: NETWORK });

  for (let tries = 0; tries < 50; tries += 1) await type();

  expect((await type()).kind).toBe('too-many');
});

test('somebody suspended after the letter left cannot use its code', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';
  await ports.db.update(staff).set({ status: 'suspended' });

  expect(await typeCode(ports, { code, browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
});

test('a wrong code is in the audit of the account that it was tried on, and the code is not', async () => {
  await using ports = await testPorts();
  const { intake, site } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const wrong = (await newestCode(ports)) === '00000000' ? '00000001' : '00000000';

  await typeCode(ports, { code: wrong, browser, clientNetwork: NETWORK });

  const { seq: _, ...row } = (await failedTries(ports))[0] ?? { seq: 0 };
  const who = { actor: intake.record.id, site: site.listing.slug };
  expect(row).toEqual({ at: ports.clock.now(), ...who, act: 'sign-in-failed', object: null, result: 'wrong-code' });
});

test('one code leaves five failed tries in the audit, and the right one leaves none', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  const code = (await newestCode(ports)) ?? '';
  const wrong = code === '00000000' ? '00000001' : '00000000';

  for (let tries = 0; tries < 8; tries += 1) await typeCode(ports, { code: wrong, browser, clientNetwork: NETWORK });
  expect(await failedTries(ports)).toHaveLength(5);

  await signIn(ports, intake);
  expect(await failedTries(ports)).toHaveLength(5);
});

test('a stranger who has no code of anybody writes nothing into the audit', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const ofNobody = await askForCode(ports, 'nobody@north-lead.example');
  const late = await askForCode(ports, intake.record.email);
  ports.clock.advance(10 * MINUTE);

  for (const browser of [undefined, 'made-up', ofNobody, late]) {
    expect(await typeCode(ports, { code: '12345678', browser, clientNetwork: NETWORK })).toEqual({ kind: 'wrong' });
  }

  expect(await failedTries(ports)).toEqual([]);
});

test('the code of somebody suspended meanwhile is a failed try of theirs', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const browser = await askForCode(ports, intake.record.email);
  await ports.db.update(staff).set({ status: 'suspended' });

  await typeCode(ports, { code: (await newestCode(ports)) ?? '', browser, clientNetwork: NETWORK });

  expect(await failedTries(ports)).toMatchObject([{ actor: intake.record.id, result: 'suspended' }]);
});

test('signing in anew ends the unlocked session that the browser had, and no other', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const elsewhere = await signIn(ports, intake);
  ports.clock.advance(MINUTE);
  const session = await unlockWith(ports, await signIn(ports, intake), intake.passphrase);
  ports.clock.advance(MINUTE);

  const browser = await askForCode(ports, intake.record.email);
  const wrong = (await newestCode(ports)) === '00000000' ? '00000001' : '00000000';
  for (const code of [wrong, '']) await typeCode(ports, { code, browser, session, clientNetwork: NETWORK });
  expect(await currentStaff(ports, session)).not.toBeNull();
  await typeCode(ports, { code: (await newestCode(ports)) ?? '', browser, session, clientNetwork: NETWORK });

  expect(await currentStaff(ports, session)).toBeNull();
  expect(await currentStaff(ports, elsewhere)).not.toBeNull();
  expect(await ports.db.select().from(sessions)).toHaveLength(2);
});

test('the sixth session ends the oldest', async () => {
  const limits = { signInPerAccount: 1000, signInPerClientPerHour: 1000 };
  await using first = await testPorts();
  const ports = { ...first, settings: { ...first.settings, limits: { ...first.settings.limits, ...limits } } };
  const { intake } = await aDesk(ports);
  const cookies: string[] = [];

  for (let sessions = 0; sessions < 6; sessions += 1) {
    cookies.push(await signIn(ports, intake));
    ports.clock.advance(MINUTE);
  }

  const alive = await Promise.all(cookies.map(async (cookie) => (await currentStaff(ports, cookie)) !== null));
  expect(alive).toEqual([false, true, true, true, true, true]);
});

test('no column of the database signs anybody in', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  const cookie = await signIn(ports, intake);
  const rows = [
    ...(await ports.db.select().from(sessions)),
    ...(await ports.db.select().from(signInCodes)),
    ...(await ports.db.select().from(staff)),
  ];
  const values = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string');

  expect(values).not.toContain(cookie);
  for (const value of values) expect(await currentStaff(ports, value)).toBeNull();
});
