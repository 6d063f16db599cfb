import { z } from 'zod';
import type { Words } from '#src/domain/locale.ts';
import { readPublicUrl } from '#src/domain/publicUrl.ts';
import { type Listing, MODELS, PATHWAYS, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';

/** What reading one file of content/sites answers; `errors` are sentences for editors, one for each field. */
export type SiteFileAnswer =
  | { readonly kind: 'listing'; readonly listing: Listing }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] };

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
// Between the first training of officers in Seattle and a typing error.
const year = z.int('write a year, such as 2021, or null').min(2009).max(2100);
const text = z.string('write some text').trim().min(1, 'write some text, or null where null is allowed');
const words = z.strictObject({ en: text, es: text }, 'write it in English (en) and Spanish (es)') satisfies z.ZodType<Words>;
const manyWords = z.array(words);
/** https only, no user name, no bare number as host, no port (security/controls F6). */
const url = z.string('write an address that begins with https://').refine(isPublicUrl, {
  error: 'write an address that begins with https:// and has a host name, no user name and no port',
});
// The page that a fact came from is shown as it was found, also where that is an old http: address.
const sourceUrl = z.string().refine((value) => isPublicUrl(value.replace(/^http:/, 'https:')), {
  error: 'write the address of the page, beginning with https:// or http://',
});

const siteFile = z.strictObject({
  slug: text.regex(SLUG, 'use small letters, digits and single dashes'),
  name: text,
  model: z.enum(MODELS),
  departs: words.nullable(),
  state: z.string().regex(/^[A-Z]{2}$/, 'use the two letters of the state, such as WA'),
  area: words,
  counties: z.array(
    z.strictObject({ name: text, fips: z.string('put the number in quotation marks').regex(/^\d{5}$/, 'use five digits') }),
  ),
  partial: z.boolean(),
  stage: z.enum(STAGES),
  stageAsOf: year.nullable(),
  launched: year.nullable(),
  host: text.nullable(),
  website: url.nullable(),
  referPage: url.nullable(),
  phone: text.regex(/^[\d()+ .x-]+$/, 'use digits and dashes').nullable(),
  hours: words.nullable(),
  pathways: z.array(z.enum(PATHWAYS)),
  whoMayRefer: z.enum(WHO_MAY_REFER),
  whoInWords: words.nullable(),
  howToRefer: words.nullable(),
  policeWarning: words.nullable().default(null),
  eligibility: manyWords,
  exclusions: manyWords,
  charges: manyWords,
  successor: z.union([text.regex(SLUG), z.strictObject({ name: text, url })]).nullable(),
  sources: z.array(z.strictObject({ url: sourceUrl, supports: text })),
});

/**
 * Reads the contents of one site file. A file never says that the site confirmed it, nor which ZIPs it serves: those
 * facts are the site's own.
 */
export function readSiteFile(fileName: string, contents: unknown): SiteFileAnswer {
  const read = siteFile.safeParse(contents);
  if (!read.success) return { kind: 'wrong', errors: read.error.issues.map((issue) => sentence(fileName, issue)) };
  const errors = contradictions(read.data).map((problem) => `${fileName}: ${problem}`);
  if (fileName !== `${read.data.slug}.yaml`) errors.push(`${fileName}: slug: the file has to be called ${read.data.slug}.yaml`);
  if (errors.length > 0) return { kind: 'wrong', errors };
  return {
    kind: 'listing',
    listing: {
      ...read.data,
      zips: [],
      shapes: [],
      borderMiles: null,
      email: null,
      capacity: null,
      checked: {},
      confirmedOn: null,
      demonstration: false,
    },
  };
}

function contradictions({ model, departs }: z.infer<typeof siteFile>): string[] {
  if (model === 'departs' && departs === null) return ['departs: say how this site departs from the model'];
  if (model !== 'departs' && departs !== null) return ['departs: has to be null unless model is departs'];
  return [];
}

function sentence(fileName: string, issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
  const field = [...issue.path, ...(unknown ? [unknown] : [])].join('.') || 'the whole file';
  return `${fileName}: ${field}: ${unknown ? 'there is no such field' : issue.message}`;
}

function isPublicUrl(value: string): boolean {
  return readPublicUrl(value) !== null;
}
