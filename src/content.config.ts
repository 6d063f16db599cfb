import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { DEFAULT_LOCALE, LOCALES, SITE_LANGUAGES } from '#src/domain/locale.ts';
import { COLLECTIONS, source } from '#src/reading/schemas.ts';

/** The collections of `content/`. Their schemas stand in src/reading/schemas.ts, which the check before the build uses too. */
const entries = (folder: string) => glob({ pattern: '*.md', base: `./content/${folder}` });

const TWINS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).map(
  (locale) => `${locale}/{${Object.keys(COLLECTIONS).join(',')}}/*.md`,
);
/** `es/faq/what-is-lead`: the file's place below `content/`, as it is. */
const placeOf = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

export const collections = {
  faq: defineCollection({ loader: entries('faq'), schema: COLLECTIONS.faq }),
  glossary: defineCollection({ loader: entries('glossary'), schema: COLLECTIONS.glossary }),
  toolkit: defineCollection({ loader: entries('toolkit'), schema: COLLECTIONS.toolkit }),
  evidence: defineCollection({ loader: entries('evidence'), schema: COLLECTIONS.evidence }),
  pages: defineCollection({ loader: entries('pages'), schema: COLLECTIONS.pages }),
  for: defineCollection({ loader: entries('for'), schema: COLLECTIONS.for }),
  sources: defineCollection({ loader: glob({ pattern: '*.yaml', base: './content/sources' }), schema: source }),
  /** The first facts of the directory, for search alone: the directory itself reads the database. */
  sites: defineCollection({
    loader: glob({ pattern: '*.yaml', base: './content/sites' }),
    schema: z.looseObject({
      slug: z.string(),
      name: z.string(),
      state: z.string(),
      area: z.record(z.enum(SITE_LANGUAGES), z.string()),
      counties: z.array(z.looseObject({ name: z.string() })),
    }),
  }),
  /** What every entry says in the other languages. The check before the build holds each head against its English one. */
  translations: defineCollection({
    loader: glob({ pattern: TWINS, base: './content', generateId: placeOf }),
    schema: z.looseObject({ of: z.string(), title: z.string(), summary: z.string() }),
  }),
  /** `toolkit/three-doors/1.0`: what a page said before. The check before the build holds them to their schemas. */
  versions: defineCollection({
    loader: glob({ pattern: '**/*.md', base: './content/versions', generateId: placeOf }),
    schema: z.looseObject({
      title: z.string(),
      summary: z.string(),
      versions: COLLECTIONS.faq.shape.versions,
      sources: COLLECTIONS.faq.shape.sources,
      short: z.string().optional(),
    }),
  }),
};
