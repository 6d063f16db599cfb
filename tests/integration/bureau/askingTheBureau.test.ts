import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { audit, deliveries, staff } from '#db/schema.ts';
import { portalSigner } from '#src/adapters/signer.ts';
import { DAY_LONG, HOUR, MINUTE } from '#src/domain/day.ts';
import { LIMITS } from '#src/domain/doubt.ts';
import { makeContactToken, readContactToken } from '#src/features/bureau/contactToken.ts';
import { openContactPage } from '#src/features/bureau/submitMessage.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { makeFormToken, readFormToken } from '#src/features/referrals/formToken.ts';
import { aBureauMessage, aContactForm, addReader, ask } from '#tests/support/aBureau.ts';
import { aDesk, type Worker } from '#tests/support/aDesk.ts';
import { aForm, post as refer, sendForm } from '#tests/support/aForm.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { howMuchIsStored, NOTHING } from '#tests/support/howMuchIsStored.ts';
import { PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
let reader: Worker;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  reader = await addReader(ports);
});

const rows = () => ports.bureauMessages.list();
const accepted = { kind: 'accepted' };

test('a message is stored sealed to its readers, dated in the Bureau’s zone, with its last day', async () => {
  // 22:00 in Seattle on the 2nd is the 3rd in Greenwich.
  ports.clock.set(Date.UTC(2026, 2, 3, 6));
  expect(await ask(ports)).toEqual(accepted);

  const [row] = await rows();
  expect(row).toMatchObject({ day: '2026-03-02', state: 'new', deleteOn: '2026-05-31' });
  const { id } = row ?? { id: '' };
  const details = await ports.vault.openMessageDetails(reader.key, id, (await ports.bureauMessages.sealedDetails(id)) ?? '');
  expect(details).toEqual({
    kind: 'opened',
    value: { contact: PEOPLE.referrer.phone, name: PEOPLE.referrer.name, question: 'Who has to agree before a county can start?' },
  });
});

test('it leaves nothing of a referral: no row, no part, no receipt, no count of a site', async () => {
  await aDesk(ports);
  await ask(ports);

  expect(await howMuchIsStored(ports)).toEqual({ ...NOTHING, letters: 2, received: 1 });
  expect((await ports.client.execute('SELECT site FROM counts')).rows.map((row) => row['site'])).toEqual(['@bureau']);
});

test('each reader is owed a letter now and one after four hours, however many ask, and no worker of a site is', async () => {
  await aDesk(ports);
  const colleague = await addReader(ports, 'Dee');
  for (let n = 0; n < 3; n += 1) await ask(ports);

  const owed = await ports.db.select().from(deliveries);
  expect(owed.map(({ staffId, kind, nth }) => [staffId, kind, nth]).toSorted()).toEqual(
    [reader, colleague].flatMap(({ record }) => [1, 2].map((nth) => [record.id, 'bureau-message', nth])).toSorted(),
  );
  await sendPendingEmails(ports);
  ports.clock.advance(4 * HOUR);
  await sendPendingEmails(ports);
  expect(ports.mailer.sent.map(({ to }) => to).toSorted()).toEqual(
    [reader, reader, colleague, colleague].map(({ record }) => record.email).toSorted(),
  );
});

test('the audit knows the day and an opaque id, not the moment and not who asked', async () => {
  await ask(ports);
  const [row] = await rows();

  expect(await ports.db.select().from(audit).where(eq(audit.act, 'bureau-message-received'))).toMatchObject([
    { at: Date.UTC(2026, 2, 2, 20), actor: 'asker', site: null, object: row?.id, result: 'new' },
  ]);
});

test('pressing Send again, also at the same moment, stores one message', async () => {
  const values = aContactForm(ports);
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(ports, values)));

  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  expect(await ask(ports, { ...values, question: 'Another one' })).toEqual(accepted);
  expect(await rows()).toHaveLength(1);
  expect(ports.limits.peek('bureau', 'all', HOUR)).toBe(1);
});

test('pressing Send again after the portal’s secret was changed stores one message', async () => {
  const values = aContactForm(ports);
  await ask(ports, values);
  const rotated = {
    ...ports,
    signer: portalSigner({ secret: 'the secret after, of tests only', previous: 'a secret for tests only, nowhere else' }),
  };

  expect(await ask(rotated, values)).toEqual(accepted);
  expect(await rows()).toHaveLength(1);
});

