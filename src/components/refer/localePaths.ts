import { DEFAULT_LOCALE, LOCALES } from '#src/domain/locale.ts';

/** The paths of a prerendered page in every language: English has no prefix. */
export function localePaths(): { params: { lang: string | undefined } }[] {
  return LOCALES.map((locale) => ({ params: { lang: locale === DEFAULT_LOCALE ? undefined : locale } }));
}
