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

export type Found = Pick<SearchDocument, 'path' | 'title' | 'kind' | 'summary'>;

/** Enough to choose from on one screen; who needs more says more. */
export const MOST_RESULTS = 30;
/** Words that say nothing of what is looked for: a question may be typed as it is spoken. */
const SMALL_WORDS = new Set(
  'a about an and are as at be can could do does for from get have how i if in is it me my of on or our should that the their there they this to us was we what when where which who why will with would you your'.split(
    ' ',
  ),
);
/** A word may differ by one letter in five, and its beginning is enough. */
const FORGIVING = { prefix: (term: string) => term.length > 2, fuzzy: (term: string) => (term.length > 3 ? 0.2 : false) };
const WEIGHTS = { title: 6, names: 4, summary: 2 };
const LONGEST_QUESTION = 200;
/** Each word is looked for with its slips; a dozen say what somebody means, and cost the server little. */
const MOST_WORDS = 12;

/**
 * Makes the search over these documents; the browser and the server use this same one, so both find the same. Every word
 * asked for must be found; when no page has them all, pages with some of them are shown.
 */
export function makeSearch(documents: readonly SearchDocument[]): (question: string) => Found[] {
  const index = new MiniSearch<SearchDocument>({
    idField: 'path',
    fields: ['title', 'names', 'summary', 'text'],
    storeFields: ['path', 'title', 'kind', 'summary'],
    processTerm: (term) => {
      const word = plain(term);
      return word === '' || SMALL_WORDS.has(word) ? null : word;
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
