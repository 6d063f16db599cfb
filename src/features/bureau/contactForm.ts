import { ASKER_ROLES, type AskerRole, MESSAGE_LIMITS, type MessageDetails } from '#src/domain/bureauMessage.ts';
import { readFormFields } from '#src/domain/formFields.ts';
import { readTypedPlace } from '#src/domain/place.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';

/** What people answer, in page order; the error summary follows this order. */
export const CONTACT_FIELDS = ['place', 'role', 'contact', 'name', 'question'] as const;
/** `hinted` is `yes` once a page has shown hints: they are shown before Send once, and never again stand in its way. */
const CARRIED_FIELDS = ['token', 'website', 'step', 'hinted'] as const;
const ALL_FIELDS = [...CONTACT_FIELDS, ...CARRIED_FIELDS];

export type ContactField = (typeof CONTACT_FIELDS)[number];
/** What was typed, as it was typed, so that every page can give it back. */
export type ContactValues = Readonly<Record<(typeof ALL_FIELDS)[number], string>>;

/** One thing to mend; the page turns the code into words. */
export interface ContactError {
  readonly field: ContactField;
  readonly code: 'missing' | 'not-a-zip' | 'no-such-zip' | 'not-a-choice' | 'no-way-to-answer' | 'too-long' | 'unreadable';
  /** For `too-long`: the most characters allowed. */
  readonly most?: number;
}

/** What somebody asks the Bureau, complete and checked. Empty text means "left out". */
export interface ContactAnswers extends MessageDetails {
  readonly place: string;
  readonly role: AskerRole;
}

export type CheckedContactForm =
  | { readonly kind: 'valid'; readonly answers: ContactAnswers }
  | { readonly kind: 'invalid'; readonly errors: readonly ContactError[] };

/** The values of an untouched form. */
export function emptyContactValues(known: Partial<ContactValues> = {}): ContactValues {
  const empty = Object.fromEntries(ALL_FIELDS.map((field) => [field, ''])) as ContactValues;
  return { ...empty, ...known };
}

/** What somebody posted; null for a post that came from no form of ours (`readFormFields`). */
export function readContactForm(fields: Iterable<readonly [string, unknown]>): ContactValues | null {
  const read = readFormFields(fields, ALL_FIELDS);
  return read && emptyContactValues(read);
}

// An address that a letter could reach, or the ten digits that a call needs; words around them are no fault.
const EMAIL = /[^\s@]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const PHONE_DIGITS = 10;

/**
 * Checks what was typed: complete answers, or what to mend in page order. Nothing that a question says can make it invalid.
 * `isKnownZip` tells whether the ZIP that was typed is one where somebody could ask.
 */
export function checkContactForm(values: ContactValues, isKnownZip: boolean): CheckedContactForm {
  const place = readTypedPlace(values.place);
  const role = ASKER_ROLES.find((one) => one === values.role);
  const texts = { contact: clean(values, 'contact'), name: clean(values, 'name'), question: clean(values, 'question') };
  const errors: readonly (ContactError | null)[] = [
    zipError(values.place, isKnownZip),
    role === undefined ? { field: 'role', code: missingOr(values.role, 'not-a-choice') } : null,
    texts.contact.error ?? answerableError(texts.contact.text),
    texts.name.error,
    texts.question.error,
  ];
  const found = errors.filter((error) => error !== null);
  if (found.length > 0 || place.kind !== 'zip' || role === undefined) return { kind: 'invalid', errors: found };
  const { contact, name, question } = texts;
  return { kind: 'valid', answers: { place: place.zip, role, contact: contact.text, name: name.text, question: question.text } };
}

function clean(values: ContactValues, field: keyof typeof MESSAGE_LIMITS): { text: string; error: ContactError | null } {
  const cleaned = cleanText(values[field]);
  if (cleaned.kind === 'unreadable') return { text: '', error: { field, code: 'unreadable' } };
  const most = MESSAGE_LIMITS[field];
  return { text: cleaned.text, error: lengthOf(cleaned.text) > most ? { field, code: 'too-long', most } : null };
}

function zipError(typed: string, isKnownZip: boolean): ContactError | null {
  if (readTypedPlace(typed).kind !== 'zip') return { field: 'place', code: missingOr(typed, 'not-a-zip') };
  return isKnownZip ? null : { field: 'place', code: 'no-such-zip' };
}

function answerableError(contact: string): ContactError | null {
  if (EMAIL.test(contact) || contact.replace(/\D/g, '').length >= PHONE_DIGITS) return null;
  return { field: 'contact', code: missingOr(contact, 'no-way-to-answer') };
}

function missingOr(typed: string, code: ContactError['code']): ContactError['code'] {
  return typed.trim() === '' ? 'missing' : code;
}
