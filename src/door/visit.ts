import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '#src/ports.ts';
import type { Latin1 } from './fileMemory.ts';
import type { HeaderList } from './securityHeaders.ts';

/** One request on its way through the door. */
export interface Visit {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly id: string;
  readonly method: string;
  readonly startedAt: number;
  path: string;
  query: string;
  /** What the request log may call the path. */
  route: string;
  /** The sender still has a body to send. */
  hasMore: boolean;
  isAnswered: boolean;
}

const { writeHead, end } = ServerResponse.prototype;
const LOGGED_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

export function newVisit(req: IncomingMessage, res: ServerResponse): Visit {
  const method = req.method ?? '';
  return {
    req,
    res,
    id: newRequestId(),
    method,
    startedAt: performance.now(),
    path: '',
    query: '',
    route: 'other',
    hasMore: false,
    isAnswered: false,
  };
}

/** Short enough to be read out on the phone. */
export function newRequestId(): string {
  const uuid = randomUUID();
  return uuid.slice(0, 8) + uuid.slice(9, 13);
}

/** Writes the whole answer and its line in the log. Called twice, or when nobody is there any more, the answer is dropped. */
export function send(visit: Visit, log: Logger, status: number, headers: HeaderList, body: Buffer | Latin1 | null): void {
  if (visit.isAnswered) return;
  const { res } = visit;
  const bytes = visit.method === 'HEAD' || body === null ? 0 : body.length;
  if (!res.destroyed) {
    // Astro may have left its own words for the status; and methods laid over these two hold its answer back (heldAnswer.ts).
    res.statusMessage = '';
    Reflect.apply(writeHead, res, [status, headers]);
    Reflect.apply(end, res, bytes === 0 ? [] : [body, 'latin1']);
  }
  logVisit(visit, log, status, bytes);
}

/** Writes the head of an answer that goes on, and its line in the log; whoever writes on does so by the answer's own methods. */
export function openAnswer(visit: Visit, log: Logger, status: number, headers: HeaderList): void {
  const { res } = visit;
  if (!res.destroyed) {
    res.statusMessage = '';
    Reflect.apply(writeHead, res, [status, headers]);
    res.flushHeaders();
  }
  logVisit(visit, log, status, 0);
}

/** One line a request: no address, no browser, no query, no part of a path that somebody typed (controls L1). */
export function logVisit(visit: Visit, log: Logger, status: number, bytes: number): void {
  if (visit.isAnswered) return;
  visit.isAnswered = true;
  log.event('request', {
    id: visit.id,
    method: LOGGED_METHODS.has(visit.method) ? visit.method : 'other',
    route: visit.route,
    status,
    ms: Math.round((performance.now() - visit.startedAt) * 10) / 10,
    bytes,
  });
}
