import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROWS_A_PAGE } from '#src/domain/deskViews.ts';
import { A_SITE, fillQueues, SITES } from './support/fullQueue.ts';
import { median, percentile } from './support/load.ts';
import { type Ours, startOurs } from './support/ours.ts';
import { itemsOn, unlockedCookie } from './support/queue.ts';
import { atMost, plain, type Row, say } from './support/table.ts';

/** Pages of each kind, in turn. */
const ASKED = 120;
const LAST = A_SITE / ROWS_A_PAGE;

/** Row 10: a page of the queue at a million stored referrals, signed in and unlocked, 25 summaries opened for it. */
export async function measureQueuePage(_: Ours, folder: string): Promise<Row[]> {
  const own = join(folder, 'queues');
  await mkdir(own, { recursive: true });
  const first = await startOurs(own);
  await first.stop();
  await fillQueues(first.database);
  const ours = await startOurs(own);
  try {
    return await measure(ours);
  } finally {
    await ours.stop();
  }
}

async function measure(ours: Ours): Promise<Row[]> {
  const cookie = await unlockedCookie(ours);
  const page = (n: number) => `${ours.origin}/staff/queue/?view=all&page=${n}`;
  for (let warm = 0; warm < 10; warm += 1) await spend(page(1), cookie);
  const [front, deepest]: [number[], number[]] = [[], []];
  for (let n = 0; n < ASKED; n += 1) {
    front.push(await spend(page(1), cookie));
    deepest.push(await spend(page(LAST), cookie));
  }
  const sorted = [...front, ...deepest].sort((a, b) => a - b);
  const stored = (SITES * A_SITE).toLocaleString('en-US');
  return [
    plain(`queue page, ${stored} stored`, `first p50 ${say(median(front))}, deepest p50 ${say(median(deepest))} ms`, '10'),
    atMost('10', '  p50', percentile(sorted, 0.5), 60, 'ms'),
    atMost('10', '  p99', percentile(sorted, 0.99), 150, 'ms'),
    atMost('10', '  deepest ÷ first', median(deepest) / median(front), 1.2, ''),
  ];
}

/** Milliseconds until the last byte; throws when the page shows anything but a full page of opened lines. */
async function spend(address: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  const html = await answer.text();
  const took = performance.now() - begun;
  const items = itemsOn(html);
  if (answer.status !== 200 || items !== ROWS_A_PAGE) throw new Error(`${address}: ${answer.status}, ${items} items`);
  if (html.includes('Cannot be opened')) throw new Error(`${address}: a line could not be opened`);
  return took;
}
