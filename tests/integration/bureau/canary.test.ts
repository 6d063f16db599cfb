import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { messagesPage } from '#src/components/bureau/messagesPage.ts';
import { answerContact } from '#src/components/contact/answerContact.ts';
import { SESSION_COOKIE } from '#src/components/desk/deskRequest.ts';
import { HOUR } from '#src/domain/day.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { eraseDueReferrals } from '#src/features/retention/eraseDueReferrals.ts';
import { signIn, unlockWith } from '#tests/integration/sign-in/signInSteps.ts';
import { tracesIn } from '#tests/process/support/traces.ts';
import { aContactForm, addReader, readerOf } from '#tests/support/aBureau.ts';
import { anAstro } from '#tests/support/anAstro.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const CANARY = 'qzvkanarie';
/** A ZIP and a role that stand in no other column: all that the list shows is sealed as well. */
const ZIP = '73949';

/** Every byte that the portal left: the file and its log, each letter, each line of the log. */
async function everyByte(ports: TestPorts): Promise<[string, Buffer][]> {
  return [
    ['the database', await readFile(ports.file)],
    ['its log', await readFile(`${ports.file}-wal`).catch(() => Buffer.alloc(0))],
    ['the letters', Buffer.from(JSON.stringify(ports.mailer.handed))],
    ['the log lines', Buffer.from(JSON.stringify(ports.log.events))],
  ];
}

async function found(ports: TestPorts, word: string): Promise<string[]> {
  return (await everyByte(ports)).flatMap(([where, bytes]) => tracesIn(bytes, word).map((form) => `${form} in ${where}`));
}

test('no word of a message to the Bureau lies in any byte of database, letters or log: sent, failed, opened, decided, erased', async () => {
  await using ports = await testPorts();
  const reader = await addReader(ports);
  const typed = { contact: `${CANARY}1@example.org`, name: `${CANARY}2`, question: `Why ${CANARY}3?`, place: ZIP, role: 'defender' };
  const post = (fields: Record<string, string>, from = ports) =>
    answerContact(anAstro(from, { path: '/start-a-site/contact/', cookies: { '__Host-k': '1' }, fields }), 'en');

  expect(await post({ ...aContactForm(ports, typed) })).toMatchObject({ status: 303 });
  expect(await post({ ...aContactForm(ports, { ...typed, website: CANARY }), unheard_of: CANARY })).toMatchObject({ status: 303 });
  expect(await post({ ...aContactForm(ports, { ...typed, place: CANARY }) })).toMatchObject({ kind: 'invalid' });
  const failing = { ...ports, bureauMessages: { ...ports.bureauMessages, add: () => Promise.reject(new Error(`stuck at ${CANARY}`)) } };
  expect(await post({ ...aContactForm(ports, typed) }, failing)).toMatchObject({ kind: 'not-taken', because: 'failed' });
  await sendPendingEmails(ports);
  ports.clock.advance(5 * HOUR);
  await sendPendingEmails(ports);

  const cookie = await unlockWith(ports, await signIn(ports, reader), reader.passphrase);
  const { csrf } = await readerOf(ports, cookie);
  for (const { id } of await ports.bureauMessages.list()) {
    for (const act of ['open', 'about-person']) {
      const fields = { act, id, csrf };
      const shown = await messagesPage(anAstro(ports, { path: '/bureau/messages/', cookies: { [SESSION_COOKIE]: cookie }, fields }));
      if (act === 'open') expect(JSON.stringify(shown)).toContain(`${CANARY}3`);
    }
  }

  expect(ports.mailer.sent.length).toBeGreaterThanOrEqual(2);
  expect(ports.log.events.map(({ name }) => name)).toContain('bureau-message-not-stored');
  for (const word of [CANARY, ZIP, 'defender']) expect(await found(ports, word)).toEqual([]);

  const sealed = (await ports.bureauMessages.list())[0]?.id ?? '';
  const before = (await ports.bureauMessages.sealedDetails(sealed)) ?? '';
  expect((await everyByte(ports)).some(([, bytes]) => bytes.includes(before.slice(40, 90)))).toBe(true);
  ports.clock.advance(72 * HOUR);
  expect(await eraseDueReferrals(ports, { actor: 'operator', force: true })).toMatchObject({ bureauMessages: 2 });
  expect((await everyByte(ports)).some(([, bytes]) => bytes.includes(before.slice(40, 90)))).toBe(false);
});
