import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { firstOrder } from './firstOrder.ts';

/** The least that node:http needs to serve one packed page from memory: no checks, no log, three headers. */
const { file } = await firstOrder<{ readonly file: string }>();
const body = readFileSync(file);
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', 'Content-Length': body.length };
const server = createServer((_, res) => {
  res.writeHead(200, headers);
  res.end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
