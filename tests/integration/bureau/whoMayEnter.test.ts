import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { callPage } from '#src/components/bureau/callPage.ts';
import { callsPage } from '#src/components/bureau/callsPage.ts';
import { changePage } from '#src/components/bureau/changePage.ts';
import { changesPage } from '#src/components/bureau/changesPage.ts';
import { claimPage } from '#src/components/bureau/claimPage.ts';
import { claimsPage } from '#src/components/bureau/claimsPage.ts';
import { editPage } from '#src/components/bureau/editPage.ts';
import { newSitePage } from '#src/components/bureau/newSitePage.ts';
import { sitePage } from '#src/components/bureau/sitePage.ts';
import { sitesPage } from '#src/components/bureau/sitesPage.ts';
import { bureauInsightsPage } from '#src/components/insights/bureauInsightsPage.ts';
import { findRoute, ROUTES } from '#src/door/routes.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { type Asked, aManager, ask, aWaitingChange, type Sitting, sitDown } from './atTheBureau.ts';

const WHO = ['a stranger', 'a manager, locked', 'a manager', 'a worker', 'the Bureau, locked', 'the Bureau'] as const;
type Who = (typeof WHO)[number];
const OUTSIDE: Partial<Record<Who, string>> = {
  'a stranger': '303 /staff/sign-in/',
  'a manager, locked': '404',
  'a manager': '404',
  'a worker': '404',
};

let ports: TestPorts;
const sitting = {} as Record<Who, Sitting>;
let change = '';
let claim = '';

beforeAll(async () => {
  ports = await testPorts();
  const desk = await aDesk(ports);
  const manager = await addWorker(ports, { site: 'north-lead', role: 'manager' });
  const reader = await addReader(ports);
  sitting['a stranger'] = { worker: reader, cookie: 'a cookie that was never given' };
  sitting['a manager, locked'] = await sitDown(ports, manager, { locked: true });
  sitting['a manager'] = await sitDown(ports, manager);
  sitting['a worker'] = await sitDown(ports, desk.intake);
  sitting['the Bureau, locked'] = await sitDown(ports, reader, { locked: true });
  sitting['the Bureau'] = await sitDown(ports, await addReader(ports, 'Dell Thistle'));
  change = (await aWaitingChange(ports, await aManager(ports), { host: { from: 'Harbor Health', to: 'Lantern Health' } })).id;
  claim = ports.ids.next();
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null } as const;
  const row = {
    id: claim,
    site: 'north-lead',
    day: '2026-03-02',
    state: 'asked',
    ...undecided,
    deleteOn: '2026-05-31',
    version: 1,
  } as const;
  const entry = { at: 0, actor: 'asker', site: 'north-lead', act: 'claim', object: claim, result: 'asked' } as const;
  await ports.claims.add({ row, sealed: 'sealed', letters: [], audit: entry });
});
afterAll(() => ports.close());

type Page = Parameters<typeof ask>[2];
const ABSENT = 'a'.repeat(26);

/** Each page with a post that would do something, and what is not there. */
const PAGES: readonly [page: Page, asked: () => Asked, post: Record<string, string> | null, absent: Asked | null][] = [
  [callsPage, () => ({ path: '/bureau/' }), null, null],
  [changesPage, () => ({ path: '/bureau/changes/' }), null, null],
  [
    changePage,
    () => ({ path: `/bureau/changes/${change}/`, params: { id: change } }),
    { act: 'stop', version: '1' },
    { path: `/bureau/changes/${ABSENT}/`, params: { id: ABSENT } },
  ],
  [claimsPage, () => ({ path: '/bureau/claims/' }), null, null],
  [bureauInsightsPage, () => ({ path: '/bureau/insights/' }), null, null],
  [
    claimPage,
    () => ({ path: `/bureau/claims/${claim}/`, params: { id: claim } }),
    { act: 'decline', version: '1' },
    { path: `/bureau/claims/${ABSENT}/`, params: { id: ABSENT } },
  ],
  [sitesPage, () => ({ path: '/bureau/sites/' }), null, null],
  [newSitePage, () => ({ path: '/bureau/sites/new/' }), { act: 'propose', slug: 'south-lead' }, null],
  [
    sitePage,
    () => ({ path: '/bureau/sites/north-lead/', params: { slug: 'north-lead' } }),
    { act: 'contact', contact: 'lead@county.example', contact_source: 'by phone' },
    { path: '/bureau/sites/nowhere/', params: { slug: 'nowhere' } },
  ],
  [
    callPage,
    () => ({ path: '/bureau/sites/north-lead/call/', params: { slug: 'north-lead' } }),
    { act: 'not-reached' },
    { path: '/bureau/sites/nowhere/call/', params: { slug: 'nowhere' } },
  ],
  [
    editPage,
    () => ({ path: '/bureau/sites/north-lead/edit/?section=stage', params: { slug: 'north-lead' } }),
    { act: 'propose', stage: 'launching', source: 'a page', reason: 'so' },
    { path: '/bureau/sites/nowhere/edit/', params: { slug: 'nowhere' } },
  ],
];

