import { type Block, blocksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { sentencesOf } from '#src/reading/measure.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { figureIn } from './figureIn.ts';
import { adviceWord, LANGUAGES, type Language, languageOf } from './languages.ts';
import { marksIn } from './marks.ts';

/** A figure without a source, a mark without its source, and odds told as a rate. */
export function checkFigures(content: Content): Fault[] {
  const now = content.files.flatMap((file) => blocksOf(file.body, file.bodyLine).flatMap((block) => checkBlock(content, file, block)));
  // A twin has the figures and the marks of its page (twinText.ts), and so its sources.
  const twins = content.twins.flatMap((twin) => blocksOf(twin.body, twin.bodyLine).flatMap((block) => checkSaid(content, twin, block)));
  // An older version passed when it was written; its sources must still be there to be shown.
  const older = content.older.flatMap((file) => blocksOf(file.body, file.bodyLine).flatMap((block) => unknownMarks(content, file, block)));
  return [...now, ...twins, ...older];
}

function checkBlock(content: Content, file: EntryFile, block: Block): Fault[] {
  const figure = figureIn(block.text);
  const bare = figure !== undefined && needsMark(file, block) && marksIn(block.text).length === 0;
  const message = `"${figure}" has no source: add a mark like [^source-id], or begin the paragraph with "${adviceWord(file)}"`;
  return [...(bare ? [{ file: file.file, line: block.line, message }] : []), ...checkSaid(content, file, block)];
}

/** What holds in every language. */
function checkSaid(content: Content, file: EntryFile | TwinFile, block: Block): Fault[] {
  const language = languageOf(file);
  const odds = sentencesOf(block.text, language.measure).filter((sentence) => tellsOddsAsRate(sentence, content.sources, language));
  return [
    ...unknownMarks(content, file, block),
    ...odds.map((sentence) => ({
      file: file.file,
      line: block.line,
      message: `these are odds, and the sentence must say so: ${sentence}`,
    })),
  ];
}

function unknownMarks({ sources, unread }: Content, { file }: EntryFile | TwinFile, { text, line }: Block): Fault[] {
  return marksIn(text)
    .filter((id) => !sources.has(id) && !unread.has(`sources/${id}`))
    .map((id) => ({ file, line, message: `[^${id}]: there is no file content/sources/${id}.yaml` }));
}

/** A study carries its citation for the whole page; so does a page that names sources in its head. */
function needsMark(file: EntryFile, { kind, text }: Block): boolean {
  const isFree = kind === 'heading' || text.startsWith(adviceWord(file)) || LANGUAGES.en.invented.test(text);
  return !isFree && file.folder !== 'evidence' && file.data.sources.length === 0;
}

function tellsOddsAsRate(sentence: string, sources: Content['sources'], language: Language): boolean {
  const cited = marksIn(sentence).some((id) => sources.get(id)?.data.odds === true);
  return cited && /\d\s?%/.test(sentence) && !language.odds.test(sentence);
}
