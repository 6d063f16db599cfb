import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries } from '#db/schema.ts';
import { changePage } from '#src/components/bureau/changePage.ts';
import { changesPage } from '#src/components/bureau/changesPage.ts';
import { newSitePage } from '#src/components/bureau/newSitePage.ts';
import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import type { Patch } from '#src/domain/listing.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { addReader, readerOf } from '#tests/support/aBureau.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { aManager, ask, aWaitingChange, type Sitting, sitDown, twoOfTheBureau } from './atTheBureau.ts';

const SITE = 'north-lead';
const HOST: Patch = { host: { from: 'Harbor Health', to: 'Lantern Health' } };
const PHONE: Patch = { phone: { from: '206-555-0100', to: '206-555-0177' } };

/** Posts on the page of a change as whoever sits there. */
function decide(ports: TestPorts, sitting: Sitting, id: string, fields: Record<string, string>) {
  const passphrase = fields['passphrase'] ?? sitting.worker.passphrase;
  return ask(ports, sitting, changePage, {
    path: `/bureau/changes/${id}/`,
    params: { id },
    fields: { version: '1', ...fields, passphrase },
  });
}

function look(ports: TestPorts, sitting: Sitting, id: string, done = '') {
  return ask(ports, sitting, changePage, { path: `/bureau/changes/${id}/${done}`, params: { id } });
}

const listingOf = async (ports: TestPorts, slug = SITE) => (await ports.sites.bySlug(slug))?.listing;

test('a change is agreed to with the six words typed again, is live at once, and the page says what people read now', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const { id } = await aWaitingChange(ports, await aManager(ports), HOST);

  expect(await look(ports, cleo, id)).toMatchObject({ answer: { view: { offered: { decide: 'all', stop: false } } } });
  expect((await decide(ports, cleo, id, { act: 'approve', answer: '' })).told).toBe(`303 /bureau/changes/${id}/?done=approved`);

  expect(await listingOf(ports)).toMatchObject({ host: 'Lantern Health' });
  const shown = await look(ports, cleo, id, '?done=approved');
  expect(shown.answer).toMatchObject({ done: 'approved', view: { now: [{ label: 'Run by', lines: ['Lantern Health'] }] } });
});

test.each([
  ['without the six words', '', '422', 'empty'],
  ['with wrong words', 'six words that do not fit', '422', 'wrong'],
])('%s nothing is agreed to, and what was typed stands there again', async (_, passphrase, status, problem) => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const { id } = await aWaitingChange(ports, await aManager(ports), HOST);

  const { told, answer } = await decide(ports, cleo, id, { act: 'approve', answer: 'Thank you', passphrase });

  expect(told).toBe(status);
  expect(answer).toMatchObject({ typed: { answer: 'Thank you' }, passphrase: { kind: problem } });
  expect(await listingOf(ports)).toMatchObject({ host: 'Harbor Health' });
});

test('asking back and declining need words, reach the site by letter, and need no passphrase', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  const manager = await aManager(ports);
  const { id } = await aWaitingChange(ports, manager, HOST);

  expect(await decide(ports, cleo, id, { act: 'ask', answer: ' ', passphrase: '' })).toMatchObject({
    told: '422',
    answer: { errors: [{ field: 'answer' }] },
  });
  const asked = await decide(ports, cleo, id, { act: 'ask', answer: 'Since when?', passphrase: '' });
  expect(asked.told).toContain('?done=asked');
  expect(await ports.changes.byId(id)).toMatchObject({ state: 'asked', answer: 'Since when?', decidedBy: cleo.worker.record.id });

  // A page that read the change before the question decides nothing.
  expect((await decide(ports, dell, id, { act: 'decline', answer: 'No' })).told).toBe('409');
  const declined = await decide(ports, dell, id, { act: 'decline', answer: 'No', version: '2' });
  expect(declined.told).toContain('?done=declined');
  expect(await ports.changes.byId(id)).toMatchObject({ state: 'declined', answer: 'No' });
  const letters = await ports.db.select().from(deliveries).where(eq(deliveries.kind, 'listing-answer'));
  expect(new Set(letters.map(({ staffId }) => staffId))).toEqual(new Set([manager.staff.id]));
});

