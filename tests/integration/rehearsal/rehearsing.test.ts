import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { DAY_LONG, HOUR, MINUTE } from '#src/domain/day.ts';
import { REHEARSAL_STEPS } from '#src/domain/rehearsal.ts';
import type { Intake } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { rehearseArrival } from '#src/features/referrals/rehearseArrival.ts';
import { MOST_REHEARSALS_AN_HOUR, type RealWays, rehearse } from '#src/features/rehearsal/rehearse.ts';
import { publicTotals } from '#src/features/trust/publicTotals.ts';
import { rehearseSites } from '#src/jobs/rehearseSites.ts';
import type { Rehearsal } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { rehearsal as words } from '#src/words/en/laddersDesk.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aReferral } from '#tests/support/aReferral.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const SITE = 'north-lead';
const WAYS: RealWays = { arrive: rehearseArrival, sendLetters: sendPendingEmails, lookUp: lookUpReceipt };

let ports: TestPorts;
let desk: Desk;
let worker: Unlocked;

beforeEach(async () => {
  ports = await testPorts();
  const opened = ports;
  onTestFinished(() => opened.close());
  desk = await aDesk(ports);
  const { id, name, role } = desk.intake.record;
  worker = { staff: { id, site: SITE, name, role }, sessionId: 's', csrf: 'c', since: 0, key: desk.intake.key };
});

async function press(on: Ports = ports, who: Unlocked = worker): Promise<Rehearsal> {
  const opener = { worker: who, openSummary, openDetails: openReferral };
  const answer = await rehearse(on, WAYS, { site: SITE, kind: 'button', opener, actor: who.staff.id });
  if (answer.kind !== 'rehearsed') throw new Error(answer.kind);
  return answer.rehearsal;
}

/** The red lights with their reasons, but for those that were not reached. */
function red({ steps }: Rehearsal): string[] {
  return steps.flatMap(({ name, because }) => (because === undefined || because === 'not-reached' ? [] : [`${name}: ${because}`]));
}

async function change(intake: Partial<Intake>): Promise<void> {
  await ports.sites.goLive(SITE, { ...desk.site.intake, ...intake }, desk.site.liveSince);
}

/** Every row that a rehearsal could have left in a table. */
async function leftBehind(): Promise<Record<string, number>> {
  const tables = ['referrals', 'referral_parts', 'receipts', 'withdrawals', 'counts', 'partner_days', 'erasures'];
  const counted = await Promise.all(
    tables.map(async (table) => [table, (await ports.client.execute(`SELECT 1 FROM ${table}`)).rows.length] as const),
  );
  return Object.fromEntries(counted.filter(([, n]) => n > 0));
}

test('six green lights, one letter to whoever pressed, and nothing left behind', async () => {
  const rehearsal = await press();

  expect(red(rehearsal)).toEqual([]);
  expect(rehearsal).toMatchObject({ isGreen: true, kind: 'button', site: SITE });
  expect(rehearsal.steps.map(({ name }) => name)).toEqual(REHEARSAL_STEPS);
  expect(ports.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
    [desk.intake.record.email, 'This is a test / Esto es una prueba'],
  ]);
  expect(await leftBehind()).toEqual({});
  expect(await ports.rehearsals.latest(SITE)).toEqual(rehearsal);
});

test('every act of it is one of a rehearsal in the audit, and none of a message', async () => {
  const before = (await ports.client.execute('SELECT max(seq) AS n FROM audit')).rows[0]?.['n'] ?? 0;
  await press();

  const { rows } = await ports.client.execute({
    sql: 'SELECT act, actor, result FROM audit WHERE seq > ? ORDER BY seq',
    args: [Number(before)],
  });
  expect(rows.map(({ act, result }) => `${act} ${result}`)).toEqual(['rehearsal new', 'rehearsal ok', 'rehearsal green']);
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set([worker.staff.id]));
});

test('the form: settings that are not complete', async () => {
  await ports.client.execute('UPDATE sites SET intake = NULL, live_since = NULL');
  await ports.sites.refresh();
  await ports.client.execute("UPDATE house SET value = value + 1 WHERE name = 'directory'");
  await ports.sites.refresh();
  expect(red(await press())).toEqual(['form: unsettled']);
});

test('screening: a form that is paused', async () => {
  await change({ status: 'paused' });
  expect(red(await press())).toEqual(['screening: paused']);
});

