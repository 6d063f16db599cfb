import type { Fault } from '#src/reading/contentFile.ts';
import { countedWords } from '#src/reading/measure.ts';
import { outlineOf, type Part, type Section } from '#src/reading/outline.ts';
import type { EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { wordsFor } from '#src/words/words.ts';
import { missingIn } from './differenceOf.ts';
import { figureTokens } from './figureTokens.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { marksIn } from './marks.ts';

/** From so many words on, names and figures left out, two languages do not say the same by chance. */
const FORGOTTEN = 4;

const PARTS: Readonly<Record<Part, string>> = {
  listItem: 'list items',
  box: 'boxes to tick',
  tableRow: 'table rows',
  tableCell: 'table cells',
  blockquote: 'quotations',
};

/** Where the text of a twin is built otherwise than the English one: section by section, so that the place can be named. */
export function textDifferences(twin: TwinFile, page: EntryFile): Fault[] {
  const [wanted, found] = [outlineOf(page.body), outlineOf(twin.body, twin.bodyLine)];
  const at = ({ line }: Pick<Section, 'line'>, message: string): Fault => ({ file: twin.file, line, message });
  const other = wanted.findIndex(({ depth }, index) => depth !== found[index]?.depth);
  if (other >= 0 || found.length > wanted.length) return [headingDifference(wanted, found, other >= 0 ? other : wanted.length, at)];
  const rules = [partDifferences, markDifferences, figureDifferences, linkDifferences, sayingDifferences, englishLeft];
  return wanted.flatMap((english, index) => {
    const section = found[index] ?? english;
    const messages = rules.flatMap((rule) => rule(english, section, twin));
    return messages.map((message) => at(section, `${nameOf(section)}: ${message}`));
  });
}

function headingDifference(
  wanted: readonly Section[],
  found: readonly Section[],
  index: number,
  at: (section: Pick<Section, 'line'>, message: string) => Fault,
): Fault {
  const [english, own] = [wanted[index], found[index]];
  const place = own ?? found.at(-1) ?? { line: 1 };
  if (english === undefined) return at(place, `the English page has no heading like "${own?.title}"`);
  const instead = own === undefined ? 'this one ends' : `this one "${hashes(own)} ${own.title}"`;
  return at(place, `the English page has the heading "${hashes(english)} ${english.title}" here, ${instead}`);
}

function hashes({ depth }: Section): string {
  return '#'.repeat(depth);
}

function nameOf({ title }: Section): string {
  return title === '' ? 'before the first heading' : `under "${title}"`;
}

function partDifferences(english: Section, own: Section): string[] {
  return (Object.keys(PARTS) as Part[])
    .filter((part) => english.parts[part] !== own.parts[part])
    .map((part) => `${own.parts[part]} ${PARTS[part]}, ${english.parts[part]} in English`);
}

function markDifferences(english: Section, own: Section): string[] {
  return onlyIn(english, own, ({ blocks }) => blocks.flatMap(({ text }) => marksIn(text).map((id) => `[^${id}]`)));
}

function figureDifferences(english: Section, own: Section): string[] {
  return onlyIn(english, own, ({ blocks }) => figureTokens(blocks.map(({ text }) => text).join(' ; ')).map((figure) => `"${figure}"`));
}

/** The path counts, and the site outside, which may have pages in this language; anchors are of the language. */
function linkDifferences(english: Section, own: Section): string[] {
  return onlyIn(english, own, ({ links }) => links.map(({ url }) => `a link to ${placeOf(url)}`));
}

function placeOf(url: string): string {
  if (url.startsWith('#')) return 'this page';
  return URL.canParse(url) ? new URL(url).host || url : (url.split('#')[0] ?? url);
}

/** Advice and invented numbers say so in every language. */
function sayingDifferences(english: Section, own: Section, { locale }: TwinFile): string[] {
  const advice = wordsFor(locale).reading.advice;
  const [wanted, found] = [adviceIn(english, wordsFor('en').reading.advice), adviceIn(own, advice)];
  return [
    ...(wanted === found ? [] : [`${found} paragraphs that begin with "${advice}", ${wanted} in English`]),
    ...(invents(english, LANGUAGES.en) && !invents(own, LANGUAGES[locale]) ? ['it must say that its numbers are invented'] : []),
  ];
}

/** A sentence that stands the same in both was forgotten; a row or a line of names alone was not. */
function englishLeft(english: Section, own: Section): string[] {
  const there = new Set(english.blocks.map(({ text }) => text));
  return own.blocks
    .filter(({ text }) => there.has(text) && countedWords(text).length >= FORGOTTEN)
    .map(({ text }) => `it is English still: ${text.slice(0, 80)}`);
}

function adviceIn({ blocks }: Section, begin: string): number {
  return blocks.filter(({ text }) => text.startsWith(begin)).length;
}

function invents({ blocks }: Section, { invented }: Language): boolean {
  return blocks.some(({ text }) => invented.test(text));
}

function onlyIn(english: Section, own: Section, tokensOf: (section: Section) => string[]): string[] {
  const [wanted, found] = [tokensOf(english), tokensOf(own)];
  return [
    ...missingIn(found, wanted).map((token) => `${token} is missing, English has it`),
    ...missingIn(wanted, found).map((token) => `${token} does not stand in English`),
  ];
}
