import { expect, test } from 'vitest';
import { runCommand } from '#src/commands/runCommand.ts';
import { HOUR } from '#src/domain/day.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

async function invite(ports: TestPorts, ...words: string[]) {
  const said: string[] = [];
  const code = await runCommand(
    ['bureau', 'invite', ...words],
    async () => ports,
    (line) => said.push(line),
  );
  return { code, said };
}

test('an operator makes an account of the Bureau, and is told where its owner makes the key; no secret is printed', async () => {
  await using ports = await testPorts();

  const { code, said } = await invite(ports, 'Ana@Bureau.example', 'Ana Quince');

  expect(code).toBe(0);
  expect(said).toEqual([
    'Done. The running server sends ana@bureau.example a letter within a minute.',
    'They sign in at http://localhost:4321/staff/ within 72 hours; the first page makes their key.',
  ]);
  expect(await ports.staff.byEmail('ana@bureau.example')).toMatchObject({
    site: null,
    role: 'bureau',
    name: 'Ana Quince',
    status: 'active',
    recipient: null,
    invitedUntil: ports.clock.now() + 72 * HOUR,
  });
});

test.each([
  [['ana', 'Ana'], 1, /EMAIL is a full address/],
  [['ana@bureau.example', ''], 1, /NAME is what colleagues call them/],
  [['ana@bureau.example'], 2, /That is not how it goes/],
  [['ana@bureau.example', 'Ana', 'Quince'], 2, /That is not how it goes/],
])('%j makes no account (%s)', async (words, ending, told) => {
  await using ports = await testPorts();

  const { code, said } = await invite(ports, ...words);

  expect(code).toBe(ending);
  expect(said.join('\n')).toMatch(told);
  expect(await ports.staff.ofBureau()).toEqual([]);
});

test('whoever has not signed in gets a new letter for the same account', async () => {
  await using ports = await testPorts();
  await invite(ports, 'ana@bureau.example', 'Ana');
  ports.clock.advance(100 * HOUR);

  const { code, said } = await invite(ports, 'ana@bureau.example', 'Ana');

  expect([code, said.join()]).toEqual([0, expect.stringContaining('once more')]);
  expect(await ports.staff.ofBureau()).toMatchObject([{ invitedUntil: ports.clock.now() + 72 * HOUR }]);
  expect((await ports.client.execute("SELECT 1 FROM deliveries WHERE kind = 'invitation'")).rows).toHaveLength(2);
});

test('whoever has signed in is there already', async () => {
  await using ports = await testPorts();
  await invite(ports, 'ana@bureau.example', 'Ana');
  const [ana] = await ports.staff.ofBureau();
  await ports.staff.takeUpInvitation(ana?.id ?? '', ports.clock.now());

  const { code, said } = await invite(ports, 'ana@bureau.example', 'Ana');

  expect([code, said.join()]).toEqual([1, expect.stringContaining('has an account under this address already')]);
  expect(await ports.staff.ofBureau()).toHaveLength(1);
});
