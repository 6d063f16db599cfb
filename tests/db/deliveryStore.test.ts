import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { deliveries } from '#db/schema.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter, aReferral } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  for (const id of ['ann', 'bea']) {
    await ports.staff.add({ id, site: 'north-lead', role: 'intake', name: id, email: `${id}@x.example` }, anAuditEntry());
  }
});

const NOW = TEST_START;
const take = (now = NOW, most = 50) => ports.deliveries.takeDue(now, now + MINUTE, most);
const troubles = (site = 'north-lead', since = 0) => ports.deliveries.troubles(site, since);
const arrive = (staffId = 'ann') =>
  ports.referrals.add(aReferral({ letters: [aLetter({ staffId, nth: 1 }), aLetter({ staffId, nth: 2, dueAt: NOW + 4 * HOUR })] }));

test('a hundred messages owe each worker one first and one second letter', async () => {
  for (let n = 0; n < 50; n += 1) await Promise.all([arrive('ann'), arrive('bea')]);

  const owed = await take(NOW + 4 * HOUR);

  expect(owed.map(({ staffId, nth }) => `${staffId} ${nth}`).toSorted()).toEqual(['ann 1', 'ann 2', 'bea 1', 'bea 2']);
});

test('a visit drops the unsent letters about new work, and the next message owes new ones', async () => {
  await arrive();
  const [first] = await take();
  await ports.deliveries.markSent(first?.id ?? '', NOW);

  await arrive();
  expect(await take()).toEqual([]);
  await ports.staff.noteVisit('ann');
  expect(await take(NOW + 5 * HOUR)).toEqual([]);
  await arrive();

  expect((await take()).map(({ nth }) => nth)).toEqual([1]);
});

test('letters that are owed whatever the visit are all owed', async () => {
  const letters = [1, 2, 3].map(() => aLetter({ staffId: 'ann', kind: 'sign-in-code', nth: null, secret: 'sealed code' }));

  await ports.referrals.add(aReferral({ letters }));

  const owed = await take();
  expect(owed.map(({ id, nth, secret }) => ({ id, nth, secret })).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    letters.map(({ id }) => ({ id, nth: null, secret: 'sealed code' })),
  );
});

test('a letter to somebody who is gone is not owed, and the message is stored all the same', async () => {
  const answer = await ports.referrals.add(aReferral({ letters: [aLetter({ staffId: 'nobody' })] }));

  expect(answer).toEqual({ kind: 'added' });
  expect(await take()).toEqual([]);
});

test('two runs at once never take the same letter, and a run that died gives it back', async () => {
  const letters = Array.from({ length: 10 }, () => aLetter({ staffId: 'ann', nth: null }));
  await ports.referrals.add(aReferral({ letters }));

  const [one, two] = await Promise.all([take(NOW, 6), take(NOW, 6)]);

  const ids = [...one, ...two].map(({ id }) => id);
  expect([one.length, two.length, new Set(ids).size]).toEqual([6, 4, 10]);
  expect(await take(NOW + MINUTE - 1)).toEqual([]);
  expect(await take(NOW + MINUTE)).toHaveLength(10);
});

test('the oldest letters go first, and none before its time', async () => {
  const due = [3, 1, 2].map((minute) => aLetter({ staffId: 'ann', nth: null, dueAt: NOW + minute * MINUTE }));
  await ports.referrals.add(aReferral({ letters: due }));

  expect(await take(NOW + MINUTE - 1)).toEqual([]);
  expect((await take(NOW + 9 * MINUTE, 2)).map(({ firstDueAt }) => firstDueAt)).toEqual([NOW + MINUTE, NOW + 2 * MINUTE]);
});

test('a failed letter is tried again when it is due; a given-up one stays for staff to see, without its code', async () => {
  const letters = ['ann', 'bea'].map((staffId) => aLetter({ staffId, kind: 'sign-in-code', nth: null, secret: 'sealed code' }));
  await ports.referrals.add(aReferral({ letters }));
  const owed = await take();
  const [retried, lost] = ['ann', 'bea'].map((id) => owed.find(({ staffId }) => staffId === id));

  await ports.deliveries.markFailed(retried?.id ?? '', 'http-500', NOW + 2 * MINUTE);
  await ports.deliveries.markFailed(lost?.id ?? '', 'http-422', null);

  expect(await troubles()).toEqual({ failed: 1, retrying: 1 });
  expect(await troubles('elsewhere')).toEqual({ failed: 0, retrying: 0 });
  const again = await take(NOW + 2 * MINUTE);
  expect(again.map(({ id, tries, firstDueAt }) => ({ id, tries, firstDueAt }))).toEqual([{ id: retried?.id, tries: 1, firstDueAt: NOW }]);
  await ports.deliveries.markSent(retried?.id ?? '', NOW + 3 * MINUTE);
  expect(await troubles()).toEqual({ failed: 1, retrying: 0 });
  expect(
    await ports.db
      .select({ state: deliveries.state, secret: deliveries.secret, lastError: deliveries.lastError })
      .from(deliveries)
      .orderBy(deliveries.state),
  ).toEqual([
    { state: 'failed', secret: null, lastError: 'http-422' },
    { state: 'sent', secret: null, lastError: null },
  ]);
});

