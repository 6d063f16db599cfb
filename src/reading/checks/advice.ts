import { type Block, blocksOf } from '#src/reading/blocks.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import type { Content } from '#src/reading/readContent.ts';
import { adviceWord } from './languages.ts';
import { marksIn } from './marks.ts';

/** A section of the toolkit that neither cites a source nor says that it is advice (issue 3: what has no source is marked). */
export function checkAdvice({ files, twins }: Content): Fault[] {
  return [...files, ...twins]
    .filter(({ folder }) => folder === 'toolkit')
    .flatMap((entry) => {
      const { file, body, bodyLine } = entry;
      const advice = adviceWord(entry);
      return sectionsOf(blocksOf(body, bodyLine))
        .filter(({ blocks }) => !blocks.some(({ text }) => text.startsWith(advice) || marksIn(text).length > 0))
        .map(({ heading }) => ({
          file,
          line: heading.line,
          message: `the section "${heading.text}" names no source: add a mark like [^source-id], or a paragraph that begins with "${advice}"`,
        }));
    });
}

interface Section {
  readonly heading: Block;
  readonly blocks: Block[];
}

/** What stands under each `##`, smaller headings with it. The text before the first one is the page's opening. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.depth <= 2) sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}
