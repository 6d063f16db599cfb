import { getPorts } from './app.ts';
import { runCommand } from './commands/runCommand.ts';
import { readConfig } from './config.ts';
import type { Ports } from './ports.ts';

/** The operators' command line: `npm run portal -- <command>`. It may run beside the server. */

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function openPorts(): Promise<Ports> {
  const answer = readConfig(process.env);
  if (answer.kind === 'ready') return getPorts(answer.config);
  throw new Error(['settings are missing', ...answer.missing].join('\n  '));
}

try {
  process.exitCode = await runCommand(process.argv.slice(2), openPorts, say);
} catch (error) {
  // Our own messages name a deed and a code, never a value (security/controls L2).
  say(`The command could not finish: ${error instanceof Error ? error.message : 'unknown'}`);
  process.exitCode = 1;
}
