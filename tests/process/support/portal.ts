import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '#tests/support/freePort.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** A killed server's lease keeps the next one waiting for 15 seconds; the rest is for the busiest machine. */
const START_MS = 300_000;
const LOOK_AGAIN_MS = 50;

export type PortalEnv = Readonly<Record<string, string>>;

/** A server of this build, as a process of its own on a port of its own. */
export interface Portal {
  readonly url: string;
  readonly port: number;
  /** Everything that it wrote to standard output and standard error. */
  output(): string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Sends the signal to stop and waits for nothing. */
  signalStop(): void;
  exited(): Promise<number | null>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server and waits until it takes referrals; throws with what it said when it does not. */
export async function startPortal(env: PortalEnv): Promise<Portal> {
  const portal = await launchPortal(env);
  const until = Date.now() + START_MS;
  while (!(await isReady(portal.url))) {
    if (hasEnded(portal)) throw new Error(`the portal ended while starting:\n${portal.output()}`);
    if (Date.now() > until) {
      await portal.kill();
      throw new Error(`the portal did not start in time:\n${portal.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return portal;
}

/** Starts a server and does not wait. Nothing of this process's own settings reaches it. */
export async function launchPortal(env: PortalEnv): Promise<Portal> {
  if (!existsSync(`${ROOT}dist/build.json`)) throw new Error('there is no build: run npm run build');
  const port = env['PORT'] === undefined ? await freePort() : Number(env['PORT']);
  const own = { PATH: process.env['PATH'] ?? '', PORT: String(port), PORTAL_MODE: 'test' };
  const child = spawn(process.execPath, ['src/server.ts'], { cwd: ROOT, env: { ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  return portalOf(child, port, said, end);
}

const ended = new WeakSet<Portal>();
const hasEnded = (portal: Portal) => ended.has(portal);

function portalOf(child: ChildProcess, port: number, said: readonly Buffer[], end: Promise<number | null>): Portal {
  const endWith = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return end;
  };
  const portal: Portal = {
    url: `http://localhost:${port}`,
    port,
    output: () => Buffer.concat(said).toString('utf8'),
    kill: async () => void (await endWith('SIGKILL')),
    stop: () => endWith('SIGTERM'),
    signalStop: () => void child.kill('SIGTERM'),
    exited: () => end,
    [Symbol.asyncDispose]: async () => void (await endWith('SIGKILL')),
  };
  end.then(() => ended.add(portal));
  return portal;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
