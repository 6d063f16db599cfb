import { brotliCompressSync } from 'node:zlib';
import { FORM, HOME, LISTING, type Ours } from './support/ours.ts';
import { signedInQueue } from './support/queue.ts';
import { atMost, plain, type Row } from './support/table.ts';
import { fetchPacked, type OnTheWire } from './support/wire.ts';

interface Weight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly font: number;
  /** Inside the page already; told apart because it runs as script. */
  readonly inlineJs: number;
  readonly requests: number;
}

/** Rows 7 and 8: what a first visit loads, packed with brotli where we pack; headers and icons are not counted. */
export async function measureSizes(ours: Ours): Promise<Row[]> {
  const plainPages = [
    ['home', HOME],
    ['/refer/', '/refer/'],
    ['form', FORM],
    ['listing', LISTING],
  ] as const;
  const rows: Row[] = [];
  for (const [name, path] of plainPages) {
    const weight = await weigh(ours, await fetchPacked(ours.origin + path));
    const isReading = name === 'home' || name === '/refer/';
    rows.push(...rowsOf(name, weight, isReading ? '7, 8' : '8', { all: 14, js: isReading ? 0 : 3 }));
  }
  const queue = await signedInQueue(ours);
  return [...rows, ...rowsOf(`queue, ${queue.items} items`, await weigh(ours, queue.page), '8', { all: 40, js: 12 })];
}

function rowsOf(
  name: string,
  { html, css, js, font, inlineJs, requests }: Weight,
  target: string,
  most: { all: number; js: number },
): Row[] {
  const parts = `HTML ${kib(html)}, CSS ${kib(css)}, JS ${kib(js)} + ${kib(inlineJs)} inline, font ${kib(font)} KiB, ${requests} requests`;
  return [
    plain(`${name} on the wire`, parts, target),
    atMost(target, '  without the font', Number(kib(html + css + js)), most.all, 'KiB'),
    atMost(target, '  JavaScript, inline too', Number(kib(js + inlineJs)), most.js, 'KiB'),
    ...(target.startsWith('7') ? [atMost('7', '  requests', requests, 6, '')] : []),
  ];
}

async function weigh(ours: Ours, page: OnTheWire): Promise<Weight> {
  const css = await fetchAll(ours, page.text, /\/_astro\/[\w.-]+\.css/g);
  const js = await fetchAll(ours, page.text, /(?:\/_astro\/|["']\.\/)[\w.-]+\.js/g);
  const styles = [page.text, ...css.map(({ text }) => text)].join('\n');
  const font = await fetchAll(ours, styles, /\/_astro\/[\w.-]+\.woff2/g);
  const inline = [...page.text.matchAll(/<script(?![^>]*(?:src=|ld\+json))[^>]*>([\s\S]+?)<\/script>/g)]
    .map(([, code]) => code ?? '')
    .join('\n');
  return {
    html: page.body.length,
    css: bytes(css),
    js: bytes(js),
    font: bytes(font),
    inlineJs: inline === '' ? 0 : brotliCompressSync(inline).length,
    requests: 1 + css.length + js.length + font.length,
  };
}

/** Everything that a text names, and what that names in turn. */
async function fetchAll(ours: Ours, text: string, name: RegExp): Promise<OnTheWire[]> {
  const found = new Map<string, OnTheWire>();
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [match] of next.matchAll(name)) {
      const path = match.replace(/^["']\.\//, '/_astro/');
      if (found.has(path)) continue;
      const file = await fetchPacked(ours.origin + path);
      found.set(path, file);
      open.push(file.text);
    }
  }
  return [...found.values()];
}

function bytes(files: readonly OnTheWire[]): number {
  return files.reduce((sum, { body }) => sum + body.length, 0);
}

function kib(count: number): string {
  return (count / 1024).toFixed(1);
}
