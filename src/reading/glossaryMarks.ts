/** A term as running text meets it. */
export interface MarkedTerm {
  readonly slug: string;
  readonly title: string;
  readonly short: string;
  /** Spellings to look for. One without a capital is found in any case ("Harm reduction"). */
  readonly marks: readonly string[];
}

export interface Mention {
  readonly term: MarkedTerm;
  readonly start: number;
  readonly end: number;
}

interface Spelling {
  readonly term: MarkedTerm;
  readonly mark: string;
  /** "ROI" is not "roi", but "Harm reduction" is "harm reduction"; "Law Enforcement Assisted Diversion" is a name. */
  readonly mayBegin: boolean;
}

/** Finds the mentions of terms in a text, longest spelling first, whole words only. */
export function mentionFinder(terms: readonly MarkedTerm[]): (text: string) => Mention[] {
  const spellings = terms.flatMap(spellingsOf).toSorted((a, b) => b.mark.length - a.mark.length);
  if (spellings.length === 0) return () => [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${spellings.map(patternOf).join('|')})(?![\\p{L}\\p{N}-])`, 'gu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const spelling = spellings.find((one) => isSpelledAs(found, one));
      return spelling === undefined ? [] : [{ term: spelling.term, start: index, end: index + found.length }];
    });
}

function spellingsOf(term: MarkedTerm): Spelling[] {
  const marks = term.marks.map(plainly).filter((mark) => mark !== '');
  return marks.map((mark) => ({ term, mark, mayBegin: /^\p{Ll}/u.test(mark) && mark === mark.toLowerCase() }));
}

/**
 * A spelling in small letters may begin a sentence. The case is held inside the pattern: a longer spelling in the wrong case must
 * not hide a shorter one in the right case.
 */
function patternOf({ mark, mayBegin }: Spelling): string {
  const spelled = mark
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(' ', '\\s+')
    .replaceAll("'", "['’]");
  return mayBegin ? `(?i:${spelled.charAt(0)})${spelled.slice(1)}` : spelled;
}

function isSpelledAs(found: string, { mark, mayBegin }: Spelling): boolean {
  const said = plainly(found);
  return said === mark || (mayBegin && `${said.charAt(0).toLowerCase()}${said.slice(1)}` === mark);
}

/** A text may break its line inside a term, and Markdown bends apostrophes. */
function plainly(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('’', "'");
}
