import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { deliveries, mailEvents } from '#db/schema.ts';
import { resendWebhook } from '#src/adapters/resendWebhook.ts';
import { HOUR } from '#src/domain/day.ts';
import { receiveMailEvent } from '#src/features/deliveries/receiveMailEvent.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { applyDueChanges } from '#src/features/listings/applyDueChanges.ts';
import { askStillTrue } from '#src/features/listings/askStillTrue.ts';
import { proposeContact } from '#src/features/listings/proposeByBureau.ts';
import type { MailHook } from '#src/ports/letters.ts';
import { aDesk, addWorker, type Desk } from '#tests/support/aDesk.ts';
import { aForm, sendForm } from '#tests/support/aForm.ts';
import { aKeptListing } from '#tests/support/aListing.ts';
import { aMailEvent, type MailEventAsked, WEBHOOK_SECRET } from '#tests/support/aMailEvent.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

interface Scene {
  readonly ports: TestPorts & { readonly mailHook: MailHook };
  readonly desk: Desk;
  /** Ids of the people of the site: a reader, and a manager who is the backup contact. */
  readonly reader: string;
  readonly backup: string;
}

let scene: Scene;

beforeEach(async () => {
  const ports = { ...(await testPorts()), mailHook: resendWebhook(WEBHOOK_SECRET) };
  onTestFinished(() => ports.close());
  const desk = await aDesk(ports);
  const { record } = await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Basil' });
  await ports.sites.goLive('north-lead', { ...desk.site.intake, backupContact: record.id }, desk.site.liveSince);
  scene = { ports, desk, reader: desk.intake.record.id, backup: record.id };
});

async function told(asked: MailEventAsked) {
  const { body, headers } = aMailEvent(asked);
  return receiveMailEvent(scene.ports, body, headers);
}

/** Sends what is owed; the provider calls each letter by its own name. Answers whom letters went to. */
async function send(): Promise<string[]> {
  const { ports } = scene;
  const before = ports.mailer.sent.length;
  ports.mailer.answerNext(...Array.from({ length: 9 }, (_, n) => ({ kind: 'sent', messageId: `letter-${before + n}` }) as const));
  await sendPendingEmails(ports);
  return ports.mailer.sent.slice(before).map(({ to }) => to);
}

const troubleOf = async (id: string) => (await scene.ports.staff.byId(id))?.mailTrouble;
const addressOf = async (id: string) => (await scene.ports.staff.byId(id))?.email;
const siteNow = async () => {
  const site = await scene.ports.sites.bySlug('north-lead');
  if (!site?.intake || site.liveSince === null) throw new Error('the site is not live');
  return { ...site, intake: site.intake, liveSince: site.liveSince };
};
const refer = async () => sendForm(scene.ports, await siteNow(), aForm(scene.ports, { place: '98104' }));

test.each([
  ['email.bounced', 'bounced'],
  ['email.suppressed', 'bounced'],
  ['email.complained', 'complained'],
] as const)('%s is noted at the person whose letter it was, and in the audit without a word of them', async (type, kind) => {
  await refer();
  expect(await send()).toEqual([await addressOf(scene.reader)]);

  expect(await told({ type, messageId: 'letter-0' })).toEqual({ kind: 'taken' });

  expect(await troubleOf(scene.reader)).toEqual({ kind, on: '2026-03-02' });
  expect((await scene.ports.audit.ofObject(scene.reader)).at(-1)).toMatchObject({
    actor: 'provider',
    act: 'mail-trouble',
    site: 'north-lead',
    result: kind,
  });
});

test('what the provider keeps of a letter is stored by id, type and the name of the letter, and nothing else', async () => {
  await refer();
  await send();
  await told({ id: 'msg_1', type: 'email.sent', messageId: 'letter-0' });

  expect(await scene.ports.db.select().from(mailEvents)).toEqual([
    { id: 'msg_1', at: scene.ports.clock.now(), type: 'email.sent', messageId: 'letter-0' },
  ]);
});

test('work of which a reader was not told is told to the backup contact, once', async () => {
  await refer();
  await send();

  await told({ id: 'msg_1', messageId: 'letter-0' });
  await told({ id: 'msg_1', messageId: 'letter-0' });
  await told({ id: 'msg_2', messageId: 'letter-0', type: 'email.complained' });

  expect(await send()).toEqual([await addressOf(scene.backup)]);
  expect(await send()).toEqual([]);
});

test('a bounce that comes when all is read moves nobody', async () => {
  const receipt = await refer();
  await send();
  await scene.ports.client.execute({
    sql: "UPDATE referrals SET state = 'outreach' WHERE id = ?",
    args: [scene.ports.signer.referralIdOf(receipt)],
  });

  await told({ messageId: 'letter-0' });

  expect(await send()).toEqual([]);
  expect(await troubleOf(scene.reader)).toMatchObject({ kind: 'bounced' });
});

