/** The languages a person can read the portal in. A third language is one more entry here and one more folder under src/words. */
export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** Text that a site or an editor gives in every language. */
export type Words = Readonly<Record<Locale, string>>;

/** Tells whether a string names one of our languages. */
export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/**
 * Reads the optional first part of a path as a language; null means that it is not one of ours (the page answers 404).
 * @example localeOf(undefined) // 'en'
 * @example localeOf('es') // 'es'
 * @example localeOf('en') // null: English has no prefix
 */
export function localeOf(param: string | undefined): Locale | null {
  if (param === undefined) return DEFAULT_LOCALE;
  return param !== DEFAULT_LOCALE && isLocale(param) ? param : null;
}

/**
 * Puts the language's prefix before an unprefixed path.
 * @example localePath('es', '/refer/') // '/es/refer/'
 */
export function localePath(locale: Locale, path: string): string {
  return locale === DEFAULT_LOCALE ? path : `/${locale}${path}`;
}
