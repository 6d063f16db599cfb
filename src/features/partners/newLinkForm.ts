import { z } from 'zod';
import { addDays, type Day } from '#src/domain/day.ts';
import { LINK_DAYS_MOST, PARTNER_NAME_MOST, WEEKLY_MOST } from '#src/domain/partnerLink.ts';
import { pointsSomewhere } from '#src/domain/pointsSomewhere.ts';
import { RELATIONS, type Relation } from '#src/domain/referral.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';

/** Fields of the form, in page order; the error summary follows this order. */
export const NEW_LINK_FIELDS = ['organization', 'relation', 'weekly', 'ends_on'] as const;
export type NewLinkField = (typeof NEW_LINK_FIELDS)[number];
/** What was typed, as it was typed. */
export type NewLinkValues = Readonly<Record<NewLinkField, string>>;

/** How people of an organization can know about somebody; who writes for themself needs no organization. */
export const PARTNER_RELATIONS: readonly Relation[] = RELATIONS.filter((relation) => relation !== 'self' && relation !== 'prefer-not');

/** What is agreed with an organization. */
export interface Agreed {
  readonly name: string;
  readonly relation: Relation;
  readonly weekly: number;
  readonly endsOn: Day;
}

export type NewLinkErrorCode = 'missing' | 'leads-away' | 'unreadable' | 'too-long' | 'no-number' | 'no-day' | 'past' | 'too-far';
/** One thing to mend; the page turns it into words. */
export interface NewLinkError {
  readonly field: NewLinkField;
  readonly code: NewLinkErrorCode;
}

export type CheckedLink =
  | { readonly kind: 'valid'; readonly agreed: Agreed }
  | { readonly kind: 'invalid'; readonly errors: readonly NewLinkError[] };

type Read<T> = { readonly value: T } | { readonly code: NewLinkErrorCode };

/** Checks what a manager typed: what is agreed, or what to mend. */
export function checkNewLink(values: NewLinkValues, today: Day): CheckedLink {
  const read = {
    organization: nameIn(values.organization),
    relation: relationIn(values.relation),
    weekly: weeklyIn(values.weekly),
    ends_on: endIn(values.ends_on, today),
  };
  const { organization, relation, weekly, ends_on: end } = read;
  if ('value' in organization && 'value' in relation && 'value' in weekly && 'value' in end) {
    return { kind: 'valid', agreed: { name: organization.value, relation: relation.value, weekly: weekly.value, endsOn: end.value } };
  }
  const errors = NEW_LINK_FIELDS.flatMap((field) => {
    const answer = read[field];
    return 'code' in answer ? [{ field, code: answer.code }] : [];
  });
  return { kind: 'invalid', errors };
}

function nameIn(typed: string): Read<string> {
  const clean = cleanText(typed);
  if (clean.kind === 'unreadable') return { code: 'unreadable' };
  // It stands inside sentences: one line.
  const name = clean.text.replaceAll(/\s+/gu, ' ');
  if (name === '') return { code: 'missing' };
  // It stands above the form, where a number would send people somewhere that nobody has looked at.
  if (pointsSomewhere(name)) return { code: 'leads-away' };
  return lengthOf(name) > PARTNER_NAME_MOST ? { code: 'too-long' } : { value: name };
}

function relationIn(chosen: string): Read<Relation> {
  const relation = PARTNER_RELATIONS.find((known) => known === chosen);
  return relation === undefined ? { code: 'missing' } : { value: relation };
}

function weeklyIn(typed: string): Read<number> {
  const digits = typed.trim();
  if (digits === '') return { code: 'missing' };
  const weekly = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
  return weekly >= 1 && weekly <= WEEKLY_MOST ? { value: weekly } : { code: 'no-number' };
}

const DAY = z.iso.date();

function endIn(typed: string, today: Day): Read<Day> {
  if (typed.trim() === '') return { code: 'missing' };
  const day = DAY.safeParse(typed.trim());
  if (!day.success) return { code: 'no-day' };
  if (day.data < today) return { code: 'past' };
  return day.data > addDays(today, LINK_DAYS_MOST) ? { code: 'too-far' } : { value: day.data };
}
