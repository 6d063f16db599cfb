import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PSEUDO_LANGUAGES, type PseudoLanguage } from './pseudo.ts';
import { writePseudoTwins } from './pseudoContent.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const COPIED = ['src', 'db', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** A line of a table: where, after which line, and what. */
interface Line {
  readonly file: string;
  readonly after: RegExp;
  readonly line: (language: PseudoLanguage) => string;
}

/** Of real languages whose days and times are in letters of their own, like the words. */
const TAGS: Readonly<Record<PseudoLanguage, string>> = { xa: 'el-GR', xb: 'ar-AE' };
const TABLE: Readonly<Record<PseudoLanguage, string>> = {
  xa: `{ name: 'Ẋá', tag: '${TAGS.xa}' }`,
  xb: `{ name: 'ךא', tag: '${TAGS.xb}', dir: 'rtl' }`,
};

/** All that a language needs besides its words and its pages: what the compiler asks for. */
const LINES: readonly Line[] = [
  { file: 'src/domain/locale.ts', after: /^ {2}es: .*\n/m, line: (language) => `  ${language}: ${TABLE[language]},\n` },
  { file: 'src/words/words.ts', after: /^/, line: (language) => `import { ${language} } from './${language}/index.ts';\n` },
  { file: 'src/words/words.ts', after: /^const words: .* = \{ en, es/m, line: (language) => `, ${language}` },
  {
    file: 'src/words/doorWords.ts',
    after: /^/,
    line: (language) => `import { door as ${language} } from './${language}/door.ts';\n`,
  },
  { file: 'src/words/doorWords.ts', after: /^ {2}es: .*\n/m, line: (language) => `  ${language},\n` },
  { file: 'src/words/en/desk.ts', after: /^const languages: .* = \{/m, line: (language) => ` ${language}: '${language}',` },
  { file: 'src/words/en/desk.ts', after: /^const inLanguage: .* = \{/m, line: (language) => ` ${language}: '${language}',` },
  {
    file: 'src/reading/checks/languages.ts',
    after: /^export const LANGUAGES: .*\n/m,
    line: (language) => `  ${language}: { measure: EASE, page: -1000, form: -1000, odds: /./, invented: /./ },\n`,
  },
];

/** Copies the project to a folder and adds the invented languages to it as a person would add a real one. */
export function addLanguages(folder: string): void {
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  keepOwnMemory(folder);
  for (const language of PSEUDO_LANGUAGES) {
    for (const line of LINES) addLine(folder, line, language);
    writeWords(folder, language);
    writePseudoTwins(join(folder, 'content'), language);
  }
}

/** The packages are borrowed; what a build remembers between two builds must not reach the project's own. */
function keepOwnMemory(folder: string): void {
  const config = join(folder, 'astro.config.mjs');
  const own = "defineConfig({ cacheDir: '.cache/astro', vite: { cacheDir: '.cache/vite' },";
  writeFileSync(config, readFileSync(config, 'utf8').replace('defineConfig({', own));
}

function addLine(folder: string, { file, after, line }: Line, language: PseudoLanguage): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!after.test(text)) throw new Error(`${file} has no place for a language after ${after}`);
  writeFileSync(
    path,
    text.replace(after, (found) => found + line(language)),
  );
}

/** The words of a real language stand in a file for each area; these are made of the English ones. */
function writeWords(folder: string, language: PseudoLanguage): void {
  const own = join(folder, 'src/words', language);
  mkdirSync(own);
  cpSync(new URL('pseudo.ts', import.meta.url), join(own, 'pseudo.ts'));
  writeFileSync(
    join(own, 'index.ts'),
    `import { en } from '#src/words/en/index.ts';\nimport { pseudoWords } from './pseudo.ts';\n\nexport const ${language} = pseudoWords('${language}', en);\n`,
  );
  writeFileSync(
    join(own, 'door.ts'),
    `import { common } from '#src/words/en/common.ts';
import { errors } from '#src/words/en/errors.ts';
import { pseudoWords } from './pseudo.ts';

export const door = pseudoWords('${language}', { common, errors });
`,
  );
}
