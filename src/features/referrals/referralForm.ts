import { z } from 'zod';
import type { Locale } from '#src/domain/locale.ts';
import {
  type About,
  AGES,
  ALL_TEXT_LIMIT,
  type Answers,
  AWARE,
  CONCERNS,
  DANGER,
  RELATIONS,
  TEXT_LIMITS,
  YES_NO,
} from '#src/domain/referral.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';

/** Fields of the form (product §9), in page order; the error summary follows this order. */
export const TEXT_FIELDS = [
  'where',
  'happening',
  'person',
  'recognize',
  'approach',
  'language',
  'name',
  'contact',
  'organization',
  'place',
] as const;
const CHOICE_FIELDS = ['danger', 'relation', 'age', 'aware', 'say_who', 'introduce', 'may_call'] as const;
const CARRIED_FIELDS = ['for', 'chosen_by', 'partner', 'token', 'website', 'step'] as const;
const PAGE_ORDER: readonly string[] = [
  'danger',
  'where',
  'concerns',
  'relation',
  'happening',
  'person',
  'recognize',
  'approach',
  'language',
  'age',
  'aware',
  'say_who',
  'introduce',
  'name',
  'contact',
  'may_call',
  'organization',
  'place',
];

type TextField = (typeof TEXT_FIELDS)[number];
type SingleField = TextField | (typeof CHOICE_FIELDS)[number] | (typeof CARRIED_FIELDS)[number];
/** What was typed, as it was typed, so that every page can give it back. */
export type FormValues = Readonly<Record<SingleField, string>> & { readonly concerns: readonly string[] };

export type FieldErrorCode = 'missing' | 'too-long' | 'unreadable' | 'all-too-long' | 'not-a-choice';
/** One thing to mend; the page turns the code into words. */
export interface FieldError {
  readonly field: string;
  readonly code: FieldErrorCode;
  /** For `too-long`: the most characters allowed. */
  readonly most?: number;
}

export type ReadForm = { readonly kind: 'read'; readonly values: FormValues } | { readonly kind: 'malformed' };
export type CheckedForm =
  | { readonly kind: 'valid'; readonly answers: Answers }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

const SINGLE_FIELDS: readonly string[] = [...TEXT_FIELDS, ...CHOICE_FIELDS, ...CARRIED_FIELDS];

/**
 * Takes the known fields out of a post. Unknown fields are ignored; a repeated field (only `concerns` may repeat) or one
 * that is no text is malformed, which names no value (security/controls F1).
 */
export function readReferralForm(fields: Iterable<readonly [string, unknown]>): ReadForm {
  const single: Record<string, string> = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, '']));
  const seen = new Set<string>();
  const concerns: string[] = [];
  for (const [field, value] of fields) {
    if (typeof value !== 'string') return { kind: 'malformed' };
    if (field === 'concerns') concerns.push(value);
    if (!SINGLE_FIELDS.includes(field)) continue;
    if (seen.has(field)) return { kind: 'malformed' };
    seen.add(field);
    single[field] = value;
  }
  return { kind: 'read', values: { ...(single as Record<SingleField, string>), concerns: [...new Set(concerns)] } };
}

const optional = <T extends readonly [string, ...string[]]>(choices: T) => z.union([z.literal('').transform(() => null), z.enum(choices)]);

const CHOICES = z.object({
  danger: z.enum(DANGER),
  relation: z.enum(RELATIONS),
  concerns: z.array(z.enum(CONCERNS)).min(1),
  age: optional(AGES),
  aware: optional(AWARE),
  // Left out means no: the team does not tell (product §2.3).
  say_who: z.union([z.literal('').transform(() => 'no' as const), z.enum(YES_NO)]),
  introduce: optional(YES_NO),
  may_call: optional(YES_NO),
});

/** Checks what was typed: complete answers, or what to mend in page order. Somebody writing for themself is asked no relation. */
export function checkReferralForm(values: FormValues, locale: Locale): CheckedForm {
  const about = values.for === 'self' ? 'self' : 'other';
  const cleaned = cleanTexts(values);
  const relation = about === 'self' ? 'self' : values.relation;
  const chosen = CHOICES.safeParse({ ...values, relation });
  const errors = [...cleaned.errors, ...(chosen.success ? [] : choiceErrors(chosen.error, values))];
  if (cleaned.texts.where === '' && !errors.some((error) => error.field === 'where')) {
    errors.push({ field: 'where', code: 'missing' });
  }
  if (!chosen.success || errors.length > 0) return { kind: 'invalid', errors: inPageOrder(errors, about) };
  const { say_who: sayWho, may_call: mayCall, ...rest } = chosen.data;
  return { kind: 'valid', answers: { ...cleaned.texts, ...rest, sayWho, mayCall, about, locale } };
}

function cleanTexts(values: FormValues): { texts: Record<TextField, string>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((field) => {
      const clean = cleanText(values[field]);
      if (clean.kind === 'unreadable') errors.push({ field, code: 'unreadable' });
      else if (lengthOf(clean.text) > TEXT_LIMITS[field]) errors.push({ field, code: 'too-long', most: TEXT_LIMITS[field] });
      return [field, clean.kind === 'clean' ? clean.text : ''];
    }),
  ) as Record<TextField, string>;
  if (errors.length === 0 && lengthOf(Object.values(texts).join('')) > ALL_TEXT_LIMIT) {
    errors.push({ field: 'happening', code: 'all-too-long' });
  }
  return { texts, errors };
}

function choiceErrors(error: z.ZodError, values: FormValues): FieldError[] {
  const fields = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...fields].map((field) => ({ field, code: isEmpty(values, field) ? 'missing' : 'not-a-choice' }));
}

function isEmpty(values: FormValues, field: string): boolean {
  const value = values[field as keyof FormValues];
  return value.length === 0;
}

// Somebody writing for themself is asked first how or where to meet (product §2.1).
function inPageOrder(errors: FieldError[], about: About): FieldError[] {
  const order = about === 'self' ? ['where', ...PAGE_ORDER] : PAGE_ORDER;
  return errors.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** The values of an untouched form, with what the finder already knows. */
export function emptyValues(known: Partial<Record<SingleField, string>> = {}): FormValues {
  const single = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, ''])) as Record<SingleField, string>;
  return { ...single, ...known, concerns: [] };
}

/** Tells whether nobody has answered anything yet: only then can a page be left without losing words. */
export function isUntouched(values: FormValues): boolean {
  return values.concerns.length === 0 && [...TEXT_FIELDS, ...CHOICE_FIELDS].every((field) => field === 'place' || values[field] === '');
}
