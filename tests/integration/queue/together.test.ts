import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, referralParts } from '#db/schema.ts';
import type { AuditAct } from '#src/domain/audit.ts';
import { addDays, MINUTE } from '#src/domain/day.ts';
import type { Answers } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { eraseAsked, findAsked, readOut } from '#src/features/queue/askedAbout.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { fewAtOnce } from '#src/features/queue/fewAtOnce.ts';
import { goesOn, handOver } from '#src/features/queue/handOver.ts';
import { handoverSchema } from '#src/features/queue/handoverSchema.ts';
import { closeAsDuplicate, linkReferrals, mergeNotes, openLinked } from '#src/features/queue/linkReferrals.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { similarItems } from '#src/features/queue/similarItems.ts';
import { submitReferral } from '#src/features/referrals/submitReferral.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { aForm } from '#tests/support/aForm.ts';
import { addReferral, someAnswers } from '#tests/support/aReferral.ts';
import { takeBack } from '#tests/support/aWithdrawal.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

const NOBODY = 'a'.repeat(26);
const acts = (ports: TestPorts, act: AuditAct) => ports.db.select().from(audit).where(eq(audit.act, act));

async function aQueue(ports: TestPorts, ...answers: Partial<Answers>[]) {
  const desk = await aDesk(ports);
  const ids: string[] = [];
  for (const different of answers) ids.push((await addReferral(ports, {}, someAnswers(different))).row.id);
  return { desk, me: unlocked(desk.intake, 'north-lead'), ids };
}

async function itemOf(ports: TestPorts, me: Unlocked, id: string) {
  const shown = await openSummary(ports, me, id);
  if (shown.kind !== 'shown') throw new Error(shown.kind);
  return shown.item;
}

const QUILL = { person: 'Quill Featherstone', where: 'Sycamore Park, by the fountain' };
const SAME = { person: 'Quil Fetherstone', where: 'bench in the park Sycamore', name: 'Somebody Else', contact: '' };
const OTHER = { person: 'Linda Harkness', where: 'Maple and 3rd', happening: 'A woman', recognize: '' };

test('looks among the open messages on a press, says why, and leaves one row without words', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME, OTHER);
  const [one = '', two = ''] = ids;

  const looked = await similarItems(ports, me, one);

  if (looked.kind !== 'looked') throw new Error(looked.kind);
  expect(looked.similar.map(({ item, why }) => [item.row.id, why])).toEqual([[two, ['full-name', 'place', 'look', 'time']]]);
  expect(looked).toMatchObject({ looked: 2, left: 0 });
  expect((await acts(ports, 'search')).map(({ actor, object, result }) => [actor, object, result])).toEqual([
    [me.staff.id, one, 'similar'],
  ]);
});

test('what is closed or taken back is not looked at, and what is tied already is not suggested again', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME, SAME, SAME);
  const [one = '', closed = '', taken = '', tied = ''] = ids;
  await moveReferral(ports, me, closed, { move: 'elsewhere', reason: 'Far away', version: 1 });
  await takeBack(ports, taken);
  await linkReferrals(ports, me, one, tied, 'linked');
  expect(await similarItems(ports, me, one)).toMatchObject({ kind: 'looked', similar: [], looked: 1 });
  expect(await similarItems(ports, me, taken)).toEqual({ kind: 'withdrawn' });
  expect(await similarItems(ports, me, NOBODY)).toEqual({ kind: 'not-there' });
});

test('no more than two look at once in one process', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const busy = [fewAtOnce(() => held), fewAtOnce(() => held)];
  expect(await similarItems(ports, me, ids[0] ?? '')).toEqual({ kind: 'busy' });
  end();
  await Promise.all(busy);
});

test('tied messages know of each other in sealed notes alone, and one audit row names one of them', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;

  expect(await linkReferrals(ports, me, one, two, 'linked')).toEqual({ kind: 'done' });
  expect(await linkReferrals(ports, me, two, one, 'linked')).toEqual({ kind: 'done' });

  const linked = async (id: string) => (await openLinked(ports, me, (await itemOf(ports, me, id)).notes)).map(({ item }) => item?.row.id);
  expect([await linked(one), await linked(two)]).toEqual([[two], [one]]);
  expect((await acts(ports, 'link')).map(({ object, result }) => [object, result])).toEqual([[one, 'linked']]);
  const rows = await ports.db.select().from(referralParts).where(eq(referralParts.kind, 'note'));
  expect(rows).toHaveLength(2);
  expect(rows.filter(({ referralId, sealed }) => sealed.includes(referralId === one ? two : one))).toEqual([]);

  await linkReferrals(ports, me, two, one, 'unlinked');
  expect([await linked(one), await linked(two)]).toEqual([[], []]);
});