test('what is missing comes back with every word, and nothing is stored', async () => {
  const values = aContactForm(ports, { place: '', contact: ' ' });

  expect(await ask(ports, values)).toEqual({
    kind: 'invalid',
    values,
    errors: [
      { field: 'place', code: 'missing' },
      { field: 'contact', code: 'missing' },
    ],
  });
  expect(await rows()).toEqual([]);
});

test('a ZIP that is nowhere and a contact that reaches nobody come back with every word; a territory may ask', async () => {
  const values = aContactForm(ports, { place: '00000', contact: 'x' });

  expect(await ask(ports, values)).toEqual({
    kind: 'invalid',
    values,
    errors: [
      { field: 'place', code: 'no-such-zip' },
      { field: 'contact', code: 'no-way-to-answer' },
    ],
  });
  expect(await rows()).toEqual([]);
  expect(await ask(ports, aContactForm(ports, { place: '00901' }))).toEqual(accepted);
});

test.each([
  ['danger', 'I want to kill myself, he has a knife'],
  ['a number of a person', 'What is known of 000-12-3456?'],
])('words of %s are shown back once and nothing is stored; the next Send goes through', async (_, question) => {
  const values = aContactForm(ports, { question });

  expect(await ask(ports, values)).toEqual({ kind: 'hinted', values });
  expect(await rows()).toEqual([]);
  expect(await ask(ports, { ...values, hinted: 'yes' })).toEqual(accepted);
  expect(await rows()).toHaveLength(1);
});

test('what is to be mended comes before hints, and hints and an old token cost one page together', async () => {
  const question = 'Someone here overdosed.';
  expect(await ask(ports, aContactForm(ports, { question, place: '' }))).toMatchObject({ kind: 'invalid' });

  const answer = await ask(ports, aContactForm(ports, { question }, ports.clock.now() - 25 * HOUR));
  expect(answer.kind).toBe('hinted');
  ports.clock.advance(MINUTE);
  expect(answer.kind !== 'accepted' && (await ask(ports, { ...answer.values, hinted: 'yes' }))).toEqual(accepted);
});

test('a step that is not Send shows the form with every word and stores nothing', async () => {
  const values = aContactForm(ports, { step: 'edit', place: 'no ZIP' });

  expect(await ask(ports, values)).toEqual({ kind: 'edit', values });
  expect(await rows()).toEqual([]);
});

test.each([
  ['quicker than three seconds', () => aContactForm(ports, {}, ports.clock.now() - 2_900), ['too-quick']],
  ['with the box that only machines fill', () => aContactForm(ports, { website: 'x' }), ['honeypot']],
])('a message %s is held apart, not dropped, and owes the same letters', async (_, values, heldFor) => {
  expect(await ask(ports, values())).toEqual(accepted);

  const [row] = await rows();
  const { id } = row ?? { id: '' };
  const sealed = (await ports.bureauMessages.sealedSummaries([id])).get(id) ?? '';
  expect(row).toMatchObject({ state: 'held', deleteOn: '2026-05-31' });
  expect(await ports.vault.openMessageSummary(reader.key, id, sealed)).toMatchObject({ value: { heldFor } });
  expect(await ports.db.$count(deliveries)).toBe(2);
});

test('at three seconds there is no doubt', async () => {
  await ask(ports, aContactForm(ports, {}, ports.clock.now() - 3_000));

  expect(await rows()).toMatchObject([{ state: 'new' }]);
});

test('the sixth of an hour from one network is held; far above one building’s day it is refused with its words', async () => {
  for (let n = 0; n < LIMITS.clientSoftPerHour; n += 1) await ask(ports);
  expect((await rows()).every(({ state }) => state === 'new')).toBe(true);
  await ask(ports);
  expect((await rows()).filter(({ state }) => state === 'held')).toHaveLength(1);

  for (let n = LIMITS.clientSoftPerHour + 1; n < LIMITS.clientHardPerHour; n += 1) expect(await ask(ports)).toEqual(accepted);
  const values = aContactForm(ports);
  expect(await ask(ports, values)).toEqual({ kind: 'not-taken', values, because: 'too-many' });
  expect(await ask(ports, aContactForm(ports), 'another network')).toEqual(accepted);
  ports.clock.advance(HOUR + 1);
  expect(await ask(ports, aContactForm(ports))).toEqual(accepted);
});

