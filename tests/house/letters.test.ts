import { expect, test } from 'vitest';
import { LETTER_KINDS, type LetterKind } from '#src/domain/letters.ts';
import { newWork } from '#src/emails/newWork.ts';
import { signInCode } from '#src/emails/signInCode.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { owedLetters } from '#src/features/referrals/owedLetters.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { addReferral } from '#tests/support/aReferral.ts';
import { NEVER_LOGGED, PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const PUBLIC_ORIGIN = 'https://portal.example.org';
const ASKED_AT = Date.UTC(2026, 2, 3, 14, 5);

/** Each letter as it leaves; a kind that is not here does not compile. */
const LETTERS: Readonly<Record<LetterKind, { subject: string; text: string }>> = {
  'new-work': newWork({ publicOrigin: PUBLIC_ORIGIN }),
  'sign-in-code': signInCode({ code: '04820017', askedAt: ASKED_AT }),
};

test.each(LETTER_KINDS)('the letter %s is plain: no greeting by name, no address, no shouting, no begging', (kind) => {
  const { subject, text } = LETTERS[kind];

  expect(subject).not.toMatch(/\d/);
  expect(text).not.toMatch(/@|!|\bplease\b|\bdear\b/i);
  expect(text).not.toMatch(/\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}::?[0-9a-f]{1,4}:/i);
  expect(`${subject} ${text}`).not.toMatch(/\b(?:new )?referral\b/i);
});

test.each(LETTER_KINDS)('the letter %s links nowhere but to the desk', (kind) => {
  const links = LETTERS[kind].text.match(/https?:\/\/\S+/g) ?? [];

  expect(links.filter((link) => link !== `${PUBLIC_ORIGIN}/staff/`)).toEqual([]);
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
  await sendPendingEmails(ports);
  return { desk, referral };
}

test('no letter that leaves holds personal data, the site, or anything that points at the message', async () => {
  await using ports = await testPorts({ settings: { publicOrigin: PUBLIC_ORIGIN } });
  const { desk, referral } = await sendOneOfEach(ports);

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
  ];
  expect(never).toContain(PEOPLE.referred.name.toLowerCase());
  for (const text of told) expect(never.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
});

test('a letter goes to the stored address alone, under the outbox id alone', async () => {
  await using ports = await testPorts();
  const { desk } = await sendOneOfEach(ports);

  for (const letter of ports.mailer.sent) {
    expect(letter.to).toBe(desk.intake.record.email);
    expect(letter.idempotencyKey).toMatch(/^[a-z2-7]{26}$/);
  }
});
