import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '#src/commands/runCommand.ts';
import { lettersPage } from '#src/components/account/lettersPage.ts';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { rehearsalPage } from '#src/components/desk/rehearsalPage.ts';
import { HOUR } from '#src/domain/day.ts';
import { siteHealth } from '#src/features/bureau/siteHealth.ts';
import { missedAtDesk } from '#src/features/ladders/missedAtDesk.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { sitDown } from '#tests/integration/bureau/atTheBureau.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { newestAct } from '#tests/support/newestAct.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const WHO = ['a stranger', 'a manager', 'a locked manager', 'intake', 'the Bureau'] as const;
type Who = (typeof WHO)[number];

let ports: TestPorts;
let desk: Desk;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  ports = await testPorts();
  desk = await aDesk(ports);
  const manager = await addWorker(ports, { site: 'north-lead', role: 'manager' });
  const grant = await ports.vault.sealGrant(desk.identity, manager.record.id, manager.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
  cookies['a stranger'] = 'a cookie that was never given';
  cookies['a manager'] = (await sitDown(ports, manager)).cookie;
  cookies['a locked manager'] = (
    await sitDown(ports, await addWorker(ports, { site: 'north-lead', role: 'manager' }), { locked: true })
  ).cookie;
  cookies['intake'] = (await sitDown(ports, desk.intake)).cookie;
  cookies['the Bureau'] = (await sitDown(ports, await addReader(ports))).cookie;
});
afterAll(() => ports.close());

function astroFor(who: Who, path: string, fields?: Readonly<Record<string, string>>) {
  const csrf = csrfFor(ports, ports.signer.hash('session', cookies[who]));
  const posted = fields ? { fields: { csrf, ...fields } } : {};
  return anAstro(ports, { path, cookies: { [SESSION_COOKIE]: cookies[who] }, ...posted });
}

async function told(page: typeof rehearsalPage | typeof lettersPage, who: Who, fields?: Readonly<Record<string, string>>): Promise<string> {
  const astro = astroFor(who, page === rehearsalPage ? '/staff/rehearsal/' : '/staff/account/letters/', fields);
  const answer = await page(astro);
  return answer instanceof Response ? `${answer.status} ${answer.headers.get('location') ?? ''}`.trim() : `shown ${astro.response.status}`;
}

// Columns: a stranger, a manager, a locked manager, intake, the Bureau.
test.each([
  [
    'looking at the rehearsal',
    rehearsalPage,
    undefined,
    ['303 /staff/sign-in/', 'shown 200', '303 /staff/unlock/', 'shown 200', '303 /bureau/'],
  ],
  ['pressing the button', rehearsalPage, {}, ['303 /staff/sign-in/', '303 /staff/rehearsal/', '303 /staff/unlock/', '403', '303 /bureau/']],
  [
    'a press from an old page',
    rehearsalPage,
    { csrf: 'old' },
    ['303 /staff/sign-in/', 'shown 403', '303 /staff/unlock/', '403', '303 /bureau/'],
  ],
  ['a field that is not ours', rehearsalPage, { site: 'x' }, ['303 /staff/sign-in/', '400', '303 /staff/unlock/', '403', '303 /bureau/']],
  [
    'looking at letters',
    lettersPage,
    undefined,
    ['303 /staff/sign-in/', 'shown 200', '303 /staff/unlock/?next=account', 'shown 200', '303 /bureau/'],
  ],
  [
    'choosing letters',
    lettersPage,
    { events: 'new-work', pace: 'morning' },
    [
      '303 /staff/sign-in/',
      '303 /staff/account/letters/?done=saved',
      '303 /staff/unlock/?next=account',
      '303 /staff/account/letters/?done=saved',
      '303 /bureau/',
    ],
  ],
  [
    'choosing no pace',
    lettersPage,
    { pace: 'hourly' },
    ['303 /staff/sign-in/', 'shown 422', '303 /staff/unlock/?next=account', 'shown 422', '303 /bureau/'],
  ],
  [
    'choosing from an old page',
    lettersPage,
    { csrf: 'old', pace: 'none' },
    ['303 /staff/sign-in/', 'shown 403', '303 /staff/unlock/?next=account', 'shown 403', '303 /bureau/'],
  ],
] as const)('%s', async (_, page, fields, answers) => {
  for (const [n, who] of WHO.entries()) expect([who, await told(page, who, fields)]).toEqual([who, answers[n]]);
});

test('whoever may not press it is noted', async () => {
  await told(rehearsalPage, 'intake', {});
  expect(await newestAct(ports, 'north-lead')).toMatchObject({ act: 'denied', actor: desk.intake.record.id });
});

test('what came of it is there for everybody of the site', async () => {
  const page = await rehearsalPage(astroFor('intake', '/staff/rehearsal/'));
  if (page instanceof Response) throw new Error('not shown');
  expect(page).toMatchObject({ isManager: false, isLive: true });
  expect(page.rehearsals[0]?.rehearsal).toMatchObject({ kind: 'button', isGreen: true });
});

test('the Bureau sees counts, who was told, and what is red; a site where all is well is not named', async () => {
  await addSite(ports, { slug: 'south-lead' });
  expect(await siteHealth(ports)).toEqual([]);
  const now = ports.clock.now();
  for (const n of [1, 2, 3]) await ports.referrals.add(aReferral({ dueAt: now - n }));
  await ports.ladders.climb({ from: null, to: { site: 'north-lead', since: now - 3, rung: 'backup', at: now - HOUR }, now }, [], []);
  expect(await siteHealth(ports)).toEqual([
    { slug: 'north-lead', name: 'North LEAD', missed: 3, rung: 'backup', closedItself: null, red: null },
  ]);
  expect(await missedAtDesk(ports, 'north-lead')).toEqual({
    missed: 3,
    told: { rung: 'backup', at: now - HOUR },
    neverCloses: false,
    isRehearsalRed: false,
  });
  expect(await missedAtDesk(ports, 'south-lead')).toMatchObject({ missed: 0, told: null });
});

test('the command says each light, and refuses where one is red', async () => {
  const lines: string[] = [];
  const run = (typed: string) =>
    runCommand(
      typed.split(' '),
      async () => ports,
      (line) => lines.push(line),
    );
  expect(await run('rehearse north-lead')).toBe(0);
  expect(lines).toEqual([...['form', 'screening', 'queue', 'letter', 'open', 'status'].map((step) => `green  ${step}`), 'All green.']);
  lines.length = 0;
  expect(await run('rehearse south-lead')).toBe(1);
  expect(lines.slice(0, 4)).toEqual(['green  form', 'green  screening', 'red    queue: no-key', 'red    letter: not-reached']);
  expect(await run('rehearse nowhere')).toBe(1);
  expect((await siteHealth(ports)).find(({ slug }) => slug === 'south-lead')).toMatchObject({ missed: 0, red: 'queue' });
});
