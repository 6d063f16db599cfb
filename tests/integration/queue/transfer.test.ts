import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { audit, deliveries, receipts, referralParts } from '#db/schema.ts';
import { addDays, DAY_LONG } from '#src/domain/day.ts';
import { addNote } from '#src/features/queue/addNote.ts';
import { moveReferral } from '#src/features/queue/moveReferral.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { offerTransfer, transferReferral } from '#src/features/queue/transferReferral.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { withdrawReferral } from '#src/features/receipts/withdrawReferral.ts';
import { lettersOfWork } from '#src/features/referrals/owedLetters.ts';
import { aDesk, type Desk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import type { SiteAsked } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { unlocked } from './aSecondWorker.ts';

const SOUTH: SiteAsked = { slug: 'south-lead', listing: { name: 'South LEAD', zips: ['98118'] } };

/** Two desks with keys of their own, and a message that somebody sent to the first. */
async function twoSites(ports: TestPorts, south: SiteAsked = SOUTH, form = aForm(ports)) {
  const north = await aDesk(ports);
  const other = await aDesk(ports, south);
  const me = unlocked(north.intake, 'north-lead');
  const them = unlocked(other.intake, 'south-lead');
  const receipt = await sendForm(ports, north.site, form);
  const id = ports.signer.referralIdOf(receipt);
  await ports.db.delete(deliveries);
  const give = (different: Partial<{ to: string; reason: string; version: number }> = {}) =>
    transferReferral(ports, me, id, { to: 'south-lead', reason: 'The place is in their area', version: 1, ...different }, (site) =>
      lettersOfWork(ports, site),
    );
  return { north, other, me, them, receipt, id, give };
}

const statusOf = (ports: TestPorts, receipt: string) => lookUpReceipt(ports, receipt, 'a network');

test('the other site reads all that was written, and the first one has nothing of it any more', async () => {
  await using ports = await testPorts();
  const { north, me, them, id, give } = await twoSites(ports);
  await addNote(ports, me, id, 'A note of the first site');
  const before = await ports.db.select().from(referralParts).where(eq(referralParts.referralId, id));

  expect(await give()).toEqual({ kind: 'transferred' });

  expect(await openReferral(ports, me, id)).toEqual({ kind: 'not-there' });
  const opened = await openReferral(ports, them, id);
  expect(opened).toMatchObject({
    details: { happening: 'Sleeps in the doorway and is often cold.' },
    contact: { name: 'Marigold Inkwell', sayWho: 'no' },
  });
  const shown = await openSummary(ports, them, id);
  if (shown.kind !== 'shown') throw new Error(shown.kind);
  expect(shown.item.row).toMatchObject({ site: 'south-lead', state: 'new', assignee: null, version: 2 });
  expect(shown.item.summary).toMatchObject({ chosenBy: 'transfer', heldFor: [] });
  expect(shown.item.notes.map(({ by, text }) => [by, text])).toEqual([['Juniper Teacup, North LEAD', 'The place is in their area']]);

  const after = await ports.db.select().from(referralParts).where(eq(referralParts.referralId, id));
  expect(after.map(({ kind }) => kind).toSorted()).toEqual(['contact', 'details', 'note', 'summary']);
  const kept = new Set(before.map(({ sealed }) => sealed));
  expect(after.filter(({ sealed }) => kept.has(sealed))).toEqual([]);
  // Whoever kept the first site's key opens nothing of it.
  for (const { kind, sealed } of after) {
    const open = {
      summary: ports.vault.openSummary,
      details: ports.vault.openDetails,
      contact: ports.vault.openContact,
      note: ports.vault.openNote,
      draft: null,
    }[kind];
    expect(await open?.(north.identity, id, sealed), kind).toEqual({ kind: 'cannot-be-opened' });
  }
});

test('both sites have their row of the audit, and each says where', async () => {
  await using ports = await testPorts();
  const { me, id, give } = await twoSites(ports);
  await give();
  const rows = (await ports.db.select().from(audit).where(eq(audit.object, id))).filter(({ act }) => act.startsWith('transfer'));
  expect(rows.map(({ actor, site, act, result }) => [actor, site, act, result])).toEqual([
    [me.staff.id, 'north-lead', 'transfer-out', 'south-lead'],
    [me.staff.id, 'south-lead', 'transfer-in', 'north-lead'],
  ]);
});

test('the receipt follows: the other site’s name and promise, the same number, and it can still be taken back', async () => {
  await using ports = await testPorts();
  const { them, receipt, id, give } = await twoSites(ports, { ...SOUTH, intake: { promiseDays: 3, phone: '206-555-0109' } });
  await give();
  const status = await statusOf(ports, receipt);
  if (status.kind !== 'found') throw new Error(status.kind);
  expect(status.facts.site.listing.name).toBe('South LEAD');
  expect(status.facts.site.intake.phone).toBe('206-555-0109');
  expect(status.status).toEqual({ kind: 'waiting', dueAt: (await ports.referrals.byId('south-lead', id))?.dueAt });

  await openReferral(ports, them, id);
  expect(await statusOf(ports, receipt)).toMatchObject({ status: { kind: 'read' } });
  await withdrawReferral(ports, { code: receipt, step: 'send', clientNetwork: 'a network' });
  expect(await ports.referrals.byId('south-lead', id)).toMatchObject({ state: 'withdrawn' });
});

test('a post that is repeated after the giving away is the same message still, with the same receipt', async () => {
  await using ports = await testPorts();
  const form = aForm(ports);
  const { north, receipt, give } = await twoSites(ports, SOUTH, form);
  await give();

  expect(await sendForm(ports, north.site, form)).toBe(receipt);

  expect(await ports.db.$count(receipts)).toBe(1);
});

test('letters go to the people of the other site, and to nobody else', async () => {
  await using ports = await testPorts();
  const { other, give } = await twoSites(ports);
  await give();
  const owed = await ports.db.select().from(deliveries);
  expect(owed.map(({ kind, staffId, nth }) => [kind, staffId, nth])).toEqual([
    ['new-work', other.intake.record.id, 1],
    ['new-work', other.intake.record.id, 2],
  ]);
});

test('its life never grows beyond the day that the sender was told', async () => {
  await using ports = await testPorts();
  const { id, give } = await twoSites(ports, {
    ...SOUTH,
    intake: { retention: { open: 40, handedOver: 14, closed: 30, wrongDoor: 3, contactAfterDecision: 14 } },
  });
  ports.clock.set(ports.clock.now() + 10 * DAY_LONG);
  await give();
  const row = await ports.referrals.byId('south-lead', id);
  expect(row?.deleteOn).toBe(addDays(row?.day ?? '2026-01-01', 40));
});

test.each([
  [
    'changed by a colleague meanwhile',
    'moved-by-another',
    async (ports: TestPorts, { me, id }: Awaited<ReturnType<typeof twoSites>>) => {
      await moveReferral(ports, me, id, { move: 'wait', reason: 'Full', version: 1 });
    },
  ],
  [
    'taken back by its sender meanwhile',
    'moved-by-another',
    async (ports: TestPorts, { receipt }: Awaited<ReturnType<typeof twoSites>>) => {
      await withdrawReferral(ports, { code: receipt, step: 'send', clientNetwork: 'a network' });
    },
  ],
] as const)('nothing goes along when it was %s', async (_, kind, meanwhile) => {
  await using ports = await testPorts();
  const made = await twoSites(ports);
  await meanwhile(ports, made);
  expect(await made.give()).toEqual({ kind });
  expect(await ports.referrals.byId('south-lead', made.id)).toBeNull();
  expect(await ports.db.select().from(deliveries)).toEqual([]);
});

test('a change between reading and writing leaves nothing half done', async () => {
  await using ports = await testPorts();
  const made = await twoSites(ports);
  const racing: TestPorts = {
    ...ports,
    vault: {
      ...ports.vault,
      // The last step before the batch: somebody moves the item just then.
      async sealReferral(...asked) {
        await moveReferral(ports, made.me, made.id, { move: 'take-up', reason: '', version: 1 });
        return ports.vault.sealReferral(...asked);
      },
    },
  };
  const asked = { to: 'south-lead', reason: 'Theirs', version: 1 };
  expect(await transferReferral(racing, made.me, made.id, asked, (site) => lettersOfWork(ports, site))).toEqual({
    kind: 'moved-by-another',
  });
  expect(await ports.referrals.byId('north-lead', made.id)).toMatchObject({ state: 'outreach', version: 2 });
  expect(await openReferral(ports, made.me, made.id)).toMatchObject({ details: { person: 'Quill Featherstone' } });
  const [receipt] = await ports.db.select().from(receipts);
  expect(receipt?.site).toBe('north-lead');
  expect(await ports.db.select().from(deliveries)).toEqual([]);
});

test('a site that pauses, or rolls its key, between reading and writing gets nothing', async () => {
  await using ports = await testPorts();
  const made = await twoSites(ports);
  const meanwhile = (act: () => Promise<unknown>): TestPorts => ({
    ...ports,
    vault: {
      ...ports.vault,
      async sealReferral(...asked) {
        await act();
        return ports.vault.sealReferral(...asked);
      },
    },
  });
  const asked = { to: 'south-lead', reason: 'Theirs', version: 1 };
  const { recipient } = await ports.vault.newKey();
  const rolled = meanwhile(() => ports.client.execute(`INSERT INTO site_keys VALUES ('south-lead', 2, '${recipient}', 0)`));
  expect(await transferReferral(rolled, made.me, made.id, asked, async () => [])).toEqual({ kind: 'closed-there' });
  // Asked again, it is sealed to the new key.
  const paused = meanwhile(() =>
    ports.client.execute(`UPDATE sites SET intake = json_set(intake, '$.status', 'paused') WHERE slug = 'south-lead'`),
  );
  expect(await transferReferral(paused, made.me, made.id, asked, async () => [])).toEqual({ kind: 'closed-there' });
  expect(await ports.referrals.byId('north-lead', made.id)).toMatchObject({ state: 'new', version: 1 });
  await ports.sites.refresh();
  expect(await made.give()).toEqual({ kind: 'refused', because: 'no-site' });
});

test('two who press at once give it away once', async () => {
  await using ports = await testPorts();
  const { id, give } = await twoSites(ports);
  const answers = await Promise.all([give(), give()]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['moved-by-another', 'transferred']);
  expect(await ports.referrals.byId('south-lead', id)).toMatchObject({ version: 2 });
});

test('it needs a site, a reason and a state from which it may go', async () => {
  await using ports = await testPorts();
  const { me, id, give } = await twoSites(ports);
  expect(await give({ to: 'north-lead' })).toEqual({ kind: 'refused', because: 'no-site' });
  expect(await give({ to: 'nowhere' })).toEqual({ kind: 'refused', because: 'no-site' });
  expect(await give({ reason: '  ' })).toEqual({ kind: 'refused', because: 'reason-missing' });
  expect(await give({ reason: 'a'.repeat(501) })).toEqual({ kind: 'refused', because: 'too-long' });
  await moveReferral(ports, me, id, { move: 'take-up', reason: '', version: 1 });
  expect(await give({ version: 2 })).toEqual({ kind: 'refused', because: 'not-from-here' });
});

test('a rehearsal stays at the site that it tests', async () => {
  await using ports = await testPorts();
  const { id, give } = await twoSites(ports);
  await ports.client.execute('UPDATE referrals SET rehearsal = 1');
  expect(await give()).toEqual({ kind: 'refused', because: 'not-from-here' });
  expect(await ports.referrals.byId('south-lead', id)).toBeNull();
});

test('somebody who may be under 18 is not passed on to a site for adults', async () => {
  await using ports = await testPorts();
  const north = await aDesk(ports, { intake: { takesMinors: true } });
  await aDesk(ports, SOUTH);
  const receipt = await sendForm(ports, north.site, aForm(ports, { age: 'maybe-minor' }));
  const asked = { to: 'south-lead', reason: 'Theirs', version: 1 };
  const answer = await transferReferral(
    ports,
    unlocked(north.intake, 'north-lead'),
    ports.signer.referralIdOf(receipt),
    asked,
    async () => [],
  );
  expect(answer).toEqual({ kind: 'refused', because: 'adults-only' });
});

test('a worker of another site finds nothing to give away, and the try is noted', async () => {
  await using ports = await testPorts();
  const { them, id } = await twoSites(ports);
  const asked = { to: 'north-lead', reason: 'Mine now', version: 1 };
  expect(await transferReferral(ports, them, id, asked, async () => [])).toEqual({ kind: 'not-there' });
  const denied = await ports.db.select().from(audit).where(eq(audit.act, 'denied'));
  expect(denied.map(({ actor, object }) => [actor, object])).toEqual([[them.staff.id, id]]);
});

test('what the sender’s contact was erased from stays without it', async () => {
  await using ports = await testPorts();
  const { them, id, give } = await twoSites(ports);
  await ports.client.execute(`DELETE FROM referral_parts WHERE kind = 'contact'`);
  await give();
  expect(await openReferral(ports, them, id)).toMatchObject({ contact: 'erased' });
});

test('offers the sites that take messages now, those of the place first', async () => {
  await using ports = await testPorts();
  const { me }: { me: ReturnType<typeof unlocked> } = await twoSites(ports);
  const others: readonly SiteAsked[] = [
    { slug: 'a-far-lead', listing: { name: 'A far LEAD', zips: ['85701'], counties: [{ name: 'Pima', fips: '04019' }], state: 'AZ' } },
    { slug: 'paused-lead', listing: { name: 'Paused LEAD' }, intake: { status: 'paused' } },
    { slug: 'invented-lead', listing: { name: 'Invented LEAD', demonstration: true } },
  ];
  const desks: Desk[] = [];
  for (const asked of others) desks.push(await aDesk(ports, asked));
  const names = async (place: string) => (await offerTransfer(ports, me, place)).map(({ site, isNear }) => [site.listing.name, isNear]);
  expect(await names('')).toEqual([
    ['A far LEAD', false],
    ['South LEAD', false],
  ]);
  expect(await names('98118')).toEqual([
    ['South LEAD', true],
    ['A far LEAD', false],
  ]);
});
