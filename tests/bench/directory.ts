import { mkdir } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { manySites } from '#tests/support/manySites.ts';
import { percentile } from './support/load.ts';
import { type Ours, startOurs } from './support/ours.ts';
import { atMost, plain, type Row, say } from './support/table.ts';
import { fetchPacked } from './support/wire.ts';

const SITES = 10_000;
/** Addresses of each kind, all different: none of them comes from memory. */
const ASKED = 150;

/** Row 11: the directory at ten thousand invented sites, each question asked once and alone. */
export async function measureDirectory(_: Ours, folder: string): Promise<Row[]> {
  const own = join(folder, 'many');
  const ours = await startWithSites(own);
  try {
    await spend(ours, KINDS.search(0));
    const rows: Row[] = [];
    for (const [name, address, most] of QUESTIONS) rows.push(...rowsOf(name, await ask(ours, address), most));
    return [...rows, ...(await sizes(ours))];
  } finally {
    await ours.stop();
  }
}

const FIRST_LETTERS = [
  'lan',
  'tea',
  'mar',
  'sto',
  'ink',
  'jun',
  'fea',
  'pap',
  'ket',
  'qui',
  'thi',
  'washington',
  'county',
  'health',
  'care',
];
const STATES = ['WA', 'CA', 'TX', 'NY', 'FL', 'OH', 'GA', 'NC', 'MI', 'PA', 'CO', 'OR', 'MN', 'WI', 'LA'];
const ZIPS = [
  '98104',
  '81101',
  '10001',
  '60601',
  '94110',
  '30303',
  '06510',
  '99501',
  '73301',
  '02108',
  '25301',
  '80202',
  '55401',
  '70112',
  '97201',
];

const from = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const KINDS = {
  search: (n: number) => `/sites/?q=${from(FIRST_LETTERS, n)}+${Math.floor(n / FIRST_LETTERS.length) + 1}`,
  filter: (n: number) => `/sites/?state=${from(STATES, n)}&page=${Math.floor(n / STATES.length) + 1}`,
  place: (n: number) => `/sites/?place=${from(ZIPS, n)}&page=${Math.floor(n / ZIPS.length) + 1}`,
  hsds: (n: number) => `/hsds/services?per_page=100&page=${(n % (SITES / 100)) + 1}&minimal=${n < SITES / 100}`,
};
const QUESTIONS: readonly (readonly [string, (n: number) => string, number])[] = [
  ['search by words', KINDS.search, 10],
  ['one filter, paged', KINDS.filter, 10],
  ['by place, paged', KINDS.place, 10],
  ['HSDS services, 100 a page', KINDS.hsds, 50],
];

function rowsOf(name: string, times: readonly number[], most: number): Row[] {
  const sorted = times.toSorted((a, b) => a - b);
  const p99 = percentile(sorted, 0.99);
  return [
    plain(`${name}, ${SITES.toLocaleString('en-US')} sites`, `p50 ${say(percentile(sorted, 0.5))} ms`, '11'),
    atMost('11', '  p99', p99, most, 'ms'),
  ];
}

async function sizes({ origin }: Ours): Promise<Row[]> {
  const list = await fetchPacked(`${origin}/sites/?state=CA`);
  const map = await fetchPacked(`${origin}/maps/us.svg`);
  return [
    atMost('11', '50 results on the wire', Number((list.body.length / 1024).toFixed(1)), 10, 'KiB'),
    atMost('11', 'whole map', Number((map.body.length / 1024).toFixed(1)), 60, 'KiB'),
  ];
}

async function startWithSites(folder: string): Promise<Ours> {
  await mkdir(folder, { recursive: true });
  const first = await startOurs(folder);
  await first.stop();
  const database = await openDatabase({ url: `file:${first.database}` });
  await openStores(database).sites.addMissing(manySites(SITES));
  database.close();
  return startOurs(folder);
}

async function ask(ours: Ours, address: (n: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < ASKED; n += 1) times.push(await spend(ours, address(n)));
  return times;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds until the last byte of an answer; throws when it is none. */
function spend({ origin }: Ours, path: string): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(`${origin}${path}`, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.on('error', reject);
      answer.on('data', () => undefined);
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(performance.now() - begun) : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
}
