import type { ListingField } from '#src/domain/listing.ts';
import { type BoxError, type Boxes, boxName, type FieldForm, type FormFacts } from './fieldForm.ts';
import { toMend } from './pieces.ts';

export type ReadBoxes = { readonly kind: 'read'; readonly boxes: Boxes } | { readonly kind: 'malformed' };

/** All boxes of some facts, by their names, with what the site holds. */
export function boxesOf(fields: readonly FieldForm[], { view, today }: Pick<FormFacts, 'view' | 'today'>): Boxes {
  return Object.fromEntries(
    fields.flatMap(({ field, boxes }) => Object.entries(boxes(view, today)).map(([part, text]) => [boxName(field, part), text] as const)),
  );
}

/**
 * Takes the boxes of some facts out of a post. A box that the form does not have, or one twice that cannot be ticked, comes from no
 * form of ours (security/controls F1). A box that was not posted stays as it is; one to tick was left empty.
 */
export function readBoxes(entries: Iterable<readonly [string, unknown]>, fields: readonly FieldForm[], held: Boxes): ReadBoxes {
  const ticks = new Set(fields.flatMap(({ field, ticks = [] }) => ticks.map((part) => boxName(field, part))));
  const typed = new Map<string, string>([...ticks].filter((name) => name in held).map((name) => [name, '']));
  const seen = new Set<string>();
  for (const [name, value] of entries) {
    if (!Object.hasOwn(held, name) || typeof value !== 'string' || (seen.has(name) && !ticks.has(name))) return { kind: 'malformed' };
    const before = seen.has(name) ? `${typed.get(name)}\n` : '';
    typed.set(name, `${before}${value.replaceAll('\r\n', '\n')}`);
    seen.add(name);
  }
  return { kind: 'read', boxes: { ...held, ...Object.fromEntries(typed) } };
}

export type CheckedSection =
  | { readonly kind: 'valid'; readonly wanted: Readonly<Partial<Record<ListingField, unknown>>> }
  | { readonly kind: 'invalid'; readonly errors: readonly BoxError[] };

/** Checks the facts whose boxes were changed. What stands there from before is not asked about again, whatever rule came since. */
export async function checkSection(fields: readonly FieldForm[], facts: FormFacts, boxes: Boxes): Promise<CheckedSection> {
  const wanted: Partial<Record<ListingField, unknown>> = {};
  const errors: BoxError[] = [];
  for (const form of fields) {
    const held = form.boxes(facts.view, facts.today);
    const typed = Object.fromEntries(Object.keys(held).map((part) => [part, boxes[boxName(form.field, part)] ?? '']));
    if (Object.keys(held).every((part) => typed[part] === held[part])) continue;
    const read = await form.schema(facts).safeParseAsync(typed);
    if (read.success) wanted[form.field] = read.data;
    else errors.push(...toMend(read.error).map((error) => ({ ...error, box: boxName(form.field, error.box) })));
  }
  return errors.length > 0 ? { kind: 'invalid', errors } : { kind: 'valid', wanted: withOnePhone(facts, wanted) };
}

/** The listing names the phone of the form, where the site has one, so that no reader of the open data calls another. */
function withOnePhone({ view }: FormFacts, wanted: Partial<Record<ListingField, unknown>>): Partial<Record<ListingField, unknown>> {
  const phone = wanted['intake.phone'];
  return phone === undefined || view.intake === null ? wanted : { ...wanted, phone };
}
