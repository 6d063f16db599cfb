import { DEFAULT_LOCALE, localePath, splitLocale } from '#src/domain/locale.ts';

/** What the door knows of a page that is made on demand. Built files are known from the build. */
export interface Route {
  /** `[name]` stands for one part that somebody chose. */
  readonly pattern: string;
  /** It takes a form. Left out: a POST answers 405. */
  readonly post?: true;
  /** The same page stands in every other language, below its code (/es/). */
  readonly translated?: true;
  /** The page may ask for `Cache-Control: public`; every other page is no-store (controls E3). */
  readonly cached?: true;
  /** Made of the address, the day and the sites alone: kept in memory until a site changes (pageMemory.ts). */
  readonly kept?: true;
  /** Read by programs and pages anywhere: open to other origins (security/controls E3). No form, no cookie, nothing of one person. */
  readonly open?: true;
  /** Programs ask for it without the last slash too: it is answered, not redirected. */
  readonly bare?: true;
  /** A POST from another company's server: JSON, no Origin; the page proves by a signature who sent it. */
  readonly hook?: true;
  /** A POST from a script of our own pages: JSON of at most 16 KiB in place of a form (controls §0); same origin like any other. */
  readonly json?: true;
  /** Its answer may be a stream of events that goes on (heldAnswer.ts). */
  readonly stream?: true;
  /** Search engines may list it (controls E8). */
  readonly indexed?: true;
}

/**
 * Every page on demand. First match wins: keep fixed names above `[site]`.
 * A new page: one row here, its path as src/pages has it; a test compares the two and names what is missing.
 */
export const ROUTES: readonly Route[] = [
  { pattern: '/refer/start/', translated: true, post: true },
  { pattern: '/refer/check/', translated: true, post: true },
  { pattern: '/refer/status/', translated: true, post: true },
  { pattern: '/refer/withdraw/', translated: true, post: true },
  { pattern: '/refer/received/', translated: true },
  { pattern: '/refer/[site]/', translated: true, post: true },

  { pattern: '/r/dates/', translated: true, post: true },
  { pattern: '/r/[code]/', translated: true },

  { pattern: '/privacy/', translated: true, cached: true, indexed: true },
  { pattern: '/.well-known/security.txt', cached: true },

  { pattern: '/search/', translated: true },
  { pattern: '/toolkit/booklet/', translated: true },

  { pattern: '/start-a-site/contact/', translated: true, post: true },
  { pattern: '/start-a-site/contact/received/', translated: true },

  { pattern: '/leave/' },

  { pattern: '/hsds/', cached: true, open: true, bare: true },
  { pattern: '/hsds/openapi.json', cached: true, open: true },
  { pattern: '/hsds/[list]/', cached: true, open: true, bare: true },
  { pattern: '/hsds/[list]/[id]/', cached: true, open: true, bare: true },
  { pattern: '/sites.csv', cached: true, kept: true, open: true },
  { pattern: '/sites.geojson', cached: true, kept: true, open: true },
  { pattern: '/sites.xml', cached: true, kept: true, open: true },

  { pattern: '/sites/', translated: true, cached: true, kept: true, indexed: true },
  { pattern: '/sites/[slug]/', translated: true, cached: true, kept: true, indexed: true },
  { pattern: '/sites/[slug]/claim/', translated: true, post: true },
  { pattern: '/sites/[slug]/claim/received/', translated: true },
  { pattern: '/sites/[slug]/still-true/', translated: true, post: true },
  { pattern: '/_server-islands/[name]' },

  { pattern: '/staff/' },
  { pattern: '/staff/sign-in/', post: true },
  { pattern: '/staff/unlock/', post: true },
  { pattern: '/staff/key/', post: true },
  { pattern: '/staff/account/', post: true },
  { pattern: '/staff/account/passkeys/', post: true },
  { pattern: '/staff/account/passkeys/[id]/', post: true },
  { pattern: '/staff/passkey/ask/', post: true, json: true },
  { pattern: '/staff/passkey/sign-in/', post: true, json: true },
  { pattern: '/staff/passkey/unlock/', post: true, json: true },
  { pattern: '/staff/passkey/add/', post: true, json: true },
  { pattern: '/staff/lock/', post: true },
  { pattern: '/staff/sign-out/', post: true },
  { pattern: '/staff/queue/', post: true },
  { pattern: '/staff/queue/[id]/', post: true },
  { pattern: '/staff/queue/[id]/handover/', post: true },
  { pattern: '/staff/queue/[id]/similar/', post: true },
  { pattern: '/staff/queue/[id]/transfer/', post: true },
  { pattern: '/staff/new/', post: true },
  { pattern: '/staff/asked/', post: true },
  { pattern: '/staff/queue/[id]/extend/', post: true },
  { pattern: '/staff/ledger/' },
  { pattern: '/staff/live/', stream: true },
  { pattern: '/staff/help/' },
  { pattern: '/staff/setup/' },
  { pattern: '/staff/setup/open/', post: true },
  { pattern: '/staff/setup/second/', post: true },
  { pattern: '/staff/setup/sheet/', post: true },
  { pattern: '/staff/setup/[step]/', post: true },
  { pattern: '/staff/listing/', post: true },
  { pattern: '/staff/listing/draft/', post: true },
  { pattern: '/staff/listing/history/' },
  { pattern: '/staff/listing/preview/' },
  { pattern: '/staff/listing/[section]/', post: true },
  { pattern: '/staff/people/', post: true },
  { pattern: '/staff/people/recover/', post: true },
  { pattern: '/staff/people/sheet/', post: true },
  { pattern: '/staff/people/[id]/', post: true },
  { pattern: '/staff/people/[id]/correct/', post: true },
  { pattern: '/staff/people/[id]/remove/', post: true },
  { pattern: '/staff/rehearsal/', post: true },
  { pattern: '/staff/account/letters/', post: true },
  { pattern: '/staff/links/', post: true },
  { pattern: '/staff/links/[code]/card/' },

  { pattern: '/staff/insights/' },
  { pattern: '/staff/insights/csv/' },
  { pattern: '/staff/insights/report/' },

  { pattern: '/bureau/' },
  { pattern: '/bureau/insights/' },
  { pattern: '/bureau/changes/' },
  { pattern: '/bureau/changes/[id]/', post: true },
  { pattern: '/bureau/claims/' },
  { pattern: '/bureau/claims/[id]/', post: true },
  { pattern: '/bureau/messages/', post: true },
  { pattern: '/bureau/people/', post: true },
  { pattern: '/bureau/sites/' },
  { pattern: '/bureau/sites/new/', post: true },
  { pattern: '/bureau/sites/[slug]/', post: true },
  { pattern: '/bureau/sites/[slug]/call/', post: true },
  { pattern: '/bureau/sites/[slug]/edit/', post: true },
  { pattern: '/bureau/sites/[slug]/people/', post: true },
  { pattern: '/bureau/sites/[slug]/manager/', post: true },

  { pattern: '/demo/letters/' },

  { pattern: '/hooks/resend/', post: true, hook: true },
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
  const { locale, path: bare } = splitLocale(path);
  const parts = partsOf(bare);
  const row = ROWS.find(({ route, pattern }) => (route.translated === true || locale === DEFAULT_LOCALE) && matches(pattern, parts));
  if (row === undefined) return { route: UNKNOWN, name: UNKNOWN.pattern };
  return { route: row.route, name: localePath(locale, row.route.pattern) };
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length === parts.length && pattern.every((part, index) => part.startsWith('[') || part === parts[index]);
}
