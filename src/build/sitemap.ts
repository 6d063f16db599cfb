import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SitemapItem, SitemapOptions } from '@astrojs/sitemap';
import { DEFAULT_LOCALE, LOCALES, localePath } from '#src/domain/locale.ts';
import { ROUTES, type Route } from '#src/door/routes.ts';
import { pathOf } from '#src/reading/addresses.ts';
import { readContent } from '#src/reading/readContent.ts';

/** What @astrojs/sitemap is told: which pages stand in it, in which languages, and since when they say what they say. */
export function sitemapOptions(origin: string, client = 'dist/client'): SitemapOptions {
  const onDemand = new Set(listedOnDemand(ROUTES, siteSlugs()).map((path) => new URL(path, origin).href));
  let days: ReadonlyMap<string, string> | undefined;
  return {
    customPages: [...onDemand],
    filter: (url) => onDemand.has(url) || isListed(url, builtPage(client, new URL(url).pathname)),
    namespaces: { xhtml: true, news: false, image: false, video: false },
    i18n: { defaultLocale: DEFAULT_LOCALE, locales: Object.fromEntries(LOCALES.map((locale) => [locale, locale])) },
    serialize: (item) => {
      days ??= effectiveDays();
      const day = days.get(new URL(item.url).pathname);
      return { ...item, ...(day === undefined ? {} : { lastmod: day }), ...withFallback(item) };
    },
  };
}

/** Who reads none of our languages is led to the English page, as the page's own head says. */
function withFallback({ links = [] }: SitemapItem): Pick<SitemapItem, 'links'> {
  const fallback = links.find(({ lang }) => lang === DEFAULT_LOCALE);
  return fallback === undefined ? {} : { links: [...links, { ...fallback, lang: 'x-default' }] };
}

/** The pages made on demand that search engines may list: a row for each site, and the Spanish twins. */
export function listedOnDemand(routes: readonly Route[], sites: readonly string[]): string[] {
  return routes
    .filter(({ indexed }) => indexed === true)
    .flatMap(({ pattern, translated }) => {
      const paths = pattern.includes('[slug]') ? sites.map((site) => pattern.replace('[slug]', site)) : [pattern];
      return paths.flatMap((path) => (translated === true ? LOCALES.map((locale) => localePath(locale, path)) : [path]));
    });
}

/**
 * Tells whether a built page may be listed. The page says so itself: it names its own address as the canonical one and keeps no
 * robot out, so that there is no second list of pages that could forget one.
 */
export function isListed(url: string, html: string | null): boolean {
  if (html === null || /<meta name="robots" content="[^"]*noindex/.test(html)) return false;
  return html.includes(`<link rel="canonical" href="${url}"`);
}

function builtPage(client: string, path: string): string | null {
  const file = `${client}${path}index.html`;
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function siteSlugs(): string[] {
  return globSync('content/sites/*.yaml')
    .map((file) => basename(file, '.yaml'))
    .toSorted();
}

/** The day from which the text of a page stands as it is; a twin says the newest version that it tells of. */
function effectiveDays(): Map<string, string> {
  const { files, twins } = readContent('content');
  const told = new Map(twins.map((twin) => [`${twin.locale} ${twin.id}`, twin.data.what]));
  return new Map(
    files.flatMap((file) =>
      LOCALES.flatMap((locale) => {
        const what = told.get(`${locale} ${file.id}`);
        const said = file.data.versions.find(({ version }) => what === undefined || version in what);
        return said === undefined ? [] : [[localePath(locale, pathOf(file)), said.effective]];
      }),
    ),
  );
}
