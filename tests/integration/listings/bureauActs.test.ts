import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { ListingField } from '#src/domain/listing.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { listingHistory } from '#src/features/listings/listingHistory.ts';
import { proposeContact, proposeImport, proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { revertChange } from '#src/features/listings/revertChange.ts';
import { reviewChange } from '#src/features/listings/reviewChange.ts';
import { aKeptListing, patchOf, siteOf } from '#tests/support/aListing.ts';
import { aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
let kept: Awaited<ReturnType<typeof aKeptListing>>;
const GROUNDS = { source: 'a call to the county', reason: 'found on their page' };
const APPROVE = { act: 'approve', answer: '', version: 1, mou: null } as const;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  kept = await aKeptListing(ports);
});

test('a new site needs two people of the Bureau and the reference of its MOU', async () => {
  const [cleo, dora] = kept.bureau;
  const listing = aListing({ slug: 'south-lead', name: 'South LEAD' });
  const proposed = await proposeNewSite(ports, cleo, listing, { ...GROUNDS, mou: null });
  const id = proposed.kind === 'proposed' ? proposed.id : '';

  expect(await reviewChange(ports, cleo, id, { ...APPROVE, mou: 'MOU 12' })).toEqual({ kind: 'refused', because: 'own-edit' });
  expect(await reviewChange(ports, dora, id, APPROVE)).toEqual({ kind: 'refused', because: 'no-mou' });
  expect(await ports.sites.bySlug('south-lead')).toBeNull();
  expect(await reviewChange(ports, dora, id, { ...APPROVE, mou: 'MOU 12' })).toMatchObject({ kind: 'approved' });

  expect(await siteOf(ports, 'south-lead')).toEqual({ listing, intake: null, liveSince: null });
  expect((await ports.sites.record('south-lead'))?.mou).toBe('MOU 12');
});

test('where an operator proposed it, two people of the Bureau agree, to the same reference', async () => {
  const [cleo, dora] = kept.bureau;
  const proposed = await proposeNewSite(ports, 'operator', aListing({ slug: 'south-lead' }), { ...GROUNDS, mou: null });
  const id = proposed.kind === 'proposed' ? proposed.id : '';

  expect(await reviewChange(ports, dora, id, { ...APPROVE, mou: 'MOU 12' })).toEqual({ kind: 'first-approval' });
  expect(await ports.sites.bySlug('south-lead')).toBeNull();
  expect(await reviewChange(ports, dora, id, { ...APPROVE, version: 2 })).toEqual({ kind: 'refused', because: 'same-person' });
  expect(await reviewChange(ports, cleo, id, { ...APPROVE, version: 2, mou: 'another' })).toMatchObject({ kind: 'approved' });

  expect((await ports.sites.record('south-lead'))?.mou).toBe('MOU 12');
});

test('a site that is there, or proposed already, is not proposed again', async () => {
  const listing = aListing({ slug: 'south-lead' });
  await proposeNewSite(ports, 'operator', listing, { ...GROUNDS, mou: null });

  expect(await proposeNewSite(ports, kept.bureau[0], listing, { ...GROUNDS, mou: null })).toEqual({ kind: 'refused', because: 'there' });
  expect(await proposeNewSite(ports, kept.bureau[0], aListing(), { ...GROUNDS, mou: null })).toEqual({ kind: 'refused', because: 'there' });
});

test('nothing of an import is live before the Bureau agrees, and it confirms nothing', async () => {
  const patch = await patchOf(ports, kept.slug, { phone: null, host: 'Another Harbor' });

  const answer = await proposeImport(ports, kept.slug, patch, GROUNDS);

  expect(answer.kind).toBe('proposed');
  expect((await siteOf(ports, kept.slug)).listing.phone).toBe('206-555-0100');
  await reviewChange(ports, kept.bureau[0], answer.kind === 'proposed' ? answer.id : '', APPROVE);
  const { listing } = await siteOf(ports, kept.slug);
  expect([listing.phone, listing.host, listing.checked]).toEqual([null, 'Another Harbor', {}]);
});

async function makeLive(wanted: Partial<Record<ListingField, unknown>>): Promise<string> {
  const answer = await proposeChange(ports, kept.manager, kept.slug, await patchOf(ports, kept.slug, wanted), GROUNDS);
  const change = answer.kind === 'proposed' ? (answer.waiting ?? answer.live) : null;
  if (change?.state === 'waiting') await reviewChange(ports, kept.bureau[0], change.id, APPROVE);
  ports.clock.advance(24 * HOUR);
  await applyDueChanges(ports);
  return change?.id ?? '';
}

