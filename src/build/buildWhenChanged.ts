import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';

// What a build depends on. Settings that are read at build count too (product §8).
const INPUTS = [
  'src/**/*',
  'src/pages/.well-known/*',
  'content/**/*',
  'public/**/*',
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = 'dist/build.json';

/** The settings of this build: production refuses to start with others. */
function buildSettings() {
  const env = process.env;
  const port = env['PORT'] || '4321';
  return {
    mode: env['PORTAL_MODE'] || 'demo',
    origin: (env['PUBLIC_ORIGIN'] || `http://localhost:${port}`).replace(/\/$/, ''),
    key: env['ASTRO_KEY'] ? createHash('sha256').update(env['ASTRO_KEY']).digest('hex') : null,
  };
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(INPUTS, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.update(JSON.stringify(buildSettings())).digest('hex');
}

function isCurrent(wanted: string): boolean {
  return existsSync(STAMP) && JSON.parse(readFileSync(STAMP, 'utf8')).fingerprint === wanted;
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, PUBLIC_ORIGIN: buildSettings().origin, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}

const wanted = fingerprint();
if (process.argv.includes('--always') || !isCurrent(wanted)) {
  run('node', ['src/build/checkContent.ts']);
  run('astro', ['build']);
  run('node', ['src/build/drawSocialImages.ts']);
  run('node', ['src/build/precompress.ts']);
  run('node', ['src/build/checkBuiltLinks.ts']);
  writeFileSync(STAMP, JSON.stringify({ fingerprint: wanted, ...buildSettings() }));
}
