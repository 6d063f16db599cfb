import { expect, test } from 'vitest';
import { claims, mailEvents, partnerDays } from '#db/schema.ts';
import { claimUntil } from '#src/domain/claim.ts';
import { addDays, type Day, instantAt } from '#src/domain/day.ts';
import { MAIL_EVENT_DAYS } from '#src/domain/letters.ts';
import { PARTNER_DAYS_KEPT } from '#src/domain/partnerLink.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { addSite } from '#tests/support/aSite.ts';
import { testPorts } from '#tests/support/testPorts.ts';

const ZONE = 'America/Los_Angeles';
const RECEIVED = '2026-03-02';

test('claims, what the provider told of letters, and old numbers of partner links go on their day, and not before', async () => {
  const began = Date.UTC(2026, 2, 2, 18);
  await using ports = await testPorts({ now: began });
  await addSite(ports);
  const undecided = { calledBy: null, calledOn: null, numberFoundAt: null, decidedBy: null };
  const row = {
    id: 'the-claim',
    site: 'north-lead',
    day: RECEIVED,
    state: 'asked',
    ...undecided,
    deleteOn: claimUntil(RECEIVED),
    version: 1,
  } as const;
  await ports.claims.add({ row, sealed: 'sealed', letters: [], audit: anAuditEntry({ act: 'claim' }) });
  await ports.mailEvents.add({ id: 'the-event', at: began, type: 'email.delivered', messageId: 'x' }, null);
  const link = {
    code: 'aaaaaaaaaa',
    site: 'north-lead',
    kind: 'card',
    name: '',
    relation: null,
    weekly: null,
    endsOn: null,
    revokedOn: null,
  } as const;
  await ports.partners.add({ ...link, madeBy: 'x', madeOn: RECEIVED }, null, anAuditEntry({ act: 'partner-link' }));
  await ports.db.insert(partnerDays).values({ code: link.code, day: RECEIVED, n: 1 });
  const left = async () => ({
    claims: await ports.db.$count(claims),
    events: await ports.db.$count(mailEvents),
    days: await ports.db.$count(partnerDays),
  });
  const on = async (day: Day, time = '12:00') => {
    ports.clock.set(instantAt(day, time, ZONE));
    await eraseDueReferrals(ports, { actor: 'operator', force: true });
    return left();
  };

  expect(await on(addDays(RECEIVED, MAIL_EVENT_DAYS), '09:59')).toEqual({ claims: 1, events: 1, days: 1 });
  expect(await on(addDays(RECEIVED, MAIL_EVENT_DAYS), '12:00')).toEqual({ claims: 1, events: 0, days: 1 });
  expect(await on(addDays(row.deleteOn, -1), '23:59')).toMatchObject({ claims: 1 });
  expect(await on(row.deleteOn, '00:00')).toMatchObject({ claims: 0, days: 1 });
  expect(await on(addDays(RECEIVED, PARTNER_DAYS_KEPT))).toMatchObject({ days: 1 });
  expect(await on(addDays(RECEIVED, PARTNER_DAYS_KEPT + 1))).toMatchObject({ days: 0 });
  const { rows } = await ports.client.execute("SELECT actor, result FROM audit WHERE act = 'purge' AND result LIKE 'claims%'");
  expect(rows.map((one) => ({ ...one }))).toEqual([{ actor: 'operator', result: 'claims 1' }]);
});
