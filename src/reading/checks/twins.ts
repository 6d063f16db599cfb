import type { Locale } from '#src/domain/locale.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { type Content, type EntryFile, TWIN_LOCALES, type TwinFile } from '#src/reading/readContent.ts';
import { isBehind } from '#src/reading/twins.ts';
import { languageName } from './languages.ts';
import { headDifferences, joinedDifferences } from './twinHead.ts';
import { textDifferences } from './twinText.ts';

/**
 * A page without its twin, a twin without its page, and a twin that is built otherwise than the text that it says. A stale twin is
 * spared the last, so that an English page can be set right at once: only what is joined by its place must fit even then.
 */
export function checkTwins(content: Content): Fault[] {
  return [
    ...TWIN_LOCALES.flatMap((locale) => missingTwins(content, locale)),
    ...content.twins.flatMap((twin) => {
      const page = pageOf(twin, content);
      if (page === undefined) return content.unread.has(twin.id) ? [] : [withoutPage(twin)];
      return [...pendingTwin(twin), ...(isBehind(twin.data, page) ? joinedDifferences(twin, page) : differencesOf(twin, page))];
    }),
  ];
}

/** Twins whose English page has changed since: what the editor is told and the build lets pass. */
export function staleTwins(content: Content): Fault[] {
  return content.twins.flatMap((twin) => {
    const page = pageOf(twin, content);
    if (page === undefined || !isBehind(twin.data, page)) return [];
    const apart = differencesOf(twin, page).map(({ line, message }) => `\n    line ${line}: ${message}`);
    const message = `stale: ${page.file} has changed; bring it up to date, then run: npm run translated -- ${twin.locale} ${twin.id}`;
    return [{ file: twin.file, line: twin.lineOf(['of']), message: `${message}${apart.join('')}` }];
  });
}

/** Everything in which a twin is not built like its page. */
export function differencesOf(twin: TwinFile, page: EntryFile): Fault[] {
  return [...joinedDifferences(twin, page), ...headDifferences(twin, page), ...textDifferences(twin, page)];
}

/** The English page of a twin. */
export function pageOf({ id }: TwinFile, { files }: Content): EntryFile | undefined {
  return files.find((file) => file.id === id);
}

function missingTwins({ files, twins, unread }: Content, locale: Locale): Fault[] {
  const there = new Set(twins.filter((twin) => twin.locale === locale).map(({ id }) => id));
  return files
    .filter(({ id }) => !there.has(id) && !unread.has(`${locale}/${id}`))
    .map(({ file, id }) => ({ file, line: 1, message: `it has no ${languageName(locale)} twin: write content/${locale}/${id}.md` }));
}

function withoutPage({ file, id }: TwinFile): Fault {
  return { file, line: 1, message: `there is no English page content/${id}.md: rename this twin, or delete it` };
}

function pendingTwin({ file, locale, id, data, lineOf }: TwinFile): Fault[] {
  if (data.of !== 'pending') return [];
  const message = `of: pending: when it says what the English page says, run: npm run translated -- ${locale} ${id}`;
  return [{ file, line: lineOf(['of']), message }];
}
