import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { type DraftPage, draftPage } from '#src/components/listing/draftPage.ts';
import { historyPage } from '#src/components/listing/historyPage.ts';
import { type ListingPage, listingPage } from '#src/components/listing/listingPage.ts';
import { previewPage } from '#src/components/listing/previewPage.ts';
import { type SectionPage, sectionPage } from '#src/components/listing/sectionPage.ts';
import { HOUR } from '#src/domain/day.ts';
import { openDraft } from '#src/features/listings/draft.ts';
import { reviewChange } from '#src/features/listings/reviewChange.ts';
import { csrfFor } from '#src/features/sign-in/csrf.ts';
import { signIn } from '#tests/integration/sign-in/signInSteps.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { aKeptListing, siteOf } from '#tests/support/aListing.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
let kept: Awaited<ReturnType<typeof aKeptListing>>;
let cookie: string;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  kept = await aKeptListing(ports);
  cookie = await signIn(ports, kept.worker);
});

type Fields = Readonly<Record<string, string>>;
interface Told {
  readonly status: number;
  readonly location: string | null;
  readonly page: unknown;
}

const PAGES = { '/staff/listing/': listingPage, '/staff/listing/draft/': draftPage } as const;
const READ_ONLY = { '/staff/listing/history/': historyPage, '/staff/listing/preview/': previewPage } as const;
const csrf = (of = cookie) => csrfFor(ports, ports.signer.hash('session', of));

/** Asks for a page as a browser does; a post carries the proof of its session unless it says otherwise. */
async function ask(path: string, fields?: Fields, of = cookie): Promise<Told> {
  const [, section = ''] = /^\/staff\/listing\/([a-z-]+)\/$/.exec(path) ?? [];
  const posted = fields && { csrf: csrf(of), ...fields };
  const astro = anAstro(ports, { path, cookies: { [SESSION_COOKIE]: of }, params: { section }, ...(posted ? { fields: posted } : {}) });
  const page = { ...PAGES, ...READ_ONLY }[path] ?? sectionPage;
  const answer = await page(astro);
  return answer instanceof Response
    ? { status: answer.status, location: answer.headers.get('location'), page: null }
    : { status: astro.response.status ?? 200, location: null, page: answer };
}

const press = (act: string, fields: Fields = {}) => ask('/staff/listing/', { act, ...fields });
const listingOf = async () => (await ask('/staff/listing/')).page as ListingPage;
const live = () => siteOf(ports, kept.slug);
const acts = async () =>
  (await ports.client.execute('SELECT actor, act, result FROM audit ORDER BY rowid')).rows.map((row) => `${row['act']} ${row['result']}`);

test('a section goes into the draft, and nobody sees any of it', async () => {
  expect(await ask('/staff/listing/name/', { name: 'North LEAD team' })).toMatchObject({
    status: 303,
    location: '/staff/listing/draft/?done=draft',
  });

  expect((await live()).listing.name).toBe('North LEAD');
  const section = (await ask('/staff/listing/name/')).page as SectionPage;
  expect(section.boxes['name']).toBe('North LEAD team');
});

test('putting a fact back as it was leaves no draft', async () => {
  await ask('/staff/listing/name/', { name: 'North LEAD team' });
  expect(await ask('/staff/listing/name/', { name: 'North LEAD' })).toMatchObject({ location: '/staff/listing/?done=same' });
  expect(await openDraft(ports, kept.manager)).toBeNull();
});

test('two sections share one draft, and the second keeps what the first said', async () => {
  await ask('/staff/listing/hours/', { 'intake.hours.1.opens': '10 am' });
  await ask('/staff/listing/closed-days/', { 'intake.hours.holidays': 'May 25, 2026' });
  const draft = await openDraft(ports, kept.manager);
  expect(draft?.patch['intake.hours']?.to).toMatchObject({ weekly: { 1: { opens: '10:00' } }, holidays: ['2026-05-25'] });
});