test('nobody agrees to a change of their own; they can stop it', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  const { id } = await aWaitingChange(ports, await readerOf(ports, cleo.cookie), HOST);

  const own = await look(ports, cleo, id);
  expect(own.answer).toMatchObject({ view: { offered: { decide: 'none', stop: true } } });
  expect((await decide(ports, cleo, id, { act: 'approve' })).told).toBe('409');
  expect(await listingOf(ports)).toMatchObject({ host: 'Harbor Health' });
  expect(await look(ports, dell, id)).toMatchObject({ answer: { view: { offered: { decide: 'all', stop: false } } } });
  expect((await decide(ports, cleo, id, { act: 'stop', passphrase: '' })).told).toContain('?done=withdrawn');
  expect((await decide(ports, dell, id, { act: 'approve' })).told).toBe('409');
});

test('what sends people elsewhere waits a day, in which the Bureau can stop it too', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  // The site has a form, and its phone stands there; another field of the listing leads elsewhere as well.
  const patch: Patch = { referPage: { from: null, to: 'https://north-lead.example/refer' } };
  const manager = await aManager(ports);
  const first = await aWaitingChange(ports, manager, patch);

  expect((await decide(ports, cleo, first.id, { act: 'approve' })).told).toContain('?done=later');
  expect((await look(ports, dell, first.id)).answer).toMatchObject({ view: { offered: { decide: 'none', stop: true } } });
  await applyDueChanges(ports);
  expect(await listingOf(ports)).toMatchObject({ referPage: null });
  expect((await decide(ports, dell, first.id, { act: 'stop', passphrase: '' })).told).toContain('?done=withdrawn');
  ports.clock.advance(DAY_LONG + HOUR);
  await applyDueChanges(ports);

  expect(await listingOf(ports)).toMatchObject({ referPage: null });
});

test('a change under which the listing moved shows all three values, and is made anew from what stands there', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  const manager = await aManager(ports);
  const older = await aWaitingChange(ports, manager, HOST);
  const newer = await aWaitingChange(ports, manager, { host: { from: 'Harbor Health', to: 'Beacon Health' } });
  await decide(ports, cleo, newer.id, { act: 'approve' });

  const shown = await look(ports, cleo, older.id);
  expect(shown.answer).toMatchObject({
    view: {
      offered: { decide: 'answer' },
      conflicts: [{ from: ['Harbor Health'], to: ['Lantern Health'], now: ['Beacon Health'] }],
    },
  });
  expect((await decide(ports, cleo, older.id, { act: 'approve' })).told).toBe('409');
  expect(await listingOf(ports)).toMatchObject({ host: 'Beacon Health' });

  const { told } = await decide(ports, cleo, older.id, { act: 'anew', passphrase: '' });
  const anew = /changes\/(\w+)\/\?done=anew/.exec(told)?.[1] ?? '';
  expect(await ports.changes.byId(older.id)).toMatchObject({ state: 'declined' });
  expect(await ports.changes.byId(anew)).toMatchObject({
    state: 'waiting',
    author: cleo.worker.record.id,
    patch: { host: { from: 'Beacon Health', to: 'Lantern Health' } },
    reason: 'We moved',
  });
  expect((await decide(ports, cleo, anew, { act: 'approve' })).told).toBe('409');
  expect((await decide(ports, dell, anew, { act: 'approve' })).told).toContain('?done=approved');
});

test('the newest change is taken back in one step, with a reason and the six words; an older one of the same fact is not', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const manager = await aManager(ports);
  const first = await aWaitingChange(ports, manager, HOST);
  await decide(ports, cleo, first.id, { act: 'approve' });
  const second = await aWaitingChange(ports, manager, { host: { from: 'Lantern Health', to: 'Beacon Health' } });
  await decide(ports, cleo, second.id, { act: 'approve' });

  expect(await look(ports, cleo, first.id)).toMatchObject({ answer: { view: { offered: { revert: false } } } });
  expect(await look(ports, cleo, second.id)).toMatchObject({ answer: { view: { offered: { revert: true } } } });
  expect((await decide(ports, cleo, second.id, { act: 'revert', answer: '' })).told).toBe('422');
  expect((await decide(ports, cleo, second.id, { act: 'revert', answer: 'Not so', passphrase: '' })).told).toBe('422');
  expect(await listingOf(ports)).toMatchObject({ host: 'Beacon Health' });
  expect((await decide(ports, cleo, second.id, { act: 'revert', answer: 'Not so' })).told).toContain('?done=reverted');

  expect(await listingOf(ports)).toMatchObject({ host: 'Lantern Health' });
  expect((await decide(ports, cleo, first.id, { act: 'revert', answer: 'Nor this' })).told).toContain('?done=reverted');
  expect(await listingOf(ports)).toMatchObject({ host: 'Harbor Health' });
});

