import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { mailEvents } from '#db/schema.ts';
import type { MailEffect } from '#src/ports/letters.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import { aLetter } from '#tests/support/aReferral.ts';
import { addSite } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await addSite(ports);
  await ports.staff.add({ id: 'ann', site: 'north-lead', role: 'manager', name: 'ann', email: 'ann@x.example' }, anAuditEntry());
});

const TROUBLE = { kind: 'bounced', on: '2026-03-02' } as const;
const event = (id: string, type = 'email.bounced') => ({ id, type, messageId: 'a-letter', at: TEST_START });
const effect = (different: Partial<MailEffect> = {}): MailEffect => ({
  address: { staffId: 'ann' },
  trouble: TROUBLE,
  letters: [],
  askAgain: null,
  audit: anAuditEntry({ act: 'mail-trouble', object: 'ann', result: 'bounced' }),
  ...different,
});

test('an event is kept once with what it changes; once more, it changes nothing', async () => {
  const letter = aLetter({ staffId: 'ann' });

  expect(await ports.mailEvents.add(event('one'), effect({ letters: [letter] }))).toBe('added');
  await ports.staff.noteMailTrouble('ann', null);
  expect(await ports.mailEvents.add(event('one'), effect({ letters: [aLetter({ staffId: 'ann', nth: null })] }))).toBe('known');

  expect((await ports.staff.byId('ann'))?.mailTrouble).toBeNull();
  expect(await ports.db.select().from(mailEvents)).toEqual([event('one')]);
  expect((await ports.deliveries.takeDue(letter.dueAt, letter.dueAt, 9)).map(({ id }) => id)).toEqual([letter.id]);
  expect(await ports.audit.ofObject('ann')).toHaveLength(1);
});

test('an event that changes the address of a site touches no person, and the other way round', async () => {
  await ports.mailEvents.add(event('one'), effect({ address: { site: 'north-lead' } }));
  expect(await ports.sites.record('north-lead')).toMatchObject({ mailTrouble: TROUBLE });
  expect((await ports.staff.byId('ann'))?.mailTrouble).toBeNull();

  await ports.mailEvents.apply(effect({ trouble: { kind: 'complained', on: '2026-03-03' } }));
  await ports.mailEvents.apply(effect({ address: { site: 'north-lead' }, trouble: null }));

  expect((await ports.staff.byId('ann'))?.mailTrouble).toEqual({ kind: 'complained', on: '2026-03-03' });
  expect(await ports.sites.record('north-lead')).toMatchObject({ mailTrouble: null });
});

test('a site that was asked in vain is to be asked anew', async () => {
  await ports.deliveries.oweAsking({ site: 'north-lead', on: '2026-03-02', before: null }, []);

  await ports.mailEvents.add(event('one'), effect());
  expect(await ports.sites.record('north-lead')).toMatchObject({ askedOn: '2026-03-02' });
  await ports.mailEvents.add(event('two'), effect({ askAgain: 'north-lead' }));

  expect(await ports.sites.record('north-lead')).toMatchObject({ askedOn: null });
});

test('a letter is found by what the provider calls it, once it is noted as sent', async () => {
  const letter = { ...aLetter({ staffId: 'ann', kind: 'still-true', nth: null }), about: 'north-lead' };
  await ports.deliveries.oweAsking({ site: 'north-lead', on: '2026-03-02', before: null }, [letter]);
  expect(await ports.mailEvents.letterOf('a-letter')).toBeNull();
  // No letter is called by nothing.
  expect(await ports.mailEvents.letterOf('')).toBeNull();

  await ports.deliveries.markSent(letter.id, TEST_START, 'a-letter');

  expect(await ports.mailEvents.letterOf('a-letter')).toEqual({ kind: 'still-true', staffId: 'ann', site: null, about: 'north-lead' });
});

test('the events of a letter are told in the order in which they came', async () => {
  await ports.mailEvents.add({ ...event('b', 'email.bounced'), at: TEST_START + 2 }, null);
  await ports.mailEvents.add({ ...event('a', 'email.sent'), at: TEST_START }, null);
  await ports.mailEvents.add({ ...event('c'), messageId: 'another' }, null);

  expect(await ports.mailEvents.typesOf('a-letter')).toEqual(['email.sent', 'email.bounced']);
});

test('events go when their time is over', async () => {
  await ports.mailEvents.add(event('old'), null);
  await ports.mailEvents.add({ ...event('new'), at: TEST_START + 1 }, null);

  expect(await ports.mailEvents.eraseBefore(TEST_START + 1)).toBe(1);
  expect(await ports.db.select({ id: mailEvents.id }).from(mailEvents)).toEqual([{ id: 'new' }]);
});
