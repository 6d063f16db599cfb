import type { AstroGlobal } from 'astro';
import type { Staff } from '#src/domain/staff.ts';

/** Tells whether somebody is a manager of a site that sets itself up: there is no queue for them yet, but a list of steps. */
export async function isSettingUp({ locals }: AstroGlobal, { id, role, site }: Staff): Promise<'no' | 'with-key' | 'without-key'> {
  if (role !== 'manager' || site === null) return 'no';
  const { sites, setups, staff } = locals.ports;
  const found = await sites.bySlug(site);
  if (found === null || found.liveSince !== null || (await setups.ofSite(site)) === null) return 'no';
  return (await staff.byId(id))?.wrappedKey === null ? 'without-key' : 'with-key';
}