test('one step takes a live change back, and the history tells both with who and when', async () => {
  const id = await makeLive({ phone: '206-555-0199' });

  expect(await revertChange(ports, kept.bureau[0], id, 'It was no request of the site.')).toEqual({ kind: 'reverted' });

  expect((await siteOf(ports, kept.slug)).listing.phone).toBe('206-555-0100');
  const [revert, first] = await listingHistory(ports, kept.slug);
  expect(revert).toMatchObject({ change: { kind: 'revert', state: 'live' }, by: { kind: 'person', role: 'bureau' } });
  expect(first).toMatchObject({ change: { state: 'reverted' }, by: { kind: 'person', role: 'manager' } });
  expect(await revertChange(ports, kept.bureau[0], id, '')).toEqual({ kind: 'refused', because: 'not-there' });
});

test('a revert is not reverted: what it took away is proposed anew, before other eyes', async () => {
  await revertChange(ports, kept.bureau[0], await makeLive({ phone: '206-555-0199' }), 'no');
  const [revert] = await ports.changes.ofSite(kept.slug);

  expect(await revertChange(ports, kept.bureau[1], revert?.id ?? '', 'yes')).toEqual({ kind: 'refused', because: 'not-there' });
  expect((await siteOf(ports, kept.slug)).listing.phone).toBe('206-555-0100');
});

test('what the site hid to protect people does not come back in one step', async () => {
  const id = await makeLive({ phone: null });

  expect(await revertChange(ports, kept.bureau[0], id, 'so that it can be called')).toEqual({
    kind: 'refused',
    because: 'protects',
    fields: ['phone'],
  });
  expect((await siteOf(ports, kept.slug)).listing.phone).toBeNull();
});

test('a later change of the same field stands in the way of a revert', async () => {
  for (const host of ['First', 'Second']) {
    await proposeChange(ports, kept.manager, kept.slug, await patchOf(ports, kept.slug, { host }), GROUNDS);
    const [waiting] = await ports.changes.inState(['waiting']);
    await reviewChange(ports, kept.bureau[0], waiting?.id ?? '', APPROVE);
    ports.clock.advance(HOUR);
  }
  const [, first] = await ports.changes.ofSite(kept.slug);

  expect(await revertChange(ports, kept.bureau[0], first?.id ?? '', '')).toEqual({
    kind: 'refused',
    because: 'conflict',
    fields: ['host'],
  });
});

test('a confirmation makes every fact as of today, stands in the history, and ages from then on', async () => {
  await confirmListing(ports, { site: kept.slug, actor: 'contact' });

  const { listing } = await siteOf(ports, kept.slug);
  expect(listing.confirmedOn).toBe('2026-03-02');
  expect(Object.keys(listing.checked).toSorted()).toEqual([...ROUTING_FACTS].toSorted());
  expect([freshnessOf(listing, '2026-04-16'), freshnessOf(listing, '2026-04-17')]).toEqual(['fresh', 'ageing']);
  expect([freshnessOf(listing, '2026-05-31'), freshnessOf(listing, '2026-06-01')]).toEqual(['ageing', 'stale']);
  expect((await listingHistory(ports, kept.slug))[0]).toMatchObject({ change: { kind: 'confirm' }, by: { kind: 'contact' } });
});

test('a first contact address counts at once; the next one waits, and the one before is told', async () => {
  expect(await proposeContact(ports, kept.bureau[0], kept.slug, 'team@north-lead.example', GROUNDS)).toEqual({ kind: 'live' });
  expect((await ports.sites.record(kept.slug))?.contactEmail).toBe('team@north-lead.example');

  expect(await proposeContact(ports, kept.bureau[0], kept.slug, 'new@north-lead.example', GROUNDS)).toEqual({ kind: 'waits' });
  const owed = await ports.deliveries.takeDue(ports.clock.now(), ports.clock.now() + HOUR, 100);
  expect(owed).toContainEqual(expect.objectContaining({ kind: 'listing-change', staffId: null, site: kept.slug }));
  expect((await ports.sites.record(kept.slug))?.contactEmail).toBe('team@north-lead.example');

  ports.clock.advance(24 * HOUR);
  expect(await applyDueChanges(ports)).toEqual({ live: 1, back: 0 });
  expect((await ports.sites.record(kept.slug))?.contactEmail).toBe('new@north-lead.example');
});
