import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { COMMANDS, runCommand } from '#src/commands/runCommand.ts';
import { HOUR } from '#src/domain/day.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import type { Ports } from '#src/ports.ts';
import { aBureauMessage } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter, aReferral } from '#tests/support/aReferral.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { testPorts } from '#tests/support/testPorts.ts';

async function run(ports: Ports | null, typed: string): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const open = async () => {
    if (ports === null) throw new Error('the database was opened for nothing');
    return ports;
  };
  const code = await runCommand(typed.split(' ').filter(Boolean), open, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

test.each(['', '--help'])('"%s" lists every command, without opening the database', async (typed) => {
  const { code, said } = await run(null, typed);

  expect(code).toBe(0);
  for (const { name, summary } of COMMANDS) {
    expect(said).toContain(`npm run portal -- ${name}`);
    expect(said).toContain(summary);
  }
});

test.each(COMMANDS.map(({ name }) => name))('"%s --help" explains the command and its switches, and does nothing', async (name) => {
  const { code, said } = await run(null, `${name} --help`);

  const command = COMMANDS.find((one) => one.name === name);
  expect(code).toBe(0);
  for (const line of [command?.summary, ...(command?.help ?? []), ...Object.values(command?.options ?? {})]) expect(said).toContain(line);
});

test.each(['erase', 'erase-duel', 'site', 'site statusx north-lead'])('"%s" is no command, and says which there are', async (typed) => {
  const { code, said } = await run(null, typed);

  expect(code).toBe(2);
  expect(said).toContain('erase-due');
});

test.each([
  'erase-due now',
  'erase-due --everything',
  'site status',
  'site status a b',
  'letters --force',
  'lawful-demand record',
  'lawful-demand list 2026',
])('"%s" does nothing and shows how it goes', async (typed) => {
  const { code, said } = await run(null, typed);

  expect(code).toBe(2);
  expect(said).toMatch(/npm run portal -- (erase-due|site status SLUG|letters|lawful-demand (record YEAR|list))/);
});

test('erase-due ends with what it did', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 5, 15) });
  await addSite(ports);
  await ports.referrals.add(aReferral());
  await ports.bureauMessages.add(aBureauMessage());

  expect(await run(ports, 'erase-due --dry-run')).toEqual({
    code: 0,
    said: 'Would erase 1 referral, and the contacts, receipts, claims and messages to the Bureau whose day has come. Nothing was erased.',
  });
  expect(await run(ports, 'erase-due')).toEqual({
    code: 0,
    said: 'Erased 1 referral, 0 contacts, 1 receipt, 0 claims and 1 message to the Bureau.',
  });
});

test('erase-due says what a person has to look at when the clock jumped, and goes on when forced', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 2, 18) });
  await eraseDueReferrals(ports, { actor: 'job' });
  ports.clock.advance(48 * HOUR);

  const refused = await run(ports, 'erase-due');
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('2026-03-04T18:00:00.000Z');
  expect(refused.said).toContain('2026-03-02T18:00:00.000Z');
  expect(refused.said).toContain('--force');

  expect(await run(ports, 'erase-due --force')).toMatchObject({ code: 0 });
});

test('letters says at which desk letters fail, and names nobody', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const { record } = await addWorker(ports, { site: 'north-lead' });
  expect(await run(ports, 'letters')).toMatchObject({ code: 0 });

  const letter = aLetter({ staffId: record.id });
  await ports.referrals.add(aReferral({ letters: [letter] }));
  await ports.deliveries.markFailed(letter.id, 'http-422', null);

  expect(await run(ports, 'letters')).toEqual({ code: 1, said: 'north-lead: 1 given up, 0 being tried again\nLetters fail at 1 desk.' });
});

test('letters says it of the Bureau too', async () => {
  await using ports = await testPorts();
  const { record } = await addWorker(ports, { site: null, role: 'bureau' });
  const letter = aLetter({ staffId: record.id, kind: 'bureau-message' });
  await ports.bureauMessages.add(aBureauMessage({ letters: [letter] }));
  await ports.deliveries.markFailed(letter.id, 'http-422', null);

  expect(await run(ports, 'letters')).toEqual({ code: 1, said: 'the Bureau: 1 given up, 0 being tried again\nLetters fail at 1 desk.' });
});

test('letters counts the addresses that letters do not reach, of people who still work there and of the site itself', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const people = await Promise.all(['Ann', 'Ben'].map((name) => addWorker(ports, { site: 'north-lead', name })));
  const { record } = await addWorker(ports, { site: null, role: 'bureau' });
  for (const { id } of [...people.map((one) => one.record), record])
    await ports.staff.noteMailTrouble(id, { kind: 'bounced', on: '2026-03-02' });
  await ports.client.execute("UPDATE sites SET mail_trouble = 'complained', mail_trouble_on = '2026-03-02'");
  expect((await run(ports, 'letters')).said).toContain('north-lead: 3 addresses not reached\nthe Bureau: 1 address not reached');

  await ports.client.execute("UPDATE staff SET status = 'suspended'");

  expect(await run(ports, 'letters')).toEqual({ code: 1, said: 'north-lead: 1 address not reached\nLetters fail at 1 desk.' });
});

