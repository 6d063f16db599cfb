import type { Ports } from '#src/ports.ts';
import { type RollKeysResult, rollKeys } from './rollKeys.ts';

/**
 * Takes every key of a site from a person and starts a new one without them. The roll comes before the removal: whoever
 * else rolls at the same moment, the person holds nothing in the end.
 */
export async function takeAccess(ports: Ports, site: string, staffId: string, actor: string): Promise<RollKeysResult> {
  await ports.staff.endSessionsOf(staffId);
  const rolled = await rollKeys(ports, { site, actor, without: staffId });
  const audit = { at: ports.clock.now(), actor, site, act: 'grant-removed', object: staffId, result: 'ok' } as const;
  await ports.keys.removeGrants(site, staffId, audit);
  return rolled;
}