test('a given-up letter counts until its time is over, or a later one reaches the same person', async () => {
  await ports.referrals.add(aReferral({ letters: [aLetter({ staffId: 'ann', nth: null }), aLetter({ staffId: 'bea', nth: null })] }));
  const takenUntil = NOW + MINUTE;
  for (const { id } of await take()) await ports.deliveries.markFailed(id, 'http-422', null);

  expect(await troubles('north-lead', takenUntil - 1)).toEqual({ failed: 2, retrying: 0 });
  expect(await troubles('north-lead', takenUntil)).toEqual({ failed: 0, retrying: 0 });

  const later = aLetter({ staffId: 'ann', nth: null });
  await ports.referrals.add(aReferral({ letters: [later] }));
  await ports.deliveries.markSent(later.id, takenUntil);
  expect(await troubles()).toEqual({ failed: 2, retrying: 0 });
  await ports.deliveries.markSent(later.id, takenUntil + 1);
  expect(await troubles()).toEqual({ failed: 1, retrying: 0 });
});

test('a dropped letter leaves nothing behind, and new work owes one anew', async () => {
  await arrive();
  const [first] = await take();

  await ports.deliveries.drop(first?.id ?? '');

  expect(await troubles()).toEqual({ failed: 0, retrying: 0 });
  await arrive();
  expect((await take()).map(({ nth }) => nth)).toEqual([1]);
});

const asking = (before: string | null, on = '2026-03-02') => ({ site: 'north-lead', on, before });
const asks = () => aLetter({ staffId: 'ann', kind: 'still-true', nth: null });
const toContact = () => ({ ...aLetter({ staffId: null, kind: 'still-true', nth: null }), site: 'north-lead', about: 'north-lead' });
const giveContact = () => ports.client.execute("UPDATE sites SET contact_email = 'team@x.example' WHERE slug = 'north-lead'");

test('a site is asked once, whoever else asks at the same time', async () => {
  const [one, two] = await Promise.all([
    ports.deliveries.oweAsking(asking(null), [asks()]),
    ports.deliveries.oweAsking(asking(null), [asks()]),
  ]);

  expect([one, two].toSorted()).toEqual([false, true]);
  expect(await take()).toHaveLength(1);
  expect(await ports.sites.record('north-lead')).toMatchObject({ askedOn: '2026-03-02' });
  expect(await ports.deliveries.oweAsking(asking('2026-03-02', '2026-04-01'), [asks()])).toBe(true);
});

test('a letter that asks and the day on which it did are written together or not at all', async () => {
  await giveContact();
  const letter = toContact();
  await ports.deliveries.oweAsking(asking(null), [letter]);

  // The same row twice breaks the batch.
  await expect(ports.deliveries.oweAsking(asking('2026-03-02', '2026-04-01'), [letter])).rejects.toThrow('database: ');

  expect(await ports.sites.record('north-lead')).toMatchObject({ askedOn: '2026-03-02' });
});

test('a letter to the contact address is owed only where there is one', async () => {
  await ports.deliveries.oweAsking(asking(null), [toContact()]);
  expect(await take()).toEqual([]);
  await giveContact();

  await ports.deliveries.oweAsking(asking('2026-03-02', '2026-04-01'), [toContact()]);

  expect(await take()).toMatchObject([{ staffId: null, site: 'north-lead', about: 'north-lead', kind: 'still-true' }]);
});

test('a letter to the contact address in trouble is counted at its site, and nowhere else', async () => {
  await giveContact();
  const letter = toContact();
  await ports.deliveries.oweAsking(asking(null), [letter]);
  await take();

  await ports.deliveries.markFailed(letter.id, 'http-422', null);
  expect(await troubles()).toEqual({ failed: 1, retrying: 0 });
  expect(await ports.deliveries.troubles(null, 0)).toEqual({ failed: 0, retrying: 0 });
  // A later letter to a person there does not show that this address works; one to the address does.
  const [toAnn, later] = [asks(), toContact()];
  await ports.deliveries.oweAsking(asking('2026-03-02', '2026-04-01'), [toAnn, later]);
  await ports.deliveries.markSent(toAnn.id, NOW + HOUR);
  expect(await troubles()).toMatchObject({ failed: 1 });
  await ports.deliveries.markSent(later.id, NOW + HOUR);

  expect(await troubles()).toEqual({ failed: 0, retrying: 0 });
});
