import type { AstroGlobal } from 'astro';
import { type Locale, localeOf, localePath } from '#src/domain/locale.ts';
import { type OpenedSite, openSite } from '#src/features/directory/openSite.ts';
import { listingJsonLd } from './listingJsonLd.ts';

/** The public page of one site. */
export interface SitePage {
  readonly locale: Locale;
  readonly opened: OpenedSite;
  /** Without a language before it. */
  readonly path: string;
  readonly jsonLd: object | undefined;
  /** Where the same stands as open data; null for what is invented, which open data leaves out. */
  readonly dataPath: string | null;
}

/** Reads one request for the page of a site; null where there is none of that name. */
export async function readSitePage({ params, locals }: AstroGlobal): Promise<SitePage | null> {
  const { ports } = locals;
  const locale = localeOf(params['lang']);
  const opened = locale && (await openSite(ports, params['slug'] ?? ''));
  if (!locale || !opened) return null;
  const { slug, demonstration } = opened.site.listing;
  const path = `/sites/${slug}/`;
  const origin = ports.settings.publicOrigin;
  const url = new URL(localePath(locale, path), origin).href;
  return {
    locale,
    opened,
    path,
    jsonLd: listingJsonLd(opened, { locale, url, origin, now: ports.clock.now() }),
    dataPath: demonstration ? null : `/hsds/services/${ports.ids.stable(`service:${slug}`)}`,
  };
}
