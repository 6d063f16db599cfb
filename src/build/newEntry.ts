import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf } from '#src/domain/day.ts';
import { readContent, TWIN_LOCALES } from '#src/reading/readContent.ts';
import { type Beginning, FOLDER_OF, KINDS, type Kind, textOf } from './newEntryText.ts';
import { twinTextOf } from './newTwinText.ts';
import { newVersion } from './newVersion.ts';

const HELP = `Begins a page of the reading room, or keeps an older version of one. Nothing is ever written over.

  npm run new -- question "What is a warm handoff?"      content/faq/…
  npm run new -- term "Warm handoff"                     content/glossary/…
  npm run new -- resource "Talking with officers"        content/toolkit/…
  npm run new -- study "Seattle: arrests (2017)"         content/evidence/… and its source
  npm run new -- source collins-2017                     content/sources/…
  npm run new -- version faq/what-is-lead "What changes" keeps the present text, raises the version

Each page comes with its twin in every other language: content/es/…

content/README.md says how to go on.
`;

export type NewEntryResult =
  | { readonly kind: 'made'; readonly files: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string };

interface Asked {
  readonly root: string;
  readonly what: Kind;
  readonly title: string;
  readonly today: string;
}

/** Writes the first draft of a page and of its twins; a study comes with the file of its source. A file that is there is never touched. */
export function newEntry({ root, what, title, today }: Asked): NewEntryResult {
  const slug = slugOf(title);
  if (slug === '') return { kind: 'refused', why: `"${title}" has no letter to make an address from` };
  if (title.length < 3 || title.length > 120) return { kind: 'refused', why: 'a title has 3 to 120 characters' };
  const order = nextOrder(root, FOLDER_OF[what]);
  const files = draftsOf(what, { title, slug, order, today }).map(({ name, text }) => ({ file: join(root, name), text }));
  const taken = files.find(({ file }) => existsSync(file));
  if (taken !== undefined) return { kind: 'refused', why: `${taken.file} is there already` };
  for (const { file, text } of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  return { kind: 'made', files: files.map(({ file }) => file) };
}

/** The files of a new page, as their names below content/. */
function draftsOf(what: Kind, begin: Beginning): { name: string; text: string }[] {
  const source = { name: `sources/${begin.slug}.yaml`, text: textOf('source', begin) };
  if (what === 'source') return [source];
  const page = { name: `${FOLDER_OF[what]}/${begin.slug}.md`, text: textOf(what, begin) };
  const twins = TWIN_LOCALES.map((locale) => ({ name: `${locale}/${page.name}`, text: twinTextOf(what, page.text, locale) }));
  return [page, ...(what === 'study' ? [source] : []), ...twins];
}

/** @example slugOf('What does “divert” mean?') // 'what-does-divert-mean' */
function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function nextOrder(root: string, folder: string): number {
  const orders = readContent(root).files.flatMap((file) => (file.folder === folder && 'order' in file.data ? [file.data.order] : []));
  return Math.max(0, ...orders) + 1;
}

function run(): number {
  const { values, positionals } = parseArgs({
    options: { root: { type: 'string', default: 'content' }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [what = '', subject = '', ...rest] = positionals;
  const kind = KINDS.find((name) => name === what);
  if (values.help || subject === '' || (kind === undefined && what !== 'version')) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const today = dayOf(Date.now(), 'UTC');
  const result =
    kind === undefined
      ? newVersion({ root: values.root, page: subject, what: rest.join(' '), today })
      : newEntry({ root: values.root, what: kind, title: [subject, ...rest].join(' '), today });
  return say(result);
}

function say(result: NewEntryResult | ReturnType<typeof newVersion>): number {
  if (result.kind === 'refused') {
    process.stderr.write(`${result.why}\n`);
    return 1;
  }
  if ('files' in result) {
    process.stdout.write(
      `Made ${result.files.join(' and ')}.\nNext: fill in every TODO, then run: npm run check:content\nLast: npm run translated writes which text a twin says.\n`,
    );
    return 0;
  }
  process.stdout.write(
    `Kept the present text as ${result.copy}.\nNext: change ${result.file}, which is version ${result.version} now, then run: npm run check:content\nIt names the twins that are to say the same.\n`,
  );
  return 0;
}

if (import.meta.main) process.exitCode = run();
