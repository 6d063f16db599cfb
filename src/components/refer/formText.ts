import { type ClockTime, clockTimeOf, dayOf, type Instant, sayDay, sayTime } from '#src/domain/day.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { FieldError, FormValues } from '#src/features/referrals/referralForm.ts';
import { wordsFor } from '#src/words/words.ts';

/** The button of somebody who goes on after danger: the form comes back with every word, and asks about danger again. */
export const DANGER_IS_OVER = 'danger-over';

/** The sentence for one thing to mend. */
export function errorMessage(error: FieldError, locale: Locale, self: boolean): string {
  const words = wordsFor(locale).refer.errors;
  switch (error.code) {
    case 'too-long':
      return words.tooLong(error.most ?? 0);
    case 'unreadable':
      return words.unreadable;
    case 'all-too-long':
      return words.allTooLong;
    case 'not-a-choice':
      return error.field === 'danger' ? words.danger : words.notAChoice;
    case 'missing':
      return missingMessage(error.field, words, self);
  }
}

function missingMessage(field: string, words: ReturnType<typeof wordsFor>['refer']['errors'], self: boolean): string {
  if (field === 'where') return self ? words.whereSelf : words.where;
  const said: Record<string, string> = { danger: words.danger, concerns: words.concerns, relation: words.relation };
  return said[field] ?? words.notAChoice;
}

/** A moment in the site's own clock, as people say it: "Tuesday, March 3, 5 pm". */
export function sayMoment(at: Instant, timeZone: string, locale: Locale): string {
  const time: ClockTime = clockTimeOf(at, timeZone);
  return wordsFor(locale).receipt.when(sayDay(dayOf(at, timeZone), locale), sayTime(time, locale));
}

/** Every answer as hidden inputs, so that the words travel with the page and the server keeps nothing (product §2.5). */
export function carried(values: FormValues, without: readonly string[] = []): { name: string; value: string }[] {
  const { concerns, step: _step, ...single } = values;
  const rows = Object.entries(single).map(([name, value]) => ({ name, value }));
  const all = [...rows, ...concerns.map((value) => ({ name: 'concerns', value }))];
  return all.filter((row) => row.value !== '' && !without.includes(row.name));
}
