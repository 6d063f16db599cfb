import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#tests/support/freePort.ts';
import { end, spawnOn } from './spawnOn.ts';

const START_MS = 300;

export const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** Starts nginx with one worker, serving one packed page as its only file. */
export async function startNginx(folder: string, page: Buffer): Promise<{ port: number; pid: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const home = join(folder, 'nginx');
  mkdirSync(home);
  writeFileSync(join(home, 'index.html'), page);
  writeFileSync(join(home, 'nginx.conf'), configuration(home, port));
  const child = spawnOn('servers', 'nginx', ['-p', home, '-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')]);
  await sleep(START_MS);
  return { port, pid: child.pid ?? 0, stop: () => end(child) };
}

function configuration(home: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`);
  return `
daemon off;
master_process off;
pid ${home}/nginx.pid;
events { worker_connections 512; }
http {
  ${temporary.join(' ')}
  access_log off;
  sendfile on;
  open_file_cache max=10;
  types { text/html html; }
  server {
    listen 127.0.0.1:${port};
    root ${home};
    add_header Content-Encoding br;
  }
}
`;
}
