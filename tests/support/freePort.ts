import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below 32768, where Linux begins to give ports to connections that go out: one of those could take it before its server does. */
const LOWEST = 20_000;
const ABOVE = 32_000;

/** A port that nobody uses, and that nobody is given by chance. */
export async function freePort(): Promise<number> {
  let port = randomInt(LOWEST, ABOVE);
  while (!(await isFree(port))) port = randomInt(LOWEST, ABOVE);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
