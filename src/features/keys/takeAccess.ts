import type { Ports } from '#src/ports.ts';
import { type RollAsked, type RollKeysResult, rollKeys } from './rollKeys.ts';

// One for each colleague who is removed at the very same moment, and that is more than a desk has ever lost at once.
const MOST_ROLLS = 5;

/**
 * Takes every key of a site from a person and starts a new one without them. The roll comes before the removal, and the
 * removal comes in any case: whoever else rolls at the same moment, the person holds nothing in the end.
 */
export async function takeAccess(ports: Ports, site: string, staffId: string, actor: string): Promise<RollKeysResult> {
  await ports.staff.endSessionsOf(staffId);
  try {
    return await rollUntilDone(ports, { site, actor, without: staffId });
  } finally {
    const audit = { at: ports.clock.now(), actor, site, act: 'grant-removed', object: staffId, result: 'ok' } as const;
    await ports.keys.removeGrants(site, staffId, audit);
  }
}

// The roll that came first may have given its key to this person, so one without them is still owed.
async function rollUntilDone(ports: Ports, asked: RollAsked, rollsLeft = MOST_ROLLS): Promise<RollKeysResult> {
  const rolled = await rollKeys(ports, asked);
  const isBeaten = rolled.kind === 'refused' && rolled.because === 'rolled-meanwhile';
  return isBeaten && rollsLeft > 1 ? rollUntilDone(ports, asked, rollsLeft - 1) : rolled;
}
