import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export interface OnTheWire {
  readonly status: number;
  /** As it came, packed. */
  readonly body: Buffer;
  /** Unpacked. */
  readonly text: string;
}

/** Fetches something as a browser that takes brotli does, and keeps the bytes that came. */
export function fetchPacked(url: string, headers: Readonly<Record<string, string>> = {}): Promise<OnTheWire> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'br', ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        resolve({ status: answer.statusCode ?? 0, body, text: plain.toString('utf8') });
      });
    });
    request.on('error', reject);
  });
}
