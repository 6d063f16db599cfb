import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { chromiumPath, LIGHT, WHOLE } from '#tests/support/chromium.ts';

/**
 * Runs every suite and ends in one line "N passed, N failed". Nothing has to be installed by hand: the npm script before
 * this one installs the packages, and the browser comes from Debian when it is missing.
 */
const full = process.argv.includes('--full');
const env = { ...process.env, ...(full ? { FULL_SETS: '1' } : {}) };
const REPORTS = 'test-results';
const MOST_SAID = 1500;

interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Said again at the end, where the last lines of a long log are read. */
  readonly why?: readonly string[];
}

/** A suite under way; `said` is what it wrote, where that is kept for later. */
interface Suite {
  readonly tally: Promise<Tally>;
  readonly said: Promise<string>;
}

interface Run {
  readonly status: Promise<number | null>;
  readonly said: Promise<string>;
}

/** Starts a command. What it says is shown as it comes, or kept, so that two at a time do not talk across each other. */
function run(
  command: string,
  args: readonly string[],
  { kept = false, also = {} }: { kept?: boolean; also?: Record<string, string> } = {},
): Run {
  const title = `\n> ${command} ${args.join(' ')}\n`;
  if (!kept) process.stdout.write(title);
  const child = spawn(command, args, { stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'], env: { ...env, ...also } });
  const status = new Promise<number | null>((resolve) => child.on('error', () => resolve(null)).on('close', resolve));
  const streams = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)));
  return { status, said: Promise.all(streams).then((parts) => (kept ? title : '') + parts.join('')) };
}

function step(name: string, command: string, args: readonly string[], kept = false): Suite {
  const { status, said } = run(command, args, { kept });
  return { said, tally: status.then((code) => ({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })) };
}

function vitest(project: 'code' | 'process', kept = false): Suite {
  const report = `${REPORTS}/${project}.json`;
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status, said } = run('vitest', args, { kept });
  return { said, tally: status.then((code) => vitestTally(project, code, report)) };
}

function vitestTally(name: string, status: number | null, report: string): Tally {
  const counted = read(report);
  const files: VitestFile[] = counted.testResults ?? [];
  return { ...tally(name, status, counted.numPassedTests ?? 0, counted.numFailedTests ?? 0), why: files.flatMap(failuresOf) };
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

function playwright(): Suite {
  const report = `${REPORTS}/playwright.json`;
  rmSync(report, { force: true });
  const { status, said } = run('playwright', ['test', '--reporter=line,json'], { also: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } });
  return { said, tally: status.then((code) => playwrightTally(code, report)) };
}

interface PlaywrightSuite {
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

function playwrightTally(status: number | null, report: string): Tally {
  const { stats = {}, suites = [], errors = [] } = read(report);
  return {
    ...tally('playwright', status, stats.expected ?? 0, (stats.unexpected ?? 0) + (stats.flaky ?? 0)),
    why: [...errors.map(({ message }: { message?: string }) => message ?? ''), ...suites.flatMap(brokenIn)],
  };
}

function brokenIn({ file, suites = [], specs = [] }: PlaywrightSuite): string[] {
  return [...specs.filter(({ ok }) => !ok).map(({ title }) => `${file}: ${title}`), ...suites.flatMap(brokenIn)];
}

// A suite that stopped without counting a failure, or that counted nothing, has failed all the same.
function tally(name: string, status: number | null, passed: number, failed: number): Tally {
  return { name, passed, failed: status === 0 && passed > 0 ? failed : Math.max(failed, 1) };
}

// A suite that was killed may leave half a report, or none.
function read(report: string) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

/** Debian gives the browser that is lacking. Where the light one cannot be had, the whole one does. */
async function browser(): Promise<Tally> {
  if (!existsSync(LIGHT.path)) await install(LIGHT.name);
  if (!existsSync(chromiumPath())) await install(WHOLE.name);
  const isThere = existsSync(chromiumPath());
  return { name: 'chromium', passed: isThere ? 1 : 0, failed: isThere ? 0 : 1 };
}

async function install(name: string): Promise<void> {
  // An archive that does not answer is not waited for.
  const patience = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::Retries=1'];
  await run('apt-get', ['update', '-qq', ...patience]).status;
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '--no-remove', ...patience, name]).status;
}

/** Waits for suites that run beside each other, and says what was kept of them. */
async function together(...suites: readonly Suite[]): Promise<Tally[]> {
  const tallies = await Promise.all(suites.map((suite) => suite.tally));
  for (const { said } of suites) process.stdout.write(await said);
  return tallies;
}

const tallies = [
  ...(await together(step('biome', 'biome', ['ci', '--colors=off', '--max-diagnostics=30', '.']))),
  ...(await together(step('build', 'npm', ['run', '--silent', 'build']), step('knip', 'knip', [], true))),
  // Looking at types takes one core for a minute; the tests of the code take the other, and then both.
  ...(await together(vitest('code'), step('types', 'astro', ['check', '--minimumFailingSeverity', 'error'], true))),
  await browser(),
  // Servers that are killed and started again wait far more than they work, and so do people who click.
  ...(await together(playwright(), vitest('process', true))),
];

process.stdout.write('\n');
for (const { name, passed, failed } of tallies) process.stdout.write(`  ${name.padEnd(12)} ${passed} passed, ${failed} failed\n`);
for (const why of tallies.flatMap((one) => one.why ?? [])) process.stdout.write(`\n${why.slice(0, MOST_SAID)}\n`);
const sum = (pick: (one: Tally) => number) => tallies.reduce((total, one) => total + pick(one), 0);
process.stdout.write(`\n${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed\n`);
process.exitCode = sum((one) => one.failed) === 0 ? 0 : 1;
