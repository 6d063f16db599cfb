import type { MarkedTerm } from '#src/reading/glossaryMarks.ts';
import { prepareText } from '#src/reading/prepareText.ts';
import type { Entry, Library } from './library.ts';

/** One page of a booklet. */
export interface Part {
  readonly entry: Entry;
  readonly html: string;
  readonly sources: readonly string[];
  /** Glossary terms that it uses. */
  readonly terms: readonly MarkedTerm[];
  readonly prefix: string;
}

export interface Booklet {
  readonly parts: readonly Part[];
  /** Every glossary term that the chosen pages use, once, by name. */
  readonly terms: readonly MarkedTerm[];
  /** Something was asked for that does not exist. */
  readonly incomplete: boolean;
}

/** Pages beside the toolkit that fit into a booklet. */
const STANDING = ['pages/pathways', 'pages/how-lead-differs'];
export const WHOLE = 'all';

/** What a booklet can be made of, in the order of the room. */
export function bookletEntries({ toolkit, byId }: Library): Entry[] {
  return [...toolkit, ...STANDING.flatMap((id) => byId.get(id) ?? [])];
}

/** The booklet of these slugs, in the order of the room whatever the order of asking; each page once. */
export function makeBooklet(library: Library, slugs: readonly string[]): Booklet {
  const all = bookletEntries(library);
  const entries = slugs.includes(WHOLE) ? [...library.toolkit] : all.filter(({ slug }) => slugs.includes(slug));
  const parts = entries.map((entry) => partOf(entry, library));
  const terms = new Map(parts.flatMap((part) => part.terms.map((term) => [term.slug, term])));
  const known = new Set(all.map(({ slug }) => slug));
  return {
    parts,
    terms: [...terms.values()].toSorted((a, b) => a.title.localeCompare(b.title, library.locale)),
    incomplete: slugs.some((slug) => slug !== WHOLE && !known.has(slug)),
  };
}

/** Kept from one request to the next: the whole toolkit takes a tenth of a second, and anybody may ask for it again and again. */
const made = new WeakMap<Entry, Part>();

function partOf(entry: Entry, library: Library): Part {
  const part = made.get(entry) ?? makePart(entry, library);
  made.set(entry, part);
  return part;
}

function makePart(entry: Entry, library: Library): Part {
  const prefix = `${entry.slug}-`;
  const { html, terms, sources } = prepareText(entry.html, { locale: library.locale, terms: library.terms, prefix, lower: true });
  // In a booklet a word's explanation stands at its end, once, and not beside each page.
  const ownTerms = html.replaceAll(`href="#${prefix}term-`, 'href="#term-').replaceAll(/ interestfor="[^"]*"/g, '');
  return { entry, html: ownTerms, sources, terms, prefix };
}
