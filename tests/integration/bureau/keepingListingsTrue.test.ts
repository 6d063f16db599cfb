import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit } from '#db/schema.ts';
import { callPage } from '#src/components/bureau/callPage.ts';
import { callsPage } from '#src/components/bureau/callsPage.ts';
import { editPage } from '#src/components/bureau/editPage.ts';
import { sitePage } from '#src/components/bureau/sitePage.ts';
import { sitesPage } from '#src/components/bureau/sitesPage.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { readerOf } from '#tests/support/aBureau.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { ask, type Sitting, twoOfTheBureau } from './atTheBureau.ts';

const SITE = 'north-lead';

const call = (ports: TestPorts, sitting: Sitting, fields?: Record<string, string>) =>
  ask(ports, sitting, callPage, { path: `/bureau/sites/${SITE}/call/`, params: { slug: SITE }, ...(fields ? { fields } : {}) });
const worklist = (ports: TestPorts, sitting: Sitting) => ask(ports, sitting, callsPage, { path: '/bureau/' });

test('the first screen says whom to call, how they can be reached, and what waits', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([
    aListing({ slug: 'confirmed', name: 'Confirmed', confirmedOn: '2026-02-20' }),
    aListing({ slug: 'stale', name: 'Stale', confirmedOn: '2025-06-01', phone: null }),
    aListing({ slug: 'ended', name: 'Ended', stage: 'ended' }),
    aListing({ slug: 'never', name: 'Never' }),
  ]);
  await addWorker(ports, { site: 'confirmed', role: 'manager' });
  await ports.sites.noteMailTrouble('stale', { kind: 'bounced', on: '2026-02-01' });
  const [cleo] = await twoOfTheBureau(ports);

  const { answer } = await worklist(ports, cleo);

  expect(answer).toMatchObject({
    counts: { changes: 0, claims: 0, messages: 0 },
    lines: [
      { slug: 'never', phone: '206-555-0100', fresh: 'Never confirmed', isOld: false, mail: 'No address, nobody signed up', last: null },
      { slug: 'stale', phone: null, isOld: true, trouble: 'Letters come back' },
      { slug: 'confirmed', mail: '1 person', trouble: null },
    ],
  });
});

test('a call that says “all of it is true” confirms the listing, with who called and where the number was found', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  expect((await call(ports, cleo)).answer).toMatchObject({ typed: { number: '206-555-0100' } });
  const done = await call(ports, cleo, { act: 'all-true', number: '206-555-0142', found_at: 'the county’s staff page' });

  expect(done.told).toBe('303 /bureau/?done=all-true');
  expect((await ports.sites.bySlug(SITE))?.listing).toMatchObject({ confirmedOn: '2026-03-02', checked: { phone: '2026-03-02' } });
  const [line] = await ports.changes.ofSite(SITE);
  expect(line).toMatchObject({
    kind: 'confirm',
    author: cleo.worker.record.id,
    source: 'Called 206-555-0142, found at: the county’s staff page',
  });
});

test.each([
  [{ number: '', found_at: 'a page' }, ['number']],
  [{ number: '555-0142', found_at: 'a page' }, ['number']],
  [{ number: '206-555-0142', found_at: ' ' }, ['found_at']],
  [{ number: 'none', found_at: '' }, ['number', 'found_at']],
])('a call without a number and where it was found confirms nothing: %j', async (typed, fields) => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  const { told, answer } = await call(ports, cleo, { act: 'all-true', ...typed });

  expect(told).toBe('422');
  expect(answer).toMatchObject({ typed, errors: fields.map((field) => ({ field })) });
  expect((await ports.sites.bySlug(SITE))?.listing.confirmedOn).toBeNull();
});

test('a call that reached nobody is seen by the next person, and confirms nothing', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);

  expect((await call(ports, cleo, { act: 'not-reached', number: '', found_at: '' })).told).toBe('303 /bureau/?done=not-reached');

  const seen = 'Not reached on Monday, March 2, 2026 (Cleo Bellweather)';
  expect((await worklist(ports, dell)).answer).toMatchObject({ lines: [{ slug: SITE, last: seen }] });
  expect((await call(ports, dell)).answer).toMatchObject({ missed: [{ by: 'Cleo Bellweather' }] });
  expect((await ports.sites.bySlug(SITE))?.listing.confirmedOn).toBeNull();
  const noted = await ports.db.select().from(audit).where(eq(audit.act, 'listing-called'));
  expect(noted).toMatchObject([{ actor: cleo.worker.record.id, site: SITE, result: 'not-reached' }]);
});

