import { blocksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { gradeOf, hardestSentences } from '#src/reading/grade.ts';
import type { Content, EntryFile } from '#src/reading/readContent.ts';
import { exceptionFor, PAGE_GRADE } from './gradeLimits.ts';
import { headTexts } from './headTexts.ts';

const SHOWN = 3;

/** The grade of one page: the sentences of its head and its running text. Tables are data, headings are labels: both are left out. */
export function gradeOfFile(file: EntryFile): number {
  return gradeOf(gradedText(file));
}

/** Every page above its grade, with the sentences that make it hard (product §6, forms.md §11). */
export function checkGrades({ files }: Content): Fault[] {
  return files.flatMap((file) => {
    const blocks = gradedText(file);
    const message = tooHard(blocks, exceptionFor(file.id)?.grade ?? PAGE_GRADE);
    return message === null ? [] : [{ file: file.file, line: lineOfText(file, hardestSentences(blocks, 1)[0]?.text), message }];
  });
}

/** What to say of a text above its grade; null when it is within. */
export function tooHard(blocks: readonly string[], limit: number): string | null {
  const grade = gradeOf(blocks);
  if (grade <= limit) return null;
  const hard = hardestSentences(blocks, SHOWN).map(({ text, grade: own }) => `\n    grade ${own.toFixed(0)}: ${text}`);
  return `reading grade ${grade.toFixed(1)}, at most ${limit} is allowed; the hardest sentences:${hard.join('')}`;
}

function gradedText(file: EntryFile): string[] {
  const running = blocksOf(file.body).filter(({ kind }) => kind === 'text');
  return [...headTexts(file), ...running].map(({ text }) => text);
}

function lineOfText(file: EntryFile, sentence: string | undefined): number {
  if (sentence === undefined) return 1;
  const block = blocksOf(file.body, file.bodyLine).find(({ text }) => text.includes(sentence));
  return block?.line ?? file.lineOf(headTexts(file).find(({ text }) => text.includes(sentence))?.path ?? []);
}
