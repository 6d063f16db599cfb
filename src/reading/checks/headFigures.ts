import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile } from '#src/reading/readContent.ts';
import { figureIn } from './figureIn.ts';
import { headTexts } from './headTexts.ts';

/** A figure where no mark of a source can stand, and odds told as a rate in the facts of a study. */
export function checkHeadFigures({ files, sources }: Content): Fault[] {
  return files.flatMap((file) => [...figuresWithoutPlace(file), ...oddsAsRates(file, sources)]);
}

/** A study carries its citation beside its summary; any other page has its sources in the text alone. */
function figuresWithoutPlace(entry: EntryFile): Fault[] {
  if (entry.folder === 'evidence') return [];
  return headTexts(entry).flatMap(({ text, path }) => {
    const figure = figureIn(text);
    if (figure === undefined) return [];
    const message = `${path[0]?.toString()}: "${figure}" can have no source here: say it in the text, with its mark`;
    return [{ file: entry.file, line: entry.lineOf(path), message }];
  });
}

function oddsAsRates({ file, folder, data, lineOf }: EntryFile, sources: Content['sources']): Fault[] {
  if (folder !== 'evidence' || !('citation' in data)) return [];
  if (!data.odds && sources.get(data.citation)?.data.odds !== true) return [];
  const told = [
    { text: data.summary, path: ['summary'] },
    { text: data.result, path: ['result'] },
  ];
  return told
    .filter(({ text }) => /\d\s?%/.test(text) && !/\bodds\b/i.test(text))
    .map(({ text, path }) => ({ file, line: lineOf(path), message: `${path[0]}: these are odds, and it must say so: ${text}` }));
}
