import { sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { addDays, HOUR } from '#src/domain/day.ts';
import type { ListingField } from '#src/domain/listing.ts';
import { takesReferrals } from '#src/domain/site.ts';
import { wayToRefer } from '#src/domain/wayToRefer.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { dropDraft, keepDraft, openDraft, submitDraft } from '#src/features/listings/draft.ts';
import { openListingRoom } from '#src/features/listings/listingRoom.ts';
import { type ProposeChangeResult, proposeChange } from '#src/features/listings/proposeChange.ts';
import { type Decision, reviewChange } from '#src/features/listings/reviewChange.ts';
import { answerQuestion, withdrawChange } from '#src/features/listings/withdrawChange.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { aKeptListing, patchOf, signedIn, siteOf } from '#tests/support/aListing.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
let kept: Awaited<ReturnType<typeof aKeptListing>>;
const GROUNDS = { source: 'the county’s page', reason: 'we moved' };

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  kept = await aKeptListing(ports);
});

async function propose(wanted: Partial<Record<ListingField, unknown>>, who = kept.manager): Promise<ProposeChangeResult> {
  return proposeChange(ports, who, kept.slug, await patchOf(ports, kept.slug, wanted), GROUNDS);
}

async function waitingOf(wanted: Partial<Record<ListingField, unknown>>, who = kept.manager) {
  const answer = await propose(wanted, who);
  if (answer.kind !== 'proposed' || answer.waiting === null) throw new Error(`nothing waits: ${JSON.stringify(answer)}`);
  return answer.waiting;
}

const decide = (act: Decision['act'], version = 1, answer = ''): Decision => ({ act, answer, version, mou: null });
const phone = async () => (await siteOf(ports, kept.slug)).listing.phone;
const lettersOwed = async () =>
  (await ports.deliveries.takeDue(ports.clock.now(), ports.clock.now() + HOUR, 100)).map(({ kind, staffId }) => ({ kind, staffId }));

test('a pause and its message are what the public sees at once', async () => {
  const message = { en: 'We are short of staff this week.', es: 'Esta semana nos falta personal.' };

  const answer = await propose({ 'intake.status': 'paused', 'intake.publicMessage': message });

  expect(answer).toMatchObject({ kind: 'proposed', waiting: null, live: { state: 'live', author: kept.manager.staff.id } });
  const site = await siteOf(ports, kept.slug);
  expect(site.intake).toMatchObject({ status: 'paused', publicMessage: message });
  expect(await ports.changes.ofSite(kept.slug)).toHaveLength(1);
});

test('hiding a phone is live at once, and the site has said so today', async () => {
  await propose({ phone: null });

  const { listing } = await siteOf(ports, kept.slug);
  expect(listing.phone).toBeNull();
  expect(listing.checked).toEqual({ phone: '2026-03-02' });
  expect(listing.confirmedOn).toBeNull();
});

test('a new phone waits for the Bureau and then 24 hours, and everybody who answered for the old one is told', async () => {
  const change = await waitingOf({ phone: '206-555-0199' });
  expect(await phone()).toBe('206-555-0100');
  const told = await lettersOwed();
  expect(told).toContainEqual({ kind: 'listing-change', staffId: kept.manager.staff.id });
  expect(told.filter(({ kind }) => kind === 'bureau-work')).toHaveLength(2);

  const answer = await reviewChange(ports, kept.bureau[0], change.id, decide('approve'));
  expect(answer).toEqual({ kind: 'approved', liveAt: ports.clock.now() + 24 * HOUR });
  expect(await phone()).toBe('206-555-0100');

  ports.clock.advance(24 * HOUR - 1);
  expect(await applyDueChanges(ports)).toEqual({ live: 0, back: 0 });
  ports.clock.advance(1);
  expect(await applyDueChanges(ports)).toEqual({ live: 1, back: 0 });
  expect(await phone()).toBe('206-555-0199');
  expect(await applyDueChanges(ports)).toEqual({ live: 0, back: 0 });
});

test('a change that somebody does not know of can be stopped while it waits, and after it was approved', async () => {
  const first = await waitingOf({ phone: '206-555-0198' });
  expect(await withdrawChange(ports, kept.manager, first.id)).toEqual({ kind: 'withdrawn' });
  expect((await reviewChange(ports, kept.bureau[0], first.id, decide('approve', 2))).kind).toBe('refused');

  const second = await waitingOf({ phone: '206-555-0199' });
  await reviewChange(ports, kept.bureau[0], second.id, decide('approve'));
  expect(await withdrawChange(ports, kept.manager, second.id)).toEqual({ kind: 'withdrawn' });
  ports.clock.advance(48 * HOUR);
  await applyDueChanges(ports);

  expect(await phone()).toBe('206-555-0100');
});