test('a bad value answers 422 with everything that was typed, and keeps nothing', async () => {
  const told = await ask('/staff/listing/name/', { name: 'North LEAD team', website: 'http://north-lead.example' });
  expect(told.status).toBe(422);
  expect(told.page).toMatchObject({
    boxes: { name: 'North LEAD team', website: 'http://north-lead.example' },
    errors: [{ box: 'website', code: 'url' }],
  });
  expect(await openDraft(ports, kept.manager)).toBeNull();
});

test('fields that the form does not have are refused, and so are those of another section', async () => {
  for (const fields of [{ model: 'departs' }, { 'area.en': 'x' }, { slug: 'south-lead' }, { step: 'publish' }]) {
    expect((await ask('/staff/listing/name/', fields)).status).toBe(400);
  }
  for (const fields of [{ act: 'approve' }, { act: 'confirm', site: 'south-lead' }, { act: '' }])
    expect((await ask('/staff/listing/', fields)).status).toBe(400);
  expect((await ask('/staff/listing/draft/', { site: 'south-lead' })).status).toBe(400);
});

test('federal holidays are suggested in the box and kept nowhere', async () => {
  const told = await ask('/staff/listing/closed-days/', { 'intake.hours.holidays': 'the move', step: 'suggest' });
  expect(told).toMatchObject({ status: 200, page: { suggested: true } });
  expect((told.page as SectionPage).boxes['intake.hours.holidays']?.split('\n')).toHaveLength(12);
  expect(await openDraft(ports, kept.manager)).toBeNull();
});

test('a full week takes Monday’s hours in the boxes and keeps them nowhere', async () => {
  const monday = {
    'intake.hours.1.opens': '7 am',
    'intake.hours.1.closes': '3 pm',
    'intake.hours.2.opens': '8 am',
    'intake.hours.2.closes': '4 pm',
  };
  const told = await ask('/staff/listing/hours/', { ...monday, step: 'fill-week' });
  expect(told).toMatchObject({ status: 200, page: { filled: true } });
  expect((told.page as SectionPage).boxes['intake.hours.2.closes']).toBe('3 pm');
  expect(await openDraft(ports, kept.manager)).toBeNull();
});

test('a draft is split by when people see it, and the Bureau is told where it stands and why', async () => {
  await ask('/staff/listing/refer/', { whoMayRefer: 'partners', 'intake.phone': '206-555-0199' });
  await ask('/staff/listing/promise/', { 'intake.promiseDays': '2' });
  const draft = (await ask('/staff/listing/draft/')).page as DraftPage;
  expect(draft.parts.map(({ pace, patch }) => [pace, Object.keys(patch)])).toEqual([
    ['at-once', ['intake.promiseDays']],
    ['review', ['pathways', 'whoMayRefer']],
    ['review-then-wait', ['phone', 'intake.phone']],
  ]);

  const empty = await ask('/staff/listing/draft/', { source: '', reason: 'new office' });
  expect(empty).toMatchObject({ status: 422, page: { grounds: { reason: 'new office' }, errors: [{ box: 'source', code: 'missing' }] } });

  const told = await ask('/staff/listing/draft/', { source: 'our web page', reason: 'new office' });
  expect(told).toMatchObject({ status: 303, location: '/staff/listing/?done=live-and-waits' });
  expect((await live()).intake).toMatchObject({ promiseDays: 2, phone: '206-555-0100' });
  const { room } = await listingOf();
  expect(room.draft).toBeNull();
  expect(room.waiting).toMatchObject([
    { change: { state: 'waiting', source: 'our web page', reason: 'new office' }, by: { name: 'Basil Lanternlight' } },
  ]);
  expect(room.history).toMatchObject([{ change: { state: 'live' } }]);
});

