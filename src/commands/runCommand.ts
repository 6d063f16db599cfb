import { parseArgs } from 'node:util';
import type { Ports, Restoring } from '#src/ports.ts';
import { backup } from './backup.ts';
import { bureauInvite } from './bureauInvite.ts';
import { type Asked, type Command, type Described, type Ending, type RestoringCommand, type Say, usageOf } from './command.ts';
import { eraseDue } from './eraseDue.ts';
import { listDemands, recordDemand } from './lawfulDemand.ts';
import { letters } from './letters.ts';
import { rehearse } from './rehearse.ts';
import { restore } from './restore.ts';
import { siteInvite } from './siteInvite.ts';
import { siteStatus } from './siteStatus.ts';
import { sitesImport } from './sitesImport.ts';
import { verifyAuditCommand, verifyAuditHead } from './verifyAudit.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly (Command | RestoringCommand)[] = [
  eraseDue,
  letters,
  siteInvite,
  siteStatus,
  rehearse,
  sitesImport,
  bureauInvite,
  recordDemand,
  listDemands,
  verifyAuditCommand,
  verifyAuditHead,
  backup,
  restore,
];

const DONE = 0;
const REFUSED = 1;
const MISUSED = 2;

/** What commands work on: the portal's ports, or the place where a restored database is to lie. */
export interface Opening {
  readonly ports: () => Promise<Ports>;
  readonly restoring: () => Restoring;
}

/** Runs what an operator typed and answers with the exit code; the ports are opened only when there is something to do. */
export async function runCommand(args: readonly string[], open: Opening | Opening['ports'], say: Say): Promise<number> {
  const command = COMMANDS.find(({ name }) => `${args.join(' ')} `.startsWith(`${name} `));
  if (!command) return explain(args, say);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help')) return help(command, say);
  const asked = read(command, rest);
  if (asked === null) {
    say(`That is not how it goes: ${usageOf(command)}`);
    return MISUSED;
  }
  return (await start(command, asked, typeof open === 'function' ? { ports: open } : open, say)) === 'done' ? DONE : REFUSED;
}

async function start(
  command: Command | RestoringCommand,
  asked: Asked,
  open: Pick<Opening, 'ports'> & Partial<Opening>,
  say: Say,
): Promise<Ending> {
  if ('run' in command) return command.run(await open.ports(), asked, say);
  if (open.restoring === undefined) throw new Error('there is no place to restore to');
  return command.restore(open.restoring(), asked, say);
}

function read(command: Described, rest: readonly string[]): Asked | null {
  const options = Object.fromEntries(Object.keys(command.options).map((name) => [name, { type: 'boolean' } as const]));
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    return positionals.length === command.takes.length ? { words: positionals, switches: new Set(Object.keys(values)) } : null;
  } catch {
    return null;
  }
}

function help(command: Described, say: Say): number {
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