test('words go live with the approval itself, and with it the day on which the site said them', async () => {
  const area = { en: 'the south of Seattle', es: 'el sur de Seattle' };
  const change = await waitingOf({ area });
  ports.clock.advance(72 * HOUR);

  await reviewChange(ports, kept.bureau[0], change.id, decide('approve'));

  const { listing } = await siteOf(ports, kept.slug);
  expect(listing.area).toEqual(area);
  expect(listing.checked).toEqual({ area: '2026-03-02' });
});

test('one form may change both: the part that protects is live, the rest waits', async () => {
  const answer = await propose({ phone: null, host: 'Another Harbor' });

  expect(answer).toMatchObject({ live: { patch: { phone: { to: null } } }, waiting: { patch: { host: { to: 'Another Harbor' } } } });
  const { listing } = await siteOf(ports, kept.slug);
  expect([listing.phone, listing.host]).toEqual([null, 'Harbor Health']);
});

test('nobody of the Bureau approves an own edit', async () => {
  const change = await waitingOf({ host: 'Another Harbor' }, kept.bureau[0]);

  expect(await reviewChange(ports, kept.bureau[0], change.id, decide('approve'))).toEqual({ kind: 'refused', because: 'own-edit' });
  expect(await reviewChange(ports, kept.bureau[1], change.id, decide('approve'))).toMatchObject({ kind: 'approved' });
  expect((await siteOf(ports, kept.slug)).listing.checked).toEqual({});
});

test('asking and declining need words, and the site is told that there is an answer', async () => {
  const change = await waitingOf({ host: 'Another Harbor' });
  expect(await reviewChange(ports, kept.bureau[0], change.id, decide('ask'))).toEqual({ kind: 'refused', because: 'no-answer' });
  await lettersOwed();

  expect(await reviewChange(ports, kept.bureau[0], change.id, decide('ask', 1, 'Since when?'))).toEqual({ kind: 'asked' });
  expect(await lettersOwed()).toEqual([{ kind: 'listing-answer', staffId: kept.manager.staff.id }]);
  expect(await answerQuestion(ports, kept.manager, change.id, '  ')).toEqual({ kind: 'no-answer' });
  expect(await answerQuestion(ports, kept.manager, change.id, 'Since May.')).toEqual({ kind: 'answered' });
  expect((await ports.changes.byId(change.id))?.reason).toContain('Since May.');

  expect(await reviewChange(ports, kept.bureau[0], change.id, decide('decline', 3, 'Not in the contract.'))).toEqual({ kind: 'declined' });
  expect((await siteOf(ports, kept.slug)).listing.host).toBe('Harbor Health');
});

test('a decision on what somebody else decided meanwhile changes nothing', async () => {
  const change = await waitingOf({ host: 'Another Harbor' });
  await reviewChange(ports, kept.bureau[0], change.id, decide('ask', 1, 'Since when?'));

  expect(await reviewChange(ports, kept.bureau[1], change.id, decide('approve', 1))).toEqual({
    kind: 'refused',
    because: 'moved-by-another',
  });
});

test('two decisions at the same moment: one counts', async () => {
  const change = await waitingOf({ host: 'Another Harbor' });

  const answers = await Promise.all(kept.bureau.map((who) => reviewChange(ports, who, change.id, decide('approve'))));

  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['approved', 'refused']);
});

test('a change of a field that changed meanwhile is a conflict, and nothing of it is written', async () => {
  const change = await waitingOf({ host: 'Another Harbor', website: 'https://harbor.example.org' });
  const other = await waitingOf({ host: 'A third one' });
  await reviewChange(ports, kept.bureau[0], other.id, decide('approve'));

  expect(await reviewChange(ports, kept.bureau[0], change.id, decide('approve'))).toEqual({
    kind: 'refused',
    because: 'conflict',
    fields: ['host'],
  });
  expect((await siteOf(ports, kept.slug)).listing.website).toBeNull();
});

test('an approved change that no longer fits goes back to the Bureau', async () => {
  const change = await waitingOf({ phone: '206-555-0199' });
  await reviewChange(ports, kept.bureau[0], change.id, decide('approve'));
  await propose({ phone: null });
  ports.clock.advance(24 * HOUR);

  expect(await applyDueChanges(ports)).toEqual({ live: 0, back: 1 });
  expect(await phone()).toBeNull();
  expect(await ports.changes.byId(change.id)).toMatchObject({ state: 'waiting', liveAt: null });
});

