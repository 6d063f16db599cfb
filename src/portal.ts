// The operators' command line: `npm run portal -- <command>`. It may run beside the server.
import { migrateDatabase } from '#db/migrate.ts';
import { getPorts, getRestoring } from './app.ts';
import { runCommand } from './commands/runCommand.ts';
import { type Config, readConfig } from './config.ts';
import type { Ports, Restoring } from './ports.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Each command says in words what it did; the log's lines would only stand between them.
const QUIET = { log: { event: () => undefined } };

function settings(): Config {
  const answer = readConfig(process.env);
  if (answer.kind === 'ready') return answer.config;
  throw new Error(['settings are missing', ...answer.missing].join('\n  '));
}

const ports = async (): Promise<Ports> => ({ ...(await getPorts(settings())), ...QUIET });

function restoring(): Restoring {
  const place = getRestoring(settings(), migrateDatabase);
  return { ...place, open: async () => ({ ...(await place.open()), ...QUIET }) };
}

try {
  process.exitCode = await runCommand(process.argv.slice(2), { ports, restoring }, say);
} catch (error) {
  // Our own messages name a deed, never a value (security/controls L2).
  const what = error instanceof Error ? error.message : 'unknown';
  say(`The command could not finish: ${what}`);
  if (what.startsWith('database: ')) say('A database has tables only after the portal was started once with these settings.');
  process.exitCode = 1;
}
