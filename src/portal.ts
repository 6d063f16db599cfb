// The operators' command line: `npm run portal -- <command>`. It may run beside the server.
import { getPorts } from './app.ts';
import { runCommand } from './commands/runCommand.ts';
import { readConfig } from './config.ts';
import type { Ports } from './ports.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function openPorts(): Promise<Ports> {
  const answer = readConfig(process.env);
  // Each command says in words what it did; the log's lines would only stand between them.
  if (answer.kind === 'ready') return { ...(await getPorts(answer.config)), log: { event: () => undefined } };
  throw new Error(['settings are missing', ...answer.missing].join('\n  '));
}

try {
  process.exitCode = await runCommand(process.argv.slice(2), openPorts, say);
} catch (error) {
  // Our own messages name a deed, never a value (security/controls L2).
  const what = error instanceof Error ? error.message : 'unknown';
  say(`The command could not finish: ${what}`);
  if (what.startsWith('database: ')) say('A database has tables only after the portal was started once with these settings.');
  process.exitCode = 1;
}
