import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Servers and whoever asks them must not take each other's time. */
export type Core = 'servers' | 'askers';

const CORES: Readonly<Record<Core, string>> = { servers: '0', askers: '1' };
const canPin = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;

/** Where the processes of a run stand, in words for the report. */
export const WHERE = canPin ? 'servers on one core, askers on another' : 'servers and askers wherever the system puts them';

export interface SpawnAsked {
  readonly env?: Readonly<Record<string, string>>;
  /** File descriptor that takes what it prints; left out: dropped, but errors are shown. */
  readonly output?: number;
  /** Whether it talks with us by messages. */
  readonly talks?: boolean;
}

/** The command that runs a program on its core. */
export function onCore(core: Core, command: string, args: readonly string[]): readonly [string, readonly string[]] {
  return canPin ? ['taskset', ['-c', CORES[core], command, ...args]] : [command, args];
}

/** Starts a program on its core, with none of this process's own settings but the path. */
export function spawnOn(core: Core, command: string, args: readonly string[], asked: SpawnAsked = {}): ChildProcess {
  const [program, all] = onCore(core, command, args);
  const out = asked.output ?? 'ignore';
  const errors = asked.output ?? 'inherit';
  return spawn(program, all, {
    env: { PATH: process.env['PATH'] ?? '', ...asked.env },
    stdio: asked.talks ? ['ignore', out, errors, 'ipc'] : ['ignore', out, errors],
  });
}

/** Starts one of our own files, tells it what to do and answers what it says first. */
export async function startFile<Said>(core: Core, file: URL, order: object): Promise<{ child: ChildProcess; said: Said }> {
  const child = spawnOn(core, process.execPath, [fileURLToPath(file)], { talks: true });
  child.send(order);
  const said = await new Promise<Said>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Said));
    child.once('exit', (code) => reject(new Error(`${fileURLToPath(file)} ended with ${code} before it spoke`)));
  });
  return { child, said };
}

/** Ends a process and waits for its end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