test('in production letters says so when nobody would hear of a bounce', async () => {
  await using ports = await testPorts({ settings: { mode: 'production' } });

  expect(await run(ports, 'letters')).toEqual({
    code: 0,
    said: expect.stringMatching(/^Whether letters arrive is not known: RESEND_WEBHOOK_SECRET/),
  });
  expect((await run({ ...ports, mailHook: { read: () => null } }, 'letters')).said).not.toContain('RESEND_WEBHOOK_SECRET');
});

test('a lawful demand is counted in its year, taken off when it was a mistake, and audited without a word on it', async () => {
  await using ports = await testPorts();
  expect(await run(ports, 'lawful-demand list')).toEqual({ code: 0, said: 'No lawful demand was counted.' });
  expect(await run(ports, 'lawful-demand record 2026')).toEqual({ code: 0, said: '2026: 1 lawful demand.' });
  expect(await run(ports, 'lawful-demand record 2026')).toEqual({ code: 0, said: '2026: 2 lawful demands.' });
  expect(await run(ports, 'lawful-demand record 2026 --mistake')).toEqual({ code: 0, said: '2026: 1 lawful demand.' });
  expect(await run(ports, 'lawful-demand list')).toEqual({ code: 0, said: '2026: 1' });

  const rows = await ports.db.select().from(audit);
  expect(rows.map(({ actor, site, act, object, result }) => [actor, site, act, object, result])).toEqual(
    ['added 2026', 'added 2026', 'removed 2026'].map((result) => ['operator', null, 'lawful-demand', null, result]),
  );
});

test.each(['2025', '2027', '26', 'this'])('"lawful-demand record %s" counts nothing', async (year) => {
  await using ports = await testPorts();

  expect(await run(ports, `lawful-demand record ${year}`)).toMatchObject({ code: 1 });
  expect(await ports.totals.byYear([])).toEqual([]);
});

test('a year without lawful demands has none to take off', async () => {
  await using ports = await testPorts();

  expect(await run(ports, 'lawful-demand record 2026 --mistake')).toMatchObject({ code: 1, said: expect.stringContaining('none') });
  expect(await ports.db.$count(audit)).toBe(0);
});

test('site status says what a site lacks', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing()]);

  const { code, said } = await run(ports, 'site status north-lead');

  expect(code).toBe(0);
  expect(said).toContain('North LEAD: not live, and nobody was asked to set it up.');
  expect(said).toContain('- missing: a phone number');
  expect(said).toContain('- missing: a site key');
});

test('site status says so when nothing is missing', async () => {
  await using ports = await testPorts();
  const hours = { timeZone: 'America/Los_Angeles', weekly: { 1: { opens: '09:00', closes: '17:00' } }, holidays: ['2026-12-25'] };
  const desk = await aDesk(ports, { intake: { hours } });
  const { record } = await addWorker(ports, { site: 'north-lead' });
  const grant = await ports.vault.sealGrant(desk.identity, record.id, record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
  const sheet = { site: 'north-lead', recipient: 'age1sheet', madeAt: ports.clock.now() };
  await ports.keys.setRecoverySheet(sheet, [], [anAuditEntry({ act: 'recovery-sheet' })]);
  await ports.keys.confirmRecoverySheet(sheet, '2026-03-02', anAuditEntry({ act: 'recovery-sheet' }));
  expect((await run(ports, 'site status north-lead')).said).toBe(
    'North LEAD: live since 2026-01-05, intake open.\n- missing: a backup contact who works there\n- missing: a rehearsal in the last 7 days in which everything came through',
  );

  await ports.sites.goLive('north-lead', { ...desk.site.intake, backupContact: record.id }, desk.site.liveSince);
  const rehearsal = { id: 'r', site: 'north-lead', kind: 'button', at: ports.clock.now(), steps: [], isGreen: true } as const;
  await ports.rehearsals.add(rehearsal, anAuditEntry({ act: 'rehearsal' }));

  expect((await run(ports, 'site status north-lead')).said).toBe('North LEAD: live since 2026-01-05, intake open.\nNothing is missing.');
});

test('site status of a name that is nobody’s says so', async () => {
  await using ports = await testPorts();

  expect(await run(ports, 'site status nowhere')).toEqual({ code: 1, said: 'There is no site of that name.' });
});
