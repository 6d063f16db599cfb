import { expect, test } from 'vitest';
import { LETTER_KINDS, type LetterKind } from '#src/domain/letters.ts';
import { bureauMessage } from '#src/emails/bureauMessage.ts';
import { newWork } from '#src/emails/newWork.ts';
import { signInCode } from '#src/emails/signInCode.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { owedLetters } from '#src/features/referrals/owedLetters.ts';
import { addReader, ask } from '#tests/support/aBureau.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { NEVER_LOGGED, PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const PUBLIC_ORIGIN = 'https://portal.example.org';
const ASKED_AT = Date.UTC(2026, 2, 3, 14, 5);

/** Each letter as it leaves; a kind that is not here does not compile. */
const LETTERS: Readonly<Record<LetterKind, { subject: string; text: string }>> = {
  'new-work': newWork({ publicOrigin: PUBLIC_ORIGIN }),
  'bureau-message': bureauMessage({ publicOrigin: PUBLIC_ORIGIN }),
  'sign-in-code': signInCode({ code: '04820017', askedAt: ASKED_AT }),
};

test.each(LETTER_KINDS)('the letter %s is plain: no greeting by name, no address, no shouting, no begging', (kind) => {
  const { subject, text } = LETTERS[kind];

  expect(subject).not.toMatch(/\d/);
  expect(text).not.toMatch(/@|!|\bplease\b|\bdear\b/i);
  expect(text).not.toMatch(/\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}::?[0-9a-f]{1,4}:/i);
  expect(`${subject} ${text}`).not.toMatch(/\b(?:new )?referral\b/i);
});

test.each(LETTER_KINDS)('the letter %s links nowhere but to the desk of whoever gets it', (kind) => {
  const desk = kind === 'bureau-message' ? '/bureau/messages/' : '/staff/';
  const links = LETTERS[kind].text.match(/https?:\/\/\S+/g) ?? [];

  expect(links.filter((link) => link !== PUBLIC_ORIGIN + desk)).toEqual([]);
});

/** Sends one letter of each kind about a message in which every field is filled with invented people. */
async function sendOneOfEach(ports: TestPorts) {
  const desk = await aDesk(ports);
  const { id } = desk.intake.record;
  const now = ports.clock.now();
  const referral = await addReferral(ports, { letters: owedLetters([id], now, ports.ids.next) });
  const secret = ports.signer.encrypt('letter', ports.ids.code());
  await ports.staff.addSignInCode(
    { browserHash: 'b', staffId: id, codeHash: 'c', expiresAt: now + 600_000 },
    { id: ports.ids.next(), kind: 'sign-in-code', staffId: id, nth: null, dueAt: now, secret },
  );
  const reader = await addReader(ports);
  await ask(ports);
  await sendPendingEmails(ports);
  return { desk, referral, reader };
}

test('no letter that leaves holds personal data, the site, or anything that points at the message', async () => {
  await using ports = await testPorts({ settings: { publicOrigin: PUBLIC_ORIGIN } });
  const { desk, referral, reader } = await sendOneOfEach(ports);
  const [message] = await ports.bureauMessages.list();

  expect(ports.mailer.sent).toHaveLength(LETTER_KINDS.length);
  const told = ports.mailer.sent.map(({ subject, text }) => `${subject}\n${text}`.toLowerCase());
  const { listing } = desk.site;
  const never = [
    ...NEVER_LOGGED,
    listing.name,
    listing.slug,
    referral.row.id,
    desk.intake.record.id,
    desk.intake.record.email,
    referral.receipt.index,
    message?.id ?? '',
    reader.record.id,
    reader.record.email,
  ];
  expect(never).toContain(PEOPLE.referred.name.toLowerCase());
  for (const text of told) expect(never.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
});

test('a letter goes to the stored address alone, under the outbox id alone', async () => {
  await using ports = await testPorts();
  const { desk, reader } = await sendOneOfEach(ports);

  for (const letter of ports.mailer.sent) {
    expect(letter.to).toBe((letter.text.includes('/bureau/') ? reader : desk.intake).record.email);
    expect(letter.idempotencyKey).toMatch(/^[a-z2-7]{26}$/);
  }
});
