import { expect, test } from 'vitest';
import { LETTER_KINDS, type LetterKind } from '#src/domain/letters.ts';
import { localePath } from '#src/domain/locale.ts';
import { LETTER_LANGUAGES } from '#src/emails/letterWords.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { owedLetters } from '#src/features/referrals/owedLetters.ts';
import { addReader, ask } from '#tests/support/aBureau.ts';
import { aDesk } from '#tests/support/aDesk.ts';
import { AUDIT_HEAD, allLetters } from '#tests/support/allLetters.ts';
import { addReferral, aReferral } from '#tests/support/aReferral.ts';
import { NEVER_LOGGED, PEOPLE } from '#tests/support/people.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const PUBLIC_ORIGIN = 'https://portal.example.org';
const LETTERS = allLetters(PUBLIC_ORIGIN);

test.each(LETTER_KINDS)('the letter %s is plain: no greeting by name, no address, no shouting, no begging', (kind) => {
  const { subject, text } = LETTERS[kind];

  expect(subject).not.toMatch(/\d/);
  expect(text).not.toMatch(/@|!|¡|\bplease\b|\bdear\b|\bpor favor\b|\bestimad/i);
  expect(text).not.toMatch(/\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}::?[0-9a-f]{1,4}:/i);
  expect(`${subject} ${text}`).not.toMatch(/\b(?:referral|referencia)\b/i);
});

/** Where each letter may lead. A code comes without a link: scanners of mail follow links (security/controls B3). */
const LINK: Readonly<Record<LetterKind, string | null>> = {
  'new-work': '/staff/',
  'bureau-message': '/bureau/messages/',
  'bureau-work': '/bureau/',
  'still-true': '/sites/north-lead/still-true/?key=',
  'listing-change': '/staff/listing/',
  'listing-answer': '/staff/listing/',
  invitation: '/staff/',
  'account-changed': '/staff/account/',
  'promise-missed': '/staff/',
  'bureau-promise': '/bureau/',
  'form-paused': '/staff/',
  rehearsal: '/staff/rehearsal/',
  'rehearsal-red': '/staff/rehearsal/',
  'weekly-look': '/staff/ledger/?week=last',
  'erase-warning': '/staff/',
  // It is to be kept for years: there is nothing to do with it now.
  'audit-head': null,
  'sign-in-code': null,
};

test.each(LETTER_KINDS)('the letter %s links to the one page that it is about, and nowhere else', (kind) => {
  const link = LINK[kind];
  // The monthly letter alone leads to a page that stands in each language; the desk is in English.
  const inLanguage = kind === 'still-true' ? localePath : (_: string, path: string) => path;
  const links = link === null ? [] : LETTER_LANGUAGES.map((language) => PUBLIC_ORIGIN + inLanguage(language, link));
  expect(linksIn(LETTERS[kind].text).map(withoutKey)).toEqual(links);
});

function linksIn(text: string): string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}

/** The one key that a letter holds: it opens a page that shows what everybody may read. */
function withoutKey(link: string): string {
  return link.replace(/(?<=\?key=).*/, '');
}

const OF_THE_CALENDAR = ['weekly-look', 'erase-warning'] as const;
const OF_LADDERS = ['promise-missed', 'form-paused', 'rehearsal', 'rehearsal-red'] as const;

/** Sends one letter of each kind; where it is about a message, every field of that is filled with invented people. */
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
  // A promise is really missed, or its letters would not leave.
  await ports.referrals.add(aReferral({ dueAt: now - 1 }));
  const reader = await addReader(ports);
  await ask(ports);
  const { slug } = desk.site.listing;
  const letterTo = (kind: LetterKind, staffId: string) =>
    ({ id: ports.ids.next(), kind, staffId, about: slug, nth: null, dueAt: now, secret: null }) as const;
  await ports.deliveries.oweAsking({ site: slug, on: '2026-03-02', before: null }, [
    ...(
      ['still-true', 'listing-change', 'listing-answer', 'invitation', 'account-changed', ...OF_LADDERS, ...OF_THE_CALENDAR] as const
    ).map((kind) => letterTo(kind, id)),
    { ...letterTo('audit-head', id), about: AUDIT_HEAD },
    letterTo('bureau-work', reader.record.id),
    letterTo('bureau-promise', reader.record.id),
  ]);
  await sendPendingEmails(ports);
  return { desk, referral, reader };
}

test('no letter that leaves holds personal data, the site, or anything that points at the message', async () => {
  await using ports = await testPorts({ settings: { publicOrigin: PUBLIC_ORIGIN } });
  const { desk, referral, reader } = await sendOneOfEach(ports);
  const [message] = await ports.bureauMessages.list();

  expect(ports.mailer.sent.map(({ subject }) => subject).toSorted()).toEqual(LETTER_KINDS.map((kind) => LETTERS[kind].subject).toSorted());
  // The monthly letter leads to the public page of its site; but for that link it says no more than the others.
  const asks = LETTER_LANGUAGES.map(
    (language) => `${PUBLIC_ORIGIN}${localePath(language, `/sites/${desk.site.listing.slug}/still-true/?key=`)}`,
  );
  const links = ports.mailer.sent.flatMap(({ text }) => linksIn(text)).filter((link) => asks.some((start) => link.startsWith(start)));
  expect(links).toHaveLength(asks.length);
  const told = ports.mailer.sent.map(({ subject, text }) =>
    links.reduce((rest, link) => rest.replace(link, ''), `${subject}\n${text}`).toLowerCase(),
  );
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
