import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const source = globSync(['src/**/*.{ts,tsx,astro}', 'db/**/*.ts']).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

// security/controls F4, K2, E4, I10: what no linter rule of ours says. Each with breaches that it must find.
const FORBIDDEN: readonly [what: string, pattern: RegExp, breaches: readonly string[]][] = [
  [
    'puts text into pages past the escaping',
    /set:html|define:vars|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    [
      ...['<p set:html={text} />', '<script define:vars={{ text }}>', 'box.innerHTML = text', 'box.outerHTML = text'],
      ...['box.insertAdjacentHTML("beforeend", text)', 'document.write(text)'],
    ],
  ],
  ['opens an interactive transaction', /\.transaction\(/, ['await database.transaction(async (tx) => {})']],
  ['writes SQL as raw text', /sql\.raw/, ['sql.raw(text)']],
  [
    'keeps anything in the browser',
    /localStorage|sessionStorage|indexedDB|serviceWorker|sendBeacon/,
    ['localStorage.x = 1', 'sessionStorage.x = 1', 'indexedDB.open("x")', 'navigator.serviceWorker', 'navigator.sendBeacon("/x")'],
  ],
  ['takes randomness from Math', /Math\.random/, ['Math.random()']],
  [
    'takes the sender’s address from Astro',
    /\b(?:Astro|astro|context)\.clientAddress/,
    ['Astro.clientAddress', 'astro.clientAddress', 'context.clientAddress'],
  ],
];

/** Words of content/ that editors wrote and the build rendered; nothing that came in by a request may go through these two. */
const BUILD_TIME_ONLY = ['src/components/read/JsonLd.astro', 'src/components/read/PreparedText.astro'];

test.each(FORBIDDEN)('no source file %s', (what, pattern) => {
  const allowed = what.startsWith('puts text') ? BUILD_TIME_ONLY : [];

  expect(
    source
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(allowed);
});

test.each(FORBIDDEN)('a file that %s would be found', (_, pattern, breaches) => {
  expect(breaches.filter((breach) => !pattern.test(breach))).toEqual([]);
});

test('each rule file of the domain has its test', () => {
  // These three hold types and constants, and nothing that could be wrong alone.
  const withoutRules = ['audit', 'locals'];
  const ruled = globSync('src/domain/*.ts').map((path) => basename(path, '.ts'));
  const tests = globSync('tests/**/*.test.ts');
  const named = tests.map((path) => basename(path, '.test.ts'));
  const used = tests.flatMap((path) => domainFilesRunBy(readFileSync(path, 'utf8')));

  expect(ruled.filter((file) => !withoutRules.includes(file) && !named.includes(file) && !used.includes(file))).toEqual([]);
});

test('a test that takes only types from a rule file does not count as its test', () => {
  expect(domainFilesRunBy("import type { Doubt } from '#src/domain/doubt.ts';")).toEqual([]);
  expect(domainFilesRunBy("import { type Doubt, type Form } from '#src/domain/doubt.ts';")).toEqual([]);
  expect(domainFilesRunBy("import { type Doubt, judge } from '#src/domain/doubt.ts';")).toEqual(['doubt']);
  expect(domainFilesRunBy("import {\n  type Doubt,\n  judge,\n} from '#src/domain/doubt.ts';")).toEqual(['doubt']);
});

/** The rule files from which a test takes more than types. */
function domainFilesRunBy(text: string): string[] {
  const imports = text.matchAll(/^import \{([^}]*)\} from '#src\/domain\/(\w+)\.ts';/gm);
  return [...imports].flatMap(([, names = '', file = '']) =>
    names.split(',').some((name) => /^(?!type )\w/.test(name.trim())) ? [file] : [],
  );
}
