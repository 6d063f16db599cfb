import { clockTimeOf, type Instant } from '#src/domain/day.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { Locale } from '#src/domain/locale.ts';
import { inEveryLanguage, type LetterText } from './everyLanguage.ts';

/**
 * The one page that each constant letter leads to. These letters say the same whatever they are about and however much of it: no site,
 * number, time or reference, because a mailbox is read by more people than its owner (security/threat-model §6.7).
 */
const CONSTANTS = {
  'new-work': '/staff/',
  'bureau-message': '/bureau/messages/',
  'bureau-work': '/bureau/',
  'listing-answer': '/staff/listing/',
  // It carries no code: signing in asks for one.
  invitation: '/staff/',
  // What changed is a passkey, an address, access to a key (security/controls B11).
  'account-changed': '/staff/account/',
  'promise-missed': '/staff/',
  'bureau-promise': '/bureau/',
  'form-paused': '/staff/',
  rehearsal: '/staff/rehearsal/',
  'rehearsal-red': '/staff/rehearsal/',
  'weekly-look': '/staff/ledger/?week=last',
  'erase-warning': '/staff/',
} as const satisfies Partial<Record<LetterKind, string>>;

type ConstantLetter = keyof typeof CONSTANTS;

/** A letter that is the same for every event of its kind: where to sign in, and nothing else. */
export function constantLetter(kind: ConstantLetter, publicOrigin: string): LetterText {
  const link = publicOrigin + CONSTANTS[kind];
  return inEveryLanguage(({ [kind]: words }) => ({ subject: words.subject, paragraphs: words.text(link) }));
}

/** The monthly letter. Its link opens a page; only a button there says yes, because mail scanners follow links. Each language leads to its own page. */
export function stillTrue(linkIn: (locale: Locale) => string): LetterText {
  return inEveryLanguage(({ 'still-true': words }, language) => ({ subject: words.subject, paragraphs: words.text(linkIn(language)) }));
}

/**
 * The letter to the old address when a listing is about to send people somewhere new (product §5). Whoever reads it and knows
 * nothing of a change has a day to stop it.
 */
export function listingChange(publicOrigin: string, contact: string | null): LetterText {
  const link = `${publicOrigin}/staff/listing/`;
  return inEveryLanguage(({ 'listing-change': words }) => ({ subject: words.subject, paragraphs: words.text(link, contact) }));
}

/** The letter with the head of the audit's chain, a number that says nothing by itself. It is kept, so that the audit can be held against it. */
export function auditHead(hash: string): LetterText {
  return inEveryLanguage(({ 'audit-head': words }) => ({ subject: words.subject, paragraphs: words.text() }), [hash]);
}

/**
 * The letter with the code for signing in. It carries a code and never a link, because mail scanners follow links
 * (security/threat-model §7); no name and no network address (§6.7). The code stands once, on the first line.
 */
export function signInCode(code: string, askedAt: Instant): LetterText {
  const asked = clockTimeOf(askedAt, 'UTC');
  return inEveryLanguage(({ 'sign-in-code': words }) => ({ subject: words.subject, paragraphs: words.text(asked) }), [code]);
}
