/** The paths of a page that stands in English only, until its Spanish twin is written. */
export const ENGLISH = { lang: undefined } as const;
