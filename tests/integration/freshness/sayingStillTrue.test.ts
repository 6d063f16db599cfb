import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, listingChanges } from '#db/schema.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import { freshnessOf, LINK_DAYS, linkText, STALE_AFTER_DAYS } from '#src/domain/freshness.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { askStillTrue } from '#src/features/listings/askStillTrue.ts';
import { openStillTrue, sayStillTrue } from '#src/features/listings/openStillTrue.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { addSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  for (const slug of ['north-lead', 'south-lead']) await addSite(ports, { slug });
  await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Ann' });
});

/** The key in the letter that a manager of North gets. */
async function keyInLetter(): Promise<string> {
  await askStillTrue(ports);
  await sendPendingEmails(ports);
  const link = /https?:\S+/.exec(ports.mailer.sent.at(-1)?.text ?? '')?.[0] ?? '';
  const url = new URL(link);
  expect(url.pathname).toBe('/sites/north-lead/still-true/');
  return url.searchParams.get('key') ?? '';
}

async function seen(key: string): Promise<string> {
  const opened = await openStillTrue(ports, 'north-lead', key);
  if (opened.kind !== 'asks') throw new Error(`the page does not ask: ${opened.kind}`);
  return opened.seen;
}

const sayYes = async (key: string, site = 'north-lead', what?: string) =>
  sayStillTrue(ports, { site, key, seen: what ?? (await seen(key)) });
const stored = async () => ({ changes: await ports.db.$count(listingChanges), audit: await ports.db.$count(audit) });
const listing = async () => (await ports.sites.bySlug('north-lead'))?.listing;

test('looking changes nothing, however often scanners of mail look', async () => {
  const key = await keyInLetter();
  const before = await stored();

  for (let n = 0; n < 5; n += 1) expect(await openStillTrue(ports, 'north-lead', key)).toMatchObject({ kind: 'asks', isStale: false });

  expect(await stored()).toEqual(before);
  expect((await listing())?.confirmedOn).toBeNull();
});

test('a yes confirms every fact as of today, and stands in the history', async () => {
  const answer = await sayYes(await keyInLetter());

  expect(answer).toMatchObject({ kind: 'confirmed', site: { listing: { confirmedOn: '2026-03-02' } } });
  expect(await listing()).toMatchObject({
    confirmedOn: '2026-03-02',
    checked: Object.fromEntries(ROUTING_FACTS.map((fact) => [fact, '2026-03-02'])),
  });
  const [said] = await ports.changes.ofSite('north-lead');
  expect(said).toMatchObject({ kind: 'confirm', author: 'contact', state: 'live' });
});

test('a second yes is thanked for and writes nothing; one on another day counts anew', async () => {
  const key = await keyInLetter();
  await sayYes(key);
  const before = await stored();

  expect(await sayYes(key)).toMatchObject({ kind: 'confirmed' });
  expect(await stored()).toEqual(before);
  ports.clock.advance(DAY_LONG);

  expect(await sayYes(key)).toMatchObject({ kind: 'confirmed', site: { listing: { confirmedOn: '2026-03-03' } } });
});

test('the key works on its last day, and not on the day after', async () => {
  const key = await keyInLetter();
  ports.clock.advance(LINK_DAYS * DAY_LONG);
  expect(await openStillTrue(ports, 'north-lead', key)).toMatchObject({ kind: 'asks' });
  const facts = await seen(key);

  ports.clock.advance(DAY_LONG);

  expect(await openStillTrue(ports, 'north-lead', key)).toMatchObject({ kind: 'too-old' });
  expect(await sayYes(key, 'north-lead', facts)).toMatchObject({ kind: 'too-old' });
  expect((await listing())?.confirmedOn).toBeNull();
});

test('a key opens its own site and no other, and nothing but a key opens one', async () => {
  const key = await keyInLetter();
  const facts = await seen(key);
  const foreign = ports.signer.sign('csrf', linkText({ site: 'north-lead', writtenOn: '2026-03-02' }));

  expect(await openStillTrue(ports, 'south-lead', key)).toMatchObject({ kind: 'no-key' });
  expect(await sayYes(key, 'south-lead', facts)).toMatchObject({ kind: 'no-key' });
  expect((await ports.sites.bySlug('south-lead'))?.listing.confirmedOn).toBeNull();
  for (const wrong of ['', key.slice(0, -1), `${key}x`, key.replace('north', 'south'), foreign, 'north-lead 2026-03-02']) {
    expect(await openStillTrue(ports, 'north-lead', wrong)).toMatchObject({ kind: 'no-key' });
    expect(await sayYes(wrong, 'north-lead', facts)).toMatchObject({ kind: 'no-key' });
  }
  expect(await openStillTrue(ports, 'nowhere', key)).toEqual({ kind: 'no-such-site' });
});

test('what stands for the facts that were seen is no key', async () => {
  const facts = await seen(await keyInLetter());

  for (const forged of [facts, `north-lead 2026-03-02.${facts}`]) {
    expect(await openStillTrue(ports, 'north-lead', forged)).toMatchObject({ kind: 'no-key' });
  }
});

test('a yes to what is no longer there does not count, and the page shows what is', async () => {
  const key = await keyInLetter();
  const facts = await seen(key);
  const site = await ports.sites.bySlug('north-lead');
  if (!site?.intake) throw new Error('the site is not live');
  await ports.sites.goLive('north-lead', { ...site.intake, phone: '206-555-0199' }, 0);

  const answer = await sayYes(key, 'north-lead', facts);

  expect(answer).toMatchObject({ kind: 'changed', site: { intake: { phone: '206-555-0199' } } });
  expect((await listing())?.confirmedOn).toBeNull();
  expect(await sayYes(key)).toMatchObject({ kind: 'confirmed' });
});

test('a change of what steers nobody, such as the words about eligibility, does not spoil a yes', async () => {
  const key = await keyInLetter();
  const facts = await seen(key);
  const site = await ports.sites.bySlug('north-lead');
  if (!site?.intake) throw new Error('the site is not live');
  await ports.sites.goLive('north-lead', { ...site.intake, usually: { en: 'Other words.', es: 'Otras palabras.' } }, 0);

  expect(await sayYes(key, 'north-lead', facts)).toMatchObject({ kind: 'confirmed' });
});

test('a listing that grew stale is fresh again by one yes', async () => {
  await sayYes(await keyInLetter());
  ports.clock.advance((STALE_AFTER_DAYS + 1) * DAY_LONG);
  const key = await keyInLetter();
  expect(await openStillTrue(ports, 'north-lead', key)).toMatchObject({ kind: 'asks', isStale: true });

  const answer = await sayYes(key);

  expect(answer.kind === 'confirmed' && freshnessOf(answer.site.listing, '2026-06-01')).toBe('fresh');
});
