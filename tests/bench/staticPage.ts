import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { alternate, type Column, middle, ratio } from './support/columns.ts';
import type { Load } from './support/load.ts';
import { hasNginx, startNginx } from './support/nginx.ts';
import { HOME, LISTING, type Ours } from './support/ours.ts';
import { end, startFile } from './support/spawnOn.ts';
import { atLeast, atMost, plain, type Row, say } from './support/table.ts';
import { fetchPacked } from './support/wire.ts';
import { hasWrk } from './support/wrk.ts';

const ROUNDS = 3;
const SECONDS = 2;
/** Bare node:http reached 0.33 of nginx when the targets were set; so 0.30 of nginx is this share of it. */
const SHARE_OF_BARE = 0.3 / 0.33;

/** Rows 1 and 2: the home page and a listing, beside servers that do nothing but answer the same bytes. */
export async function measureStaticPage(ours: Ours, folder: string): Promise<Row[]> {
  const page = (await fetchPacked(ours.origin + HOME)).body;
  const file = join(folder, 'home.br');
  writeFileSync(file, page);
  const bare = await startFile<AddressInfo>('servers', new URL('./support/bareStatic.ts', import.meta.url), { file });
  const nginx = hasNginx && hasWrk ? await startNginx(folder, page) : null;
  const all = await alternate(
    [
      column('ours', ours, HOME),
      column('bare', { port: bare.said.port, pid: bare.child.pid ?? 0 }, HOME),
      ...(nginx ? [column('nginx', nginx, HOME)] : []),
      column('listing', ours, LISTING),
    ],
    ROUNDS,
  );
  await Promise.all([end(bare.child), nginx?.stop()]);

  const figures = (name: string) =>
    `${say(middle(all, name, 'perSecond'))} req/s, p50 ${say(middle(all, name, 'p50'))} p99 ${say(middle(all, name, 'p99'))} ms, ${say(middle(all, name, 'cpu'))} µs CPU`;
  return [
    plain('home, 32 connections', figures('ours'), '1'),
    plain('  bare node:http, same bytes', figures('bare')),
    plain('  nginx, same bytes', nginx ? figures('nginx') : 'skipped: needs nginx and wrk installed'),
    nginx
      ? atLeast('1', '  ÷ nginx', ratio(all, 'ours', 'nginx'), 0.3, '')
      : atLeast('1', '  ÷ bare node:http (nginx not at hand)', ratio(all, 'ours', 'bare'), Number(SHARE_OF_BARE.toFixed(2)), ''),
    atMost('1', '  CPU a request', middle(all, 'ours', 'cpu'), 45, 'µs'),
    atMost('1', '  p99', middle(all, 'ours', 'p99'), 4, 'ms'),
    plain('listing page, 32 connections', figures('listing'), '2'),
    atLeast('2', '  ÷ home', ratio(all, 'listing', 'ours'), 0.5, ''),
  ];
}

function column(name: string, { port, pid }: { port: number; pid: number }, path: string): Column {
  const load: Load = { port, connections: 32, seconds: SECONDS, method: 'GET', path, headers: { 'Accept-Encoding': 'br' } };
  return { name, pid, load: () => load };
}
