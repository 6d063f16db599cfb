import { Buffer, isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export type Body = { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'too-large' } | { readonly kind: 'gone' };

const AMPERSAND = 0x26;
const PERCENT = 0x25;

/** Reads a whole body into memory, or stops at the cap. `gone`: the sender left, or was too slow and has been answered. */
export function readBody(req: IncomingMessage, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    req.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= most) chunks.push(chunk);
      else resolve({ kind: 'too-large' });
    });
    req.on('end', () => resolve({ kind: 'whole', bytes: Buffer.concat(chunks) }));
    req.on('error', () => resolve({ kind: 'gone' }));
    req.on('close', () => resolve({ kind: 'gone' }));
  });
}

/** Tells whether a POST brings a plain form, the one kind of content that pages take; compressed bodies and files never (controls F7, hazard H23). */
export function isTakenType(headers: IncomingHttpHeaders): boolean {
  if (headers['content-encoding'] !== undefined) return false;
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) return false;
  return type.trim() === 'application/x-www-form-urlencoded';
}

/** Tells whether a POST brings plain JSON. */
export function isJson(headers: IncomingHttpHeaders): boolean {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  return headers['content-encoding'] === undefined && type.trim() === 'application/json';
}

/** Tells whether a urlencoded body can be read without guessing: few fields, whole percent pairs, UTF-8 underneath. */
export function isReadableForm(bytes: Buffer, mostFields: number): boolean {
  return countFields(bytes) <= mostFields && isUtf8Underneath(bytes);
}

function countFields(bytes: Buffer): number {
  let fields = bytes.length === 0 ? 0 : 1;
  for (const byte of bytes) if (byte === AMPERSAND) fields += 1;
  return fields;
}

/** Undoes the percent encoding byte by byte; a broken pair or a broken character makes it false. */
function isUtf8Underneath(bytes: Buffer): boolean {
  const plain = Buffer.alloc(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    let byte = bytes[index] ?? 0;
    if (byte === PERCENT) {
      byte = hexPair(bytes[index + 1], bytes[index + 2]);
      if (byte < 0) return false;
      index += 2;
    }
    plain[length] = byte;
    length += 1;
  }
  return isUtf8(plain.subarray(0, length));
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const [first, second] = [hexDigit(high), hexDigit(low)];
  return first < 0 || second < 0 ? -1 : first * 16 + second;
}

function hexDigit(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
