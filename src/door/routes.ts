/** What the door knows of a page that is made on demand. Built files are known from the build. */
export interface Route {
  /** `[name]` stands for one part that somebody chose. */
  readonly pattern: string;
  /** It takes a form. Left out: a POST answers 405. */
  readonly post?: true;
  /** The same page stands under /es/. */
  readonly spanish?: true;
  /** The page may ask for `Cache-Control: public`; every other page is no-store (controls E3). */
  readonly cached?: true;
  /** Search engines may list it (controls E8). */
  readonly indexed?: true;
}

/**
 * Every page on demand. First match wins: keep fixed names above `[site]`.
 * A new page: one row here, its path as src/pages has it; a test compares the two and names what is missing.
 */
export const ROUTES: readonly Route[] = [
  { pattern: '/refer/start/', spanish: true, post: true },
  { pattern: '/refer/check/', spanish: true, post: true },
  { pattern: '/refer/status/', spanish: true, post: true },
  { pattern: '/refer/withdraw/', spanish: true, post: true },
  { pattern: '/refer/received/', spanish: true },
  { pattern: '/refer/[site]/', spanish: true, post: true },

  { pattern: '/privacy/', cached: true, indexed: true },
  { pattern: '/.well-known/security.txt', cached: true },

  { pattern: '/search/' },
  { pattern: '/toolkit/booklet/' },

  { pattern: '/start-a-site/contact/', spanish: true, post: true },
  { pattern: '/start-a-site/contact/received/', spanish: true },

  { pattern: '/leave/' },

  { pattern: '/sites/', spanish: true, cached: true, indexed: true },
  { pattern: '/sites/[slug]/', spanish: true, cached: true, indexed: true },
  { pattern: '/_server-islands/[name]' },

  { pattern: '/staff/' },
  { pattern: '/staff/sign-in/', post: true },
  { pattern: '/staff/unlock/', post: true },
  { pattern: '/staff/lock/', post: true },
  { pattern: '/staff/sign-out/', post: true },
  { pattern: '/staff/queue/', post: true },
  { pattern: '/staff/queue/[id]/', post: true },

  { pattern: '/bureau/messages/', post: true },

  { pattern: '/demo/letters/' },
];

/** A path that no row names: still asked of Astro, never with a POST. */
const UNKNOWN: Route = { pattern: 'other' };

const ROWS = ROUTES.map((route) => ({ route, pattern: partsOf(route.pattern) }));

export interface FoundRoute {
  readonly route: Route;
  /** What the request log may say: never a part that somebody typed. */
  readonly name: string;
}

/**
 * Finds the row of a path; a missing last slash makes no difference.
 * @example findRoute('/es/refer/north-lead').name // '/es/refer/[site]/'
 */
export function findRoute(path: string): FoundRoute {
  const spanish = path.startsWith('/es/');
  const parts = partsOf(spanish ? path.slice('/es'.length) : path);
  const row = ROWS.find(({ route, pattern }) => (route.spanish === true || !spanish) && matches(pattern, parts));
  if (row === undefined) return { route: UNKNOWN, name: UNKNOWN.pattern };
  return { route: row.route, name: spanish ? `/es${row.route.pattern}` : row.route.pattern };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length === parts.length && pattern.every((part, index) => part.startsWith('[') || part === parts[index]);
}