test('the queue shows what is to decide first, the oldest on top, then what was asked and what waits its day', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const manager = await aManager(ports);
  const asked = await aWaitingChange(ports, manager, HOST);
  await decide(ports, cleo, asked.id, { act: 'ask', answer: 'Since when?', passphrase: '' });
  ports.clock.advance(HOUR);
  const older = await aWaitingChange(ports, manager, { launched: { from: 2020, to: 2019 } });
  ports.clock.advance(HOUR);
  const own = await aWaitingChange(ports, await readerOf(ports, await again(ports, cleo)), PHONE);

  const { answer } = await ask(ports, cleo, changesPage, { path: '/bureau/changes/' });

  expect(answer).toMatchObject({
    groups: [
      {
        state: 'waiting',
        count: 2,
        rows: [
          { id: older.id, what: 'Started in' },
          { id: own.id, what: 'Phone', by: 'your own' },
        ],
      },
      { state: 'asked', count: 1, rows: [{ id: asked.id, by: 'Basil Lanternlight (manager)' }] },
    ],
  });
});

/** Unlocks again after the quiet time. */
async function again(ports: TestPorts, sitting: Sitting): Promise<string> {
  sitting.cookie = (await sitDown(ports, sitting.worker)).cookie;
  return sitting.cookie;
}

const NEW_SITE = {
  ...{ slug: 'south-lead', state: 'WA', page_url: 'https://south.example/lead', mou: '', reason: 'They wrote to us' },
  ...{ name: 'South LEAD', host: 'Harbor Health', website: '', stage: 'launching', stageAsOf: '2026' },
  ...{ 'area.en': 'the south of Seattle', 'area.es': 'el sur de Seattle', counties: 'King County, WA', partial: 'part' },
  ...{ whoMayRefer: 'partners', phone: '206-555-0188' },
};

function propose(ports: TestPorts, sitting: Sitting, different: Record<string, string> = {}) {
  const fields = { act: 'propose', passphrase: sitting.worker.passphrase, ...NEW_SITE, ...different };
  return ask(ports, sitting, newSitePage, { path: '/bureau/sites/new/', fields });
}

test('a new site needs a second person besides whoever proposed it, and the reference of a memorandum', async () => {
  await using ports = await testPorts();
  const [cleo, dell] = await twoOfTheBureau(ports);

  const { told } = await propose(ports, cleo);
  const id = /changes\/(\w+)\/\?done=proposed/.exec(told)?.[1] ?? '';
  expect((await decide(ports, cleo, id, { act: 'approve', mou: 'MOU 7' })).told).toBe('409');
  expect(await decide(ports, dell, id, { act: 'approve', mou: '' })).toMatchObject({ told: '422', answer: { errors: [{ field: 'mou' }] } });
  expect(await listingOf(ports, 'south-lead')).toBeUndefined();
  expect((await decide(ports, dell, id, { act: 'approve', mou: 'MOU 7' })).told).toContain('?done=approved');

  expect(await listingOf(ports, 'south-lead')).toMatchObject({
    name: 'South LEAD',
    counties: [{ name: 'King', fips: '53033' }],
    partial: true,
    phone: '206-555-0188',
    confirmedOn: null,
    checked: {},
    sources: [{ url: 'https://south.example/lead' }],
  });
  expect(await ports.sites.record('south-lead')).toMatchObject({ mou: 'MOU 7' });
});

test('a new site that nobody of the Bureau proposed needs two of them', async () => {
  await using ports = await testPorts();
  const [cleo, dell] = await twoOfTheBureau(ports);
  const asked = { source: 'a file', reason: 'gathered', mou: 'MOU 7' };
  const proposed = await proposeNewSite(ports, 'operator', aListing({ slug: 'south-lead' }), asked);
  const id = proposed.kind === 'proposed' ? proposed.id : '';

  expect((await decide(ports, cleo, id, { act: 'approve', mou: 'MOU 7' })).told).toContain('?done=first-approval');
  expect(await look(ports, cleo, id)).toMatchObject({ answer: { view: { offered: { decide: 'answer' } } } });
  expect((await decide(ports, cleo, id, { act: 'approve', version: '2' })).told).toBe('409');
  expect(await listingOf(ports, 'south-lead')).toBeUndefined();
  expect((await decide(ports, dell, id, { act: 'approve', version: '2' })).told).toContain('?done=approved');
  expect(await listingOf(ports, 'south-lead')).toMatchObject({ name: 'North LEAD' });
});

