import { existsSync } from 'node:fs';

/** Debian's package with no windows to draw: the same engine, at half the work. */
export const LIGHT = { name: 'chromium-headless-shell', path: '/usr/bin/chromium-headless-shell' } as const;
export const WHOLE = { name: 'chromium', path: '/usr/bin/chromium' } as const;

/** Where the browser of the tests and pictures stands, or ought to. */
export function chromiumPath(): string {
  return existsSync(LIGHT.path) ? LIGHT.path : WHOLE.path;
}
