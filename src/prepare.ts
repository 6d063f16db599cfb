import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSites } from '#db/loadSites.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { markMode } from '#db/modeMark.ts';
import { seedDemonstration } from '#db/seed.ts';
import { getDatabase, getPorts } from './app.ts';
import type { Config } from './config.ts';
import type { Ports } from './ports.ts';

const SITES = fileURLToPath(new URL('../content/sites/', import.meta.url));

/**
 * Brings the database to where the portal can serve from it: schema, the directory's first data, and in the
 * demonstration its invented site. Everything here may run again and changes nothing then.
 */
export async function prepare(config: Config): Promise<Ports> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  await migrateDatabase({ url: config.databaseUrl, authToken: config.databaseAuthToken });
  const mode = await markMode((await getDatabase(config)).db, config.mode);
  if (mode !== config.mode) throw new Error(`this database was made in ${mode} mode: ${config.mode} does not serve it`);
  const ports = await getPorts(config);
  await ports.sites.addMissing(await loadSites(SITES));
  if (config.mode !== 'production') await seedDemonstration(ports);
  return ports;
}
