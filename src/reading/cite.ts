/** What a citation needs to know of a page. */
export interface Cited {
  readonly title: string;
  readonly version: string;
  /** YYYY-MM-DD */
  readonly effective: string;
  readonly url: string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * A day as people write it.
 * @example writtenDay('2026-11-22') // 'November 22, 2026'
 */
export function writtenDay(day: string): string {
  const [year = '', month = '1', date = ''] = day.split('-');
  return `${MONTHS[Number(month) - 1]} ${Number(date)}, ${year}`;
}

/**
 * The page in the style of the American Psychological Association, 7th edition: web page, group author that is also the site's name,
 * the version in parentheses behind the title with no period between.
 */
export function citeApa({ title, version, effective, url }: Cited): string {
  const [year = ''] = effective.split('-');
  return `LEAD Portal. (${year}, ${writtenDay(effective).replace(/, \d+$/, '')}). ${bare(title)} (Version ${version}). ${url}`;
}

/**
 * The page as a note in the Chicago Manual of Style, 17th edition: web page. The comma stands behind a question mark too (6.125),
 * quotation marks inside the title are single ones.
 */
export function citeChicago({ title, version, effective, url }: Cited): string {
  const quoted = bare(title).replaceAll('“', '‘').replaceAll('”', '’');
  return `“${quoted},” LEAD Portal, version ${version}, ${writtenDay(effective)}, ${url}.`;
}

/** The title without a period at its end: each style sets its own mark there. */
function bare(title: string): string {
  return title.replace(/\.$/, '');
}
