import { parseFragment, serialize } from 'parse5';
import type { Locale } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';
import { type MarkedTerm, type Mention, mentionFinder } from './glossaryMarks.ts';
import { attribute, type Element, elementsIn, isElement, isText, make, type Parent, replace, set, type Text, textOf } from './htmlTree.ts';
import { linkIn } from './linkIn.ts';
import { SOURCE_MARK } from './sourceMark.ts';
import { makeCards } from './tableCards.ts';
import { makeTickable } from './taskBoxes.ts';

/** What a page's running text becomes, and what it drew on. */
export interface PreparedText {
  readonly html: string;
  /** Terms marked on the page, in order. */
  readonly terms: readonly MarkedTerm[];
  /** Ids of the sources cited, in order of their numbers. */
  readonly sources: readonly string[];
}

export interface PrepareOptions {
  /** The language of the text. */
  readonly locale: Locale;
  readonly terms: readonly MarkedTerm[];
  /** The page's own term: never marked on its own page. */
  readonly self?: string | undefined;
  /** Put before every id, so that many pages may stand on one (the booklet). */
  readonly prefix?: string | undefined;
  /** Lowers every heading by one level, for a text that stands below another heading. */
  readonly lower?: boolean | undefined;
}

/** What may be marked where a text stands: terms and sources, sources, the bare number of a source, nothing. */
type Place = 'open' | 'quiet' | 'link' | 'typed';

/** The issue says headings, links and code; a label is a link of its own. */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'th'].map((name) => [name, 'quiet'] as const),
  ...['a', 'button'].map((name) => [name, 'link'] as const),
  ...['code', 'pre'].map((name) => [name, 'typed'] as const),
]);
const STRICTER: readonly Place[] = ['open', 'quiet', 'link', 'typed'];

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly piece: Element;
}

/**
 * Makes the HTML of a Markdown text ready for its page: the first mention of each glossary term becomes a link to its
 * explanation on the same page, `[^id]` a numbered link to its source, a task list boxes that can be ticked, a table one that
 * reads on a phone, a paragraph "Advice:" a marked one, a link of ours one to the page in the same language. Works on what was
 * rendered, at every build, so a changed term is never stale.
 */
export function prepareText(html: string, options: PrepareOptions): PreparedText {
  const { locale, prefix = '', lower = false } = options;
  const { advice } = wordsFor(locale).reading;
  const fragment = parseFragment(html);
  const elements = elementsIn(fragment);
  for (const element of elements) prefixAnchors(element, prefix);
  if (lower) for (const element of elements) lowerHeading(element);
  for (const element of elements) markAdvice(element, advice);
  for (const element of elements) leadToTwin(element, locale);
  makeCards(fragment);
  makeTickable(fragment, prefix);
  const marking = new Marking(options);
  marking.children(fragment, 'open');
  return { html: serialize(fragment), terms: marking.terms, sources: marking.sources };
}

class Marking {
  readonly terms: MarkedTerm[] = [];
  readonly sources: string[] = [];
  private readonly find: (text: string) => Mention[];
  private readonly self: string | undefined;
  private readonly prefix: string;
  private readonly nameOf: (number: string) => string;

  constructor({ locale, terms, self, prefix = '' }: PrepareOptions) {
    this.nameOf = wordsFor(locale).reading.source;
    this.find = mentionFinder(terms);
    this.self = self;
    this.prefix = prefix;
  }

  children(parent: Parent, place: Place): void {
    for (const child of [...parent.childNodes]) {
      if (isText(child)) this.text(child, place);
      else if (isElement(child)) this.children(child, stricter(place, PLACES.get(child.tagName)));
    }
  }

  private text(node: Text, place: Place): void {
    if (place === 'typed') return;
    const sources = this.sourceCuts(node.value, place);
    const terms = place === 'open' ? this.termCuts(node.value, sources) : [];
    const cuts = [...sources, ...terms].toSorted((a, b) => a.start - b.start);
    if (cuts.length > 0) replace(node, piecesOf(node.value, cuts));
  }

  private sourceCuts(text: string, place: Place): Cut[] {
    return [...text.matchAll(SOURCE_MARK)].map(({ 0: whole, 1: id = '', index }) => ({
      start: index,
      end: index + whole.length,
      piece: this.sourceMark(id, place),
    }));
  }

  private termCuts(text: string, taken: readonly Cut[]): Cut[] {
    const free = this.find(text).filter(({ start, end }) => taken.every((cut) => cut.end <= start || end <= cut.start));
    return free.flatMap(({ term, start, end }) => {
      // Its own term is found all the same: "Recovery" inside another term's name is no mention of recovery.
      if (term.slug === this.self || this.terms.includes(term)) return [];
      this.terms.push(term);
      return [{ start, end, piece: this.termLink(term, text.slice(start, end)) }];
    });
  }

  private sourceMark(id: string, place: Place): Element {
    if (!this.sources.includes(id)) this.sources.push(id);
    const number = `${this.sources.indexOf(id) + 1}`;
    const link = make('a', { href: `#${this.prefix}source-${id}`, 'aria-label': this.nameOf(number) }, number);
    // A link inside a link would end the outer one.
    return make('sup', { class: 'source-mark' }, place === 'link' ? number : [link]);
  }

  /** Its anchor is around the link: "Close" leads back there, and a link that were led to would open its explanation again. */
  private termLink({ slug }: MarkedTerm, words: string): Element {
    const hint = `${this.prefix}term-${slug}`;
    return make('span', { class: 'term', id: `${this.prefix}word-${slug}` }, [make('a', { href: `#${hint}`, interestfor: hint }, words)]);
  }
}

function stricter(place: Place, inside: Place = 'open'): Place {
  return STRICTER.indexOf(inside) > STRICTER.indexOf(place) ? inside : place;
}

function piecesOf(text: string, cuts: readonly Cut[]): (string | Element)[] {
  const pieces: (string | Element)[] = [];
  let at = 0;
  for (const { start, end, piece } of cuts) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(piece);
    at = end;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

function prefixAnchors(element: Element, prefix: string): void {
  const id = attribute(element, 'id');
  if (id !== undefined) set(element, 'id', `${prefix}${id}`);
  const href = attribute(element, 'href');
  if (href?.startsWith('#') === true) set(element, 'href', `#${prefix}${href.slice(1)}`);
}

function lowerHeading(element: Element): void {
  if (!/^h[1-5]$/.test(element.tagName)) return;
  const name = `h${Number(element.tagName.slice(1)) + 1}`;
  element.tagName = name;
  element.nodeName = name;
}

function markAdvice(element: Element, begin: string): void {
  if (element.tagName === 'p' && textOf(element).startsWith(begin)) set(element, 'class', 'advice');
}

function leadToTwin(element: Element, locale: Locale): void {
  const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
  const there = href === undefined ? undefined : linkIn(locale, href);
  if (there !== href) set(element, 'href', there);
}