test('at the ceiling on held ones the next is refused with its words, side by side as well, and what is in no doubt still comes in', async () => {
  for (let n = 0; n < LIMITS.heldPerSitePerDay - 1; n += 1) await ports.bureauMessages.add(aBureauMessage({ state: 'held' }));
  const trapped = () => aContactForm(ports, { website: 'x' });
  const answers = await Promise.all([1, 2, 3].map((n) => ask(ports, trapped(), `network ${n}`)));

  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'not-taken', 'not-taken']);
  expect(answers.find(({ kind }) => kind === 'not-taken')).toMatchObject({ because: 'full', values: { website: 'x', place: '98104' } });
  expect(ports.limits.peek('bureau', 'all', HOUR)).toBe(1);
  expect(await ask(ports, aContactForm(ports), 'network 4')).toEqual(accepted);
});

test('no flood here holds or refuses a referral, and none there a message to the Bureau', async () => {
  const { site } = await aDesk(ports);
  for (let n = 0; n < LIMITS.clientHardPerHour; n += 1) await ask(ports);
  await sendForm(ports, site);
  expect(await ports.referrals.count('north-lead', { states: ['new'] })).toBe(1);

  for (let n = 0; n < 10; n += 1) await sendForm(ports, site, undefined, { clientNetwork: 'a library' });
  await ask(ports, aContactForm(ports), 'a library');
  expect((await rows()).filter(({ state }) => state === 'new')).toHaveLength(LIMITS.clientSoftPerHour);
  ports.clock.advance(DAY_LONG + 1);
  await ask(ports, aContactForm(ports), 'a library');
  expect((await rows()).filter(({ state }) => state === 'new')).toHaveLength(LIMITS.clientSoftPerHour + 1);
});

test('an old token is renewed with the words kept, and pressing Send once more is enough', async () => {
  const old = aContactForm(ports, {}, ports.clock.now() - 25 * HOUR);
  const answer = await ask(ports, old);

  expect(answer).toMatchObject({
    kind: 'not-taken',
    because: 'renewed',
    values: { ...old, token: expect.not.stringContaining(old.token) },
  });
  expect(await rows()).toEqual([]);
  ports.clock.advance(MINUTE);
  expect(answer.kind !== 'accepted' && (await ask(ports, answer.values))).toEqual(accepted);
});

test.each([
  ['none', () => ''],
  ['one of a referral', () => makeFormToken(ports)],
  ['one of another portal', () => makeContactToken({ ...ports, signer: portalSigner({ secret: 'the secret of somebody else' }) })],
  ['one with a changed id', () => `b${makeContactToken(ports).slice(1)}`],
])('a token that is %s stores nothing', async (_, token) => {
  expect(await ask(ports, aContactForm(ports, { token: token() }))).toMatchObject({ kind: 'not-taken', because: 'renewed' });
  expect(await rows()).toEqual([]);
});

test('a token of this form sends no referral', async () => {
  const { site } = await aDesk(ports);
  const token = makeContactToken(ports);

  expect(readFormToken(ports, token)).toEqual({ kind: 'not-ours' });
  expect(readContactToken(ports, token)).toMatchObject({ kind: 'good', ageSeconds: 0 });
  expect(await refer(ports, site, aForm(ports, { token }))).toMatchObject({ kind: 'check', notice: 'renewed' });
});

test.each<[string, () => Promise<unknown>]>([
  ['who has no key yet', () => ports.db.update(staff).set({ recipient: null })],
  ['who is suspended', () => ports.db.update(staff).set({ status: 'suspended' })],
  ['who has left', () => ports.db.delete(staff)],
  [
    'who works for a site as well',
    async () => {
      await aDesk(ports);
      await ports.db.update(staff).set({ site: 'north-lead' });
    },
  ],
])('with nobody but somebody %s there is no form, and a post is not taken', async (_, happens) => {
  expect((await openContactPage(ports)).kind).toBe('edit');
  await happens();

  expect((await openContactPage(ports)).kind).toBe('nobody-reads');
  const values = aContactForm(ports);
  expect(await ask(ports, values)).toEqual({ kind: 'nobody-reads', values });
  expect(await rows()).toEqual([]);
});

test('workers of sites, with all the keys that they hold, make no reader of the Bureau', async () => {
  await using empty = await testPorts();
  await aDesk(empty);

  expect((await openContactPage(empty)).kind).toBe('nobody-reads');
});

test('nobody is owed a letter that they could not act on', async () => {
  const id = ports.ids.next();
  await ports.staff.add({ id, site: null, role: 'bureau', name: 'New', email: 'new@bureau.example' }, anAuditEntry());
  await ask(ports);

  expect((await ports.db.select().from(deliveries)).map(({ staffId }) => staffId)).not.toContain(id);
});