test('the next work goes to the backup contact in place of a reader who bounces, and to the reader again once a letter arrived', async () => {
  await refer();
  await send();
  await told({ messageId: 'letter-0' });
  await send();
  await scene.ports.staff.noteVisit(scene.reader);
  await scene.ports.staff.noteVisit(scene.backup);

  await refer();
  expect(await send()).toEqual([await addressOf(scene.backup)]);

  await told({ messageId: 'letter-0', type: 'email.delivered' });
  expect(await troubleOf(scene.reader)).toBeNull();
  await scene.ports.staff.noteVisit(scene.backup);
  await refer();
  expect(await send()).toEqual([await addressOf(scene.reader)]);
});

test('a bounce that may pass, and a letter that only waits, say nothing of an address', async () => {
  await refer();
  await send();

  await told({ messageId: 'letter-0', bounce: 'Transient' });
  await told({ messageId: 'letter-0', type: 'email.delivery_delayed' });
  await told({ messageId: 'letter-0', type: 'email.opened' });

  expect(await troubleOf(scene.reader)).toBeNull();
  expect(await scene.ports.db.$count(mailEvents)).toBe(3);
});

test('an event of a letter that we do not know is taken and changes nothing', async () => {
  expect(await told({ messageId: 'nobody-knows' })).toEqual({ kind: 'taken' });
  expect(await told({ messageId: null, type: 'contact.created' })).toEqual({ kind: 'taken' });

  expect(await troubleOf(scene.reader)).toBeNull();
  expect(await scene.ports.db.$count(mailEvents)).toBe(2);
});

test('a bounce that comes before its letter is noted as sent counts as soon as it is', async () => {
  await refer();
  await told({ messageId: 'letter-0' });
  expect(await troubleOf(scene.reader)).toBeNull();

  // The reader's letter bounced while it was sent: the same run goes on to the backup contact.
  expect(await send()).toEqual([await addressOf(scene.reader), await addressOf(scene.backup)]);

  expect(await troubleOf(scene.reader)).toEqual({ kind: 'bounced', on: '2026-03-02' });
});

test('what is not signed by the provider is refused, and so is everything where no secret is agreed', async () => {
  const { body, headers } = aMailEvent({ secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` });

  expect(await receiveMailEvent(scene.ports, body, headers)).toEqual({ kind: 'not-genuine' });
  expect(await receiveMailEvent({ ...scene.ports, mailHook: null }, body, headers)).toEqual({ kind: 'not-set-up' });

  expect(await scene.ports.db.$count(mailEvents)).toBe(0);
});

test('a manager who was asked "still true?" in vain: the contact address is asked in their place, then the Bureau calls', async () => {
  const { ports } = scene;
  await ports.client.execute("UPDATE sites SET contact_email = 'team@north-lead.example' WHERE slug = 'north-lead'");
  expect(await askStillTrue(ports)).toEqual({ asked: 1 });
  expect(await send()).toEqual([await addressOf(scene.backup)]);

  await told({ messageId: 'letter-0' });
  expect(await askStillTrue(ports)).toEqual({ asked: 1 });
  expect(await send()).toEqual(['team@north-lead.example']);

  await told({ messageId: 'letter-1' });
  expect(await ports.sites.record('north-lead')).toMatchObject({ mailTrouble: { kind: 'bounced', on: '2026-03-02' } });
  ports.clock.advance(60 * 24 * 3_600_000);
  expect(await askStillTrue(ports)).toEqual({ asked: 0 });
});

test('a new contact address begins without the trouble of the old one', async () => {
  const { ports } = scene;
  const { bureau } = await aKeptListing(ports, { slug: 'south-lead' });
  const grounds = { source: 'they called', reason: 'a new mailbox' };
  await proposeContact(ports, bureau[0], 'south-lead', 'old@south-lead.example', grounds);
  await ports.sites.noteMailTrouble('south-lead', { kind: 'bounced', on: '2026-03-01' });

  await proposeContact(ports, bureau[0], 'south-lead', 'new@south-lead.example', grounds);
  expect(await ports.sites.record('south-lead')).toMatchObject({ mailTrouble: { kind: 'bounced' } });
  ports.clock.advance(24 * HOUR);
  await applyDueChanges(ports);

  expect(await ports.sites.record('south-lead')).toMatchObject({ contactEmail: 'new@south-lead.example', mailTrouble: null });
});

test('while one of two managers bounces, the other has been asked, and nobody is asked twice', async () => {
  const { ports } = scene;
  await addWorker(ports, { site: 'north-lead', role: 'manager', name: 'Cora' });
  await askStillTrue(ports);
  expect(await send()).toHaveLength(2);

  await told({ messageId: 'letter-0' });

  expect(await askStillTrue(ports)).toEqual({ asked: 0 });
});

test('somebody of the Bureau who bounces is noted, and no site is told anything', async () => {
  const { ports } = scene;
  const { record } = await addWorker(ports, { site: null, role: 'bureau', name: 'Cleo' });
  await refer();
  await ports.deliveries.oweAsking({ site: 'north-lead', on: '2026-03-02', before: null }, [
    { id: ports.ids.next(), kind: 'bureau-work', staffId: record.id, nth: null, dueAt: 0, secret: null },
  ]);
  const to = await send();

  await told({ messageId: `letter-${to.indexOf(record.email)}` });

  expect(await troubleOf(record.id)).toMatchObject({ kind: 'bounced' });
  expect(await ports.db.$count(deliveries)).toBe(3);
});
