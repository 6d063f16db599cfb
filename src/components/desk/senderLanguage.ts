import { dayOf, sayDay } from '#src/domain/day.ts';
import { DEFAULT_LOCALE, type Locale } from '#src/domain/locale.ts';
import type { SummaryPart } from '#src/domain/referral.ts';
import type { DeskItem } from '#src/features/queue/openSummary.ts';
import { deskItem } from '#src/words/en/deskItem.ts';
import { wordsFor } from '#src/words/words.ts';
import { sayMoment } from '../refer/formText.ts';

/** A sentence that the sender reads or hears, with the same in the worker's language. */
export interface SaidTwice {
  readonly own: string;
  readonly english: string;
}

/**
 * The language in which somebody typed, where it is not the page's own. What a worker wrote down for a caller may be in either: nothing is said then.
 */
export function typedIn({ locale, chosenBy }: Pick<SummaryPart, 'locale' | 'chosenBy'>): Locale | undefined {
  return locale === DEFAULT_LOCALE || chosenBy === 'desk' ? undefined : locale;
}

/** What the sender of an item was told in their language, in the very words of their receipt and status page. */
export function toldTheSender(
  { row, site, acts }: Pick<DeskItem, 'row' | 'site' | 'acts'>,
  summary: SummaryPart,
): (SaidTwice & { readonly name: string })[] {
  const names = deskItem.otherLanguage;
  const opened = acts.find(({ deed }) => deed === 'opened');
  const readOn = opened ? dayOf(opened.at, site.hours.timeZone) : site.today;
  const twice = (name: string, say: (locale: Locale) => string) => ({ name, own: say(summary.locale), english: say(DEFAULT_LOCALE) });
  return [
    twice(names.promise, (locale) => {
      const { received, status } = wordsFor(locale).receipt;
      const when = sayMoment(row.dueAt, site.hours.timeZone, locale);
      // The receipt of a message that was passed on named another team; the status page names this one.
      return summary.chosenBy === 'transfer' ? status.notRead(when) : received.lead(site.name, when);
    }),
    twice(names.afterwards, (locale) => `${wordsFor(locale).receipt.status.read} ${sayDay(readOn, locale)}`),
    twice(names.silence, (locale) => {
      const { received } = wordsFor(locale).receipt;
      if (summary.about !== 'self') return received.silence;
      // What a caller hears is read out by a worker, and says how they meet.
      return summary.chosenBy === 'desk' ? received.nextSelf : received.silenceSelf;
    }),
  ];
}

/** Short sentences for the phone, in a language and in the worker's. */
export function spokenTwice(locale: Locale): SaidTwice[] {
  const own = wordsFor(locale).spoken;
  const english = wordsFor(DEFAULT_LOCALE).spoken;
  return (Object.keys(english) as (keyof typeof english)[]).map((line) => ({ own: own[line], english: english[line] }));
}