test('a tie is made on both or on none', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;
  expect(await linkReferrals(ports, me, one, one, 'linked')).toEqual({ kind: 'gone' });
  expect(await linkReferrals(ports, me, one, NOBODY, 'linked')).toEqual({ kind: 'not-there' });
  const racing: TestPorts = {
    ...ports,
    vault: {
      ...ports.vault,
      async sealNote(...asked) {
        await takeBack(ports, two);
        return ports.vault.sealNote(...asked);
      },
    },
  };
  expect(await linkReferrals(racing, me, one, two, 'linked')).toEqual({ kind: 'gone' });
  expect(await ports.db.select().from(referralParts).where(eq(referralParts.kind, 'note'))).toEqual([]);
  expect(await acts(ports, 'link')).toEqual([]);
});

test('merged notes stand on the other message under their own names and times, once', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;
  await addNote(ports, me, two, 'Seen at the library too');
  expect(await mergeNotes(ports, me, one, two)).toEqual({ kind: 'gone' });
  await linkReferrals(ports, me, one, two, 'linked');
  await mergeNotes(ports, me, one, two);
  await mergeNotes(ports, me, one, two);
  // A double press, and a colleague's beside it.
  await addNote(ports, me, two, 'And at the pier');
  await Promise.all([1, 2, 3].map(() => mergeNotes(ports, me, one, two)));
  const written = (await itemOf(ports, me, one)).notes.filter(({ text }) => text !== '');
  expect(written.map(({ by, text, link }) => [by, text, link?.kind])).toEqual([
    ['Juniper Teacup', 'Seen at the library too', 'copied'],
    ['Juniper Teacup', 'And at the pier', 'copied'],
  ]);
});

test('what was copied goes with the tie, on both sides, and nothing that anybody wrote there', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME, QUILL);
  const [one = '', two = '', third = ''] = ids;
  await addNote(ports, me, one, 'Prefers mornings');
  await addNote(ports, me, two, 'Seen at the library too');
  await addNote(ports, me, third, 'Carries a cello');
  for (const other of [two, third]) await linkReferrals(ports, me, one, other, 'linked');
  for (const [to, from] of [
    [one, two],
    [two, one],
    [one, third],
  ] as const)
    await mergeNotes(ports, me, to, from);
  const written = async (id: string) => (await itemOf(ports, me, id)).notes.map(({ text }) => text).filter(Boolean);
  expect(await written(one)).toEqual(['Prefers mornings', 'Seen at the library too', 'Carries a cello']);

  expect(await linkReferrals(ports, me, one, two, 'unlinked')).toEqual({ kind: 'done' });

  expect(await written(one)).toEqual(['Prefers mornings', 'Carries a cello']);
  // What the third wrote had come here over the first, and goes with it.
  expect(await written(two)).toEqual(['Seen at the library too']);
  expect(await written(third)).toEqual(['Carries a cello']);
  expect((await acts(ports, 'link')).at(-1)).toMatchObject({ object: one, result: 'unlinked' });
});

test('of a copying and an untying at once no copy is left, and untying again takes one that was left before', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;
  await addNote(ports, me, two, 'Seen at the library too');
  const written = async (id: string) => (await itemOf(ports, me, id)).notes.map(({ text }) => text).filter(Boolean);
  const untie = (as = ports) => linkReferrals(as, me, two, one, 'unlinked');
  await linkReferrals(ports, me, one, two, 'linked');
  let untied: Promise<unknown> = Promise.resolve();
  // The untying begins while the copy is being sealed.
  const racing: TestPorts = {
    ...ports,
    vault: {
      ...ports.vault,
      async sealNote(...asked) {
        untied = untie();
        await Promise.race([untied, new Promise((resolve) => setTimeout(resolve, 100))]);
        return ports.vault.sealNote(...asked);
      },
    },
  };
  expect(await mergeNotes(racing, me, one, two)).toEqual({ kind: 'done' });
  await untied;
  expect(await written(one)).toEqual([]);

  await linkReferrals(ports, me, one, two, 'linked');
  await mergeNotes(ports, me, one, two);
  await untie({
    ...ports,
    referrals: { ...ports.referrals, addNotes: (...[site, notes, row]) => ports.referrals.addNotes(site, notes, row) },
  });
  expect(await written(one)).toEqual(['Seen at the library too']);
  expect(await untie()).toEqual({ kind: 'done' });
  expect([await written(one), await written(two)]).toEqual([[], ['Seen at the library too']]);
  expect(await untie()).toEqual({ kind: 'done' });
  expect((await acts(ports, 'link')).filter(({ result }) => result === 'unlinked')).toHaveLength(3);
});

