interface Language {
  /** What its own readers call it. */
  readonly name: string;
  /** How days, times, lists and figures are written (BCP 47): as people who speak it in the United States write them. */
  readonly tag: string;
  /** Left out: from left to right. */
  readonly dir?: 'rtl';
  /** What stands between the weekday and the day, where sentences want another joint than the tag gives. */
  readonly afterWeekday?: string;
}

/**
 * The languages a person can read the portal in: code, name, ways. One more is a line here, its words in src/words/<code> and its
 * pages in content/<code>.
 */
const TABLE = {
  en: { name: 'English', tag: 'en-US' },
  es: { name: 'Español', tag: 'es-US', afterWeekday: ' ' },
} as const satisfies Readonly<Record<string, Language>>;

export type Locale = keyof typeof TABLE;
export const LANGUAGES: Readonly<Record<Locale, Language>> = TABLE;
export const LOCALES = Object.keys(LANGUAGES) as Locale[];
export const DEFAULT_LOCALE = 'en' satisfies Locale;

/** The languages in which a site writes all it tells; its pages in any other show the English words. */
export const SITE_LANGUAGES = ['en', 'es'] as const satisfies readonly Locale[];
export type SiteLanguage = (typeof SITE_LANGUAGES)[number];
/** Text that a site or an editor gives in every language that sites write. */
export type Words = Readonly<Record<SiteLanguage, string>>;

/** Tells whether a string names one of our languages. */
export function isLocale(value: string): value is Locale {
  return Object.hasOwn(LANGUAGES, value);
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

/**
 * Takes the language's prefix off a path.
 * @example splitLocale('/es/refer/') // { locale: 'es', path: '/refer/' }
 */
export function splitLocale(path: string): { readonly locale: Locale; readonly path: string } {
  const [, first = '', rest = '/'] = /^\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const locale = localeOf(first);
  return locale === null ? { locale: DEFAULT_LOCALE, path } : { locale, path: rest };
}

/** What a site says, as nearly in the reader's language as the site has written it. */
export function saidIn(words: Words, locale: Locale): string {
  return words[siteLanguage(locale)];
}

/** Says of an element with a site's own words that they are not in the page's language, where they are not. */
export function siteLang(locale: Locale): { readonly lang?: SiteLanguage; readonly dir?: 'auto' } {
  const language = siteLanguage(locale);
  return language === locale ? {} : { lang: language, dir: 'auto' };
}

/** The languages a page can be changed to, each with the name that its own readers know it by. */
export function otherLanguages(locale: Locale): readonly { readonly locale: Locale; readonly name: string }[] {
  return LOCALES.filter((other) => other !== locale).map((other) => ({ locale: other, name: LANGUAGES[other].name }));
}

function siteLanguage(locale: Locale): SiteLanguage {
  return SITE_LANGUAGES.find((language) => language === locale) ?? DEFAULT_LOCALE;
}
