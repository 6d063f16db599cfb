import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * Runs every suite and ends in one line "N passed, N failed". Nothing has to be installed by hand: the npm script before
 * this one installs the packages, and the browser comes from Debian when it is missing.
 */
const full = process.argv.includes('--full');
const CHROMIUM = '/usr/bin/chromium';
const REPORTS = 'test-results';
const MOST_SAID = 1500;

interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Said again at the end, where the last lines of a long log are read. */
  readonly why?: readonly string[];
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): SpawnSyncReturns<Buffer> {
  process.stdout.write(`\n> ${command} ${args.join(' ')}\n`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
}

function step(name: string, command: string, args: readonly string[]): Tally {
  const failed = run(command, args).status === 0 ? 0 : 1;
  return { name, passed: 1 - failed, failed };
}

function vitest(): Tally {
  const report = `${REPORTS}/vitest.json`;
  rmSync(report, { force: true });
  const env: Record<string, string> = full ? { FULL_SETS: '1' } : {};
  const { status } = run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], env);
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const files: VitestFile[] = counted.testResults ?? [];
  return { ...tally('vitest', status, counted.numPassedTests ?? 0, counted.numFailedTests ?? 0), why: files.flatMap(failuresOf) };
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }[];
}

function failuresOf({ name, status, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${name}: ${message}`];
  return failed.map((test) => `${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}

function playwright(): Tally {
  const report = `${REPORTS}/playwright.json`;
  rmSync(report, { force: true });
  const env: Record<string, string> = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(full ? { FULL_SETS: '1' } : {}) };
  const { status } = run('playwright', ['test', '--reporter=line,json'], env);
  const stats = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).stats : {};
  return tally('playwright', status, stats.expected ?? 0, (stats.unexpected ?? 0) + (stats.flaky ?? 0));
}

// A suite that stopped without counting a failure has failed all the same.
function tally(name: string, status: number | null, passed: number, failed: number): Tally {
  return { name, passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function browser(): Tally {
  if (existsSync(CHROMIUM)) return { name: 'chromium', passed: 1, failed: 0 };
  run('apt-get', ['update', '-qq']);
  const { status } = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return tally('chromium', status, status === 0 ? 1 : 0, 0);
}

const tallies = [
  step('biome', 'biome', ['ci', '--colors=off', '--max-diagnostics=30', '.']),
  step('types', 'astro', ['check', '--minimumFailingSeverity', 'error']),
  step('knip', 'knip', []),
  step('build', 'npm', ['run', '--silent', 'build']),
  vitest(),
  browser(),
  playwright(),
];

process.stdout.write('\n');
for (const { name, passed, failed } of tallies) process.stdout.write(`  ${name.padEnd(12)} ${passed} passed, ${failed} failed\n`);
for (const why of tallies.flatMap((one) => one.why ?? [])) process.stdout.write(`\n${why.slice(0, MOST_SAID)}\n`);
const sum = (pick: (one: Tally) => number) => tallies.reduce((total, one) => total + pick(one), 0);
process.stdout.write(`\n${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed\n`);
process.exitCode = sum((one) => one.failed) === 0 ? 0 : 1;
