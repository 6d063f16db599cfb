import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Portal, type PortalEnv, startPortal } from './portal.ts';

/** The folders of one portal: its data, which outlive its processes, and what it may call the temp folder. */
export interface PortalHome {
  readonly folder: string;
  readonly data: string;
  readonly letters: string;
  readonly database: string;
  start(env?: PortalEnv): Promise<Portal>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Folders of a portal that never ran, or a copy of those of one that was stopped. */
export async function portalHome(like?: PortalHome): Promise<PortalHome> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-portal-process-'));
  const data = join(folder, 'data');
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  if (like) await cp(like.data, data, { recursive: true });
  const processes: Portal[] = [];
  return {
    folder,
    data,
    letters: join(data, 'letters'),
    database: join(data, 'portal.db'),
    async start(env = {}) {
      const portal = await startPortal({ DATA_DIR: data, TMPDIR: temporary, ...env });
      processes.push(portal);
      return portal;
    },
    async [Symbol.asyncDispose]() {
      for (const portal of processes) await portal.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A home with the demonstration's site in it, stopped, for copies: making the keys of a site takes seconds. */
export async function seededHome(): Promise<PortalHome> {
  const home = await portalHome();
  const portal = await home.start();
  await portal.stop();
  return home;
}
