import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { figureIn } from './figureIn.ts';
import { headTexts } from './headTexts.ts';
import { languageOf } from './languages.ts';
import { pageOf } from './twins.ts';

/** A figure where no mark of a source can stand, and odds told as a rate in the facts of a study. */
export function checkHeadFigures(content: Content): Fault[] {
  const twins = content.twins.flatMap((twin) => {
    const page = pageOf(twin, content);
    return page !== undefined && tellsOdds(page, content.sources) ? oddsAsRates(twin) : [];
  });
  const pages = content.files.flatMap((file) => [
    ...figuresWithoutPlace(file),
    ...(tellsOdds(file, content.sources) ? oddsAsRates(file) : []),
  ]);
  return [...pages, ...twins];
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

function tellsOdds({ folder, data }: EntryFile, sources: Content['sources']): boolean {
  return folder === 'evidence' && 'citation' in data && (data.odds || sources.get(data.citation)?.data.odds === true);
}

function oddsAsRates(study: EntryFile | TwinFile): Fault[] {
  const { file, data, lineOf } = study;
  const told = [
    { text: data.summary, path: ['summary'] },
    { text: 'result' in data ? data.result : '', path: ['result'] },
  ];
  return told
    .filter(({ text }) => /\d\s?%/.test(text) && !languageOf(study).odds.test(text))
    .map(({ text, path }) => ({ file, line: lineOf(path), message: `${path[0]}: these are odds, and it must say so: ${text}` }));
}