test('notes keep their order where untying took some away: the last move is the one that is undone', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;
  for (const text of ['At the library', 'At the pier', 'At the market']) await addNote(ports, me, two, text);
  await linkReferrals(ports, me, one, two, 'linked');
  await mergeNotes(ports, me, one, two);
  await moveReferral(ports, me, one, { move: 'take-up', reason: '', version: 1 });
  await linkReferrals(ports, me, one, two, 'unlinked');
  await moveReferral(ports, me, one, { move: 'try-later', reason: '', version: 2 });

  expect((await itemOf(ports, me, one)).undo).toMatchObject({ move: 'undo', last: 'try-later' });
  expect(await moveReferral(ports, me, one, { move: 'undo', reason: '', version: 3 })).toEqual({ kind: 'moved', to: 'outreach' });
  const told = (await itemOf(ports, me, one)).notes.map(({ move, link }) => move ?? link?.kind);
  expect(told).toEqual(['linked', 'take-up', 'unlinked', 'try-later', 'undo']);
});

test('closing as a duplicate of a tied message takes the notes along first', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, SAME);
  const [one = '', two = ''] = ids;
  await addNote(ports, me, two, 'Seen at the library too');
  expect(await closeAsDuplicate(ports, me, two, { of: one, reason: 'Same person', version: 1 })).toEqual({ kind: 'gone' });
  await linkReferrals(ports, me, two, one, 'linked');
  expect(await closeAsDuplicate(ports, me, two, { of: one, reason: 'Same person', version: 1 })).toEqual({ kind: 'moved', to: 'closed' });
  expect((await itemOf(ports, me, one)).notes.map(({ text }) => text)).toContain('Seen at the library too');
});

test('a handover leaves names out unless asked for, fits its schema, and is in the audit as an opening and a copy', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  const [id = ''] = ids;
  await addNote(ports, me, id, 'Prefers mornings');
  const asked = { as: 'handover-file', withNames: false, confidential: 'Confidential' } as const;

  const without = await handOver(ports, me, id, asked);
  const within = await handOver(ports, me, id, { ...asked, as: 'print', withNames: true });

  if (without.kind !== 'made' || within.kind !== 'made') throw new Error('not made');
  expect(handoverSchema.parse(without.handover)).toEqual(without.handover);
  expect(handoverSchema.parse(within.handover)).toEqual(within.handover);
  expect(JSON.stringify(without.handover)).not.toMatch(/Quill|Featherstone|Marigold|206-555-0142/);
  expect(without.handover).toMatchObject({ names: 'left-out', person: null, sender: null, message: { where: QUILL.where } });
  expect(within.handover).toMatchObject({ person: { name: QUILL.person }, sender: { name: 'Marigold Inkwell', mayTellWhoAsked: 'no' } });
  expect(within.handover.notes.map(({ text }) => text)).toEqual(['Prefers mornings']);
  const rows = await ports.db.select().from(audit).where(eq(audit.object, id));
  expect(rows.map(({ act, result }) => [act, result]).slice(-4)).toEqual([
    ['handover-file', 'ok'],
    ['open-details', 'ok'],
    ['print', 'names'],
    ['open-details', 'ok'],
  ]);
});

test('nothing of what was taken back, or is of another site, is handed over', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  const [id = ''] = ids;
  const other = await aDesk(ports, { slug: 'south-lead' });
  const asked = { as: 'print', withNames: true, confidential: '' } as const;
  expect(await handOver(ports, unlocked(other.intake, 'south-lead'), id, asked)).toEqual({ kind: 'not-there' });
  await takeBack(ports, id);
  expect(await handOver(ports, me, id, asked)).toEqual({ kind: 'withdrawn' });
  expect(await acts(ports, 'print')).toEqual([]);
});

test('the day on which the portal’s copy goes is the day that the move sets', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  const [id = ''] = ids;
  await moveReferral(ports, me, id, { move: 'take-up', reason: '', version: 1 });
  const told = goesOn((await itemOf(ports, me, id)).row, await deskSite(ports, 'north-lead'));
  await moveReferral(ports, me, id, { move: 'hand-over', reason: '', version: 2 });
  expect((await itemOf(ports, me, id)).row.deleteOn).toBe(told);
});

