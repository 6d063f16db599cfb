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

interface Asked {
  readonly name: string;
  readonly target: string;
  readonly mostKib: number;
  readonly mostJsKib?: number;
  readonly mostRequests?: number;
}

const PAGES: readonly (Asked & { readonly path: string })[] = [
  { name: 'home', path: HOME, target: '7, 8', mostKib: 14, mostJsKib: 0, mostRequests: 6 },
  { name: '/refer/', path: '/refer/', target: '8', mostKib: 14 },
  { name: 'form', path: FORM, target: '8', mostKib: 14, mostJsKib: 3 },
  { name: 'listing with its form', path: LISTING, target: '8', mostKib: 14 },
  { name: 'toolkit page, the longest', path: '/toolkit/costs-and-value/', target: '7', mostKib: 14, mostJsKib: 0, mostRequests: 6 },
  { name: 'question', path: '/faq/what-is-lead/', target: '7', mostKib: 14, mostJsKib: 0, mostRequests: 6 },
  { name: 'study with a chart', path: '/evidence/collins-2017-recidivism/', target: '7', mostKib: 14, mostJsKib: 0, mostRequests: 6 },
];

/** Rows 7 and 8: what a first visit loads, packed with brotli where we pack; headers and icons are not counted. */
export async function measureSizes(ours: Ours): Promise<Row[]> {
  const rows: Row[] = [];
  for (const asked of PAGES) rows.push(...rowsOf(asked, await weigh(ours, await fetchPacked(ours.origin + asked.path))));
  const queue = await signedInQueue(ours);
  const asked = { name: `queue, ${queue.items} items`, target: '8', mostKib: 40, mostJsKib: 12 };
  return [...rows, ...rowsOf(asked, await weigh(ours, queue.page))];
}

function rowsOf({ name, target, mostKib, mostJsKib, mostRequests }: Asked, { html, css, js, font, inlineJs, requests }: Weight): Row[] {
  const parts = `HTML ${kib(html)}, CSS ${kib(css)}, JS ${kib(js)} + ${kib(inlineJs)} inline, font ${kib(font)} KiB, ${requests} requests`;
  return [
    plain(`${name} on the wire`, parts, target),
    atMost(target, '  without the font', Number(kib(html + css + js)), mostKib, 'KiB'),
    ...(mostJsKib === undefined ? [] : [atMost(target, '  JavaScript, inline too', Number(kib(js + inlineJs)), mostJsKib, 'KiB')]),
    ...(mostRequests === undefined ? [] : [atMost(target, '  requests', requests, mostRequests, '')]),
  ];
}

async function weigh(ours: Ours, page: OnTheWire): Promise<Weight> {
  // A part that is made for each visitor comes right behind the page that may be cached.
  const islands = await fetchAll(ours, page.text, /\/_server-islands\/[^"'\s]+/g);
  const text = [page, ...islands].map((part) => part.text).join('\n');
  const css = await fetchAll(ours, text, /\/_astro\/[\w.-]+\.css/g);
  const js = await fetchAll(ours, text, /(?:\/_astro\/|["']\.\/)[\w.-]+\.js/g);
  const styles = [text, ...css.map(({ text }) => text)].join('\n');
  const font = await fetchAll(ours, styles, /\/_astro\/[\w.-]+\.woff2/g);
  const inline = [...text.matchAll(/<script(?![^>]*(?:src=|ld\+json))[^>]*>([\s\S]+?)<\/script>/g)]
    .map(([, code]) => code ?? '')
    .join('\n');
  return {
    html: bytes([page, ...islands]),
    css: bytes(css),
    js: bytes(js),
    font: bytes(font),
    inlineJs: inline === '' ? 0 : brotliCompressSync(inline).length,
    requests: 1 + islands.length + css.length + js.length + font.length,
  };
}

/** Everything that a text names, and what that names in turn. */
async function fetchAll(ours: Ours, text: string, name: RegExp): Promise<OnTheWire[]> {
  const found = new Map<string, OnTheWire>();
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [match] of next.matchAll(name)) {
      const path = match.replace(/^["']\.\//, '/_astro/').replaceAll('&amp;', '&');
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