test('only the site’s own manager and the unlocked Bureau may change a listing, and some facts only the Bureau', async () => {
  const intake = signedIn(await addWorker(ports, { site: kept.slug, role: 'intake' }));
  const locked = { ...kept.bureau[0] };
  Reflect.deleteProperty(locked, 'key');
  await aKeptListing(ports, { slug: 'south-lead' }).catch(() => undefined);
  const neighbor = signedIn(await addWorker(ports, { site: 'south-lead', role: 'manager' }));
  for (const who of [intake, locked, neighbor]) {
    expect(await propose({ phone: null }, who)).toEqual({ kind: 'refused', because: 'not-allowed' });
  }

  expect(await propose({ model: 'departs' })).toEqual({ kind: 'refused', because: 'bureau-only', fields: ['model'] });
  expect((await propose({ model: 'lead-model' }, kept.bureau[0])).kind).toBe('proposed');
  expect(await phone()).toBe('206-555-0100');
});

test('a live site cannot be left without what it promised: no hours, no phone, an officer among the readers', async () => {
  const { intake } = await siteOf(ports, kept.slug);
  const closed = { ...intake?.hours, weekly: {} };

  expect(await propose({ 'intake.hours': closed })).toMatchObject({ kind: 'not-ready', missing: ['hours'] });
  expect(await propose({ 'intake.phone': ' ' })).toMatchObject({ kind: 'not-ready', missing: ['phone'] });
  const governance = { ...intake?.governance, noOfficerReads: false };
  expect(await propose({ 'intake.governance': governance })).toMatchObject({ kind: 'not-ready', missing: ['governance'] });
  expect(await propose({ 'intake.backupContact': 'nobody' })).toMatchObject({ kind: 'not-ready', missing: ['backup-contact'] });
  expect(await ports.changes.inState(['waiting'])).toEqual([]);
});

test('who was invited and never signed in is no new backup contact of a live site', async () => {
  const invited = await addWorker(ports, { site: kept.slug });
  const { id } = invited.record;
  await ports.db.run(sql`UPDATE staff SET invited_until = ${ports.clock.now() + HOUR} WHERE id = ${id}`);
  expect(await propose({ 'intake.backupContact': id })).toMatchObject({ kind: 'not-ready', missing: ['backup-contact'] });

  await ports.db.run(sql`UPDATE staff SET invited_until = NULL WHERE id = ${id}`);
  expect((await propose({ 'intake.backupContact': id })).kind).toBe('proposed');
});

test('a change that changes nothing is no change', async () => {
  expect(await propose({ phone: '206-555-0100' })).toEqual({ kind: 'refused', because: 'nothing' });
});

test('the draft gathers what two forms said, follows the listing, and is gone once handed in', async () => {
  const { slug, manager } = kept;
  await keepDraft(ports, manager, slug, await patchOf(ports, slug, { host: 'Another Harbor' }));
  await keepDraft(ports, manager, slug, await patchOf(ports, slug, { phone: null }));
  expect(Object.keys((await openDraft(ports, manager))?.patch ?? {}).toSorted()).toEqual(['host', 'phone']);

  await propose({ host: 'Another Harbor' }, kept.bureau[0]);
  const [waiting] = await ports.changes.inState(['waiting']);
  await reviewChange(ports, kept.bureau[1], waiting?.id ?? '', decide('approve'));
  expect(Object.keys((await openDraft(ports, manager))?.patch ?? {})).toEqual(['phone']);

  expect(await submitDraft(ports, manager, GROUNDS)).toMatchObject({ kind: 'proposed', waiting: null });
  expect(await openDraft(ports, manager)).toBeNull();
  expect(await phone()).toBeNull();
  expect(await submitDraft(ports, manager, GROUNDS)).toEqual({ kind: 'refused', because: 'nothing' });
});