/** Rooms with tests of their own: what people ask the Bureau, and who works where (tests/integration/people). */
const ELSEWHERE = ['/bureau/messages/', '/bureau/people/', '/bureau/sites/[slug]/people/', '/bureau/sites/[slug]/manager/'];

const CELLS = PAGES.flatMap(([page, asked, post, absent]) => WHO.map((who) => [who, page.name, page, asked, post, absent] as const));

/** Everything that a post could change. */
async function everything() {
  return JSON.stringify([
    await ports.changes.ofSite('north-lead'),
    await ports.changes.inState(['waiting']),
    await ports.claims.byId(claim),
    await ports.sites.record('north-lead'),
    (await ports.sites.bySlug('north-lead'))?.listing,
    (await ports.audit.ofObject('north-lead')).length,
  ]);
}

test.each(CELLS)('%s and %s', async (who, _name, page, asked, post, absent) => {
  const outside = OUTSIDE[who];
  const visited = outside ?? (who === 'the Bureau' ? '200' : '303 /staff/unlock/');
  expect((await ask(ports, sitting[who], page, asked())).told).toBe(visited);
  if (absent) expect((await ask(ports, sitting[who], page, absent)).told).toBe(visited === '200' ? '404' : visited);
  if (post === null || who === 'the Bureau') return;

  const before = await everything();
  const { told } = await ask(ports, sitting[who], page, { ...asked(), fields: post });
  // A stranger's words are given back; with none there is only the way to sign in.
  const refused = { 'a stranger': /^(?:303 \/staff\/sign-in\/|403)$/, 'the Bureau, locked': /^403$/ }[who as string] ?? /^404$/;
  expect(told).toMatch(refused);
  expect(await everything()).toBe(before);
});

test('each post of the Bureau itself does something, so that the cells above could have failed', async () => {
  for (const [page, asked, post] of PAGES) {
    if (post === null || page === newSitePage) continue;
    const before = await everything();
    const { told } = await ask(ports, sitting['the Bureau'], page, { ...asked(), fields: post });
    expect([page.name, told]).toEqual([page.name, expect.stringMatching(/^303 /)]);
    expect(await everything()).not.toBe(before);
  }
});

test('every page of the Bureau is among them, and takes a post only where it has one', () => {
  const paths = PAGES.map(([, asked, post]) => [findRoute(asked().path.split('?')[0] ?? '').name, post !== null] as const);
  const rows = ROUTES.filter(({ pattern }) => pattern.startsWith('/bureau/') && !ELSEWHERE.includes(pattern));

  expect(paths.toSorted()).toEqual(rows.map(({ pattern, post = false }) => [pattern, post] as const).toSorted());
});

test('each try of a worker of a site is in the audit of their site', async () => {
  const denied = await ports.db.select().from(audit).where(eq(audit.result, 'bureau'));

  expect(denied.length).toBeGreaterThan(0);
  expect(new Set(denied.map(({ site, act }) => `${site} ${act}`))).toEqual(new Set(['north-lead denied']));
});
