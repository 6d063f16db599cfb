import { namesOfficers, pointsSomewhere } from './pointsSomewhere.ts';
import { NEARBY_MILES } from './routing.ts';
import type { Intake, Listing, RoutingFact, Site } from './site.ts';

/**
 * When a change takes effect (product §5, security/controls H6).
 * `at-once`: it can only protect people, or tells them more. `review`: the Bureau approves it first.
 * `review-then-wait`: it sends people or their words somewhere new, so that approval is followed by 24 hours in which the old
 * address can stop it.
 */
export type Pace = 'at-once' | 'review' | 'review-then-wait';

/** Hours between an approval and the day light of a change that sends people somewhere new (product §5). */
export const WAIT_HOURS = 24;

/** A key of the listing, or one of the intake behind `intake.`. */
export type ListingField = keyof typeof FIELDS;
/** What a field held and what it is to hold; JSON values. */
export interface FieldChange {
  readonly from: unknown;
  readonly to: unknown;
}
export type Patch = Readonly<Partial<Record<ListingField, FieldChange>>>;

interface FieldRule {
  /** Which routing fact the field tells; a site that changes it confirms that fact. */
  readonly fact: RoutingFact | null;
  /** Only the Bureau, or an import that it reviews, may propose it. */
  readonly bureauOnly?: true;
  readonly pace: Pace | ((from: unknown, to: unknown) => Pace);
}

/** Every fact that can be changed, and when a change of it takes effect: the one table to argue about. */
export const FIELDS = {
  name: { fact: null, pace: texts },
  model: { fact: null, bureauOnly: true, pace: 'review' },
  departs: { fact: null, bureauOnly: true, pace: 'review' },
  state: { fact: 'area', bureauOnly: true, pace: 'review-then-wait' },
  area: { fact: 'area', pace: texts },
  counties: { fact: 'area', pace: 'review-then-wait' },
  partial: { fact: 'area', pace: (_, to) => (to === true ? 'review' : 'review-then-wait') },
  zips: { fact: 'area', pace: 'review-then-wait' },
  shapes: { fact: 'area', pace: 'review-then-wait' },
  borderMiles: { fact: 'area', pace: (from, to) => (milesOf(to) > milesOf(from) ? 'review-then-wait' : 'review') },
  stage: { fact: 'stage', pace: 'review' },
  stageAsOf: { fact: 'stage', pace: 'review' },
  launched: { fact: null, pace: 'review' },
  host: { fact: null, pace: texts },
  website: { fact: null, pace: hidesOr('review-then-wait') },
  referPage: { fact: 'door', pace: hidesOr('review-then-wait') },
  phone: { fact: 'phone', pace: hidesOr('review-then-wait') },
  email: { fact: 'phone', pace: hidesOr('review-then-wait') },
  hours: { fact: 'hours', pace: texts },
  pathways: { fact: 'who', pace: 'review' },
  whoMayRefer: { fact: 'who', pace: (_, to) => (to === 'anyone' ? 'review-then-wait' : 'review') },
  whoInWords: { fact: 'who', pace: texts },
  howToRefer: { fact: 'door', pace: 'review-then-wait' },
  // A new warning can only protect; taking one away waits for somebody else's eyes.
  policeWarning: { fact: null, pace: (from, to) => (from === null && !pointsSomewhere(to) ? 'at-once' : texts(from, to)) },
  eligibility: { fact: null, pace: texts },
  exclusions: { fact: null, pace: texts },
  charges: { fact: null, pace: texts },
  capacity: { fact: null, pace: 'at-once' },
  successor: { fact: 'door', pace: hidesOr('review-then-wait') },
  sources: { fact: null, bureauOnly: true, pace: 'review' },
  'intake.status': { fact: null, pace: 'at-once' },
  'intake.publicMessage': { fact: null, pace: (_, to) => (pointsSomewhere(to) || namesOfficers(to) ? 'review-then-wait' : 'at-once') },
  'intake.hours': { fact: 'hours', pace: (from, to) => (onlyCloses(from, to) ? 'at-once' : 'review') },
  'intake.promiseDays': { fact: null, pace: (from, to) => (Number(to) > Number(from) ? 'at-once' : 'review') },
  'intake.phone': { fact: 'phone', pace: 'review-then-wait' },
  'intake.backupContact': { fact: null, pace: 'at-once' },
  'intake.takesMinors': { fact: null, pace: 'review' },
  'intake.walkIn': { fact: null, pace: hidesOr('review-then-wait') },
  'intake.usually': { fact: null, pace: texts },
  'intake.governance': { fact: null, pace: texts },
  // Longer keeps more, and shorter may erase a message before anybody has read it: both wait for other eyes.
  'intake.retention': { fact: null, pace: 'review' },
  'intake.readsLanguages': { fact: null, pace: (from, to) => (isSubset(to, from) ? 'at-once' : 'review') },
} as const satisfies Readonly<Record<string, FieldRule>>;

export const LISTING_FIELDS = Object.keys(FIELDS) as readonly ListingField[];

/** When a change of this field takes effect. */
export function paceOf(field: ListingField, { from, to }: FieldChange): Pace {
  const { pace }: FieldRule = FIELDS[field];
  return typeof pace === 'function' ? pace(from, to) : pace;
}

