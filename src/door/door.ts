import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DoorOptions } from './doorOptions.ts';
import { buildDoorway, type Doorway } from './doorway.ts';
import type { ErrorStatus } from './errorWords.ts';
import { receive } from './receive.ts';
import { refuse, refuseSocket } from './refuse.ts';
import { STOPPING } from './stopDoor.ts';
import { newVisit } from './visit.ts';

/**
 * The front door: one HTTP server that every request passes before Astro sees it, and every answer passes on its way out.
 * Astro's middleware does not run for prerendered pages, files, 404, 500 and redirects, so what must be true of every answer is here
 * (security/threat-model §11). There is no listener for `upgrade`: Node then answers such a request as a plain one.
 */
export function createDoor(options: DoorOptions): Server {
  const doorway = buildDoorway(options);
  const { limits } = doorway;
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.slowCheckMs,
    // Node's own answer to a missing Host has none of our headers; checkEnvelope gives it.
    requireHostHeader: false,
  });
  server.maxConnections = limits.sockets;
  server.setTimeout(limits.silentSocketMs);
  const isWithinShare = countPerSocket(limits.requestsPerSocket);
  server.on('request', (req, res) => {
    if (isWithinShare(req, res)) receive(doorway, newVisit(req, res));
  });
  // Without these two Node would answer `100` or `417` before we looked (hazard H22).
  server.on('checkContinue', (req, res) => {
    if (isWithinShare(req, res)) receive(doorway, newVisit(req, res), true);
  });
  server.on('checkExpectation', (req, res) => refuse(doorway, newVisit(req, res), 400));
  server.on('connect', (_req, socket) => refuseSocket(doorway, socket, 405));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerClientError(doorway, error, socket));
  server.on(STOPPING, () => {
    for (const stream of doorway.streams) stream.end();
  });
  // How the adapter tells https: TLS ends at the proxy in front, and PUBLIC_ORIGIN says so (hazard H3).
  if (doorway.https) server.on('connection', (socket) => Reflect.set(socket, 'encrypted', true));
  return server;
}

/**
 * Closes a socket with the answer to its last allowed request. Node's own count would answer whatever was sent ahead
 * with a bare 503; here it stays unheard, as HTTP has it after `Connection: close`.
 */
function countPerSocket(most: number): (req: IncomingMessage, res: ServerResponse) => boolean {
  const counts = new WeakMap<Duplex, number>();
  return (req, res) => {
    const count = (counts.get(req.socket) ?? 0) + 1;
    counts.set(req.socket, count);
    if (count === most) res.shouldKeepAlive = false;
    return count <= most;
  };
}

const STATUS_OF: Readonly<Record<string, ErrorStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_INVALID_METHOD: 405,
};

/** Node could not read on. Nothing of what came is repeated in the answer (controls A9). */
function answerClientError(doorway: Doorway, error: NodeJS.ErrnoException, socket: Duplex): void {
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const pending = doorway.visits.get(socket);
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else if (pending === undefined || pending.isAnswered) refuseSocket(doorway, socket, status);
  else if (pending.hasMore) refuse(doorway, pending, status);
  // The broken bytes follow a request that is being answered: it gets its answer, then the socket closes.
  else pending.res.shouldKeepAlive = false;
}
