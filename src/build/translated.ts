import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locale } from '#src/domain/locale.ts';
import { PLACEHOLDER } from '#src/reading/checks/placeholders.ts';
import { differencesOf, pageOf } from '#src/reading/checks/twins.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { type Content, readContent, TWIN_LOCALES, type TwinFile } from '#src/reading/readContent.ts';
import { stampOf } from '#src/reading/twins.ts';

const HELP = `Says that a twin says what its English page says now: writes the stamp of the English text into its head.

  npm run translated -- es faq/what-is-lead     one page or several
  npm run translated -- es --all-pending        every new twin that says "of: pending"

A twin that is built otherwise than its page is refused. content/README.md says how to go on.
`;

interface Asked {
  readonly root: string;
  readonly locale: Locale;
  /** `faq/what-is-lead`, or the path of a file; every pending twin where left out. */
  readonly pages: readonly string[] | 'pending';
}

export interface Translated {
  /** Twins that carry the stamp now. */
  readonly stamped: readonly string[];
  /** What is wrong with the others, which were left as they are. */
  readonly refused: readonly Fault[];
}

/** Writes the stamps. Of each file that line alone changes. */
export function translated({ root, locale, pages }: Asked): Translated {
  const content = readContent(root);
  const own = content.twins.filter((twin) => twin.locale === locale);
  const ids = pages === 'pending' ? own.filter(({ data }) => data.of === 'pending').map(({ id }) => id) : pages.map(idOf);
  const results = ids.map((id) => stamp(own.find((twin) => twin.id === id) ?? join(root, locale, `${id}.md`), content));
  return {
    stamped: results.flatMap(({ stamped = [] }) => stamped),
    refused: results.flatMap(({ refused = [] }) => refused),
  };
}

/** @example idOf('content/es/faq/what-is-lead.md') // 'faq/what-is-lead' */
function idOf(page: string): string {
  return page.replace(/\.md$/, '').split('/').slice(-2).join('/');
}

function stamp(twin: TwinFile | string, content: Content): Partial<Translated> {
  if (typeof twin === 'string') return { refused: unreadable(twin, content) };
  const page = pageOf(twin, content);
  if (page === undefined) return { refused: [{ file: twin.file, line: 1, message: `there is no English page content/${twin.id}.md` }] };
  const refused = [...unfinished(twin), ...differencesOf(twin, page)];
  if (refused.length > 0) return { refused };
  // In quotes: a stamp of digits alone would be read as a number.
  writeFileSync(twin.file, twin.text.replace(/^of:.*$/m, `of: "${stampOf(page)}"`));
  return { stamped: [twin.file] };
}

function unfinished({ file, text }: TwinFile): Fault[] {
  return text.includes(PLACEHOLDER) ? [{ file, line: 1, message: `there is still a ${PLACEHOLDER} to fill in` }] : [];
}

function unreadable(file: string, { faults }: Content): Fault[] {
  const own = faults.filter((fault) => fault.file === file);
  return own.length > 0 ? own : [{ file, line: 1, message: 'there is no such twin' }];
}

function run(): number {
  const { values, positionals } = parseArgs({
    options: {
      root: { type: 'string', default: 'content' },
      'all-pending': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [language, ...pages] = positionals;
  const locale = TWIN_LOCALES.find((one) => one === language);
  const all = values['all-pending'];
  if (values.help || locale === undefined || all === pages.length > 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const { stamped, refused } = translated({ root: values.root, locale, pages: all ? 'pending' : pages });
  for (const file of stamped) process.stdout.write(`${file} says what its English page says now.\n`);
  for (const { file, line, message } of refused) process.stderr.write(`${file}:${line}: ${message}\n`);
  return refused.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = run();