/** Tells whether only the Bureau may propose a change of this field. */
export function isBureauOnly(field: ListingField): boolean {
  const rule: FieldRule = FIELDS[field];
  return rule.bureauOnly === true;
}

/** The routing facts that a patch tells anew. */
export function factsOf(patch: Patch): RoutingFact[] {
  const facts = fieldsOf(patch).flatMap((field) => FIELDS[field].fact ?? []);
  return [...new Set(facts)];
}

/** The fields that a patch names, in the order of the table. */
export function fieldsOf(patch: Patch): ListingField[] {
  return LISTING_FIELDS.filter((field) => patch[field] !== undefined);
}

/** What a site holds in a field; undefined where it has no intake that could hold it. */
export function heldIn(site: Pick<Site, 'listing' | 'intake'>, field: ListingField): unknown {
  const key = intakeKey(field);
  return key === null ? site.listing[field as keyof Listing] : site.intake?.[key];
}

export type ApplyResult =
  | { readonly kind: 'applied'; readonly site: Site }
  /** The site changed meanwhile: these fields no longer hold what the change was made from. */
  | { readonly kind: 'conflict'; readonly fields: readonly ListingField[] };

/** Applies a patch to a site; none of it when one field has changed meanwhile, or stands in an intake that the site does not have. */
export function applyPatch(site: Site, patch: Patch): ApplyResult {
  const conflicts = fieldsOf(patch).filter((field) => isNowhere(site, field) || !isSame(heldIn(site, field), patch[field]?.from));
  if (conflicts.length > 0) return { kind: 'conflict', fields: conflicts };
  const listing: Record<string, unknown> = { ...site.listing };
  const intake: Record<string, unknown> = { ...site.intake };
  for (const field of fieldsOf(patch)) {
    const key = intakeKey(field);
    (key === null ? listing : intake)[key ?? field] = patch[field]?.to;
  }
  // Whoever says anew whether the form is open has the last word over what closed it by itself.
  if (patch['intake.status'] !== undefined) delete intake['pausedFor'];
  const changed = { listing: listing as unknown as Listing, intake: site.intake === null ? null : (intake as unknown as Intake) };
  return { kind: 'applied', site: { ...site, ...changed } };
}

function isNowhere(site: Site, field: ListingField): boolean {
  return site.intake === null && intakeKey(field) !== null;
}

/** The patch that undoes another. */
export function reversed(patch: Patch): Patch {
  return Object.fromEntries(fieldsOf(patch).map((field) => [field, { from: patch[field]?.to, to: patch[field]?.from }]));
}

/** What differs between what a site holds and what a form says it should; fields that are the same fall out. */
export function patchBetween(site: Pick<Site, 'listing' | 'intake'>, wanted: Readonly<Partial<Record<ListingField, unknown>>>): Patch {
  const changed = LISTING_FIELDS.filter((field) => field in wanted && !isSame(heldIn(site, field), wanted[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: heldIn(site, field), to: wanted[field] }]));
}

/** Splits a patch by when each part of it takes effect. */
export function splitByPace(patch: Patch): Readonly<Record<Pace, Patch>> {
  const of = (pace: Pace) =>
    Object.fromEntries(
      fieldsOf(patch).flatMap((field) => {
        const change = patch[field];
        return change && paceOf(field, change) === pace ? [[field, change]] : [];
      }),
    );
  return { 'at-once': of('at-once'), review: of('review'), 'review-then-wait': of('review-then-wait') };
}

function intakeKey(field: ListingField): keyof Intake | null {
  return field.startsWith('intake.') ? (field.slice('intake.'.length) as keyof Intake) : null;
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
}

// Taking a way away can only lead nobody; a new one leads people somewhere.
function hidesOr(pace: Pace): (from: unknown, to: unknown) => Pace {
  return (_, to) => (to === null ? 'at-once' : pace);
}

// A number or an address in a text leads people somewhere new.
function texts(_: unknown, to: unknown): Pace {
  return pointsSomewhere(to) ? 'review-then-wait' : 'review';
}

function milesOf(border: unknown): number {
  return Number(border ?? NEARBY_MILES);
}

interface HoursLike {
  readonly timeZone?: string;
  readonly weekly?: Readonly<Record<string, { readonly opens: string; readonly closes: string } | undefined>>;
  readonly holidays?: readonly string[];
}

/** New hours within the old ones: a day more closed, none more open. */
function onlyCloses(from: unknown, to: unknown): boolean {
  const [before, after] = [(from ?? {}) as HoursLike, (to ?? {}) as HoursLike];
  if (before.timeZone !== after.timeZone || !isSubset(before.holidays, after.holidays)) return false;
  return Object.entries(after.weekly ?? {}).every(([day, opening]) => {
    const old = before.weekly?.[day];
    return opening === undefined || (old !== undefined && opening.opens >= old.opens && opening.closes <= old.closes);
  });
}

function isSubset(part: unknown, whole: unknown): boolean {
  return Array.isArray(part) && Array.isArray(whole) && part.every((one) => whole.includes(one));
}
