import type { IncomingHttpHeaders } from 'node:http';

/** Tells whether a POST comes from one of our own pages: an Origin that is ours, and Sec-Fetch-Site agreeing where it is sent (controls D1). */
export function isSameOrigin(headers: IncomingHttpHeaders, origins: ReadonlySet<string>): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  return origin !== undefined && origins.has(origin) && (site === undefined || site === 'same-origin');
}

/**
 * Tells whether another site loads a signed-in page, or the quick exit that clears cookies, as a part of its own: nothing
 * of ours ever does (controls D1).
 */
export function isForeignPart(path: string, headers: IncomingHttpHeaders): boolean {
  if (!['/staff/', '/bureau/', '/leave/'].some((own) => path.startsWith(own))) return false;
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';
}
