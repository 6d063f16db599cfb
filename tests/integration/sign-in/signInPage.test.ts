import { expect, test } from 'vitest';
import { LOGIN_COOKIE } from '#src/components/desk/deskRequest.ts';
import { signInPage } from '#src/components/desk/signInPage.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const path = '/staff/sign-in/';

test('beside the code stands the address as it was typed, the same for a known and an unknown one, also after a wrong code', async () => {
  await using ports = await testPorts();
  const { intake } = await aDesk(ports);
  for (const email of [intake.record.email, 'Nobody@Elsewhere.example']) {
    const asking = anAstro(ports, { path, fields: { email } });
    expect(await signInPage(asking)).toEqual({ step: 'code', error: null, tooMany: false, email });

    const cookies = { [LOGIN_COOKIE]: asking.cookies.get(LOGIN_COOKIE)?.value ?? '' };
    expect(await signInPage(anAstro(ports, { path, cookies, fields: { email, code: '1' } }))).toMatchObject({ step: 'code', email });
  }
  expect(await signInPage(anAstro(ports, { path: `${path}?step=code` }))).toMatchObject({ step: 'code', email: '' });
});
