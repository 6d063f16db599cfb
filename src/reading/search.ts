import MiniSearch from 'minisearch';

/** What can be found, as the search knows it. */
export interface SearchDocument {
  /** Its address: also its identity. */
  readonly path: string;
  readonly title: string;
  /** `faq`, `site` …: what it is, in words of `words.search.kinds`. */
  readonly kind: string;
  readonly summary: string;
  /** Other names: what a term is also called, counties of a site. */
  readonly names: string;
  readonly text: string;
}

/** All that can be found in one language: what the browser loads when somebody begins to type. */
export interface Searchable {
  readonly documents: readonly SearchDocument[];
  /** Words that say nothing of what is looked for, with spaces between: a question may be typed as it is spoken. */
  readonly smallWords: string;
}

export type Found = Pick<SearchDocument, 'path' | 'title' | 'kind' | 'summary'>;

/** Enough to choose from on one screen; who needs more says more. */
export const MOST_RESULTS = 30;
/** A word may differ by one letter in five, and its beginning is enough. What was typed as it stands comes first: in Spanish, casa, caso and cara are three words. */
const FORGIVING = {
  prefix: (term: string) => term.length > 2,
  fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
  weights: { prefix: 0.4, fuzzy: 0.1 },
};
const WEIGHTS = { title: 6, names: 4, summary: 2 };
const LONGEST_QUESTION = 200;
/** Each word is looked for with its slips; a dozen say what somebody means, and cost the server little. */
const MOST_WORDS = 12;

/**
 * Makes the search over these documents; the browser and the server use this same one, so both find the same. Every word
 * asked for must be found; when no page has them all, pages with some of them are shown.
 */
export function makeSearch({ documents, smallWords }: Searchable): (question: string) => Found[] {
  const small = new Set(smallWords.split(' ').map(plain));
  const index = new MiniSearch<SearchDocument>({
    idField: 'path',
    fields: ['title', 'names', 'summary', 'text'],
    storeFields: ['path', 'title', 'kind', 'summary'],
    processTerm: (term) => {
      const word = plain(term);
      return word === '' || small.has(word) ? null : word;
    },
  });
  index.addAll(documents);
  return (question) => {
    const asked = question.slice(0, LONGEST_QUESTION).split(/\s+/).slice(0, MOST_WORDS).join(' ');
    // A slip is forgiven inside a word: "mother" is not "other".
    const begins = new Set(asked.split(/[^\p{L}\p{N}]+/u).map((word) => plain(word).charAt(0)));
    const filter = ({ terms }: { terms: readonly string[] }) => terms.some((term) => begins.has(term.charAt(0)));
    const options = { ...FORGIVING, boost: WEIGHTS, filter };
    const all = index.search(asked, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : index.search(asked, { ...options, combineWith: 'OR' });
    return found.slice(0, MOST_RESULTS).map(({ path, title, kind, summary }) => ({ path, title, kind, summary }));
  };
}

/** Small letters without accents: "Cañon" is found by "canon". */
function plain(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