test('screening: a program that departs from the model', async () => {
  await ports.client.execute(`UPDATE sites SET listing = json_set(listing, '$.model', 'departs')`);
  await ports.sites.refresh();
  expect(red(await press())).toEqual(['screening: not-live']);
});

test('the queue: a site without a key', async () => {
  await ports.client.execute('DELETE FROM key_grants');
  await ports.client.execute('DELETE FROM site_keys');
  expect(red(await press())).toEqual(['queue: no-key']);
  expect(await leftBehind()).toEqual({});
});

test('the queue: a key that seals nothing', async () => {
  await ports.client.execute("UPDATE site_keys SET recipient = 'age1broken'");
  expect(red(await press())).toEqual(['queue: not-stored']);
});

test('the queue: a database that takes nothing in', async () => {
  await ports.client.execute("CREATE TRIGGER broken BEFORE INSERT ON referral_parts BEGIN SELECT RAISE(ABORT, 'broken'); END");
  expect(red(await press())).toEqual(['queue: not-stored']);
  expect(await leftBehind()).toEqual({});
});

test('the queue: a list that does not show it', async () => {
  const blind = { ...ports, referrals: { ...ports.referrals, list: async () => [] } };
  expect(red(await press(blind))).toEqual(['queue: not-in-list']);
});

test('the letter: a provider that takes none, and the letter does not leave later either', async () => {
  ports.mailer.answerNext({ kind: 'failed', code: 'down', retry: true }, { kind: 'failed', code: 'down', retry: true });
  expect(red(await press())).toEqual(['letter: not-sent']);

  ports.clock.advance(HOUR);
  await sendPendingEmails(ports);
  expect(ports.mailer.sent).toEqual([]);
});

test('the letter: an address that letters come back from', async () => {
  await ports.staff.noteMailTrouble(worker.staff.id, { kind: 'bounced', on: '2026-03-01' });
  expect(red(await press())).toEqual(['letter: letters-come-back']);
});

test('a letter that left can still come back: the provider finds whom it was for', async () => {
  ports.mailer.answerNext({ kind: 'sent', messageId: 'provider-1' });
  await press();
  expect(await ports.mailEvents.letterOf('provider-1')).toMatchObject({ kind: 'rehearsal', staffId: worker.staff.id });
});

test('opening: somebody without a grant', async () => {
  const other = await addWorker(ports, { site: SITE, role: 'manager', name: 'Mo' });
  const { id, name, role } = other.record;
  expect(red(await press(ports, { ...worker, staff: { id, site: SITE, name, role }, key: other.key }))).toEqual(['open: no-grant']);
});

test('opening: a grant that opens nothing', async () => {
  await ports.client.execute("UPDATE key_grants SET sealed = 'broken'");
  expect(red(await press())).toEqual(['open: no-grant']);
});

test('opening: a part that cannot be opened', async () => {
  await ports.client.execute(
    "CREATE TRIGGER broken AFTER INSERT ON referral_parts WHEN new.kind = 'details' BEGIN UPDATE referral_parts SET sealed = 'broken' WHERE referral_id = new.referral_id AND kind = 'details'; END",
  );
  const rehearsal = await press();
  expect(red(rehearsal)).toEqual(['open: cannot-be-opened']);
});

