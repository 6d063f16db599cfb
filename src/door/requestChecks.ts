import type { IncomingMessage } from 'node:http';
import type { DoorLimits } from './doorLimits.ts';
import type { DoorSettings } from './doorOptions.ts';
import type { ErrorStatus } from './errorWords.ts';

/** The names under which this server answers. */
export interface OwnNames {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1'];

/** The host of PUBLIC_ORIGIN alone; outside production also localhost and 127.0.0.1 with the port (controls A2, D1). */
export function ownNames(settings: DoorSettings): OwnNames {
  const own = new URL(settings.publicOrigin);
  const local = settings.mode === 'production' ? [] : LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${settings.port}`));
  const all = [own, ...local];
  return { hosts: new Set(all.map((url) => url.host)), origins: new Set(all.map((url) => url.origin)) };
}

/** What is wrong with a request before its path is looked at, in this order: its name, size of headers, method, length of body and target. */
export function checkEnvelope(req: IncomingMessage, names: OwnNames, limits: DoorLimits): ErrorStatus | null {
  if (!isOurHost(req, names)) return 421;
  if (req.rawHeaders.length > limits.headerLines * 2) return 431;
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (!isRead && req.method !== 'POST') return 405;
  const isOdd = (isRead && carriesBody(req)) || (req.url ?? '').length > limits.targetBytes;
  return checkLength(req, limits.bodyBytes) ?? (isOdd ? 400 : null);
}

/** Tells whether more bytes follow the headers. */
export function carriesBody(req: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = req.headers;
  return coding !== undefined || (length !== undefined && length !== '0');
}

/** 413 for a body that says beforehand that it is too long. */
function checkLength(req: IncomingMessage, most: number): ErrorStatus | null {
  return Number(req.headers['content-length'] ?? 0) > most ? 413 : null;
}

function isOurHost(req: IncomingMessage, names: OwnNames): boolean {
  const host = onlyHost(req.rawHeaders);
  if (host === null) return false;
  return names.hosts.has(host) || names.hosts.has(host.toLowerCase()) || isHealthCheck(req, host);
}

/** The Host header when there is exactly one; Node itself would silently take the first of two (hazard H9). */
function onlyHost(rawHeaders: readonly string[]): string | null {
  let found: string | null = null;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (found !== null) return null;
    found = rawHeaders[index + 1] ?? '';
  }
  return found;
}

/** A watchdog on this machine asks by address, whatever the public name is. */
function isHealthCheck(req: IncomingMessage, host: string): boolean {
  const from = req.socket.remoteAddress ?? '';
  const isLocal = from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1';
  return isLocal && req.url === '/healthz' && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(host);
}