test('nobody is called for a site that is not there or has ended', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing({ slug: 'ended', stage: 'ended' })]);
  const [cleo] = await twoOfTheBureau(ports);

  for (const slug of ['ended', 'nowhere']) {
    const { told } = await ask(ports, cleo, callPage, { path: `/bureau/sites/${slug}/call/`, params: { slug } });
    expect(told).toBe('404');
  }
});

const site = (ports: TestPorts, sitting: Sitting, fields?: Record<string, string>) =>
  ask(ports, sitting, sitePage, { path: `/bureau/sites/${SITE}/`, params: { slug: SITE }, ...(fields ? { fields } : {}) });

test('a first contact address counts at once; another waits a day', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const said = { act: 'contact', contact_source: 'their manager, by phone' };

  expect((await site(ports, cleo, { ...said, contact: ' Lead@County.Example ' })).told).toContain('?done=live');
  expect(await ports.sites.record(SITE)).toMatchObject({ contactEmail: 'lead@county.example' });
  expect((await site(ports, cleo, { ...said, contact: 'other@county.example' })).told).toContain('?done=waits');
  expect(await ports.sites.record(SITE)).toMatchObject({ contactEmail: 'lead@county.example' });
  ports.clock.advance(DAY_LONG);
  await applyDueChanges(ports);
  expect(await ports.sites.record(SITE)).toMatchObject({ contactEmail: 'other@county.example' });
});

test.each([
  ['an address that is none', { contact: 'lead@county', contact_source: 'by phone' }, ['contact']],
  ['none in place of none', { contact: '', contact_source: 'by phone' }, ['contact']],
  ['no word of who gave it', { contact: 'lead@county.example', contact_source: '' }, ['contact_source']],
])('%s is not kept', async (_, typed, fields) => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  const { told, answer } = await site(ports, cleo, { act: 'contact', ...typed });

  expect(told).toBe('422');
  expect(answer).toMatchObject({ typed, errors: fields.map((field) => ({ field })) });
  expect(await ports.sites.record(SITE)).toMatchObject({ contactEmail: null });
});

test('a site’s page tells everything that happened, with who, the newest first; and who works there', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  await addWorker(ports, { site: SITE, role: 'manager', name: 'Basil Lanternlight' });
  await call(ports, cleo, { act: 'not-reached' });
  ports.clock.advance(1000);
  await call(ports, cleo, { act: 'all-true', number: '206-555-0142', found_at: 'a page' });

  const { answer } = await site(ports, cleo);

  expect(answer).toMatchObject({
    view: {
      history: [
        { what: 'Confirmed: all of it is true', who: 'by Cleo Bellweather (Bureau)', revertable: false },
        { what: 'Called, not reached, by Cleo Bellweather', change: null },
      ],
      waiting: [],
    },
  });
  expect(JSON.stringify(answer)).toContain('Basil Lanternlight (manager)');
});

test('of the changes of one fact only the newest live one is offered to be taken back', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const who = await readerOf(ports, cleo.cookie);
  const room = { places: 3, most: null, asOf: '2026-03-02' };
  for (const [from, to] of [
    [null, room],
    [room, null],
    [null, room],
  ]) {
    ports.clock.advance(1000);
    await proposeChange(ports, who, SITE, { capacity: { from, to } }, { source: 'x', reason: 'y' });
  }

  const { answer } = await site(ports, cleo);

  expect(answer).toMatchObject({ view: { history: [{ revertable: true }, { revertable: false }, { revertable: false }] } });
});

const edit = (ports: TestPorts, sitting: Sitting, section: string, fields?: Record<string, string>) =>
  ask(ports, sitting, editPage, {
    path: `/bureau/sites/${SITE}/edit/?section=${section}`,
    params: { slug: SITE },
    ...(fields ? { fields: { act: 'propose', ...fields } } : {}),
  });

