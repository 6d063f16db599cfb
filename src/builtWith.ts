import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Config } from './config.ts';

/** What a production start refuses about this machine (security/controls O1): root, and data that others can read. */
export function machineRefusals(config: Config): string[] {
  if (config.mode !== 'production') return [];
  const open = existsSync(config.dataDir) && (statSync(config.dataDir).mode & 0o077) !== 0;
  return [
    ...(process.getuid?.() === 0 ? ['it runs as root: give it a user of its own'] : []),
    ...(open ? ['DATA_DIR can be read by others: chmod 700'] : []),
  ];
}

/** Which settings of the build differ from those of this start; production refuses to serve then (security/controls O1). */
export function buildDiffers(config: Config, dist: URL): string[] {
  const stamp = new URL('build.json', dist);
  if (!existsSync(stamp)) return ['there is no build: run npm run build'];
  if (config.mode !== 'production') return [];
  const built = JSON.parse(readFileSync(stamp, 'utf8'));
  const key = createHash('sha256')
    .update(config.astroKey ?? '')
    .digest('hex');
  return [
    ...(built.mode === config.mode ? [] : ['PORTAL_MODE is not the one of the build: build again']),
    ...(built.origin === config.publicOrigin ? [] : ['PUBLIC_ORIGIN is not the one of the build: build again']),
    ...(built.key === key ? [] : ['ASTRO_KEY is not the one of the build: build again']),
  ];
}
