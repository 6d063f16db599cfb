import { withoutMarks } from './marks.ts';

/** Addresses, day and night, and the key that leads to a language on the phone ("oprima 2"): a twin may say these in its own way. */
const NO_TOKEN = /https?:\/\/\S+|\b24\/7\b|\b(?:press|oprim\p{L}+)(?: el)? \d\b/giu;
const TOKEN = /(?<![\p{L}\d])\$?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?/gu;
/** Numbers to call in need: each must be said, how often is a matter of the language (a text to 988 has a word of its own in Spanish). */
const LINES = new Set(['911', '988', '211', '311']);

/**
 * Every number in digits that a text says, years and days too, with its sign of money or of a share. What people write out in words
 * is not compared: languages differ in that.
 * @example figureTokens('In 2017, 1,200 people; 58 % of them[^a]') // ['2017', '1200', '58%']
 */
export function figureTokens(text: string): string[] {
  const found = withoutMarks(text).replace(NO_TOKEN, ' ').match(TOKEN) ?? [];
  const tokens = found.map((token) => token.replace(/[,\s]/g, ''));
  return tokens.filter((token, index) => !LINES.has(token) || tokens.indexOf(token) === index);
}
