import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { firstOrder } from './firstOrder.ts';
import { type Load, type Measured, percentile } from './load.ts';
import { type RawAnswer, rawAnswer, rawRequest } from './rawRequest.ts';

/**
 * Asks a server over kept-alive connections and tells how long the answers took. On bare sockets, because the client of
 * node:http takes more time for a request than the servers that are measured here.
 */
const load = await firstOrder<Load>();
const took: number[] = [];
const statuses: Record<string, number> = {};
const begun = performance.now();
let asked = 0;
let lost = 0;

await Promise.all(Array.from({ length: load.connections }, askInTurn));
const sorted = took.toSorted((a, b) => a - b);
const measured: Measured = {
  done: took.length,
  seconds: (performance.now() - begun) / 1000,
  p50: percentile(sorted, 0.5),
  p99: percentile(sorted, 0.99),
  longest: sorted.at(-1) ?? 0,
  statuses,
  lost,
};
process.send?.(measured);
process.disconnect();

async function askInTurn(): Promise<void> {
  let socket: Socket | null = null;
  for (let next = nextRequest(); next !== null; next = nextRequest()) {
    const early = next.at - performance.now();
    if (early > 0) await sleep(early);
    // A request that began late because every connection was busy has waited all the same.
    const from = load.perSecond === undefined ? performance.now() : next.at;
    socket ??= connect(load.port, '127.0.0.1').setNoDelay().setEncoding('latin1');
    const answer = await answerOn(socket, next.text);
    if (answer === null || answer.closes) {
      socket.destroy();
      socket = null;
    }
    note(answer, performance.now() - from);
  }
  socket?.destroy();
}

function nextRequest(): { text: string; at: number } | null {
  const index = asked++;
  const at = begun + (load.perSecond === undefined ? 0 : (index / load.perSecond) * 1000);
  const isOver = Math.max(at, performance.now()) - begun > load.seconds * 1000;
  if (isOver || (load.bodies !== undefined && index >= load.bodies.length)) return null;
  return { text: rawRequest(load, load.bodies?.[index]), at };
}

function note(answer: RawAnswer | null, ms: number): void {
  if (answer === null) {
    lost += 1;
  } else {
    took.push(ms);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  }
}

function answerOn(socket: Socket, request: string): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (answer: RawAnswer | null) => {
      socket.removeAllListeners();
      resolve(answer);
    };
    socket.on('data', (part) => {
      text += part;
      const answer = rawAnswer(text);
      if (answer !== null) finish(answer);
    });
    socket.on('error', () => finish(null));
    socket.on('close', () => finish(null));
    socket.write(request);
  });
}
