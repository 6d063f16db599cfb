import { z } from 'zod';
import { addDays, type Day } from '#src/domain/day.ts';
import { heldIn, type ListingField } from '#src/domain/listing.ts';
import type { Words } from '#src/domain/locale.ts';
import type { Site } from '#src/domain/site.ts';
import type { BoxError, Boxes } from './fieldForm.ts';
import { readDayAhead } from './hoursSection.ts';
import { type Context, choice, LONGEST, passOn, readInBoth, toMend, whole, wrong } from './pieces.ts';
import { MOST_PROMISE_DAYS } from './promiseSection.ts';

/** Deeds for bad days: each its own small form, live at once. */
export const QUICK_ACTS = ['status', 'close-tomorrow', 'close-days', 'hide', 'slower'] as const;
export type QuickAct = (typeof QUICK_ACTS)[number];

/** The boxes of each. */
export const QUICK_BOXES: Readonly<Record<QuickAct, readonly string[]>> = {
  status: ['status', 'phrase', 'until', 'message.en', 'message.es'],
  'close-tomorrow': [],
  'close-days': ['first', 'last'],
  hide: ['what'],
  slower: ['days'],
};

/** The choice to write the public message oneself. */
export const OWN_WORDS = 'own';
/** Ways to reach a site that can be taken away with one press. */
const HIDEABLE = ['phone', 'email', 'referPage', 'website', 'intake.walkIn'] as const satisfies readonly ListingField[];
/** The longest closing that one press makes, in days. */
const MOST_CLOSED = 31;

export interface QuickFacts {
  /** The site as the public sees it. */
  readonly site: Site;
  readonly today: Day;
  /** Messages that are offered, with the day until which they hold, or without one. */
  readonly messages: Readonly<Record<string, (until: Day | null) => Words>>;
}

export type QuickWish =
  | { readonly kind: 'wanted'; readonly wanted: Readonly<Partial<Record<ListingField, unknown>>> }
  | { readonly kind: 'invalid'; readonly errors: readonly BoxError[] };

/** What a press wants of the listing, or what to mend in its boxes. */
export function readQuickForm(act: QuickAct, boxes: Boxes, facts: QuickFacts): QuickWish {
  const read = z
    .record(z.string(), z.string())
    .transform((typed, ctx) => READERS[act](typed, facts, ctx))
    .safeParse(boxes);
  if (read.success) return { kind: 'wanted', wanted: read.data };
  return { kind: 'invalid', errors: toMend(read.error) };
}

/** What can be hidden now: what is there, but never the phone of a form, which has to have one. */
export function hideable(site: Site): ListingField[] {
  return HIDEABLE.filter((field) => {
    const isPhoneOfForm = field === 'phone' && site.intake !== null;
    return !isPhoneOfForm && (heldIn(site, field) ?? null) !== null;
  });
}

type Wanted = Partial<Record<ListingField, unknown>>;
const READERS: Readonly<Record<QuickAct, (boxes: Boxes, facts: QuickFacts, ctx: Context) => Wanted>> = {
  status: readStatus,
  'close-tomorrow': (_, facts) => closing(facts, [addDays(facts.today, 1)]),
  'close-days': (boxes, facts, ctx) => closing(facts, daysBetweenTyped(boxes, facts, ctx)),
  hide: ({ what = '' }, { site }, ctx) => {
    const field = hideable(site).find((name) => name === what);
    if (field === undefined) wrong(ctx, 'not-a-choice', '', ['what']);
    return field === undefined ? {} : { [field]: null };
  },
  slower: ({ days = '' }, { site }, ctx) => {
    const read = whole((site.intake?.promiseDays ?? 0) + 1, MOST_PROMISE_DAYS).safeParse(days);
    if (!read.success) passOn(read.error, ctx, 'days');
    return { 'intake.promiseDays': read.data };
  },
};

function readStatus(boxes: Boxes, facts: QuickFacts, ctx: Context): Wanted {
  const status = choice(['open', 'limited', 'paused']).safeParse(boxes['status'] ?? '');
  if (!status.success) wrong(ctx, 'missing', '', ['status']);
  if (status.data !== 'open') return { 'intake.status': status.data, 'intake.publicMessage': readMessage(boxes, facts, ctx) };
  // Beside an open form stands no message: what was written or picked would be lost without a word.
  if ((boxes['phrase'] ?? '') !== '' || hasOwnWords(boxes)) wrong(ctx, 'open-message', '', ['status']);
  return { 'intake.status': 'open', 'intake.publicMessage': null };
}

function readMessage(boxes: Boxes, facts: QuickFacts, ctx: Context): Words | null {
  const { phrase = '', until = '' } = boxes;
  const isOwn = phrase === OWN_WORDS || (phrase === '' && hasOwnWords(boxes));
  if (phrase !== '' && !isOwn) return readOffered(boxes, facts, ctx);
  if (until.trim() !== '') wrong(ctx, 'until-alone', '', ['until']);
  return isOwn ? readInBoth(boxes, 'message.', LONGEST.sentence, ctx) : null;
}

function readOffered(boxes: Boxes, { today, messages }: QuickFacts, ctx: Context): Words | null {
  const { phrase = '', until = '' } = boxes;
  if (hasOwnWords(boxes)) wrong(ctx, 'one-message', '', ['phrase']);
  const day = until.trim() === '' ? null : readDayAhead(until, today, ctx, 'until');
  const say = Object.hasOwn(messages, phrase) ? messages[phrase] : undefined;
  if (say === undefined) wrong(ctx, 'not-a-choice', '', ['phrase']);
  return say?.(day) ?? null;
}

function hasOwnWords(boxes: Boxes): boolean {
  return `${boxes['message.en'] ?? ''}${boxes['message.es'] ?? ''}`.trim() !== '';
}

function closing({ site }: QuickFacts, days: readonly Day[]): Wanted {
  if (site.intake === null) return {};
  const { hours } = site.intake;
  return { 'intake.hours': { ...hours, holidays: [...new Set([...hours.holidays, ...days])].toSorted() } };
}

function daysBetweenTyped({ first = '', last = '' }: Boxes, { today }: QuickFacts, ctx: Context): Day[] {
  const from = readDayAhead(first, today, ctx, 'first');
  const to = last.trim() === '' ? from : readDayAhead(last, today, ctx, 'last');
  if (from === null || to === null) return [];
  const days = Array.from({ length: MOST_CLOSED }, (_, ahead) => addDays(from, ahead)).filter((day) => day <= to);
  if (days.at(-1) !== to) wrong(ctx, 'day-span', String(MOST_CLOSED), ['last']);
  return days;
}
