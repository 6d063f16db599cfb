import { DEFAULT_LOCALE } from '#src/domain/locale.ts';
import { blocksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { hardestSentences, type Measure, scoreOf } from '#src/reading/measure.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { limitFor } from './gradeLimits.ts';
import { headTexts } from './headTexts.ts';
import { LANGUAGES, languageOf } from './languages.ts';

const SHOWN = 3;

/** The grade or the ease of one page: the sentences of its head and its running text. Tables are data, headings are labels: both are left out. */
export function gradeOfFile(file: EntryFile | TwinFile): number {
  return scoreOf(gradedText(file), languageOf(file).measure) ?? 0;
}

/** Every page and every twin that is harder than its limit, with the sentences that make it hard (product §6, forms.md §11). */
export function checkGrades({ files, twins }: Content): Fault[] {
  return [...files, ...twins].flatMap((file) => {
    const { measure, page } = languageOf(file);
    const blocks = gradedText(file);
    const message = tooHard(blocks, limitFor(measure.locale, file.id, page), measure);
    return message === null ? [] : [{ file: file.file, line: lineOfText(file, hardestSentences(blocks, 1, measure)[0]?.text), message }];
  });
}

/** What to say of a text beyond its limit; null when it is within. */
export function tooHard(blocks: readonly string[], limit: number, measure: Measure = LANGUAGES[DEFAULT_LOCALE].measure): string | null {
  const { name, rises } = measure;
  const score = scoreOf(blocks, measure);
  if (score === null || (rises ? score <= limit : score >= limit)) return null;
  const unit = name.split(' ').at(-1);
  const hard = hardestSentences(blocks, SHOWN, measure).map(({ text, score: own }) => `\n    ${unit} ${own.toFixed(0)}: ${text}`);
  const bound = rises ? `at most ${limit} is allowed` : `at least ${limit} is needed`;
  return `${name} ${score.toFixed(1)}, ${bound}; the hardest sentences:${hard.join('')}`;
}

function gradedText(file: EntryFile | TwinFile): string[] {
  const running = blocksOf(file.body).filter(({ kind }) => kind === 'text');
  return [...headTexts(file), ...running].map(({ text }) => text);
}

function lineOfText(file: EntryFile | TwinFile, sentence: string | undefined): number {
  if (sentence === undefined) return 1;
  const block = blocksOf(file.body, file.bodyLine).find(({ text }) => text.includes(sentence));
  return block?.line ?? file.lineOf(headTexts(file).find(({ text }) => text.includes(sentence))?.path ?? []);
}
