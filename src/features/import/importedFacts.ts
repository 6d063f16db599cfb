import { z } from 'zod';
import { readNewAddress } from '#src/domain/emailAddress.ts';
import type { Words } from '#src/domain/locale.ts';
import { readPublicUrl } from '#src/domain/publicUrl.ts';
import { readAreaShape } from '#src/domain/readGeoJson.ts';
import { MOST_BORDER_MILES } from '#src/domain/routing.ts';
import { MODELS, PATHWAYS, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';
import { isState } from '#src/domain/states.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';
import { readTypedDay } from '#src/domain/typedTime.ts';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 2_000;
const MOST_PLACES = 100_000;

const line = textOf(LONGEST_LINE).refine((said) => said !== '', 'write some text');
const words = z.strictObject({ en: said(), es: said() }, 'write it in English (en) and in Spanish (es)') satisfies z.ZodType<Words>;
// Between the first training of officers in Seattle and a typing error.
const year = z
  .int('write a year, such as 2021, or leave it empty')
  .min(2009, 'no LEAD site is older than 2009')
  .max(2100, 'write a year of this century');
const url = line.refine(
  (typed) => readPublicUrl(typed) !== null,
  'write an address that begins with https:// and has a host name, no user name and no port',
);
// A page that a fact came from is kept as it was found, also where that is an old http: address.
const sourceUrl = line.refine(
  (typed) => readPublicUrl(typed.replace(/^http:/, 'https:')) !== null,
  'begin with the address of the page, then a space, then what it says',
);
const phone = line.refine(
  (typed) => /^[\d()+ .x-]+$/.test(typed) && typed.replace(/\D/g, '').length >= 10,
  'write a number with its area code, such as 206-555-0100',
);
const zip = z
  .string('put ZIP codes as text')
  .regex(/^\d{5}$/, 'write ZIP codes of five digits; a spreadsheet drops the first zero unless the column is text');
const county = z.strictObject({
  fips: z
    .string('put the county code as text')
    .regex(/^\d{5}$/, 'write five digits, then the name, such as 53033 King; a spreadsheet drops the first zero unless the column is text'),
  name: line,
});
const day = z.string().refine((typed) => readTypedDay(typed) === typed, 'write a day, such as 2026-03-02');
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use small letters, digits and single dashes');

/** What one row of an import may say: facts of a listing, each as the listing holds it. A fact that is left out stays as it is. */
export const IMPORTED_FACTS = {
  name: line,
  model: oneOf(MODELS),
  departs: words.nullable(),
  state: z.string('write the two letters of the state').refine(isState, 'write the two letters of the state, such as WA'),
  area: words,
  counties: z.array(county),
  partial: z.boolean('write yes or no'),
  zips: z.array(zip),
  shapes: z.array(shape()),
  borderMiles: z
    .number('write miles, or leave it empty')
    .min(0, 'write miles from 0 on')
    .max(MOST_BORDER_MILES, `write ${MOST_BORDER_MILES} miles at most`)
    .nullable(),
  stage: oneOf(STAGES),
  stageAsOf: year.nullable(),
  launched: year.nullable(),
  host: line.nullable(),
  website: url.nullable(),
  referPage: url.nullable(),
  phone: phone.nullable(),
  email: line.refine((typed) => readNewAddress(typed) !== null, 'write the address of a mailbox, such as team@example.org').nullable(),
  hours: words.nullable(),
  pathways: z.array(oneOf(PATHWAYS)),
  whoMayRefer: oneOf(WHO_MAY_REFER),
  whoInWords: words.nullable(),
  howToRefer: words.nullable(),
  policeWarning: words.nullable(),
  eligibility: z.array(words),
  exclusions: z.array(words),
  charges: z.array(words),
  capacity: z.strictObject({ places: places(), most: places().nullable(), asOf: day }).nullable(),
  successor: z
    .union(
      [slug, z.strictObject({ name: line, url })],
      'write the last part of another listing’s address, or an address that begins with https:// and a name',
    )
    .nullable(),
  sources: z.array(z.strictObject({ url: sourceUrl, supports: line })),
} as const;

export type ImportedField = keyof typeof IMPORTED_FACTS;
export const IMPORTED_FIELDS = Object.keys(IMPORTED_FACTS) as readonly ImportedField[];

function textOf(most: number) {
  return z.string('write some text').transform((typed, ctx) => {
    const clean = cleanText(typed);
    if (clean.kind === 'unreadable')
      ctx.issues.push({ code: 'custom', message: 'it holds signs that no text has; type it anew', input: typed });
    else if (lengthOf(clean.text) > most) ctx.issues.push({ code: 'custom', message: `use ${most} characters at most`, input: typed });
    return clean.kind === 'clean' ? clean.text : '';
  });
}

function said() {
  return textOf(LONGEST_TEXT).refine((text) => text !== '', 'write it in this language too');
}

function oneOf<const Name extends string>(names: readonly Name[]) {
  return z.enum(names, `write one of ${names.join(', ')}`);
}

function places() {
  return z.int('write a whole number').min(0, 'write a number from 0 on').max(MOST_PLACES, 'write a number of places');
}

/** A drawn area, whose points are checked as they are when a site draws it. */
function shape() {
  const given = z.strictObject({ words, polygons: z.array(z.unknown()) });
  return given.transform(({ words: said, polygons }, ctx) => {
    const read = readAreaShape(JSON.stringify({ type: 'MultiPolygon', coordinates: polygons }), said);
    if (read.kind === 'shape') return read.shape;
    ctx.issues.push({ code: 'custom', message: read.error, input: polygons });
    return z.NEVER;
  });
}
