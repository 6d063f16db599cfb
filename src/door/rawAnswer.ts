import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeaderList } from './securityHeaders.ts';

/**
 * Writes a whole answer straight to a socket, for requests that Node could not read or whose body we will not read, and closes it.
 * The sender may go on talking for a moment, unheard: cut off at once, he would get a reset in place of our page.
 */
export function answerAndClose(socket: Duplex, status: number, headers: HeaderList, body: Buffer, lingerMs: number): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, `Date: ${new Date().toUTCString()}`, 'Connection: close'];
  for (let index = 0; index < headers.length; index += 2) lines.push(`${headers[index]}: ${headers[index + 1]}`);
  socket.on('error', () => socket.destroy());
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.end(body);
  const cut = setTimeout(() => socket.destroy(), lingerMs);
  socket.on('close', () => clearTimeout(cut));
}
