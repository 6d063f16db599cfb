import type { Locale } from '#src/domain/locale.ts';
import { PLACEHOLDER } from '#src/reading/checks/placeholders.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Kind } from './newEntryText.ts';

/** What a new twin says beside its title and summary, by the kind of its page. */
const HEAD: Readonly<Record<Exclude<Kind, 'source'>, readonly string[]>> = {
  question: [],
  term: [`short: "${PLACEHOLDER}: the term in one sentence"`, 'alsoCalled: []'],
  resource: [],
  study: [
    ...['design', 'place', 'years', 'result'].map((fact) => `${fact}: "${PLACEHOLDER}: as in English"`),
    'doesNotShow:',
    `  - "${PLACEHOLDER}: as in English"`,
  ],
};

/** The twin of a new page: built like its text, and refused by the gate until each placeholder is filled in and its stamp written. */
export function twinTextOf(kind: Exclude<Kind, 'source'>, page: string, locale: Locale): string {
  const { advice } = wordsFor(locale).reading;
  const body = page
    .slice(page.indexOf('\n---\n') + '\n---\n'.length)
    .replace(/^(#+) (.*)$/gm, `$1 ${PLACEHOLDER}: $2`)
    .replaceAll(wordsFor('en').reading.advice, advice);
  return [
    '---',
    'of: pending',
    `title: ${PLACEHOLDER}`,
    `summary: ${PLACEHOLDER}`,
    ...HEAD[kind],
    'what:',
    `  "1.0": ${PLACEHOLDER}`,
    '---',
    body,
  ].join('\n');
}
