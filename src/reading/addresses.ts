import { globSync } from 'node:fs';
import { LOCALES, localePath, splitLocale } from '#src/domain/locale.ts';
import { ROUTES } from '#src/door/routes.ts';
import type { Content, EntryFile } from './readContent.ts';

/** What a link inside the portal may lead to. */
export interface Addresses {
  readonly entries: ReadonlyMap<string, EntryFile>;
  readonly isPage: (path: string) => boolean;
}

/** Where pages come from, apart from `content/`. */
interface Project {
  /** Paths of the files below src/pages and below public, as a file tree names them. */
  readonly pageFiles: readonly string[];
  readonly publicFiles: readonly string[];
}

/** The page files of this portal. */
export function readProject(root = '.'): Project {
  return {
    pageFiles: globSync('**/*.{astro,ts}', { cwd: `${root}/src/pages` }),
    publicFiles: globSync('**/*.*', { cwd: `${root}/public` }),
  };
}

/** Gathers every address of the portal: entries, pages made on demand, built pages and files. */
export function addressesOf({ files, older, sites, unread }: Content, project: Project): Addresses {
  const patterns = project.pageFiles.flatMap(patternsOf);
  const fixed = new Set([
    ...project.publicFiles.map((name) => `/${name}`),
    ...[...unread].map((id) => `/${id}/`),
    ...older.map(({ id, version }) => `/versions/${id}/${version}/`),
    ...patterns.filter((pattern) => !pattern.includes('[')),
  ]);
  const open = patterns.filter(isTrusted).map(matcherOf);
  return {
    entries: new Map(files.map((file) => [pathOf(file), file])),
    isPage: (path) => fixed.has(path) || isOnDemand(path, sites) || open.some((pattern) => pattern.test(path)),
  };
}

/** The address of an entry: its own `path`, else its folder and name. */
export function pathOf({ folder, slug, data }: EntryFile): string {
  return 'path' in data ? data.path : `/${folder}/${slug}/`;
}

/** Tells whether the door makes a page at this path; a page of a site needs its file in content/sites. */
export function isOnDemand(path: string, sites: readonly string[]): boolean {
  return ROUTES.flatMap(({ pattern, translated }) => (translated === true ? inEvery(pattern) : [pattern])).some((pattern) => {
    if (!pattern.includes('[')) return pattern === path;
    const site = matcherOf(pattern).exec(path)?.[1];
    return site !== undefined && /\[(?:site|slug)\]/.test(pattern) && sites.includes(site);
  });
}

/**
 * The addresses of a page file; what stands below `[...lang]` stands in English and below the code of each other language.
 * @example patternsOf('[...lang]/faq/index.astro') // ['/faq/', '/es/faq/']
 */
function patternsOf(name: string): string[] {
  const page = name.endsWith('.astro');
  const bare = `/${name.replace(/\.(?:astro|ts)$/, '')}${page ? '/' : ''}`.replace(/\/index\/$/, '/');
  const [, below] = /^\/\[\.\.\.lang\](\/.*)$/.exec(bare) ?? [];
  return below === undefined ? [bare] : inEvery(below);
}

function inEvery(path: string): string[] {
  return LOCALES.map((locale) => localePath(locale, path));
}

/**
 * A page with a chosen part is trusted from its third part on (/toolkit/topic/[topic]/): which ones are made, the check of the
 * built pages sees. Shallower ones are entries or sites, and known here.
 */
function isTrusted(pattern: string): boolean {
  return pattern.includes('[') && splitLocale(pattern).path.split('/').filter(Boolean).length >= 3;
}

function matcherOf(pattern: string): RegExp {
  const parts = pattern.split(/\[(?:\.\.\.)?\w+\]/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+)')}$`);
}
