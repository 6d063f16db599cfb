import type { z } from 'zod';
import type { Day } from '#src/domain/day.ts';
import type { ListingField } from '#src/domain/listing.ts';
import type { Words } from '#src/domain/locale.ts';
import type { Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** What stands in the boxes of a form, as text. Ticked boxes of one name stand on a line each. */
export type Boxes = Readonly<Record<string, string>>;

/** What reading a form needs to know beside what was typed. */
export interface FormFacts {
  /** The site as its draft would make it. */
  readonly view: Site;
  /** The day at the site. */
  readonly today: Day;
  readonly ports: Pick<Ports, 'sites' | 'places' | 'staff'>;
  /** The sentences that a field, or a part of one, may be filled with, by their names. */
  readonly phrases: Readonly<Partial<Record<ListingField | `intake.governance.${'readers' | 'decides'}`, Readonly<Record<string, Words>>>>>;
}

/** One fact of a listing as boxes. */
export interface FieldForm {
  readonly field: ListingField;
  /** Its boxes, by what follows the name of the field (nothing, where it has one box), with what the site holds. */
  readonly boxes: (view: Site, today: Day) => Boxes;
  /** Boxes to tick: such a box that is not posted was left empty. */
  readonly ticks?: readonly string[];
  /** Reads boxes; an issue names the box in its path and why in its message, an `ErrorCode`. */
  readonly schema: (facts: FormFacts) => z.ZodType<unknown, Boxes>;
}

/** Why a box cannot be taken; the page turns it into words. */
export type ErrorCode =
  | 'missing'
  | 'missing-en'
  | 'missing-es'
  | 'fewer-lines-en'
  | 'fewer-lines-es'
  | 'too-many-lines'
  | 'too-long'
  | 'unreadable'
  | 'not-a-choice'
  | 'url'
  | 'phone'
  | 'mailbox'
  | 'year'
  | 'number'
  | 'time'
  | 'half-day'
  | 'monday-first'
  | 'closes-first'
  | 'never-open'
  | 'no-day'
  | 'day'
  | 'day-ahead'
  | 'day-behind'
  | 'day-span'
  | 'county'
  | 'county-elsewhere'
  | 'zip'
  | 'zip-unknown'
  | 'shape'
  | 'more-than-most'
  | 'officer-reads'
  | 'open-message'
  | 'one-message'
  | 'until-alone'
  | 'successor'
  | 'successor-both';

/** One thing to mend. */
export interface BoxError {
  /** The name of the box. */
  readonly box: string;
  readonly code: ErrorCode;
  /** What the sentence needs: the text that cannot be read, or the numbers allowed. */
  readonly detail: string;
}

/** The name of a box: the field's own, and after it what tells its boxes apart. */
export function boxName(field: ListingField, part: string): string {
  return part === '' ? field : `${field}.${part}`;
}
