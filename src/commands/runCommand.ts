import { parseArgs } from 'node:util';
import type { Ports } from '#src/ports.ts';
import { bureauInvite } from './bureauInvite.ts';
import { type Asked, type Command, type Say, usageOf } from './command.ts';
import { eraseDue } from './eraseDue.ts';
import { listDemands, recordDemand } from './lawfulDemand.ts';
import { letters } from './letters.ts';
import { siteStatus } from './siteStatus.ts';
import { sitesImport } from './sitesImport.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [eraseDue, letters, siteStatus, sitesImport, bureauInvite, recordDemand, listDemands];

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/** Runs what an operator typed and answers with the exit code; the ports are opened only when there is something to do. */
export async function runCommand(args: readonly string[], openPorts: () => Promise<Ports>, say: Say): Promise<number> {
  const command = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  if (!command) return explain(args, say);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help')) return help(command, say);
  const asked = read(command, rest);
  if (asked === null) {
    say(`That is not how it goes: ${usageOf(command)}`);
    return MISUSED;
  }
  return (await command.run(await openPorts(), asked, say)) === 'done' ? DONE : REFUSED;
}

function read(command: Command, rest: readonly string[]): Asked | null {
  const options = Object.fromEntries(Object.keys(command.options).map((name) => [name, { type: 'boolean' } as const]));
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    return positionals.length === command.takes.length ? { words: positionals, switches: new Set(Object.keys(values)) } : null;
  } catch {
    return null;
  }
}

function help(command: Command, say: Say): number {
  say(usageOf(command));
  for (const line of [command.summary, ...command.help]) say(line);
  for (const [name, does] of Object.entries(command.options)) say(`  --${name}  ${does}`);
  return DONE;
}

function explain(args: readonly string[], say: Say): number {
  const asksHelp = args.length === 0 || args.includes('--help');
  say(asksHelp ? 'What an operator can ask of the portal:' : 'There is no such command. These are there:');
  for (const command of COMMANDS) {
    say(`  ${usageOf(command)}`);
    say(`      ${command.summary}`);
  }
  say('Each explains itself with --help.');
  return asksHelp ? DONE : MISUSED;
}
