import { fileURLToPath } from 'node:url';
import { mustRestart } from '#db/guard.ts';
import { buildDiffers, machineRefusals } from './builtWith.ts';
import { type Config, readConfig } from './config.ts';
import { errorFacts, silenceConsole, watchCrashes } from './door/crashes.ts';
import { createDoor } from './door/door.ts';
import type { AstroHandler } from './door/doorOptions.ts';
import { stopDoor } from './door/stopDoor.ts';
import { greeting } from './greeting.ts';
import { type Jobs, startJobs } from './jobs/startJobs.ts';
import { holdLease } from './lease.ts';
import type { Ports } from './ports.ts';
import { prepare } from './prepare.ts';

const DIST = new URL('../dist/', import.meta.url);
/** For requests under way, and then for a job to finish its batch. */
const REQUESTS_STOP_MS = 10_000;
const JOBS_STOP_MS = 5_000;
const WATCH_DIRECTORY_MS = 1_000;

/** Opens the door and starts the jobs; a stop signal undoes both in turn. */
async function serve(config: Config): Promise<void> {
  const ports = await prepare(config);
  const lease = await holdLease(config, restart);
  if (lease === null) throw new Error('another server holds this database; stop it first');
  // By address, so that the source compiles before there is a build.
  const { handler }: { handler: AstroHandler } = await import(new URL('server/entry.mjs', DIST).href);
  await warmUp(ports);
  let isReady = true;
  // Made after the door that asks it: while the clock is not believed, the purge stands and health is red (controls K5).
  let jobs: Jobs | undefined;
  const door = createDoor({
    settings: config,
    astro: handler,
    locals: (facts) => ({ ports, facts }),
    clientDir: fileURLToPath(new URL('client/', DIST)),
    log: ports.log,
    ready: () => isReady && !jobs?.isHalted(),
    now: () => ports.clock.now(),
    revision: () => ports.sites.revision(),
  });
  watchCrashes(ports.log, (code) => process.exit(code));
  silenceConsole(ports.log);
  door.on('error', (fault) => refuse([`port ${config.port} cannot be used: ${errorFacts(fault).code}`]));
  door.listen(config.port, config.host, () => {
    ports.log.event('listening', { port: config.port });
    process.stdout.write(greeting(config));
  });
  watchDirectory(ports);
  jobs = startJobs(ports, { onFailure: (fault) => mustRestart(fault) && restart() });

  const stop = async () => {
    if (!isReady) return;
    isReady = false;
    await stopDoor(door, REQUESTS_STOP_MS);
    await Promise.race([jobs?.stop(), new Promise((resolve) => setTimeout(resolve, JOBS_STOP_MS))]);
    await lease.release();
    ports.log.event('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

// A file whose lock is lost or whose connection is stuck is not served on: the service manager starts a fresh process.
function restart(): void {
  process.exit(1);
}

/** Another process (a command, a second server) may change a site: pages kept here are then older than the directory. */
function watchDirectory(ports: Ports): void {
  const look = () => ports.sites.refresh().catch(() => ports.log.event('directory-not-read'));
  setInterval(look, WATCH_DIRECTORY_MS).unref();
}

/** Reads the ZIP table before the first person asks. */
async function warmUp(ports: Ports): Promise<void> {
  await ports.places.find('Seattle, WA');
}

// Astro's own server must never start beside ours (controls A1): a build in middleware mode has none, a wrong one would.
process.env['ASTRO_NODE_AUTOSTART'] = 'disabled';

const read = readConfig(process.env);
const toMend = read.kind === 'ready' ? [...machineRefusals(read.config), ...buildDiffers(read.config, DIST)] : read.missing;
if (read.kind === 'ready' && toMend.length === 0) {
  await serve(read.config).catch((fault: unknown) => refuse([fault instanceof Error ? fault.message : 'it failed while starting']));
} else {
  refuse(toMend);
}

function refuse(why: readonly string[]): void {
  process.stderr.write(`The portal cannot start:\n${why.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}
