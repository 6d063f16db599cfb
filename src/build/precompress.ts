import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { BUILT_FILES_LIST, type BuiltFile, type BuiltFiles, type Packed, type Packing } from '#src/door/builtFiles.ts';
import { inlineHashes, policyNeeds } from '#src/door/contentPolicy.ts';
import { contentTypeOf, isText } from '#src/door/contentTypes.ts';

const CLIENT = 'client';
const PACKED = 'packed';
/** Where Astro leaves the policies of prerendered pages when `staticHeaders` is on. */
const ASTRO_HEADERS = '_headers.json';
/** Below this size the headers outweigh what packing saves. */
const WORTH_PACKING = 256;
const AT_ONCE = 8;

type AstroHeaders = readonly { pathname: string; headers: readonly { key: string; value: string }[] }[];

/**
 * Packs every text file of a finished build and writes the list that the front door serves from.
 * Done at build because it takes a minute for ten thousand pages, and a server should start in half a second.
 */
export async function precompress(outDir: string): Promise<BuiltFiles> {
  await mkdir(join(outDir, PACKED), { recursive: true });
  const policies = await pagePolicies(outDir);
  const names = (await readdir(join(outDir, CLIENT), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(outDir, CLIENT).length + 1))
    .filter(isServed)
    .toSorted();
  const files = await inTurns(names, (name) => describe(outDir, name, policies));
  const built = { stylesheets: await stylesheetsOf(outDir, files), files };
  await writeFile(join(outDir, BUILT_FILES_LIST), JSON.stringify(built));
  return built;
}

/** Error pages are made by the front door; dotfiles and source maps are nobody's business (controls A11). */
function isServed(name: string): boolean {
  if (name.startsWith('.well-known/')) return true;
  return !name.endsWith('.map') && !/^(?:404|500)(?:\.html|\/)/.test(name) && !/(?:^|\/)\./.test(name);
}

async function describe(outDir: string, name: string, policies: ReadonlyMap<string, string>): Promise<BuiltFile> {
  const file = join(CLIENT, name);
  const bytes = await readFile(join(outDir, file));
  const digest = hash('sha256', bytes, 'base64url').slice(0, 22);
  const type = contentTypeOf(name);
  const path = pathOf(name);
  const page = type.startsWith('text/html') ? policyNeeds(bytes.toString(), inlineHashes(policies.get(path) ?? '')) : null;
  const packed = isText(type) && bytes.length >= WORTH_PACKING ? await pack(outDir, digest, bytes) : {};
  // Weak, because one tag stands for the packed and the plain bytes alike.
  return { path, file, size: bytes.length, type, etag: `W/"${digest}"`, packed, page };
}

/**
 * The path a built file is served under.
 * @example pathOf('faq/index.html') // '/faq/'
 */
function pathOf(name: string): string {
  return encodeURI(`/${name}`).replace(/\/index\.html$/, '/');
}

async function pack(outDir: string, digest: string, bytes: Buffer): Promise<BuiltFile['packed']> {
  const brotli = promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const all: [Packing, Buffer][] = [
    ['br', await brotli],
    ['gzip', await promisify(gzip)(bytes, { level: 9 })],
  ];
  const kept: Partial<Record<Packing, Packed>> = {};
  for (const [packing, packedBytes] of all) {
    if (packedBytes.length >= bytes.length) continue;
    const file = join(PACKED, `${digest}.${packing}`);
    await writeFile(join(outDir, file), packedBytes);
    kept[packing] = { file, size: packedBytes.length };
  }
  return kept;
}

async function pagePolicies(outDir: string): Promise<Map<string, string>> {
  const text = await readFile(join(outDir, ASTRO_HEADERS), 'utf8').catch(() => '[]');
  const pages: AstroHeaders = JSON.parse(text);
  return new Map(pages.map(({ pathname, headers }) => [withSlashes(pathname), headers[0]?.value ?? '']));
}

function withSlashes(pathname: string): string {
  return encodeURI(`/${pathname}/`).replace(/\/{2,}/g, '/');
}

/** The stylesheets that most pages link: the global ones, and none that belongs to a single page. */
async function stylesheetsOf(outDir: string, files: readonly BuiltFile[]): Promise<string[]> {
  const pages = files.filter(({ page }) => page !== null);
  const linked = await inTurns(pages, async ({ file }) => linkedStylesheets(await readFile(join(outDir, file), 'utf8')));
  const counts = new Map<string, number>();
  for (const path of linked.flat()) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > pages.length / 2).map(([path]) => path);
}

function linkedStylesheets(html: string): string[] {
  const links = html.match(/<link\b[^>]*\brel="stylesheet"[^>]*>/g) ?? [];
  return links.flatMap((link) => /\bhref="([^"]+)"/.exec(link)?.[1] ?? []);
}

/** Runs the work a few at a time, keeping the order: all at once would hold every file in memory. */
async function inTurns<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (let index = 0; index < items.length; index += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(index, index + AT_ONCE).map(work))));
  }
  return results;
}

if (import.meta.main) {
  const outDir = process.argv[2] ?? 'dist';
  const { files } = await precompress(outDir);
  const total = (sizes: readonly number[]) => Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
  const plain = total(files.map(({ size }) => size));
  const least = total(files.map(({ size, packed }) => packed.br?.size ?? size));
  process.stdout.write(`${files.length} files ready to serve: ${plain} KiB plain, ${least} KiB with brotli\n`);
}
