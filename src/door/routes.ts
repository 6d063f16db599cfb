/** What the door knows of a page that is made on demand. Built files are known from the build. */
export interface Route {
  /** `[name]` stands for one part, `[...rest]` for all that follows. */
  readonly pattern: string;
  /** What a POST may bring. Left out: the page takes none, and a POST answers 405. */
  readonly post?: 'form' | 'json';
  /** The same page stands under /es/. */
  readonly spanish?: true;
  /** Served without a last slash, as others call it (product §9). */
  readonly noSlash?: true;
  /** The page may ask for `Cache-Control: public`; every other page is no-store (controls E3). */
  readonly cached?: true;
  /** Search engines may list it (controls E8). */
  readonly indexed?: true;
  /** Read-only open data that scripts of other sites may fetch (controls A3). */
  readonly openData?: true;
  /** A machine posts here and proves itself by a signature, not by an Origin (controls D1). */
  readonly signed?: true;
  readonly mostBytes?: number;
}

/** Every page on demand, and whether it takes a POST. First match wins: keep fixed names above `[site]`. */
export const ROUTES: readonly Route[] = [
  { pattern: '/refer/start/', spanish: true, post: 'form' },
  { pattern: '/refer/check/', spanish: true, post: 'form' },
  { pattern: '/refer/status/', spanish: true, post: 'form' },
  { pattern: '/refer/withdraw/', spanish: true, post: 'form' },
  { pattern: '/refer/received/', spanish: true },
  { pattern: '/refer/questions/', spanish: true },
  { pattern: '/refer/emergency/', spanish: true },
  { pattern: '/refer/under-18/', spanish: true },
  { pattern: '/refer/no-site/', spanish: true },
  { pattern: '/refer/[site]/', spanish: true, post: 'form' },
  { pattern: '/r/[code]', spanish: true, noSlash: true },

  { pattern: '/leave/' },

  { pattern: '/sites/', spanish: true, cached: true, indexed: true },
  { pattern: '/sites/[slug]/', spanish: true, cached: true, indexed: true },
  { pattern: '/sites.geojson', cached: true, openData: true },
  { pattern: '/sites.csv', cached: true, openData: true },
  { pattern: '/hsds/[...rest]', noSlash: true, cached: true, openData: true },
  { pattern: '/_server-islands/[name]', noSlash: true },

  { pattern: '/staff/' },
  { pattern: '/staff/sign-in/', post: 'form' },
  { pattern: '/staff/unlock/', post: 'form' },
  { pattern: '/staff/lock/', post: 'form' },
  { pattern: '/staff/sign-out/', post: 'form' },
  { pattern: '/staff/queue/', post: 'form' },
  { pattern: '/staff/queue/[id]/', post: 'form' },
  { pattern: '/staff/help/' },
  { pattern: '/staff/passkey/[step]/', post: 'json', mostBytes: 16_384 },

  { pattern: '/hooks/resend', noSlash: true, post: 'json', signed: true },
  { pattern: '/demo/letters/' },
  { pattern: '/demo/letters/[id]/' },
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
  if (pattern.at(-1)?.startsWith('[...')) return pattern.slice(0, -1).every((part, index) => part === parts[index]);
  return pattern.length === parts.length && pattern.every((part, index) => part.startsWith('[') || part === parts[index]);
}
