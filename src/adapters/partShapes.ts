import { ASKER_ROLES, type MessageDetails, type MessageSummary } from '#src/domain/bureauMessage.ts';
import type { ClaimDetails } from '#src/domain/claim.ts';
import { LOCALES } from '#src/domain/locale.ts';
import type { ContactPart, DetailsPart, NoteLink, NotePart, PartnerMark, SummaryPart } from '#src/domain/referral.ts';
import { AGES, AWARE, CONCERNS, DANGER, LINK_KINDS, REFERRAL_STATES, RELATIONS, YES_NO } from '#src/domain/referral.ts';

/** What can stand in a sealed part, by its kind. */
export interface Parts {
  readonly summary: SummaryPart;
  readonly details: DetailsPart;
  readonly contact: ContactPart;
  readonly note: NotePart;
  readonly 'bureau-summary': MessageSummary;
  readonly 'bureau-details': MessageDetails;
  readonly claim: ClaimDetails;
}
export type PartKind = keyof Parts;

type Check = (value: unknown) => boolean;
type ShapeOf<T> = { readonly [Field in keyof T]-?: Check };

const text: Check = (value) => typeof value === 'string';
const moment: Check = (value) => Number.isFinite(value);
const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    text(value) && choices.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const yesOrNo: Check = (value) => typeof value === 'boolean';
/** For a field that came later: what was sealed before lacks it, and opens all the same. */
const orMissing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const PARTNER: ShapeOf<PartnerMark> = { name: text, over: yesOrNo };
const LINK: ShapeOf<NoteLink> = { to: text, kind: oneOf(LINK_KINDS) };

// Anybody who can write to the database can seal something to a public key: what comes out is checked, not believed.
const SHAPES: { readonly [Kind in PartKind]: ShapeOf<Parts[Kind]> } = {
  summary: {
    about: oneOf(['other', 'self']),
    concerns: listOf(oneOf(CONCERNS)),
    relation: oneOf(RELATIONS),
    place: text,
    language: text,
    locale: oneOf(LOCALES),
    age: orNull(oneOf(AGES)),
    aware: orNull(oneOf(AWARE)),
    mayCall: orNull(oneOf(YES_NO)),
    danger: oneOf(DANGER),
    receivedAt: moment,
    chosenBy: text,
    heldFor: listOf(text),
    partner: orMissing(orNull((value) => fits(PARTNER, value))),
  },
  details: {
    where: text,
    happening: text,
    person: text,
    recognize: text,
    approach: text,
    introduce: orNull(oneOf(YES_NO)),
    organization: text,
    receiptIndex: text,
  },
  contact: { name: text, contact: text, sayWho: oneOf(YES_NO) },
  note: {
    at: moment,
    by: text,
    text,
    move: orNull(text),
    from: orNull(oneOf(REFERRAL_STATES)),
    to: orNull(oneOf(REFERRAL_STATES)),
    reason: orNull(text),
    link: orMissing((value) => fits(LINK, value)),
  },
  'bureau-summary': { place: text, role: oneOf(ASKER_ROLES), locale: oneOf(LOCALES), heldFor: listOf(text) },
  'bureau-details': { contact: text, name: text, question: text },
  claim: { name: text, job: text, email: text, organization: text, whereToFindUs: text },
};

/** Tells whether a value that came out of a seal has the shape of its part: all fields, no others. */
export function isPart<Kind extends PartKind>(kind: Kind, value: object): value is Parts[Kind] {
  return fits(SHAPES[kind], value);
}

function fits(shape: Readonly<Record<string, Check>>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return (
    Object.keys(fields).every((field) => Object.hasOwn(shape, field)) &&
    Object.entries(shape).every(([field, check]) => check(fields[field]))
  );
}
