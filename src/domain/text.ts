/** What cleaning a typed text answers: the text as it is kept, or why it cannot be. */
export type CleanText = { readonly kind: 'clean'; readonly text: string } | { readonly kind: 'unreadable' };

// C0 and C1 controls except tab and line feed, the byte-order mark, the replacement character that broken UTF-8 turns
// into, non-characters, and the invisible "tag" letters (security/controls F2).
const REFUSED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFFD-\uFFFF]|[\u{E0000}-\u{E007F}]/u;
// Bidirectional controls can make a text read backwards to the worker.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/gu;
// More than three combining marks in a row pile up over the neighboring lines.
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes typed text safe to keep and to show, in the order of security/controls F2; refuses what cannot be text.
 * @example cleanText(' a\r\nb ') // { kind: 'clean', text: 'a\nb' }
 */
export function cleanText(typed: string): CleanText {
  if (!typed.isWellFormed()) return { kind: 'unreadable' };
  const lines = typed.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (REFUSED.test(lines)) return { kind: 'unreadable' };
  return { kind: 'clean', text: lines.replace(BIDI, '').replace(PILED_MARKS, '$1').normalize('NFC').trim() };
}

/** Length as people count it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}
