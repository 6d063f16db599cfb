import { afterAll, beforeAll, expect, test } from 'vitest';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { cardPage } from '#src/components/partner/cardPage.ts';
import { type LinksPage, linksPage } from '#src/components/partner/linksPage.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { signIn } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { sendForm } from '#tests/support/aForm.ts';
import { addLink, aFormBy } from '#tests/support/aLink.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const WHO = ['a stranger', 'a manager', 'intake', 'a manager elsewhere', 'the Bureau'] as const;
type Who = (typeof WHO)[number];
type Fields = Readonly<Record<string, string>>;

let ports: TestPorts;
let desk: Desk;
let manager: string;
const cookies = {} as Record<Who, string>;

beforeAll(async () => {
  ports = await testPorts();
  desk = await aDesk(ports);
  await addSite(ports, { slug: 'south-lead' });
  const ada = await addWorker(ports, { site: 'north-lead', role: 'manager' });
  manager = ada.record.id;
  cookies['a stranger'] = 'a cookie that was never given';
  cookies['a manager'] = await signIn(ports, ada, 'network 1');
  cookies['intake'] = await signIn(ports, desk.intake, 'network 2');
  cookies['a manager elsewhere'] = await signIn(ports, await addWorker(ports, { site: 'south-lead', role: 'manager' }), 'network 3');
  cookies['the Bureau'] = await signIn(ports, await addReader(ports), 'network 4');
  await addLink(ports, { kind: 'card' });
  await addLink(ports);
});
afterAll(() => ports.close());

const csrfOf = (who: Who) => csrfFor(ports, ports.signer.hash('session', cookies[who]));

function astroFor(who: Who, path: string, fields?: Fields) {
  const [, code = ''] = /^\/staff\/links\/(\w+)\//.exec(path) ?? [];
  const posted = fields && { csrf: csrfOf(who), ...fields };
  return anAstro(ports, {
    path,
    cookies: { [SESSION_COOKIE]: cookies[who] },
    params: { code },
    ...(posted ? { fields: posted } : {}),
  });
}