test('what a worker writes down for a caller is screened like any other, never held or refused for its speed, and says so', async () => {
  await using ports = await testPorts();
  const { desk, me } = await aQueue(ports);
  const values = (different: Parameters<typeof aForm>[1] = {}) => aForm(ports, { website: '', ...different });
  const take = (different = {}) =>
    submitReferral(ports, {
      site: desk.site,
      values: values(different),
      locale: 'en',
      clientNetwork: 'desk',
      pass: undefined,
      takenBy: me.staff.id,
    });

  for (let index = 0; index < 40; index += 1) expect((await take()).kind).toBe('accepted');
  expect((await take({ danger: 'yes' })).kind).toBe('danger');
  expect((await take({ age: 'maybe-minor' })).kind).toBe('minor');
  expect((await take({ where: '' })).kind).toBe('invalid');
  const rows = await ports.referrals.list('north-lead', { states: ['new', 'held'] });
  expect(rows.filter(({ state }) => state === 'new')).toHaveLength(40);
  const [first] = rows;
  expect((await itemOf(ports, me, first?.id ?? '')).summary).toMatchObject({ chosenBy: 'desk' });
  expect(first?.assignee).toBeNull();
  const received = await acts(ports, 'referral-received');
  expect(new Set(received.map(({ actor }) => actor))).toEqual(new Set([me.staff.id]));
});

test('the person asked: found by what they say, read out without who wrote, and in the audit without words', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL, OTHER);
  const [id = '', other = ''] = ids;
  await addNote(ports, me, id, 'Prefers mornings');

  const found = await findAsked(ports, me, { name: 'Quil', where: '' });
  const read = await readOut(ports, me, id);

  if (found.kind !== 'found' || read.kind !== 'read') throw new Error('not found');
  expect(found.items.map(({ row }) => row.id)).toEqual([id]);
  expect(found.items.map(({ row }) => row.id)).not.toContain(other);
  expect(read.read).toMatchObject({ where: QUILL.where, person: QUILL.person, notes: [{ text: 'Prefers mornings' }], openedBy: [] });
  expect(JSON.stringify(read)).not.toMatch(/Marigold|206-555-0142|business|relation|partner/);
  expect((await acts(ports, 'search')).map(({ object, result }) => [object, result])).toEqual([[null, 'asked']]);
  expect((await acts(ports, 'read-out')).map(({ actor, object }) => [actor, object])).toEqual([[me.staff.id, id]]);
  expect(await findAsked(ports, me, { name: 'Q', where: '' })).toEqual({ kind: 'refused', because: 'empty' });
});

test('whoever fits by the whole name stands first, open or closed', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, { ...OTHER, person: 'Quill Ashworthy' }, OTHER, QUILL);
  const [half = '', , whole = ''] = ids;
  await moveReferral(ports, me, whole, { move: 'elsewhere', reason: 'Far away', version: 1 });
  const found = await findAsked(ports, me, { name: 'Quil Fetherstone', where: '' });
  expect(found).toMatchObject({ items: [{ row: { id: whole } }, { row: { id: half } }], total: 2 });
});

test.each(['new', 'outreach', 'closed'] as const)('asked to be erased, a message that is %s goes within three days', async (state) => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  const [id = ''] = ids;
  if (state === 'outreach') await moveReferral(ports, me, id, { move: 'take-up', reason: '', version: 1 });
  if (state === 'closed') await moveReferral(ports, me, id, { move: 'elsewhere', reason: 'Far away', version: 1 });
  const { row, site } = await itemOf(ports, me, id);

  expect(await eraseAsked(ports, me, id, { version: row.version })).toEqual({ kind: 'moved', to: 'closed' });

  const after = (await itemOf(ports, me, id)).row;
  expect(after).toMatchObject({ state: 'closed', deleteOn: addDays(site.today, 3) });
  // Asked once more, its day stays.
  expect(await eraseAsked(ports, me, id, { version: after.version })).toEqual({ kind: 'moved', to: 'closed' });
  expect((await itemOf(ports, me, id)).row.version).toBe(after.version);
});

test('a wish about a message that goes as soon anyway is written down, and final', async () => {
  await using ports = await testPorts();
  const { me, ids } = await aQueue(ports, QUILL);
  const [id = ''] = ids;
  await moveReferral(ports, me, id, { move: 'wrong', reason: 'No referral', version: 1 });
  const { row } = await itemOf(ports, me, id);

  expect(await eraseAsked(ports, me, id, { version: row.version })).toEqual({ kind: 'moved', to: 'closed' });

  const after = (await itemOf(ports, me, id)).row;
  expect(after.deleteOn).toBe(row.deleteOn);
  ports.clock.advance(11 * MINUTE);
  const reopened = await moveReferral(ports, me, id, { move: 'reopen', reason: 'A slip', version: after.version });
  expect(reopened).toEqual({ kind: 'refused', because: 'not-from-here' });
});