test.each([
  ['slug', 'South Lead', 'slug'],
  ['slug', 'start', 'slug'],
  ['state', '', 'state'],
  ['state', 'XX', 'state'],
  ['page_url', 'http://south.example', 'page_url'],
  ['reason', ' ', 'reason'],
  ['name', '', 'name'],
  ['area.es', '', 'area.es'],
  ['counties', 'Multnomah County, OR', 'counties'],
  ['counties', '', 'counties'],
  ['phone', '12345', 'phone'],
])('a new site with %s %j is not taken, and every word stands there again', async (field, typed, told) => {
  await using ports = await testPorts();
  const [cleo] = await twoOfTheBureau(ports);

  const { told: status, answer } = await propose(ports, cleo, { [field]: typed });

  expect(status).toBe('422');
  expect(answer).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ field: told })]) });
  const page = answer as Awaited<ReturnType<typeof newSitePage>> & { boxes: object; own: object };
  expect({ ...page.boxes, ...page.own }).toMatchObject({ ...NEW_SITE, [field]: typed });
  expect(await ports.changes.inState(['waiting'])).toEqual([]);
});

test('the address of a site that is there, or is proposed, is not taken twice', async () => {
  await using ports = await testPorts();
  const [cleo, dell] = await twoOfTheBureau(ports);
  await propose(ports, cleo);

  expect(await propose(ports, dell)).toMatchObject({ told: '409', answer: { errors: [{ field: 'slug' }] } });
});

test('a post that finds the page locked does nothing and keeps the words; unlocked in place, they stand there again', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const cleo = await sitDown(ports, await addReader(ports), { locked: true });
  const { id } = await aWaitingChange(ports, await aManager(ports), HOST);

  const locked = await decide(ports, cleo, id, { act: 'decline', answer: 'Too early', passphrase: '' });
  expect(locked).toMatchObject({ told: '403', answer: { kind: 'locked', kept: { act: 'unlock', answer: 'Too early' } } });
  const wrong = await decide(ports, cleo, id, { act: 'unlock', answer: 'Too early', passphrase: 'six words that do not fit' });
  expect(wrong).toMatchObject({ told: '422', answer: { kind: 'locked', kept: { answer: 'Too early' }, problem: { kind: 'wrong' } } });
  const unlocked = await decide(ports, cleo, id, { act: 'unlock', answer: 'Too early' });
  expect(unlocked).toMatchObject({ told: '200', answer: { kind: 'shown', typed: { answer: 'Too early' }, done: null } });
  expect(await ports.changes.byId(id)).toMatchObject({ state: 'waiting', version: 1 });
});

test('a post after the session ended gives the words back, and one of another session’s page does nothing', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo, dell] = await twoOfTheBureau(ports);
  const { id } = await aWaitingChange(ports, await aManager(ports), HOST);

  const foreign = ports.signer.sign('csrf', ports.signer.hash('session', dell.cookie));
  const old = await decide(ports, cleo, id, { act: 'decline', answer: 'Too early', csrf: foreign });
  expect(old).toMatchObject({ told: '403', answer: { kind: 'shown', typed: { answer: 'Too early' } } });
  await ports.staff.endSessionsOf(cleo.worker.record.id);
  const ended = await decide(ports, cleo, id, { act: 'decline', answer: 'Too early' });
  expect(ended).toMatchObject({ told: '403', answer: { kind: 'ended', words: 'Too early' } });
  expect(await ports.changes.byId(id)).toMatchObject({ state: 'waiting' });
});

test('a change that is not there, and a site’s own draft, are not found, and the try is in the audit', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);

  for (const id of ['a'.repeat(26), 'nonsense']) expect((await look(ports, cleo, id)).told).toBe('404');
  const denied = await ports.db.select().from(audit).where(eq(audit.result, 'not-there'));
  expect(denied.map(({ object }) => object)).toEqual(['a'.repeat(26), null]);
});

test('what can only protect is live at once, also from the Bureau', async () => {
  await using ports = await testPorts();
  await addSite(ports);
  const [cleo] = await twoOfTheBureau(ports);
  const who: SignedIn = await readerOf(ports, cleo.cookie);

  await proposeChange(
    ports,
    who,
    SITE,
    { policeWarning: { from: null, to: { en: 'Officers answer here.', es: 'Aquí contestan agentes.' } } },
    { source: 'x', reason: 'y' },
  );

  expect(await listingOf(ports)).toMatchObject({ policeWarning: { en: 'Officers answer here.' } });
});
