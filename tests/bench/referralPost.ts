import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ask } from './support/ask.ts';
import { alternate, middle, type Round, ratio } from './support/columns.ts';
import { filledForm, formHeaders, formTokens } from './support/forms.ts';
import type { Load } from './support/load.ts';
import { FORM, type Ours } from './support/ours.ts';
import { end, startFile } from './support/spawnOn.ts';
import { atLeast, atMost, plain, type Row, say } from './support/table.ts';

const ROUNDS = 3;
const CLIENTS = 16;
const WARM_UP = 50;
const A_ROUND = 300;
const HALF_LOAD = 200;
/** More than a bare server keeps in a round. */
const BARE_ROUND = 20_000;
const LOOKS_A_SECOND = 100;

type Rounds = ReadonlyMap<string, readonly Round[]>;

/** Row 3: whole messages, each with a token of its own, beside servers that only store the same posts. */
export async function measureReferralPost(ours: Ours, folder: string): Promise<Row[]> {
  const bodies = (await formTokens(ours, WARM_UP + ROUNDS * A_ROUND + HALF_LOAD)).map(filledForm);
  const load = { port: ours.port, connections: CLIENTS, seconds: 2, method: 'POST', path: FORM, headers: formHeaders(ours) } as const;
  const roundOf = (round: number) => (round === 0 ? [0, WARM_UP] : [WARM_UP + (round - 1) * A_ROUND, WARM_UP + round * A_ROUND]);
  const [each, grouped] = await Promise.all([startBare(folder, bodies, false), startBare(folder, bodies, true)]);
  const all = await alternate(
    [
      { name: 'ours', pid: ours.pid, load: (round) => ({ ...load, bodies: bodies.slice(...roundOf(round)) }) },
      { name: 'each', pid: each.pid, load: () => ({ ...load, ...each.load }) },
      { name: 'grouped', pid: grouped.pid, load: () => ({ ...load, ...grouped.load }) },
    ],
    ROUNDS,
  );
  await Promise.all([each.stop(), grouped.stop()]);
  return [...compared(all), ...(await atHalfLoad({ ...load, bodies: bodies.slice(-HALF_LOAD) }, middle(all, 'ours', 'perSecond') ?? 0))];
}

async function startBare(folder: string, bodies: readonly string[], isGrouped: boolean) {
  const order = { database: join(folder, `bare-${isGrouped}.db`), isGrouped };
  const { child, said } = await startFile<AddressInfo>('servers', new URL('./support/barePosts.ts', import.meta.url), order);
  const many = Array.from({ length: BARE_ROUND }, (_, index) => bodies[index % bodies.length] ?? '');
  return { pid: child.pid ?? 0, load: { port: said.port, bodies: many }, stop: () => end(child) };
}

function compared(all: Rounds): Row[] {
  const figures = (name: string) =>
    `${say(middle(all, name, 'perSecond'))}/s, p50 ${say(middle(all, name, 'p50'))} p99 ${say(middle(all, name, 'p99'))} ms, ${say(middle(all, name, 'cpu'))} µs CPU`;
  const rounds = all.get('ours') ?? [];
  const sent = rounds.reduce((sum, { done, lost }) => sum + done + lost, 0);
  const accepted = rounds.reduce((sum, { statuses }) => sum + (statuses['303'] ?? 0), 0);
  return [
    plain('Send, 16 clients: checked, screened, sealed, stored', figures('ours'), '3'),
    plain('  bare node:http + @libsql/client, one commit a post', figures('each')),
    plain('  bare node:http + @libsql/client, group commit', figures('grouped')),
    atLeast('3', '  ÷ bare group commit', ratio(all, 'ours', 'grouped'), 0.25, ''),
    plain('  ÷ bare, one commit a post', say(ratio(all, 'ours', 'each'))),
    { target: '3', what: '  accepted of sent', figure: `${accepted} of ${sent}`, wanted: 'all', isMet: accepted === sent },
  ];
}

/** Latency is promised for half the load; meanwhile somebody looks at a page that needs no work, and waits while the loop stands still. */
async function atHalfLoad(load: Load, full: number): Promise<Row[]> {
  const perSecond = full / 2;
  const seconds = Math.min(5, (load.bodies?.length ?? 0) / perSecond);
  const look: Load = { port: load.port, connections: 1, seconds, method: 'GET', path: '/healthz', headers: {}, perSecond: LOOKS_A_SECOND };
  const [posts, looks] = await Promise.all([ask({ ...load, seconds, perSecond }), ask(look)]);
  return [
    atMost('3', `  p99 at half the load (${say(perSecond)}/s)`, posts.p99, 60, 'ms'),
    atMost('3', '  longest wait for /healthz meanwhile', looks.longest, 50, 'ms'),
  ];
}
