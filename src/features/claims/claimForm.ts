import type { ClaimDetails } from '#src/domain/claim.ts';
import { readNewAddress } from '#src/domain/emailAddress.ts';
import { readFormFields } from '#src/domain/formFields.ts';
import { holdsNumber } from '#src/domain/pointsSomewhere.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';

/** What people answer, in page order; the error summary follows this order. */
export const CLAIM_FIELDS = ['name', 'job', 'organization', 'email', 'find_us'] as const;
const ALL_FIELDS = [...CLAIM_FIELDS, 'token', 'website', 'step'] as const;

export type ClaimField = (typeof CLAIM_FIELDS)[number];
/** What was typed, as it was typed, so that every page can give it back. */
export type ClaimValues = Readonly<Record<(typeof ALL_FIELDS)[number], string>>;

/** Longest answers, in code points: together they fit the one size that a sealed claim has. */
export const CLAIM_LIMITS: Readonly<Record<ClaimField, number>> = { name: 120, job: 120, organization: 120, email: 254, find_us: 300 };

/** One thing to mend; the page turns the code into words. */
export interface ClaimError {
  readonly field: ClaimField;
  /** `number`: it holds a telephone number, and the Bureau calls one that it found itself. */
  readonly code: 'missing' | 'number' | 'not-an-address' | 'too-long' | 'unreadable';
  /** For `too-long`: the most characters allowed. */
  readonly most?: number;
}

export type CheckedClaimForm =
  | { readonly kind: 'valid'; readonly details: ClaimDetails }
  | { readonly kind: 'invalid'; readonly errors: readonly ClaimError[] };

/** The values of an untouched form. */
export function emptyClaimValues(known: Partial<ClaimValues> = {}): ClaimValues {
  const empty = Object.fromEntries(ALL_FIELDS.map((field) => [field, ''])) as ClaimValues;
  return { ...empty, ...known };
}

/** What somebody posted; null for a post that came from no form of ours (`readFormFields`). */
export function readClaimForm(fields: Iterable<readonly [string, unknown]>): ClaimValues | null {
  const read = readFormFields(fields, ALL_FIELDS);
  return read && emptyClaimValues(read);
}

/** Checks what was typed: who claims and how the Bureau finds them, or what to mend in page order. All of it is needed. */
export function checkClaimForm(values: ClaimValues): CheckedClaimForm {
  const texts = Object.fromEntries(CLAIM_FIELDS.map((field) => [field, clean(values, field)])) as Record<ClaimField, CleanField>;
  const email = readNewAddress(texts.email.text);
  const errors = CLAIM_FIELDS.flatMap((field) => texts[field].error ?? []);
  const addressError: ClaimError[] = email === null && !texts.email.error ? [{ field: 'email', code: 'not-an-address' }] : [];
  const found = [...errors, ...addressError].toSorted((a, b) => CLAIM_FIELDS.indexOf(a.field) - CLAIM_FIELDS.indexOf(b.field));
  if (found.length > 0 || email === null) return { kind: 'invalid', errors: found };
  const { name, job, organization, find_us } = texts;
  return {
    kind: 'valid',
    details: { name: name.text, job: job.text, email, organization: organization.text, whereToFindUs: find_us.text },
  };
}

interface CleanField {
  readonly text: string;
  readonly error: ClaimError | null;
}

function clean(values: ClaimValues, field: ClaimField): CleanField {
  const cleaned = cleanText(values[field]);
  if (cleaned.kind === 'unreadable') return { text: '', error: { field, code: 'unreadable' } };
  const { text } = cleaned;
  const most = CLAIM_LIMITS[field];
  if (lengthOf(text) > most) return { text, error: { field, code: 'too-long', most } };
  if (field === 'find_us' && holdsNumber(text)) return { text, error: { field, code: 'number' } };
  return { text, error: text === '' ? { field, code: 'missing' } : null };
}