test('what can go live at once needs no reason', async () => {
  await ask('/staff/listing/promise/', { 'capacity.places': '3' });
  expect(((await ask('/staff/listing/draft/')).page as DraftPage).waits).toBe(false);
  expect(await ask('/staff/listing/draft/', {})).toMatchObject({ location: '/staff/listing/?done=live' });
  expect((await live()).listing.capacity).toEqual({ places: 3, most: null, asOf: '2026-03-02' });
});

test('a pause with an offered message is live with one press, and the press leaves a row', async () => {
  expect(await press('status', { status: 'paused', phrase: 'short-staffed', until: 'March 5, 2026' })).toMatchObject({
    location: '/staff/listing/?done=live',
  });
  expect((await live()).intake).toMatchObject({
    status: 'paused',
    publicMessage: { en: 'We are short of staff until Thursday, March 5.', es: 'Nos falta personal hasta el jueves 5 de marzo.' },
  });
  expect((await acts()).at(-1)).toBe('listing-live live');
});

test('a message that names a number waits, and the pause does not', async () => {
  const message = { 'message.en': 'Call 206-555-0199.', 'message.es': 'Llame al 206-555-0199.' };
  expect(await press('status', { status: 'paused', phrase: 'own', ...message })).toMatchObject({
    location: '/staff/listing/?done=live-and-waits',
  });
  expect((await live()).intake).toMatchObject({ status: 'paused', publicMessage: null });
});

test('a press that cannot be read answers 422 with what was typed', async () => {
  const told = await press('close-days', { first: 'tomorrow', last: 'Friday' });
  expect(told).toMatchObject({ status: 422, page: { wrong: { act: 'close-days', boxes: { first: 'tomorrow', last: 'Friday' } } } });
  expect((await live()).intake?.hours.holidays).toEqual([]);
});

test('days closed with one press are not opened again by a draft of the hours', async () => {
  await ask('/staff/listing/hours/', { 'intake.hours.1.opens': '10 am' });
  await press('close-tomorrow');
  expect((await live()).intake?.hours.holidays).toEqual(['2026-03-03']);
  const draft = await openDraft(ports, kept.manager);
  expect(draft?.patch['intake.hours']?.to).toMatchObject({ weekly: { 1: { opens: '10:00' } }, holidays: ['2026-03-03'] });
  expect(await press('close-tomorrow')).toMatchObject({ location: '/staff/listing/?done=same' });
});

test('a week that only closes days is live at once', async () => {
  const days = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) =>
      day === 5
        ? []
        : [
            [`intake.hours.${day}.opens`, ''],
            [`intake.hours.${day}.closes`, ''],
          ],
    ),
  );
  await ask('/staff/listing/hours/', days);
  expect(await ask('/staff/listing/draft/', {})).toMatchObject({ location: '/staff/listing/?done=live' });
  expect(Object.keys((await live()).intake?.hours.weekly ?? {})).toEqual(['5']);
});

test('a form that is open keeps what it needs: without closed days on record the draft stays a draft', async () => {
  await press('close-tomorrow');
  await ask('/staff/listing/closed-days/', { 'intake.hours.holidays': '' });
  expect(await ask('/staff/listing/draft/', { source: 'we ourselves', reason: 'never closed' })).toMatchObject({
    status: 422,
    page: { trouble: { kind: 'not-ready', missing: ['holidays'] }, grounds: { reason: 'never closed' } },
  });
  expect(await openDraft(ports, kept.manager)).not.toBeNull();
  expect((await live()).intake?.hours.holidays).toEqual(['2026-03-03']);
});