test('the Bureau writes a change down for a site; a colleague decides on it', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  const { told } = await edit(ports, cleo, 'stage', {
    stage: 'unknown',
    stageAsOf: '2026',
    source: 'their manager',
    reason: 'They paused',
  });

  expect(told).toContain('?done=proposed-edit');
  expect(await ports.changes.inState(['waiting'])).toMatchObject([
    { site: SITE, author: cleo.worker.record.id, patch: { stage: { from: 'operating', to: 'unknown' } }, source: 'their manager' },
  ]);
});

test('what only protects is live at once, and needs no source', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const warning = { 'policeWarning.en': 'Officers answer here.', 'policeWarning.es': 'Aquí contestan agentes.' };

  const { told } = await edit(ports, cleo, 'refer', { ...warning, pathways: 'community-referral', source: '', reason: '' });

  expect(told).toContain('?done=live');
  expect((await ports.sites.bySlug(SITE))?.listing).toMatchObject({ policeWarning: { en: 'Officers answer here.' } });
});

test.each([
  ['a year that is none', 'stage', { stageAsOf: '26', source: 'a page', reason: 'so' }, ['stageAsOf']],
  ['no word of where it stands', 'stage', { stage: 'launching', source: '', reason: '' }, ['source', 'reason']],
])('%s is not taken, and the words stay', async (_, section, typed, boxes) => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  const { told, answer } = await edit(ports, cleo, section, typed);

  expect(told).toBe('422');
  expect(answer).toMatchObject({ errors: boxes.map((box) => ({ box })) });
  expect(await ports.changes.inState(['waiting'])).toEqual([]);
});

test('nothing changed is nothing proposed, and a box that no form has is refused', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  expect((await edit(ports, cleo, 'stage', { source: 'a page', reason: 'so' })).told).toBe('422');
  expect((await edit(ports, cleo, 'stage', { departs: 'x', source: 'a page', reason: 'so' })).told).toBe('400');
  expect((await edit(ports, cleo, '', { source: 'a page', reason: 'so' })).told).toBe('400');
});

test('sites are found by word, state and standing', async () => {
  await using ports = await testPorts();
  await addSite(ports, { slug: 'live-one', listing: { name: 'Live One' } });
  await ports.sites.addMissing([
    aListing({ slug: 'oregon', name: 'Oregon One', state: 'OR', host: 'Cedar Health', confirmedOn: '2026-03-01' }),
    aListing({ slug: 'ended', name: 'Ended One', stage: 'ended' }),
  ]);
  await ports.sites.noteMailTrouble('oregon', { kind: 'bounced', on: '2026-02-01' });
  const [cleo] = await twoOfTheBureau(ports);
  const found = async (query: string) => {
    const { answer } = await ask(ports, cleo, sitesPage, { path: `/bureau/sites/${query}` });
    return answer instanceof Response ? [] : answer.lines.map(({ slug }) => slug);
  };

  expect(await found('')).toEqual(['ended', 'live-one', 'oregon']);
  expect(await found('?word=CEDAR')).toEqual(['oregon']);
  expect(await found('?state=OR')).toEqual(['oregon']);
  expect(await found('?show=live')).toEqual(['live-one']);
  expect(await found('?show=not-live')).toEqual(['ended', 'oregon']);
  expect(await found('?show=stale')).toEqual(['live-one']);
  expect(await found('?show=mail-trouble')).toEqual(['oregon']);
  expect(await found('?show=ended')).toEqual(['ended']);
  expect(await found('?word=nobody')).toEqual([]);
});

test('no page of the Bureau shows a word or a number of a referral', async () => {
  await using ports = await testPorts();
  await aDesk(ports);
  const { row } = await addReferral(ports);
  const [cleo] = await twoOfTheBureau(ports);

  const pages = [await worklist(ports, cleo), await site(ports, cleo), await call(ports, cleo)];

  const text = JSON.stringify(pages);
  expect(text).toContain('North LEAD');
  expect(text).not.toContain(row.id);
});
