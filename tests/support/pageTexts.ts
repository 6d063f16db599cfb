import { parse } from 'parse5';
import { attribute, type Element, isElement, isText, type Parent } from '#src/reading/htmlTree.ts';

/** Nobody reads these as sentences. */
const UNREAD = new Set(['script', 'style', 'template', 'code', 'pre', 'noscript']);
/** They stand inside a sentence, which goes on behind them. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'bdi',
  'cite',
  'em',
  'i',
  'mark',
  'q',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'wbr',
]);
const ADDRESS = /https?:\/\/\S+|\S+@\S+\.\w+/g;
/** What a person hears or sees of an element besides its text. */
const SPOKEN = ['aria-label', 'aria-description', 'alt', 'placeholder', 'title'];
const SPOKEN_OF_META = new Set(['description', 'og:title', 'og:description', 'og:site_name', 'og:image:alt', 'twitter:image:alt']);

/**
 * Every text of a page that is in the page's own language, by its own word: block by block, with what is spoken of it. Left out are
 * elements that say that they are in another language, code, what is marked as not to be translated (names, numbers), and addresses.
 */
export function textsInOwnLanguage(html: string): string[] {
  const root = parse(html).childNodes.find(isElement);
  if (root === undefined) return [];
  const reading: Reading = { language: attribute(root, 'lang') ?? '', texts: [], block: '' };
  readInside(reading, root);
  endBlock(reading);
  return reading.texts.flatMap((text) => text.replace(ADDRESS, '').trim() || []);
}

interface Reading {
  readonly language: string;
  readonly texts: string[];
  /** What was read of the block so far. */
  block: string;
}

function readInside(reading: Reading, parent: Parent): void {
  for (const child of parent.childNodes) {
    if (isText(child)) reading.block += child.value;
    if (isElement(child)) readElement(reading, child);
  }
}

function readElement(reading: Reading, element: Element): void {
  const staysIn = INLINE.has(element.tagName);
  if (!staysIn) endBlock(reading);
  if (element.tagName === 'br') reading.block += ' ';
  if (isOwn(element, reading.language)) {
    reading.texts.push(...spokenOf(element));
    readInside(reading, element);
  }
  if (!staysIn) endBlock(reading);
}

function endBlock(reading: Reading): void {
  const text = reading.block.replace(/\s+/g, ' ').trim();
  if (text !== '') reading.texts.push(text);
  reading.block = '';
}

function isOwn(element: Element, language: string): boolean {
  const own = attribute(element, 'lang') ?? language;
  return !UNREAD.has(element.tagName) && own === language && attribute(element, 'translate') !== 'no';
}

function spokenOf(element: Element): string[] {
  const spoken = SPOKEN.flatMap((name) => attribute(element, name) ?? []);
  const meta = attribute(element, 'name') ?? attribute(element, 'property') ?? '';
  return element.tagName === 'meta' && SPOKEN_OF_META.has(meta) ? [attribute(element, 'content') ?? ''] : spoken;
}