test('a draft is nobody’s but the site’s own, shows on no page, and can be dropped', async () => {
  const { slug, manager, bureau } = kept;
  const patch = await patchOf(ports, slug, { host: 'Another Harbor' });
  expect(await keepDraft(ports, bureau[0], slug, patch)).toEqual({ kind: 'refused' });
  const stranger = signedIn(await addWorker(ports, { site: slug, role: 'intake' }));
  expect(await keepDraft(ports, stranger, slug, patch)).toEqual({ kind: 'refused' });

  const before = ports.sites.revision();
  await keepDraft(ports, manager, slug, patch);
  expect(ports.sites.revision()).toBe(before);
  expect(await ports.changes.ofSite(slug)).toEqual([]);
  expect((await siteOf(ports, slug)).listing.host).toBe('Harbor Health');

  await dropDraft(ports, manager);
  expect(await openDraft(ports, manager)).toBeNull();
});

test('two people who save the draft at once lose neither word', async () => {
  const { slug, manager } = kept;
  const [a, b] = [await patchOf(ports, slug, { host: 'Another Harbor' }), await patchOf(ports, slug, { launched: 2021 })];

  await Promise.all([keepDraft(ports, manager, slug, a), keepDraft(ports, manager, slug, b)]);

  expect(Object.keys((await openDraft(ports, manager))?.patch ?? {}).toSorted()).toEqual(['host', 'launched']);
});

test('every act leaves its row in the audit, with ids and states only', async () => {
  const change = await waitingOf({ host: 'Another Harbor' });
  await reviewChange(ports, kept.bureau[0], change.id, decide('approve'));

  const rows = await ports.audit.ofObject(change.id);
  expect(rows.map(({ act, actor, site, result }) => [act, actor, site, result])).toEqual([
    ['listing-proposed', kept.manager.staff.id, kept.slug, 'waiting'],
    ['listing-live', kept.bureau[0].staff.id, kept.slug, 'live'],
  ]);
});

test('a site that ended takes no more messages, though its form was open', async () => {
  const change = await waitingOf({ stage: 'ended' });
  await reviewChange(ports, kept.bureau[0], change.id, decide('approve'));

  const site = await siteOf(ports, kept.slug);
  expect([wayToRefer(site), takesReferrals(site)]).toEqual(['ended', false]);
});

test('that a live program departs from the model can be said, and closes its form', async () => {
  const words = { en: 'It tells officers who refused.', es: 'Avisa a los agentes quién se negó.' };
  const change = await waitingOf({ model: 'departs', departs: words }, kept.bureau[0]);

  expect(await reviewChange(ports, kept.bureau[1], change.id, decide('approve'))).toMatchObject({ kind: 'approved' });
  expect(takesReferrals(await siteOf(ports, kept.slug))).toBe(false);
});

test('a message that names police, or a number, is not seen before somebody else has read it', async () => {
  for (const en of ['Call 911 instead.', 'Go to the sheriff at the county jail.', 'Find us: leadhelp (dot) org']) {
    const answer = await propose({ 'intake.publicMessage': { en, es: 'Volvemos pronto.' } });
    expect([en, answer]).toEqual([en, expect.objectContaining({ live: null })]);
  }
  expect((await siteOf(ports, kept.slug)).intake?.publicMessage).toBeNull();
});

test('what the Bureau says to protect people is not the site’s to stop, and the Bureau hears of what is', async () => {
  const warning = await waitingOf({ whoMayRefer: 'officers' }, kept.bureau[0]);
  expect(await withdrawChange(ports, kept.manager, warning.id)).toEqual({ kind: 'not-there' });
  expect((await openListingRoom(ports, kept.manager))?.waiting.map(({ mayStop }) => mayStop)).toEqual([false]);

  const phoneChange = await waitingOf({ phone: '206-555-0199' }, kept.bureau[0]);
  await lettersOwed();
  expect(await withdrawChange(ports, kept.manager, phoneChange.id)).toEqual({ kind: 'withdrawn' });
});

test('hours that stay closed for a year are no hours, however they were closed', async () => {
  const { intake } = await siteOf(ports, kept.slug);
  const holidays = Array.from({ length: 400 }, (_, n) => addDays('2026-03-02', n));

  expect(await propose({ 'intake.hours': { ...intake?.hours, holidays } })).toMatchObject({ kind: 'not-ready', missing: ['hours'] });
});

test('what a colleague adds to the draft while it is handed in stays', async () => {
  const { slug, manager } = kept;
  await keepDraft(ports, manager, slug, await patchOf(ports, slug, { host: 'Another Harbor' }));
  const before = await ports.changes.draftOf(slug);
  await keepDraft(ports, manager, slug, await patchOf(ports, slug, { launched: 2021 }));

  await ports.changes.dropDraft(slug, before?.version);

  expect(Object.keys((await openDraft(ports, manager))?.patch ?? {})).toContain('launched');
});
