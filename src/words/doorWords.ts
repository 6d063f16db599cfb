import type { Locale } from '#src/domain/locale.ts';
import { common as english } from './en/common.ts';
import { errors as englishErrors } from './en/errors.ts';
import { common as spanish } from './es/common.ts';
import { errors as spanishErrors } from './es/errors.ts';

/** What stands round and in an error page: the door says it by itself, and loads no other words for it. */
export const DOOR_WORDS: Readonly<Record<Locale, { readonly common: typeof english; readonly errors: typeof englishErrors }>> = {
  en: { common: english, errors: englishErrors },
  es: { common: spanish, errors: spanishErrors },
};
