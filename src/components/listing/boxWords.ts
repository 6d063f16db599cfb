import { sayWeekday, type Weekday } from '#src/domain/day.ts';
import type { ListingField } from '#src/domain/listing.ts';
import { type BoxError, boxName } from '#src/features/listings/forms/fieldForm.ts';
import { listing } from '#src/words/en/listing.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import { listingForm } from '#src/words/en/listingForm.ts';

/** What a box is called and the help beside it; a field without words of its own is called like the fact. */
export function boxWords(field: ListingField, part = ''): { label: string; hint: string | undefined } {
  const words = listingForm.boxes[boxName(field, part)];
  return { label: words?.label ?? listingFields.labels[field], hint: words?.hint };
}

/** What to do about a box that cannot be taken. */
export function boxError({ code, detail }: BoxError): string {
  return listingForm.errors[code](detail);
}

/** The sentence beside a box, or none. */
export function errorAt(errors: readonly BoxError[], box: string): string | undefined {
  const error = errors.find((one) => one.box === box);
  return error && boxError(error);
}

/** All that is to mend, as the summary lists it: each with the name of its box, because the same thing may be missing twice. */
export function summaryOf(errors: readonly BoxError[]): { field: string; message: string }[] {
  return errors.map((error) => ({ field: error.box, message: withLabel(boxLabel(error.box), boxError(error)) }));
}

function withLabel(label: string, message: string): string {
  return /[?.]$/.test(label) ? `${label} ${message}` : `${label}: ${message}`;
}

/** What a box is called, wherever on the page it stands. */
export function boxLabel(box: string): string {
  const [, day, side] = /^intake\.hours\.([1-7])\.(opens|closes)$/.exec(box) ?? [];
  if (day !== undefined && (side === 'opens' || side === 'closes')) return listingForm[side](sayWeekday(Number(day) as Weekday, 'en'));
  const own = listingForm.boxes[box]?.label ?? listingFields.labels[box as ListingField];
  if (own !== undefined) return own;
  const [, group = '', part = ''] = /^(.+)\.([^.]+)$/.exec(box) ?? [];
  if (group === '') return box;
  return part in LANGUAGES ? `${boxLabel(group)}, ${LANGUAGES[part]}` : boxLabel(group);
}

const LANGUAGES: Readonly<Record<string, string>> = { en: listing.form.english, es: listing.form.spanish };
