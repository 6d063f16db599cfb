import { type Locale, localePath } from '#src/domain/locale.ts';

/** What stands once for all languages: the desks, older versions, data, pictures, and files (their last part has a dot). */
const ONCE = /^\/(?:staff|bureau|demo|leave|versions|hsds|maps|places|social|_astro)\/|^[^?#]*\.[a-z0-9]+(?:[?#]|$)/;

/**
 * Where a link of content/ leads from a page in this language: addresses stand there without a language.
 * @example linkIn('es', '/faq/what-is-lead/') // '/es/faq/what-is-lead/'
 * @example linkIn('es', '/sites.csv') // '/sites.csv'
 */
export function linkIn(locale: Locale, href: string): string {
  return /^\/(?!\/)/.test(href) && !ONCE.test(href) ? localePath(locale, href) : href;
}
