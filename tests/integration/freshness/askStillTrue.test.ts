import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import { ASK_EVERY_DAYS } from '#src/domain/freshness.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { askStillTrue } from '#src/features/listings/askStillTrue.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const MONTH = ASK_EVERY_DAYS * DAY_LONG;

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

const manager = (site: string, name: string) =>
  addWorker(ports, { site, role: 'manager', name, email: `${name.toLowerCase()}@${site}.example` });
const giveContact = (site: string) =>
  ports.client.execute({ sql: 'UPDATE sites SET contact_email = ? WHERE slug = ?', args: [`team@${site}.example`, site] });

/** Asks and sends, as the jobs do; answers whom letters went to. */
async function ask(): Promise<string[]> {
  const before = ports.mailer.sent.length;
  await askStillTrue(ports);
  await sendPendingEmails(ports);
  return ports.mailer.sent
    .slice(before)
    .map(({ to }) => to)
    .toSorted();
}

test('each site is asked through its managers, else through its contact address, else not at all', async () => {
  for (const slug of ['east', 'north', 'south', 'west']) await addSite(ports, { slug });
  await manager('north', 'Ann');
  await manager('north', 'Ben');
  await addWorker(ports, { site: 'north', role: 'intake', name: 'Ida' });
  await giveContact('north');
  await giveContact('south');
  await addWorker(ports, { site: 'west', role: 'intake', name: 'Ira' });

  expect(await ask()).toEqual(['ann@north.example', 'ben@north.example', 'team@south.example']);

  expect((await ports.sites.records()).map(({ site, askedOn }) => [site, askedOn])).toEqual([
    ['east', null],
    ['north', '2026-03-02'],
    ['south', '2026-03-02'],
    ['west', null],
  ]);
});

test('the letter comes once a month, whatever the hour and however often the job runs', async () => {
  await addSite(ports);
  await manager('north-lead', 'Ann');
  const letters: number[] = [];
  const start = ports.clock.now();
  while (ports.clock.now() < start + 70 * DAY_LONG) {
    if ((await ask()).length > 0) letters.push((ports.clock.now() - start) / DAY_LONG);
    ports.clock.advance(8 * HOUR);
  }

  // At the first turn of the thirtieth day there, whose midnight the clock change has moved by an hour.
  expect(letters.map(Math.floor)).toEqual([0, 29, 59]);
});

test('a site that says yes is asked a month later, one that has ended never', async () => {
  await addSite(ports);
  await addSite(ports, { slug: 'over', listing: { stage: 'ended' } });
  await manager('north-lead', 'Ann');
  await manager('over', 'Ben');
  expect(await ask()).toEqual(['ann@north-lead.example']);
  ports.clock.advance(10 * DAY_LONG);
  await confirmListing(ports, { site: 'north-lead', actor: 'contact' });

  ports.clock.advance(MONTH - DAY_LONG);
  expect(await ask()).toEqual([]);
  ports.clock.advance(DAY_LONG);

  expect(await ask()).toEqual(['ann@north-lead.example']);
});

test('a manager who is suspended or bounces is not asked; who comes back is', async () => {
  await addSite(ports);
  const ann = await manager('north-lead', 'Ann');
  const ben = await manager('north-lead', 'Ben');
  await ports.client.execute({ sql: "UPDATE staff SET status = 'suspended' WHERE id = ?", args: [ann.record.id] });
  await ports.staff.noteMailTrouble(ben.record.id, { kind: 'bounced', on: '2026-02-01' });

  expect(await ask()).toEqual([]);
  await ports.staff.noteMailTrouble(ben.record.id, null);

  expect(await ask()).toEqual(['ben@north-lead.example']);
});

test('a letter that could not leave at once is dropped when the site has answered meanwhile', async () => {
  await addSite(ports);
  await manager('north-lead', 'Ann');
  ports.mailer.answerNext({ kind: 'failed', code: 'http-500', retry: true });
  expect(await ask()).toEqual([]);

  await confirmListing(ports, { site: 'north-lead', actor: 'contact' });
  ports.clock.advance(HOUR);

  expect(await sendPendingEmails(ports)).toMatchObject({ sent: 0, dropped: 1 });
});

test('two servers, or a run that was killed and begun again, ask once', async () => {
  await addSite(ports);
  await manager('north-lead', 'Ann');
  const second = await openDatabase({ url: `file:${ports.file}` });
  onTestFinished(() => second.close());

  await Promise.all([askStillTrue(ports), askStillTrue({ ...ports, ...openStores(second) })]);
  // A process that died right after owing the letter: the next one begins anew.
  await askStillTrue(ports);
  await sendPendingEmails(ports);

  expect(ports.mailer.sent).toHaveLength(1);
});

test('an invented site is asked where everything is invented, and never in production', async () => {
  await ports.sites.addMissing([aListing({ slug: 'invented', demonstration: true })]);
  await manager('invented', 'Ann');
  const inProduction = { ...ports, settings: { ...ports.settings, mode: 'production' as const } };

  expect(await askStillTrue(inProduction)).toEqual({ asked: 0 });
  expect(await askStillTrue(ports)).toEqual({ asked: 1 });
});

test('asking changes no listing, and no page that is kept in memory grows old by it', async () => {
  await addSite(ports);
  await manager('north-lead', 'Ann');
  const revision = ports.sites.revision();

  await ask();
  await ports.sites.refresh();

  expect(ports.sites.revision()).toBe(revision);
});

test('a run that asks nobody writes no line in the log; one that does says how many', async () => {
  await addSite(ports);
  await askStillTrue(ports);
  expect(ports.log.events).toEqual([]);
  await manager('north-lead', 'Ann');

  await askStillTrue(ports);

  expect(ports.log.events).toEqual([{ name: 'still-true-asked', fields: { asked: 1 } }]);
});
