import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unescape as decoded } from 'node:querystring';
import { localePath, splitLocale } from '#src/domain/locale.ts';
import { isOnDemand } from '#src/reading/addresses.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { type BuiltLink, type BuiltPage, readBuiltPage } from './builtPage.ts';

interface Built {
  /** The output folder of the build, whose `client` folder is served. */
  readonly outDir: string;
  /** Absolute addresses of the portal itself begin with it. */
  readonly origin: string;
  /** Sites that have a page of their own. */
  readonly sites: readonly string[];
}

/**
 * Every link and address in the finished pages that no built file and no page on demand answers, every anchor that is not there, and
 * every link out of the reader's language to a page that stands in it.
 */
export function builtLinkFaults({ outDir, origin, sites }: Built): Fault[] {
  const client = join(outDir, 'client');
  const files = new Set(
    globSync('**/*', { cwd: client, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => servedAs(join(entry.parentPath, entry.name).slice(client.length))),
  );
  const pages = new Map([...files].filter(isPage).map((path) => [path, readPage(client, path)]));
  return [...pages.values()].flatMap((page) =>
    page.links.flatMap((link) => {
      const { url, line } = link;
      const wrong = wrongWith(link, page, { origin, pages, isThere: (path) => files.has(path) || isOnDemand(path, sites) });
      return wrong === null ? [] : [{ file: page.file, line, message: `${url}: ${wrong}` }];
    }),
  );
}

interface Known {
  readonly origin: string;
  readonly pages: ReadonlyMap<string, BuiltPage>;
  readonly isThere: (path: string) => boolean;
}

function wrongWith({ url, saysLanguage }: BuiltLink, page: BuiltPage, { origin, pages, isThere }: Known): string | null {
  const address = URL.parse(url, `${origin}${page.path}`);
  if (address === null) return 'this is no address';
  if (address.origin !== origin) return null;
  const path = decoded(address.pathname);
  if (!isThere(path)) return isThere(`${path}/`) ? 'the address lacks its last slash' : 'nothing is served there';
  const twin = localePath(splitLocale(page.path).locale, splitLocale(path).path);
  if (!saysLanguage && twin !== path && isThere(twin)) return `leads to another language: ${twin} is there`;
  const anchor = decoded(address.hash.slice(1));
  const target = pages.get(path);
  // "#top" and a bare "#" are the browser's own; a page on demand is not here to be looked at.
  if (anchor === '' || anchor === 'top' || target === undefined || target.anchors.has(anchor)) return null;
  return `${path} has no element with the id "${anchor}"`;
}

function readPage(client: string, path: string): BuiltPage {
  const file = join(client, path.endsWith('/') ? `${path}index.html` : path);
  return readBuiltPage(path, file, readFileSync(file, 'utf8'));
}

function servedAs(name: string): string {
  return name.replace(/\/index\.html$/, '/');
}

function isPage(path: string): boolean {
  return path.endsWith('/') || path.endsWith('.html');
}

if (import.meta.main) {
  const faults = builtLinkFaults({
    outDir: process.argv[2] ?? 'dist',
    origin: (process.env['PUBLIC_ORIGIN'] || 'http://localhost:4321').replace(/\/$/, ''),
    sites: globSync('content/sites/*.yaml').map((file) => basename(file, '.yaml')),
  });
  // One wrong link in the frame of the pages stands on all of them: said once, with the first page.
  for (const [message, same] of Map.groupBy(faults, (fault) => fault.message)) {
    const [first] = same;
    const others = same.length === 1 ? '' : ` (and ${same.length - 1} times more)`;
    process.stderr.write(`${first?.file}:${first?.line}: ${message}${others}\n`);
  }
  if (faults.length > 0) {
    process.stderr.write(`${faults.length} ${faults.length === 1 ? 'link' : 'links'} of the built pages lead nowhere\n`);
    process.exitCode = 1;
  }
}