test('a change of another site is not there, and neither is one that never was', async () => {
  await addSite(ports, { slug: 'south-lead' });
  const elsewhere = await signIn(ports, await addWorker(ports, { site: 'south-lead', role: 'manager' }), 'network 3');
  await ask('/staff/listing/name/', { name: 'South LEAD team' }, elsewhere);
  await ask('/staff/listing/draft/', { source: 'our web page', reason: 'new name' }, elsewhere);
  const [foreign] = await ports.changes.ofSite('south-lead');
  for (const id of [foreign?.id ?? '', 'a'.repeat(26), '../x', '']) {
    expect(await press('stop', { id })).toMatchObject({ status: 409, page: { trouble: { kind: 'gone' } } });
    expect(await press('answer', { id, words: 'Yes.' })).toMatchObject({ status: 409, page: { trouble: { kind: 'gone' } } });
  }
  expect((await ports.changes.ofSite('south-lead'))[0]?.state).toBe('waiting');
});

test('all of this is still true: the day stands in the listing and the history', async () => {
  expect(await press('confirm')).toMatchObject({ location: '/staff/listing/?done=confirm' });
  expect((await live()).listing.confirmedOn).toBe('2026-03-02');
  expect((await listingOf()).room.history).toMatchObject([
    { change: { kind: 'confirm' }, by: { name: 'Basil Lanternlight', role: 'manager' } },
  ]);
});

test('a change is stopped with one press, also after the Bureau agreed; a second press finds nothing', async () => {
  await ask('/staff/listing/refer/', { 'intake.phone': '206-555-0199', pathways: 'community-referral' });
  await ask('/staff/listing/draft/', { source: 'our web page', reason: 'new office' });
  const [waiting] = (await listingOf()).room.waiting;
  const id = waiting?.change.id ?? '';
  await reviewChange(ports, kept.bureau[0], id, { act: 'approve', answer: '', version: 1, mou: null });
  expect(await press('stop', { id })).toMatchObject({ location: '/staff/listing/?done=stopped' });
  expect(await press('stop', { id })).toMatchObject({ status: 409, page: { trouble: { kind: 'gone' } } });
  ports.clock.advance(48 * HOUR);
  expect((await live()).intake?.phone).toBe('206-555-0100');
});

test('what the Bureau asks is answered beside its change, and an empty answer is not taken', async () => {
  await ask('/staff/listing/name/', { name: 'North LEAD team' });
  await ask('/staff/listing/draft/', { source: 'our web page', reason: 'new name' });
  const id = (await listingOf()).room.waiting[0]?.change.id ?? '';
  await reviewChange(ports, kept.bureau[0], id, { act: 'ask', answer: 'Since when?', version: 1, mou: null });
  expect(await press('answer', { id, words: ' ' })).toMatchObject({
    status: 422,
    page: { wrong: { act: 'answer', errors: [{ box: 'words', code: 'missing' }] } },
  });
  expect(await press('answer', { id, words: 'Since March.' })).toMatchObject({ location: '/staff/listing/?done=answered' });
  expect((await listingOf()).room.waiting).toMatchObject([{ change: { state: 'waiting' } }]);
});

test('a page of another session does nothing and keeps what was typed', async () => {
  const told = await ask('/staff/listing/name/', { name: 'North LEAD team', csrf: 'somebody else’s' });
  expect(told).toMatchObject({ status: 403, page: { trouble: { kind: 'too-old' }, boxes: { name: 'North LEAD team' } } });
  expect(await openDraft(ports, kept.manager)).toBeNull();
  const status = await press('status', { status: 'paused', phrase: '', csrf: '' });
  expect(status).toMatchObject({ status: 403, page: { trouble: { kind: 'too-old' } } });
  expect((await live()).intake?.status).toBe('open');
  expect((await acts()).slice(-2)).toEqual(['denied csrf', 'denied csrf']);
});

test('who writes while the session ends gets the words back', async () => {
  ports.clock.advance(13 * HOUR);
  const told = await ask('/staff/listing/name/', { name: 'North LEAD team', host: '' });
  expect(told).toMatchObject({ status: 403, page: { kind: 'ended', words: 'North LEAD team' } });
  expect(await press('confirm')).toMatchObject({ status: 303, location: '/staff/sign-in/' });
});

