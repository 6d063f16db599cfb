import { LANGUAGES, LOCALES, type Locale } from '#src/domain/locale.ts';
import { wordsFor } from '#src/words/words.ts';

/** What a citation needs to know of a page. */
export interface Cited {
  readonly title: string;
  readonly version: string;
  /** YYYY-MM-DD */
  readonly effective: string;
  readonly url: string;
  /** The language of the page, and so of its citation. */
  readonly locale: Locale;
}

/** Made once: a formatter costs more than a page. */
const formatters = (options: Intl.DateTimeFormatOptions) =>
  new Map(LOCALES.map((locale) => [locale, new Intl.DateTimeFormat(LANGUAGES[locale].tag, { ...options, timeZone: 'UTC' })]));
const DAYS = formatters({ month: 'long', day: 'numeric', year: 'numeric' });
const DAYS_OF_YEAR = formatters({ month: 'long', day: 'numeric' });

/**
 * A day as people write it.
 * @example writtenDay('2026-11-22', 'en') // 'November 22, 2026'
 * @example writtenDay('2026-11-22', 'es') // '22 de noviembre de 2026'
 */
export function writtenDay(day: string, locale: Locale): string {
  return DAYS.get(locale)?.format(new Date(day)) ?? day;
}

/**
 * The page in the style of the American Psychological Association, 7th edition: web page, group author that is also the site's name,
 * the version in parentheses behind the title with no period between. The Spanish edition orders it the same way.
 */
export function citeApa({ title, version, effective, url, locale }: Cited): string {
  const { common, reading } = wordsFor(locale);
  const [year = ''] = effective.split('-');
  const day = DAYS_OF_YEAR.get(locale)?.format(new Date(effective)) ?? effective;
  const said = reading.changes.version(version);
  return `${common.portalName}. (${year}, ${day}). ${bare(title)} (${said.charAt(0).toUpperCase()}${said.slice(1)}). ${url}`;
}

/**
 * The page as a note in the Chicago Manual of Style, 17th edition: web page. The comma stands behind a question mark too (6.125),
 * quotation marks inside the title are of the other kind.
 */
export function citeChicago({ title, version, effective, url, locale }: Cited): string {
  const { common, reading } = wordsFor(locale);
  const { open, close, innerOpen, innerClose, end } = reading.cite.quotes;
  const quoted = bare(title).replaceAll(open, innerOpen).replaceAll(close, innerClose);
  return `${open}${quoted}${end} ${common.portalName}, ${reading.changes.version(version)}, ${writtenDay(effective, locale)}, ${url}.`;
}

/** The title without a period at its end: each style sets its own mark there. */
function bare(title: string): string {
  return title.replace(/\.$/, '');
}
