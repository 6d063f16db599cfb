import { withoutMarks } from './marks.ts';

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** What is a number and yet no figure: days, years, telephone numbers, hours of the day, laws, names. */
const NO_FIGURE: readonly RegExp[] = [
  /https?:\/\/\S+/g,
  /\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g,
  new RegExp(`\\b${MONTH} \\d{1,2}(?:, \\d{4})?`, 'g'),
  new RegExp(`\\b\\d{1,2} ${MONTH}\\b`, 'g'),
  /\b(?:19|20)\d{2}(?:[–-](?:19|20)?\d{2})?s?\b/g,
  /\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\(\d{3}\) ?\d{3}-\d{4}\b/g,
  /\b(?:911|988|211|311)\b/g,
  /\b24\/7\b|\b24[- ]hour\b|\b24 hours a day\b/g,
  /\b\d{1,2}:\d{2}\b/g,
  /\b\d{1,2} ?[ap]\.?m\b/g,
  /\b\d+ (?:CFR|C\.F\.R\.|U\.?S\.?C)\.?(?: (?:Part |§ ?)?[\d.]+(?:\([a-z0-9]+\))*)?/g,
  /\b(?:RCW|Part|Chapter|chapter|Resolution|Title|Section|section|Public Law|HB|SB|House Bill|Senate Bill) ?[\d.:–-]+|§ ?[\d.]+/g,
  /\b(?:Month|Week|Day|Year|Step|Phase|Appendix|Table|Page) \d+\b/g,
  /\bLEAD 101\b|\bCOVID-19\b|\b12-step\b|\b501\(c\)/gi,
];

/** A share, money, a multiple in words, or a number from ten on. Smaller numbers are counting ("three doors"). */
const FIGURE =
  /\d[\d,.]*\s?%|\bper ?cent\b|\$\s?\d+(?:[,.]\d+)*|\b\d{1,3}(?:,\d{3})+\b|\b\d{2,}(?:\.\d+)?\b|\b(?:two-thirds|three-quarters|one in (?:two|three|four|five|ten)|twice as|fourfold|threefold)\b/i;

/** The first figure of a text that is not a day, a telephone number, a law or the like. */
export function figureIn(text: string): string | undefined {
  const rest = NO_FIGURE.reduce((left, pattern) => left.replace(pattern, ' '), withoutMarks(text));
  return FIGURE.exec(rest)?.[0];
}
