import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Config } from './config.ts';

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
