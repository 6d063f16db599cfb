import { type Day, sayDay } from '#src/domain/day.ts';
import { SITE_LANGUAGES, type Words } from '#src/domain/locale.ts';
import type { FormFacts } from '#src/features/listings/forms/fieldForm.ts';
import type { QuickFacts } from '#src/features/listings/forms/quickForms.ts';
import { wordsFor } from '#src/words/words.ts';

type Phrases = ReturnType<typeof wordsFor>['phrases'];

/** The sentences that are offered for a field, in both languages. */
export const OFFERED: FormFacts['phrases'] = {
  whoInWords: inBoth('whoInWords'),
  howToRefer: inBoth('howToRefer'),
  policeWarning: inBoth('policeWarning'),
  'intake.usually': inBoth('usually'),
  'intake.walkIn': inBoth('walkIn'),
  'intake.governance.readers': inBoth('readers'),
  'intake.governance.decides': inBoth('decides'),
};

/** The public messages that are offered beside a form that is limited or paused. */
export const MESSAGES: QuickFacts['messages'] = Object.fromEntries(
  keysOf(wordsFor('en').phrases.status).map((name) => [name, (until: Day | null) => messageIn(name, until)]),
);

function inBoth(area: Exclude<keyof Phrases, 'status'>): Readonly<Record<string, Words>> {
  const { en, es } = { en: wordsFor('en').phrases[area], es: wordsFor('es').phrases[area] } as Readonly<
    Record<'en' | 'es', Readonly<Record<string, string>>>
  >;
  return Object.fromEntries(Object.keys(en).map((name) => [name, { en: en[name] ?? '', es: es[name] ?? '' }]));
}

function messageIn(name: keyof Phrases['status'], until: Day | null): Words {
  const [en = '', es = ''] = SITE_LANGUAGES.map((locale) =>
    wordsFor(locale).phrases.status[name](until === null ? null : sayDay(until, locale)),
  );
  return { en, es };
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
