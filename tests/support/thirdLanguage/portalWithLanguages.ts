import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/freePort.ts';
import { addLanguages } from './addLanguages.ts';
import { PSEUDO_LANGUAGES } from './pseudo.ts';

const START_MS = 120_000;

/** A portal that speaks the invented languages too, in a folder of its own. */
export interface PortalWithLanguages {
  readonly origin: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Makes a copy of the project, adds the languages, builds and starts it. With `wholeBuild` every check of an ordinary build runs too. */
export async function portalWithLanguages(wholeBuild: boolean): Promise<PortalWithLanguages> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-portal-languages-'));
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, PORTAL_MODE: 'demo', PORT: port, PUBLIC_ORIGIN: origin, DATA_DIR: join(folder, 'data'), LIMITS: 'loose' };
  const run = (command: string, ...args: readonly string[]) => runIn(folder, env, command, args);
  addLanguages(folder);
  for (const language of PSEUDO_LANGUAGES) run('node', 'src/build/translated.ts', language, '--all-pending');
  if (wholeBuild) {
    run('node', 'src/build/buildWhenChanged.ts', '--always');
  } else {
    run('astro', 'build');
    run('node', 'src/build/precompress.ts');
    writeFileSync(join(folder, 'dist/build.json'), JSON.stringify({ mode: 'demo', origin, key: null }));
  }
  const server = spawn('node', ['src/server.ts'], { cwd: folder, env: withTools(folder, env), stdio: 'ignore' });
  const portal: PortalWithLanguages = {
    origin,
    async [Symbol.asyncDispose]() {
      const end = new Promise((resolve) => server.once('close', resolve));
      if (server.exitCode === null && server.kill('SIGKILL')) await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (await isReadyInTime(origin, server)) return portal;
  await portal[Symbol.asyncDispose]();
  throw new Error('the portal with invented languages did not start');
}

/** The project's own Node, which reads its files as they are. */
function withTools(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PATH: `${join(folder, 'node_modules/.bin')}:${env['PATH']}`, ASTRO_TELEMETRY_DISABLED: '1' };
}

function runIn(cwd: string, env: NodeJS.ProcessEnv, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: withTools(cwd, env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout.slice(-3000)}${stderr.slice(-3000)}`);
}

async function isReadyInTime(origin: string, server: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_MS;
  while (!(await isReady(origin))) {
    if (server.exitCode !== null || Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false;
  }
}
