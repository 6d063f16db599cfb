import { z } from 'zod';
import type { ListingField } from '#src/domain/listing.ts';
import { heldIn } from '#src/domain/listing.ts';
import type { Words } from '#src/domain/locale.ts';
import type { Site } from '#src/domain/site.ts';
import type { Boxes, FieldForm, FormFacts } from './fieldForm.ts';
import { type Context, choices, inBoth, inBothOrNone, LONGEST, linesInBoth, one, passOn, readOr, wrong } from './pieces.ts';

/** A fact in one box. */
export function oneBox<T>(field: ListingField, piece: (facts: FormFacts) => z.ZodType<T, string>, write = plain): FieldForm {
  return { field, boxes: (view) => ({ '': write(heldIn(view, field)) }), schema: (facts) => one(piece(facts)) };
}

/** A fact of some names to tick. Their order is that of the boxes: it tells nothing. */
export function tickBoxes(field: ListingField, names: readonly string[], { needed = false } = {}): FieldForm {
  const piece = choices(names).superRefine((ticked, ctx) => {
    if (needed && ticked.length === 0) wrong(ctx, 'missing');
  });
  return {
    field,
    boxes: (view) => ({ '': names.filter((name) => (heldIn(view, field) as readonly string[]).includes(name)).join('\n') }),
    ticks: [''],
    schema: () => one(piece),
  };
}

/** A sentence in both languages. */
export function sentence(field: ListingField, { needed = false, most = LONGEST.sentence as number } = {}): FieldForm {
  return { field, boxes: (view) => said(view, field), schema: () => (needed ? inBoth(most) : inBothOrNone(most)) };
}

/** A sentence in both languages, in own words or one that is offered: a picked one wins over what stands in the boxes. */
export function offeredSentence(field: ListingField, { needed = false, most = LONGEST.paragraph as number } = {}): FieldForm {
  return {
    field,
    boxes: (view) => ({ phrase: '', ...said(view, field) }),
    schema: ({ phrases, view }) => offered(phrases[field] ?? {}, said(view, field), needed ? inBoth(most) : inBothOrNone(most)),
  };
}

/** A list in both languages, line for line. */
export function sentenceList(field: ListingField): FieldForm {
  const write = (lines: readonly Words[]) => ({ en: lines.map(({ en }) => en).join('\n'), es: lines.map(({ es }) => es).join('\n') });
  return { field, boxes: (view) => write(heldIn(view, field) as readonly Words[]), schema: () => linesInBoth };
}

function offered(
  phrases: Readonly<Record<string, Words>>,
  held: Words,
  own: z.ZodType<Words | null, Boxes>,
): z.ZodType<Words | null, Boxes> {
  return z.record(z.string(), z.string()).transform(async (boxes, ctx) => {
    if (boxes['phrase']) return pickedPhrase(boxes, phrases, held, ctx);
    const read = await own.safeParseAsync({ en: boxes['en'], es: boxes['es'] });
    if (read.success) return read.data;
    passOn(read.error, ctx);
    return z.NEVER;
  });
}

/** A sentence that is picked takes the place of what stood there, never of what was just written. */
function pickedPhrase({ phrase = '', en, es }: Boxes, phrases: Readonly<Record<string, Words>>, held: Words, ctx: Context): Words {
  if (en !== held.en || es !== held.es) wrong(ctx, 'one-message', '', ['phrase']);
  return readOr(Object.hasOwn(phrases, phrase) ? (phrases[phrase] ?? null) : null, ctx, 'not-a-choice', '', ['phrase']);
}

function said(view: Site, field: ListingField): { readonly en: string; readonly es: string } {
  const words = heldIn(view, field) as Words | null;
  return { en: words?.en ?? '', es: words?.es ?? '' };
}

function plain(held: unknown): string {
  return held === null || held === undefined ? '' : String(held);
}
