import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { expect, onTestFinished, test } from 'vitest';
import { openStores } from '#db/stores.ts';
import { LONG_VIEWS, NOT_CLOSED, UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import { freshDatabase } from '#tests/support/freshDatabase.ts';
import { manySites } from '#tests/support/manySites.ts';

const SITES = 2_000;

/** The stores on a database of thousands of sites, and every statement that they run from here on. */
async function watchedStores() {
  const file = await freshDatabase();
  onTestFinished(() => file.remove());
  const client = createClient({ url: file.url });
  onTestFinished(() => client.close());
  const asked: { query: string; params: unknown[] }[] = [];
  const db = drizzle(client, { logger: { logQuery: (query, params) => asked.push({ query, params }) } });
  const stores = openStores({ db });
  await stores.sites.addMissing(manySites(SITES));
  await stores.sites.all();
  asked.length = 0;
  const plansOf = async () => {
    const plans: string[] = [];
    for (const { query, params } of asked.splice(0)) {
      const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${query}`, args: params as never[] });
      plans.push(...rows.map((row) => String(row['detail'])));
    }
    return plans;
  };
  return { stores, asked, plansOf };
}

test('a page of the directory asks the database nothing: the sites are in memory until one changes', async () => {
  const { stores, asked } = await watchedStores();

  await stores.sites.all();
  await stores.sites.bySlug('invented-00042');

  expect(asked).toEqual([]);
});

test('what asks about sites, changes, claims, links and letters finds its rows by an index, and reads no table through', async () => {
  const { stores, plansOf } = await watchedStores();
  const now = Date.UTC(2026, 2, 2);

  await stores.sites.refresh();
  await stores.sites.record('invented-00042');
  await stores.changes.byId('x');
  await stores.changes.draftOf('invented-00042');
  await stores.changes.ofSite('invented-00042');
  await stores.changes.inState(['waiting', 'asked']);
  await stores.changes.dueToGoLive(now);
  await stores.claims.inState(['asked', 'called']);
  await stores.claims.byId('x');
  await stores.claims.eraseDue('2026-03-02');
  await stores.partners.byCode('x');
  await stores.partners.ofSite('invented-00042');
  await stores.partners.days('x', '2026-03-02');
  await stores.mailEvents.add({ id: 'x', at: now, type: 'email.bounced', messageId: 'y' }, null);
  await stores.mailEvents.letterOf('y');
  await stores.mailEvents.typesOf('y');
  await stores.mailEvents.eraseBefore(now);
  await stores.deliveries.takeDue(now, now + 1, 1);
  await stores.audit.looks('invented-00042', { from: 0, until: now });
  const plans = await plansOf();

  expect(plans.length).toBeGreaterThan(15);
  expect(plans.filter((plan) => /^SCAN (?!CONSTANT)/.test(plan))).toEqual([]);
});

test('a desk finds its queue by an index: the lists, a page of what is closed, the numbers, and whether anything changed', async () => {
  const { stores, plansOf } = await watchedStores();
  const site = 'invented-00042';
  const now = Date.UTC(2026, 2, 2);

  await stores.referrals.list(site, { states: NOT_CLOSED });
  await stores.referrals.page(site, LONG_VIEWS.closed, { from: 900, most: 25, latestFirst: true });
  await stores.referrals.page(site, LONG_VIEWS.all, { from: 900, most: 25, latestFirst: false });
  await stores.referrals.count(site, { states: UNDECIDED_STATES, dueBefore: now });
  await stores.referrals.countClosed(site);
  await stores.referrals.stateSums(site);
  await stores.referrals.sealedSummaries(site, ['x', 'y']);
  await stores.referrals.sealedTexts(site, ['x', 'y']);
  await stores.audit.newest(site, now);
  const plans = await plansOf();

  expect(plans.filter((plan) => /^SCAN (?!CONSTANT)/.test(plan))).toEqual([]);
  expect(plans.filter((plan) => plan.includes('COVERING INDEX referrals_queue'))).toHaveLength(4);
  expect(plans).toContain('SEARCH audit USING COVERING INDEX audit_site (site=? AND at>?)');
});
