import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { STALE_AFTER_DAYS } from '#src/domain/freshness.ts';
import { SECOND_LETTER_AFTER } from '#src/domain/letters.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { aDesk, addWorker } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const BOUNCED = { kind: 'bounced', on: '2026-03-02' } as const;

let ports: TestPorts;
const ids = { ann: '', ben: '', bo: '' };

/** Two readers with keys, Ann and Ben, and Bo, the backup contact, who can read nothing. */
beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  const desk = await aDesk(ports);
  const ben = await addWorker(ports, { site: 'north-lead', name: 'Ben' });
  const grant = await ports.vault.sealGrant(desk.identity, ben.record.id, ben.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
  const bo = await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Bo' });
  await ports.sites.goLive('north-lead', { ...desk.site.intake, backupContact: bo.record.id }, desk.site.liveSince);
  Object.assign(ids, { ann: desk.intake.record.id, ben: ben.record.id, bo: bo.record.id });
  await confirmListing(ports, { site: 'north-lead', actor: 'contact' });
});

async function siteNow(): Promise<LiveSite> {
  const site = await ports.sites.bySlug('north-lead');
  if (site === null || !isLive(site)) throw new Error('the site is not live');
  return site;
}

/** Something comes in; answers who gets the first letter, and who the second. */
async function comesIn(): Promise<{ first: string[]; second: string[] }> {
  await sendForm(ports, await siteNow(), aForm(ports, { place: '98104' }));
  const first = await told();
  ports.clock.advance(SECOND_LETTER_AFTER);
  return { first, second: await told() };
}

async function told(): Promise<string[]> {
  const before = ports.mailer.sent.length;
  await sendPendingEmails(ports);
  const people = Object.entries(ids).map(([name, id]) => ({ name, address: `${id}@north-lead.example` }));
  const sent = ports.mailer.sent.slice(before);
  return sent.map(({ to }) => people.find(({ address }) => address === to)?.name ?? to).toSorted();
}

const suspend = (id: string) => ports.client.execute({ sql: "UPDATE staff SET status = 'suspended' WHERE id = ?", args: [id] });

test('while the listing is fresh, those who can read it are told, both times', async () => {
  expect(await comesIn()).toEqual({ first: ['ann', 'ben'], second: ['ann', 'ben'] });
});

test('on the last day before it is stale nothing has moved; on the next the backup contact is told too', async () => {
  ports.clock.advance(STALE_AFTER_DAYS * DAY_LONG);
  expect(await comesIn()).toEqual({ first: ['ann', 'ben'], second: ['ann', 'ben'] });
  for (const id of Object.values(ids)) await ports.staff.noteVisit(id);

  ports.clock.advance(DAY_LONG);

  expect(await comesIn()).toEqual({ first: ['ann', 'ben', 'bo'], second: ['ann', 'ben', 'bo'] });
});

test('once the site says yes, letters go to the readers alone again', async () => {
  ports.clock.advance((STALE_AFTER_DAYS + 1) * DAY_LONG);
  await confirmListing(ports, { site: 'north-lead', actor: 'contact' });

  expect((await comesIn()).first).toEqual(['ann', 'ben']);
});

test('the backup contact takes the place of a reader who bounces', async () => {
  await ports.staff.noteMailTrouble(ids.ann, BOUNCED);

  expect(await comesIn()).toEqual({ first: ['ben', 'bo'], second: ['ben', 'bo'] });
});

test('when every address bounces, each is tried all the same', async () => {
  for (const id of Object.values(ids)) await ports.staff.noteMailTrouble(id, BOUNCED);

  expect((await comesIn()).first).toEqual(['ann', 'ben', 'bo']);
});

test('a backup contact who left is told nothing', async () => {
  await suspend(ids.bo);
  ports.clock.advance((STALE_AFTER_DAYS + 1) * DAY_LONG);

  expect((await comesIn()).first).toEqual(['ann', 'ben']);
});

test('when every reader has left, the backup contact is told', async () => {
  await suspend(ids.ann);
  await suspend(ids.ben);

  expect((await comesIn()).first).toEqual(['bo']);
});
