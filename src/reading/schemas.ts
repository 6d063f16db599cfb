import { z } from 'zod';
import { CONTINUUM_OF_CARE, EVIDENCE_TYPES, FORMATS, QUESTION_GROUPS, READERS, RESPONSE_APPROACHES, TOPICS } from './vocabulary.ts';

/** The shape of every file under `content/`. The messages are written for the person who edits the file. */

/** Astro's YAML makes a date of an unquoted day; ours leaves it a text. */
const day = z
  .preprocess(
    (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    z.string({ error: 'a day is missing' }).regex(/^\d{4}-\d{2}-\d{2}$/, 'write the day as 2026-11-22'),
  )
  .refine((value) => !Number.isNaN(Date.parse(value)), 'this day does not exist');

const words = (what: string, most: number) =>
  z
    .string({ error: `${what} is missing` })
    .trim()
    .min(3, `${what} is too short`)
    .max(most, `${what} has more than ${most} characters`);

const choice = <const K extends readonly [string, ...string[]]>(what: string, list: K) =>
  z.enum(list, { error: `${what} must be one of: ${list.join(', ')}` });

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens: like-this');

/** `faq/what-is-lead`: the folder and the file's name. */
const entryId = z
  .string()
  .regex(/^(?:faq|glossary|toolkit|evidence|pages|for)\/[a-z0-9-]+$/, 'name an entry as folder/file, like faq/what-is-lead');

const versionNumber = z.string({ error: 'write the version in quotes: "1.0"' }).regex(/^\d+\.\d+$/, 'a version looks like "1.0"');
const whatChanged = words('what changed', 200);
const version = z.strictObject({ version: versionNumber, effective: day, what: whatChanged });

/** The words of a head, which each language says in its own: the English page and its twins have the same limits. */
const said = {
  /** Search results and tabs show no more of it (html-validate's `long-title`). */
  title: words('the title', 70),
  summary: words('the summary (what the page says, in a sentence or two)', 280),
};

const termSaid = {
  ...said,
  /** One sentence; it opens beside the word on other pages. */
  short: words('short (the one-sentence explanation)', 240),
  alsoCalled: z.array(z.string()).default([]),
  /** Spellings marked in running text, capitals as written; the title and alsoCalled where left out. */
  marks: z.array(z.string()).optional(),
};

const studySaid = {
  ...said,
  design: words('design', 160),
  groups: z.string().optional(),
  place: words('place', 80),
  years: words('years (of the data)', 60),
  result: words('result (the exact figure)', 400),
  doesNotShow: z.array(words('a line of doesNotShow', 280)).min(1, 'say at least one thing that it does not show'),
};

const chartSaid = {
  title: words("the chart's title", 120),
  /** Written behind each value: %, $ (written before it), days … */
  unit: z.string().max(20),
  /** What the picture must not be read as. */
  caution: words("the chart's caution", 240),
};
const barSaid = { label: words("a bar's label", 60), note: z.string().optional() };

const firstSaid = { text: words('text', 90), why: words('why', 160) };

/** What every page of the reading room says about itself. */
const common = {
  ...said,
  versions: z.array(version, { error: 'versions is missing: at least "1.0" with its day' }).min(1, 'at least version "1.0"'),
  related: z.array(entryId).default([]),
  /** Ids of files in content/sources that carry the whole page; single figures carry their own mark [^id]. */
  sources: z.array(id).default([]),
};

export const question = z.strictObject({
  ...common,
  group: choice('group', QUESTION_GROUPS),
  order: z.number().int(),
});

export const term = z.strictObject({
  ...common,
  ...termSaid,
});

export const resource = z.strictObject({
  ...common,
  topic: choice('topic', TOPICS),
  audience: z.array(choice('audience', READERS)).min(1, 'name at least one reader under audience'),
  format: choice('format', FORMATS),
  printable: z.boolean().default(false),
  order: z.number().int(),
});

const chart = z.strictObject({
  ...chartSaid,
  bars: z.array(z.strictObject({ ...barSaid, value: z.number().nonnegative() })).min(2),
});

export const study = z.strictObject({
  ...common,
  ...studySaid,
  order: z.number().int(),
  /** Number of people in it; null where none is published. */
  participants: z.number().int().positive().nullable(),
  /** The result is told in odds: no sentence may tell it as a rate. */
  odds: z.boolean().default(false),
  citation: id,
  typeOfEvidence: choice('typeOfEvidence', EVIDENCE_TYPES),
  responseApproach: z.array(choice('responseApproach', RESPONSE_APPROACHES)).min(1),
  continuumOfCare: z.array(choice('continuumOfCare', CONTINUUM_OF_CARE)).min(1),
  charts: z.array(chart).default([]),
});

export const page = z.strictObject({
  ...common,
  /** Where it stands: /pathways/ */
  path: z.string().regex(/^\/(?:[a-z0-9-]+\/)+$/, 'a path begins and ends with a slash'),
});

export const reader = z.strictObject({
  ...common,
  reader: choice('reader', READERS),
  order: z.number().int(),
  /** What this reader comes for first; each leads somewhere. */
  first: z
    .array(z.strictObject({ ...firstSaid, to: z.string().regex(/^\//, 'a link begins with a slash') }))
    .min(2)
    .max(6),
});

/** A file of content/sources: stands once, is cited anywhere as [^its-id]. */
export const source = z.strictObject({
  /** As it stands in the list of sources: authors (year). Title. Where. */
  cite: words('cite', 400),
  authors: z.array(z.string()).default([]),
  published: z.string().optional(),
  url: z.url('a full address, https://…').optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/, 'a DOI begins with 10.')
    .optional(),
  /** Its results are odds: a sentence with its percent must say "odds". */
  odds: z.boolean().default(false),
});

export const COLLECTIONS = {
  faq: question,
  glossary: term,
  toolkit: resource,
  evidence: study,
  pages: page,
  for: reader,
} as const;

/** What every twin says of its page: content/<language>/README.md. */
const twin = {
  /** The stamp of the English text that it says (src/reading/twins.ts); `pending` until somebody has stamped it. */
  of: z
    .string({ error: 'of is missing: write "of: pending", then run npm run translated' })
    .regex(/^(?:[0-9a-f]{12}|pending)$/, 'of is written by npm run translated; a new twin has "of: pending"'),
  /** What changed in each version, by its number. */
  what: z.record(versionNumber, whatChanged, {
    error: ({ code }) =>
      code === 'invalid_key' ? 'write the version in quotes: "1.0"' : 'what is missing: a sentence for each version, like "1.0": …',
  }),
};

/** The twin of a page in another language: words alone, within the limits of the English head. Facts stand once, in the English file. */
export const TWINS = {
  faq: z.strictObject({ ...twin, ...said }),
  glossary: z.strictObject({ ...twin, ...termSaid }),
  toolkit: z.strictObject({ ...twin, ...said }),
  evidence: z.strictObject({
    ...twin,
    ...studySaid,
    /** In the order of the English charts and bars, whose values they take. */
    charts: z.array(z.strictObject({ ...chartSaid, bars: z.array(z.strictObject(barSaid)) })).default([]),
  }),
  pages: z.strictObject({ ...twin, ...said }),
  for: z.strictObject({
    ...twin,
    ...said,
    /** In the order of the English ones, whose links they take. */
    first: z.array(z.strictObject(firstSaid)),
  }),
} as const;

export type Collection = keyof typeof COLLECTIONS;
/** What stands in the head of an entry, by its folder. */
export type FactsOf = { [F in Collection]: z.infer<(typeof COLLECTIONS)[F]> };
/** What stands in the head of a twin, by its folder. */
export type WordsOf = { [F in Collection]: z.infer<(typeof TWINS)[F]> };
export type Question = z.infer<typeof question>;
export type Term = z.infer<typeof term>;
export type Resource = z.infer<typeof resource>;
export type Study = z.infer<typeof study>;
export type ReadingPage = z.infer<typeof page>;
export type ReaderPage = z.infer<typeof reader>;
export type Source = z.infer<typeof source>;
export type Chart = Study['charts'][number];
