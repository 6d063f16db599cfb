import { type Block, blocksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { sentencesOf } from '#src/reading/grade.ts';
import type { Content, EntryFile } from '#src/reading/readContent.ts';
import { figureIn } from './figureIn.ts';
import { marksIn } from './marks.ts';

/** Begins a paragraph that is our advice and says so; it needs no source. */
export const ADVICE = /^Advice:/;
/** An example that says that its numbers are nobody's. */
const INVENTED = /\b(?:invented|made-up) (?:numbers?|figures?|case|example)\b/i;

/** A figure without a source, a mark without its source, and odds told as a rate. */
export function checkFigures(content: Content): Fault[] {
  const now = content.files.flatMap((file) => blocksOf(file.body, file.bodyLine).flatMap((block) => checkBlock(content, file, block)));
  // An older version passed when it was written; its sources must still be there to be shown.
  const older = content.older.flatMap((file) => blocksOf(file.body, file.bodyLine).flatMap((block) => unknownMarks(content, file, block)));
  return [...now, ...older];
}

function checkBlock(content: Content, file: EntryFile, block: Block): Fault[] {
  const at = (message: string): Fault => ({ file: file.file, line: block.line, message });
  const figure = figureIn(block.text);
  const bare = figure !== undefined && needsMark(file, block) && marksIn(block.text).length === 0;
  const odds = sentencesOf(block.text).filter((sentence) => tellsOddsAsRate(sentence, content.sources));
  return [
    ...unknownMarks(content, file, block),
    ...(bare ? [at(`"${figure}" has no source: add a mark like [^source-id], or begin the paragraph with "Advice:"`)] : []),
    ...odds.map((sentence) => at(`these are odds, and the sentence must say so: ${sentence}`)),
  ];
}

function unknownMarks({ sources, unread }: Content, { file }: EntryFile, { text, line }: Block): Fault[] {
  return marksIn(text)
    .filter((id) => !sources.has(id) && !unread.has(`sources/${id}`))
    .map((id) => ({ file, line, message: `[^${id}]: there is no file content/sources/${id}.yaml` }));
}

/** A study carries its citation for the whole page; so does a page that names sources in its head. */
function needsMark({ folder, data }: EntryFile, { kind, text }: Block): boolean {
  return kind !== 'heading' && !ADVICE.test(text) && !INVENTED.test(text) && folder !== 'evidence' && data.sources.length === 0;
}

function tellsOddsAsRate(sentence: string, sources: Content['sources']): boolean {
  const cited = marksIn(sentence).some((id) => sources.get(id)?.data.odds === true);
  return cited && /\d\s?%/.test(sentence) && !/\bodds\b/i.test(sentence);
}