test('opening: a colleague who was left out when the key rolled', async () => {
  const other = await addWorker(ports, { site: SITE, name: 'Ben' });
  const grant = await ports.vault.sealGrant(desk.identity, other.record.id, other.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant' }));
  expect(red(await press())).toEqual([]);
  const pair = await ports.vault.newKey();
  const identity = { site: SITE, epoch: 2, identity: pair.identity };
  const mine = await ports.vault.sealGrant(identity, worker.staff.id, desk.intake.record.recipient ?? '');
  await ports.keys.addEpoch({ site: SITE, epoch: 2, recipient: pair.recipient }, [mine], ports.clock.now(), anAuditEntry({ act: 'roll' }));

  expect(red(await press())).toEqual(['open: holder-without-grant']);
});

test('the status page: a receipt that is not found, or says something else', async () => {
  const blind = { ...ports, receipts: { ...ports.receipts, byIndex: async () => null } };
  expect(red(await press(blind))).toEqual(['status: receipt-unknown']);
  const forgetful = { ...ports, receipts: { ...ports.receipts, markRead: async () => undefined } };
  expect(red(await press(forgetful))).toEqual(['status: status-wrong']);
});

test('it wakes nobody else, and counts nowhere while it runs', async () => {
  await addWorker(ports, { site: SITE, role: 'manager', name: 'Mo' });
  const seen: unknown[] = [];
  const now = ports.clock.now();
  const watching: RealWays = {
    ...WAYS,
    lookUp: async (...asked) => {
      const found = await WAYS.lookUp(...asked);
      seen.push(
        await ports.referrals.count(SITE, { states: ['new', 'held'] }),
        await ports.referrals.countHeld(SITE, '2026-03-02'),
        await ports.receipts.ofSite(SITE, '2026-01-01'),
        await ports.ladders.missed(now + 30 * DAY_LONG),
        await ports.totals.byYear([]),
        await ports.insights.ofSite(SITE, '2026-01', '2026-12'),
        (await ports.client.execute('SELECT * FROM counts')).rows.length,
        (await ports.referrals.list(SITE, { states: ['new'] })).length,
      );
      return found;
    },
  };
  const opener = { worker, openSummary, openDetails: openReferral };
  await rehearse(ports, watching, { site: SITE, kind: 'button', opener, actor: worker.staff.id });

  expect(seen).toEqual([0, { siteToday: 0, all: 0 }, [], [], [], [], 0, 1]);
  expect(ports.mailer.sent).toHaveLength(1);
  ports.clock.set(Date.UTC(2027, 5, 1));
  expect(JSON.stringify(await publicTotals(ports))).toBe(
    JSON.stringify(await publicTotals({ ...ports, totals: { ...ports.totals, byYear: async () => [] } })),
  );
});

test('a real message beside it is untouched', async () => {
  await ports.referrals.add(aReferral());
  await press();
  expect(await ports.referrals.count(SITE, { states: ['new'] })).toBe(1);
  expect(await leftBehind()).toMatchObject({ referrals: 1, receipts: 1, referral_parts: 3 });
});

test('a site that is not live yet is rehearsed as it will be', async () => {
  await ports.client.execute('UPDATE sites SET intake = NULL, live_since = NULL');
  const { status: _, publicMessage: __, ...draft } = desk.site.intake;
  await ports.client.execute({
    sql: "INSERT INTO site_setups (site, invited_at, draft) VALUES ('north-lead', 0, ?)",
    args: [JSON.stringify(draft)],
  });
  await ports.sites.refresh();

  expect(red(await press())).toEqual([]);
  expect((await ports.sites.bySlug(SITE))?.liveSince).toBeNull();
});

test('a rehearsal that was cut off is cleared up after ten minutes', async () => {
  const stopped = { ...ports, rehearsals: { ...ports.rehearsals, add: () => Promise.reject(new Error('the machine stopped')) } };
  await expect(rehearse(stopped, WAYS, { site: SITE, kind: 'weekly', opener: null, actor: 'job' })).rejects.toThrow();
  expect(await leftBehind()).toMatchObject({ referrals: 1, receipts: 1 });
  expect(await ports.receipts.ofSite(SITE, '2026-01-01')).toEqual([]);
  expect(await ports.rehearsals.latest(SITE)).toBeNull();

  expect(await ports.rehearsals.sweep(ports.clock.now())).toBe(0);
  ports.clock.advance(11 * MINUTE);
  await rehearseSites(ports);

  expect((await leftBehind())['referrals']).toBeUndefined();
});

test('an hour holds only so many', async () => {
  for (let n = 0; n < MOST_REHEARSALS_AN_HOUR; n += 1) await press();
  await expect(press()).rejects.toThrow('too-many');
});

test('each week while the desk is open; red tells the managers once, and green comes back by itself', async () => {
  const manager = await addWorker(ports, { site: SITE, role: 'manager', name: 'Mo' });
  await ports.client.execute({ sql: 'UPDATE sites SET live_since = ?', args: [ports.clock.now()] });
  await ports.sites.refresh();
  expect(await rehearseSites(ports)).toEqual({ green: 0, red: 0 });

  ports.clock.advance(7 * DAY_LONG + 12 * HOUR);
  expect(await rehearseSites(ports)).toEqual({ green: 0, red: 0 });
  ports.clock.advance(12 * HOUR);
  expect(await rehearseSites(ports)).toEqual({ green: 1, red: 0 });
  expect(ports.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
    [manager.record.email, 'This is a test / Esto es una prueba'],
  ]);
  expect(await rehearseSites(ports)).toEqual({ green: 0, red: 0 });

  ports.clock.advance(7 * DAY_LONG);
  await ports.client.execute("CREATE TRIGGER broken BEFORE INSERT ON referral_parts BEGIN SELECT RAISE(ABORT, 'broken'); END");
  for (const _ of [1, 2, 3]) {
    await rehearseSites(ports);
    ports.clock.advance(DAY_LONG);
  }
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.filter(({ subject }) => subject.startsWith('The weekly test'))).toHaveLength(1);
  expect((await ports.rehearsals.red()).map(({ site }) => site)).toEqual([SITE]);

  await ports.client.execute('DROP TRIGGER broken');
  await rehearseSites(ports);
  expect(await ports.rehearsals.red()).toEqual([]);
});