test('the preview shows the draft and the page itself does not', async () => {
  await ask('/staff/listing/name/', { name: 'North LEAD team' });
  expect((await ask('/staff/listing/preview/')).page).toMatchObject({
    locale: 'en',
    opened: { site: { listing: { name: 'North LEAD team' } } },
  });
  expect((await live()).listing.name).toBe('North LEAD');
});

test('letters that came back stand on the listing that caused them', async () => {
  await ports.sites.noteMailTrouble(kept.slug, { kind: 'bounced', on: '2026-03-01' });
  await ports.staff.noteMailTrouble(kept.worker.record.id, { kind: 'complained', on: '2026-02-28' });
  const { room } = await listingOf();
  expect(room.record?.mailTrouble).toEqual({ kind: 'bounced', on: '2026-03-01' });
  expect(room.people).toMatchObject([{ mailTrouble: { kind: 'complained' } }]);
});

const LOOKS = [
  '/staff/listing/',
  '/staff/listing/name/',
  '/staff/listing/draft/',
  '/staff/listing/history/',
  '/staff/listing/preview/',
  '/staff/listing/nothing/',
];
const DEEDS: readonly (readonly [string, Fields])[] = [
  ['/staff/listing/', { act: 'status', status: 'paused', phrase: '' }],
  ['/staff/listing/', { act: 'confirm' }],
  ['/staff/listing/name/', { name: 'Somebody else’s name' }],
  ['/staff/listing/draft/', {}],
];

test('each page and deed × each kind of person: a manager of this very site alone changes it', async () => {
  await addSite(ports, { slug: 'south-lead' });
  const people = {
    stranger: 'a cookie that was never given',
    intake: await signIn(ports, await addWorker(ports, { site: kept.slug }), 'network 2'),
    elsewhere: await signIn(ports, await addWorker(ports, { site: 'south-lead', role: 'manager' }), 'network 3'),
    bureau: await signIn(ports, await addReader(ports), 'network 4'),
  };
  const told = async (of: string, path: string, fields?: Fields) => {
    const { status, location } = await ask(path, fields, of);
    return location === null ? String(status) : `${status} ${location}`;
  };
  const looks = async (of: string) => Promise.all(LOOKS.map((path) => told(of, path)));
  expect(await looks(cookie)).toEqual(['200', '200', '200', '200', '200', '404']);
  expect(await looks(people.stranger)).toEqual(LOOKS.map(() => '303 /staff/sign-in/'));
  expect(await looks(people.bureau)).toEqual(LOOKS.map(() => '303 /bureau/'));
  expect(await looks(people.intake)).toEqual(['200', '303 /staff/listing/', '303 /staff/listing/', '200', '303 /staff/listing/', '404']);

  for (const [path, fields] of DEEDS) {
    expect(await told(people.stranger, path, fields)).toMatch(/^(303 \/staff\/sign-in\/|403)$/);
    expect(await told(people.bureau, path, fields)).toBe('303 /bureau/');
    expect(await told(people.intake, path, fields)).toBe('403');
    expect(await told(people.elsewhere, path, fields)).toMatch(path.endsWith('/draft/') ? /^422$/ : /^303 \/staff\/listing\//);
  }
  expect((await live()).intake?.status).toBe('open');
  expect((await live()).listing).toMatchObject({ name: 'North LEAD', confirmedOn: null });
  expect(await openDraft(ports, kept.manager)).toBeNull();
  expect((await siteOf(ports, 'south-lead')).intake?.status).toBe('paused');
  expect((await acts()).filter((act) => act === 'denied manager')).toHaveLength(DEEDS.length);
});

test('an intake worker sees the listing, its waiting changes and no form', async () => {
  const intake = await signIn(ports, await addWorker(ports, { site: kept.slug }), 'network 2');
  expect((await ask('/staff/listing/', undefined, intake)).page).toMatchObject({
    room: { mayEdit: false, site: { listing: { slug: kept.slug } } },
  });
});
