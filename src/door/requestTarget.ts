import { type Locale, splitLocale } from '#src/domain/locale.ts';

export interface Target {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

// Bytes that change what a path means once decoded: controls, DEL, slash, backslash, percent (controls A4, hazard H8).
const ENCODED_MEANING = /%(?:[01][0-9a-f]|7f|2f|5c|25)/i;
// Letters, digits, dash, dot, underscore and tilde never need it (RFC 3986 §2.3); encoded they would pass by our own prefixes.
const ENCODED_FOR_NOTHING = /%(?:3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|2d|2e|5f|7e)/i;
// The WHATWG URL parser behind Astro folds these away, so that it would see another path than we checked.
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
const OUTSIDE_PRINTABLE_ASCII = /[^!-~]/;

/** Splits a request target at its first question mark. */
export function splitTarget(url: string): Target {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark) };
}

/** What is wrong with a path: 400 for one that can be read in two ways, 404 for one that is never served. */
export function checkPath(path: string): 400 | 404 | null {
  if (!isPlainPath(path)) return 400;
  return isHiddenPath(path) ? 404 : null;
}

/**
 * Tells whether a path can be read in one way only; every other one is refused (controls A4).
 * @example isPlainPath('/refer/north-lead/') // true
 * @example isPlainPath('/refer//x') // false
 * @example isPlainPath('/refer/%2e%2e/') // false
 */
export function isPlainPath(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//') || path.includes('\\') || path.includes('#')) return false;
  if (OUTSIDE_PRINTABLE_ASCII.test(path) || DOT_SEGMENT.test(path)) return false;
  return !path.includes('%') || (!ENCODED_MEANING.test(path) && !ENCODED_FOR_NOTHING.test(path) && decoded(path) !== null);
}

/**
 * Tells whether a plain path names something that is never served: dotfiles, source maps, Astro's own endpoints (controls A11).
 * @example isHiddenPath('/.git/config') // true
 * @example isHiddenPath('/.well-known/security.txt') // false
 */
export function isHiddenPath(path: string): boolean {
  const plain = decoded(path) ?? path;
  if (plain.endsWith('.map')) return true;
  if (plain.startsWith('/_')) return !plain.startsWith('/_astro/') && !plain.startsWith('/_server-islands/');
  return plain.includes('/.') && !/^\/\.well-known\/[^.]/.test(plain);
}

/** Tells whether a path looks like a page that is missing only its last slash. */
export function lacksSlash(path: string): boolean {
  return !path.endsWith('/') && !path.slice(path.lastIndexOf('/')).includes('.') && !path.startsWith('/_');
}

/** The language that a path's prefix asks for. */
export function localeOfPath(path: string): Locale {
  return splitLocale(path).locale;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