test('a paused form promises nobody anything: no canary', async () => {
  await change({ status: 'paused' });
  ports.clock.advance(14 * DAY_LONG);
  expect(await rehearseSites(ports)).toEqual({ green: 0, red: 0 });
});

test('a site at which the portal itself breaks shows a red light, is told of it, and keeps no other site from its own', async () => {
  const other = await aDesk(ports, { slug: 'a-broken-site' });
  await addWorker(ports, { site: 'a-broken-site', role: 'manager' });
  await ports.sites.goLive('a-broken-site', { ...other.site.intake, hours: { ...other.site.intake.hours, timeZone: 'Nowhere/At All' } }, 0);
  ports.clock.advance(7 * DAY_LONG);

  expect(await rehearseSites(ports)).toEqual({ green: 1, red: 1 });
  expect(await ports.rehearsals.latest(SITE)).toMatchObject({ isGreen: true });
  expect((await ports.rehearsals.red()).map(({ site }) => site)).toEqual(['a-broken-site']);
  expect(await rehearseSites(ports)).toEqual({ green: 0, red: 0 });
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.filter(({ subject }) => subject.startsWith('The weekly test'))).toHaveLength(1);
});

const thrown = () => Promise.reject(new TypeError('a fault of ours'));

test.each<[string, (ports: TestPorts) => { on?: Partial<TestPorts>; ways?: Partial<RealWays> }, string[]]>([
  ['the settings', ({ staff }) => ({ on: { staff: { ...staff, byId: thrown } } }), ['form: broken']],
  ['the way in', () => ({ ways: { arrive: thrown } }), ['form: broken']],
  ['the list', ({ referrals }) => ({ on: { referrals: { ...referrals, list: thrown } } }), ['queue: broken']],
  ['the sending', () => ({ ways: { sendLetters: thrown } }), ['letter: not-sent']],
  ['the letter’s state', ({ deliveries }) => ({ on: { deliveries: { ...deliveries, stateOf: thrown } } }), ['letter: broken']],
  ['the sender’s page', () => ({ ways: { lookUp: thrown } }), ['status: broken']],
])('a fault of ours at %s: red there, kept, logged by its name, and nothing left behind', async (_, broken, lights) => {
  const { on, ways } = broken(ports);
  const opener = { worker, openSummary, openDetails: openReferral };
  const asked = { site: SITE, kind: 'button', opener, actor: worker.staff.id } as const;
  const answer = await rehearse({ ...ports, ...on }, { ...WAYS, ...ways }, asked);

  const kept = await ports.rehearsals.latest(SITE);
  expect(answer).toEqual({ kind: 'rehearsed', rehearsal: kept });
  expect(kept && red(kept)).toEqual(lights);
  expect(ports.log.events).toContainEqual({ name: 'rehearsal-broken', fields: { name: 'TypeError' } });
  expect(await leftBehind()).toEqual({});
  for (const { because } of kept?.steps ?? []) if (because) expect(words.faults[because]).toMatch(/\.$/);
});

test('the letter of the weekly test goes to nobody who was invited and never came', async () => {
  const newcomer = { id: ports.ids.next(), site: SITE, role: 'manager', name: 'New', email: 'mistyped@north-lead.example' } as const;
  await ports.staff.invite({ ...newcomer, invitedUntil: 1 }, [], anAuditEntry());

  await rehearse(ports, WAYS, { site: SITE, kind: 'weekly', opener: null, actor: 'job' });

  expect(ports.mailer.sent.map(({ to }) => to)).toEqual([desk.intake.record.email]);
});
