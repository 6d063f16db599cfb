import type { Load } from './load.ts';

/** The bytes of one request. */
export function rawRequest({ method, path, headers, port }: Load, body: string | undefined): string {
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === undefined ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body ?? ''}`;
}

const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
const CLOSES = /\r\nconnection: *close/i;

export interface RawAnswer {
  readonly status: string;
  readonly closes: boolean;
}

/** Reads an answer, one character a byte; null while a part of it is missing. Nothing follows it, since nobody asks before it came. */
export function rawAnswer(text: string): RawAnswer | null {
  const bodyAt = text.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return null;
  const head = text.slice(0, bodyAt);
  const length = Number(LENGTH.exec(head)?.[1] ?? 0);
  const isWhole = CHUNKED.test(head) ? text.endsWith('\r\n0\r\n\r\n') : text.length >= bodyAt + length;
  return isWhole ? { status: text.slice(9, 12), closes: CLOSES.test(head) } : null;
}
