import { type SQL, sql } from 'drizzle-orm';

/**
 * The FROM and WHERE that name everybody who can open a site's messages now: active, with a staff key, and a grant of the newest
 * epoch. A suspended account, and paper, open nothing.
 */
export function openersOf(site: SQL): SQL {
  return sql`FROM staff opener JOIN key_grants ON key_grants.holder = opener.id AND key_grants.site = opener.site
    WHERE opener.site = ${site} AND opener.status = 'active' AND opener.wrapped_key IS NOT NULL
      AND key_grants.epoch = (SELECT max(epoch) FROM site_keys WHERE site_keys.site = ${site})`;
}
