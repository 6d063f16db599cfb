import type { Fault } from '#src/reading/contentFile.ts';
import type { Content } from '#src/reading/readContent.ts';

/** What `npm run new` leaves to fill in. A page with one of them is not ready for readers. */
export const PLACEHOLDER = 'TODO';
const PATTERN = new RegExp(`\\b${PLACEHOLDER}\\b`);

/** Every line that still holds a placeholder. */
export function checkPlaceholders({ files, twins, older, sources }: Content): Fault[] {
  return [...files, ...twins, ...older, ...sources.values()].flatMap(({ file, text }) =>
    text
      .split('\n')
      .map((words, index) => ({ words, line: index + 1 }))
      .filter(({ words }) => PATTERN.test(words))
      .map(({ words, line }) => ({ file, line, message: `there is still a ${PLACEHOLDER} to fill in: ${words.trim().slice(0, 100)}` })),
  );
}
