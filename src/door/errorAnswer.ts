import type { Locale } from '#src/domain/locale.ts';
import { contentPolicy, NOTHING_INLINE } from './contentPolicy.ts';
import { errorPage } from './errorPages.ts';
import type { ErrorStatus } from './errorWords.ts';
import { type HeaderList, NEVER_STORED, securityHeaders } from './securityHeaders.ts';

export interface ErrorAnswer {
  readonly status: ErrorStatus;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

export interface ErrorFacts {
  readonly locale: Locale;
  readonly requestId: string;
  /** For a 405: what would be taken. */
  readonly allow?: string;
  /** Seconds, for a 429 or 503. */
  readonly retryAfter?: string;
}

export type ErrorAnswers = (status: ErrorStatus, facts: ErrorFacts) => ErrorAnswer;

/** Longer than a hiccup, shorter than anybody's patience. */
export const RETRY_AFTER_SECONDS = '60';

/** Makes whole error answers: page, headers, and what a status owes (Allow, Retry-After). */
export function createErrorAnswers(site: {
  readonly publicOrigin: string;
  readonly stylesheets: readonly string[];
  readonly demonstration: boolean;
  readonly https: boolean;
}): ErrorAnswers {
  const shared = [
    ...securityHeaders(contentPolicy('', NOTHING_INLINE), { https: site.https, indexed: false }),
    ...NEVER_STORED,
    ...['Content-Type', 'text/html; charset=utf-8'],
  ];
  const { stylesheets, demonstration, publicOrigin } = site;
  return (status, { locale, requestId, allow = 'GET, HEAD, POST', retryAfter = RETRY_AFTER_SECONDS }) => {
    // Under a foreign name our stylesheets would be foreign too, and the policy keeps those out.
    const place = status === 421 ? { origin: publicOrigin, stylesheets: [] } : { stylesheets };
    const body = Buffer.from(errorPage(status, { locale, requestId, demonstration, ...place }));
    const headers = [
      ...shared,
      ...['Content-Length', String(body.length)],
      ...(status === 405 ? ['Allow', allow] : []),
      ...(status === 429 || status === 503 ? ['Retry-After', retryAfter] : []),
    ];
    return { status, headers, body };
  };
}
