import type { Ports } from '#src/ports.ts';

/** How many people hold the current key of a site, and how many who could read before were left out of it. */
export async function findHolders(ports: Pick<Ports, 'keys' | 'staff'>, site: string): Promise<{ holding: number; without: number }> {
  const epochs = await ports.keys.epochs(site);
  const current = new Set(await ports.keys.holders(site, epochs.at(-1)?.epoch ?? 0));
  const ever = new Set((await Promise.all(epochs.map(({ epoch }) => ports.keys.holders(site, epoch)))).flat());
  const people = (await ports.staff.ofSite(site)).filter(({ status }) => status === 'active');
  return {
    holding: people.filter(({ id }) => current.has(id)).length,
    without: people.filter(({ id }) => ever.has(id) && !current.has(id)).length,
  };
}
