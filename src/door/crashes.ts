import type { Logger } from '#src/ports.ts';

/** Our own folders: a frame of anybody else's code tells nothing that we could mend. */
const OUR_FRAME = /\b((?:src|db|dist)\/[\w./[\]-]+:\d+:\d+)/;
const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;

/**
 * What may be logged of an error: its code and the places in our files. Never its message: the database driver puts
 * the values of the query into it (controls L2, hazard H15).
 */
export function errorFacts(error: unknown): { readonly code: string; readonly at: string } {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', at: '' };
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : 'UNKNOWN';
  // A message of several lines could imitate a frame.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    code,
    at: frames
      .flatMap((line) => OUR_FRAME.exec(line)?.[1] ?? [])
      .slice(0, 5)
      .join(' '),
  };
}

/** Logs what nobody caught without its words. After an exception the process cannot be trusted and leaves; the service manager starts it again. */
export function watchCrashes(log: Logger, exit: (code: number) => void): void {
  // The adapter adds a listener of its own, which prints the address and the message.
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => log.event('unhandled-rejection', errorFacts(reason)));
  process.on('uncaughtException', (error) => {
    log.event('uncaught-exception', errorFacts(error));
    exit(1);
  });
}

/** Astro and its adapter print messages and stacks of errors to the console. Only the fact that they did reaches our log. */
export function silenceConsole(log: Logger): void {
  for (const method of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    console[method] = (...said: unknown[]) => log.event('console', { method, ...errorFacts(said.find((each) => each instanceof Error)) });
  }
}