async function told(who: Who, path: string, fields?: Fields): Promise<string> {
  const astro = astroFor(who, path, fields);
  const answer = path.endsWith('/card/') ? await cardPage(astro) : await linksPage(astro);
  return answer instanceof Response
    ? `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
    : `shown ${astro.response.status === 200 ? '' : astro.response.status}`.trim();
}

async function shown(who: Who, fields?: Fields): Promise<LinksPage> {
  const answer = await linksPage(astroFor(who, '/staff/links/', fields));
  if (answer instanceof Response) throw new Error(`answered ${answer.status}`);
  return answer;
}

const AGREED = { organization: 'Example Library', relation: 'public-office', weekly: '5', ends_on: '2026-12-31' };
const SIGN_IN = '303 /staff/sign-in/';

const HOME = '303 /bureau/';

// Columns: a stranger, a manager, intake, a manager of another site, the Bureau.
const MATRIX: readonly (readonly [string, string, Fields | undefined, readonly string[]])[] = [
  ['the links', '/staff/links/', undefined, [SIGN_IN, 'shown', 'shown', 'shown', HOME]],
  ['the card of a link', '/staff/links/testw1nd0w/card/', undefined, [SIGN_IN, 'shown', '403', '404', HOME]],
  ['a card that is no card', '/staff/links/testpantry/card/', undefined, [SIGN_IN, '404', '403', '404', HOME]],
  ['a card that is not there', '/staff/links/zzzzzzzzzz/card/', undefined, [SIGN_IN, '404', '403', '404', HOME]],
  ['a link without its terms', '/staff/links/', { act: 'partner', offer: '' }, [SIGN_IN, 'shown 422', '403', 'shown 422', HOME]],
  [
    'a link with a forged offer',
    '/staff/links/',
    { act: 'partner', offer: 'x', ...AGREED },
    [SIGN_IN, 'shown 403', '403', 'shown 403', HOME],
  ],
  ['a card with a forged offer', '/staff/links/', { act: 'card', offer: 'x' }, [SIGN_IN, 'shown 403', '403', 'shown 403', HOME]],
  ['an act that does not exist', '/staff/links/', { act: 'rename' }, [SIGN_IN, '400', '403', '400', HOME]],
  ['an end to a link that is not there', '/staff/links/', { act: 'revoke', code: 'zzzzzzzzzz' }, [SIGN_IN, '404', '403', '404', HOME]],
  [
    'an end without a proof',
    '/staff/links/',
    { act: 'revoke', code: 'testpantry', csrf: 'x' },
    [SIGN_IN, 'shown 403', '403', 'shown 403', HOME],
  ],
];
const CELLS = MATRIX.flatMap(([what, path, fields, row]) =>
  WHO.map((who, column) => [who, what, row[column] ?? '', path, fields] as const),
);

test.each(CELLS)('%s asks for %s: %s', async (who, _what, expected, path, fields) => {
  expect(await told(who, path, fields)).toBe(expected);
});

test('nobody but its manager has ended the link, and each site sees its own alone', async () => {
  expect(await told('intake', '/staff/links/', { act: 'revoke', code: 'testpantry' })).toBe('403');
  expect(await told('a manager elsewhere', '/staff/links/', { act: 'revoke', code: 'testpantry' })).toBe('404');

  expect((await ports.partners.byCode('testpantry'))?.revokedOn).toBeNull();
  expect((await shown('intake')).lines.map(({ link }) => link.code).toSorted()).toEqual(['testpantry', 'testw1nd0w']);
  expect(await shown('intake')).toMatchObject({ isManager: false });
  expect((await shown('a manager elsewhere')).lines).toEqual([]);
});

test('a manager makes a link; the same form posted again makes no other and shows the same code', async () => {
  const { offers } = await shown('a manager');
  const first = await shown('a manager', { act: 'partner', offer: offers.partner, ...AGREED });
  const again = await shown('a manager', { act: 'partner', offer: offers.partner, ...AGREED, organization: 'Another name' });

  expect(first.made?.link).toMatchObject({
    name: 'Example Library',
    relation: 'public-office',
    weekly: 5,
    endsOn: '2026-12-31',
    madeBy: manager,
    madeOn: '2026-03-02',
  });
  expect(again.made).toEqual(first.made);
  expect(await ports.partners.bySecond(ports.signer.hash('partner-code', first.made?.second ?? ''))).toEqual(first.made?.link);
  expect(await ports.audit.ofObject(first.made?.link.code ?? '')).toMatchObject([
    { act: 'partner-link', actor: manager, site: 'north-lead', result: 'partner' },
  ]);
  expect((await shown('a manager')).made).toBeNull();

  await told('a manager', '/staff/links/', { act: 'revoke', code: first.made?.link.code ?? '' });
  expect(await told('a manager', '/staff/links/', { act: 'partner', offer: offers.partner, ...AGREED })).toBe('shown 403');
});

test('an offer made for one site makes no link at another', async () => {
  const { offers } = await shown('a manager');

  expect(await told('a manager elsewhere', '/staff/links/', { act: 'card', offer: offers.card })).toBe('shown 403');
});

test('what is wrong stands beside its field, and nothing typed is lost', async () => {
  const { offers } = await shown('a manager');
  const answer = await shown('a manager', { act: 'partner', offer: offers.partner, ...AGREED, weekly: '500' });

  expect(answer.errors).toEqual([{ field: 'weekly', code: 'no-number' }]);
  expect(answer.values).toEqual({ ...AGREED, weekly: '500' });
  expect(answer.made).toBeNull();
});

test('a card is made with one press and leads to its sheet, which holds the site and the address', async () => {
  const { offers } = await shown('a manager');
  const answer = await told('a manager', '/staff/links/', { act: 'card', offer: offers.card });
  const [, code = ''] = /^303 \/staff\/links\/(\w{10})\/card\/$/.exec(answer) ?? [];
  const page = await cardPage(astroFor('a manager', `/staff/links/${code}/card/`));

  expect(await ports.partners.byCode(code)).toMatchObject({ kind: 'card', name: '', weekly: null, endsOn: null, relation: null });
  expect(page).toMatchObject({
    card: {
      siteName: 'North LEAD',
      phone: '206-555-0100',
      address: `http://localhost:4321/r/${code}`,
      shortAddress: `localhost:4321/r/${code}`,
    },
  });
});

test('the site sees what came by each link: of this week, of 90 days, above the number, and the share', async () => {
  await addLink(ports, { code: 'southpantr', site: 'south-lead', weekly: 1, name: 'South Pantry' });
  await addLink(ports, { code: 'southwind0', site: 'south-lead', kind: 'card' });
  const south = await aDesk({ ...ports, sites: ports.sites }, { slug: 'south-lead' });
  for (const code of ['southpantr', 'southpantr', 'southpantr', 'southwind0']) {
    const link = await ports.partners.byCode(code);
    if (link) await sendForm(ports, south.site, aFormBy(ports, link));
  }
  const { lines } = await shown('a manager elsewhere');

  expect(lines.map(({ link, ...numbers }) => [link.code, numbers])).toEqual([
    ['southpantr', { state: 'works', week: 3, quarter: 3, over: 2, share: 75 }],
    ['southwind0', { state: 'works', week: 1, quarter: 1, over: 0, share: 25 }],
  ]);
});

test('a link is ended at once and for good; a second press finds it ended', async () => {
  expect(await told('a manager', '/staff/links/', { act: 'revoke', code: 'testw1nd0w' })).toBe('303 /staff/links/?revoked');
  expect(await told('a manager', '/staff/links/', { act: 'revoke', code: 'testw1nd0w' })).toBe('303 /staff/links/?revoked');

  expect((await ports.partners.byCode('testw1nd0w'))?.revokedOn).toBe('2026-03-02');
  expect((await ports.audit.ofObject('testw1nd0w')).map(({ act }) => act)).toEqual(['partner-link', 'partner-link-revoked']);
  expect(await told('a manager', '/staff/links/testw1nd0w/card/')).toBe('404');
  const { lines } = await shown('a manager');
  expect(lines.find(({ link }) => link.code === 'testw1nd0w')?.state).toBe('revoked');
  expect([lines[0]?.state, lines.at(-1)?.state]).toEqual(['works', 'revoked']);
});
