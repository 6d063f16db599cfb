import type { Ports } from '#src/ports.ts';
import { type RollAsked, type RollKeysResult, rollKeys } from './rollKeys.ts';

// One for each colleague who is removed at the very same moment, and that is more than a desk has ever lost at once.
const MOST_ROLLS = 5;

interface TakeAccessAsked {
  readonly site: string;
  readonly staffId: string;
  readonly actor: string;
  /** Who must still be able to open messages while it is done; left out where nothing may stop it. */
  readonly keeper?: string | undefined;
}

/**
 * Takes every key of a site from a person and starts a new one without them. The roll comes before the removal, and the
 * removal comes in any case: whoever else rolls at the same moment, the person holds nothing in the end. Only a keeper who lost
 * their own key meanwhile stops both (`keeper-gone`), so that of two who press on each other one stays.
 */
export async function takeAccess(
  ports: Ports,
  { site, staffId, actor, keeper }: TakeAccessAsked,
): Promise<RollKeysResult | { readonly kind: 'keeper-gone' }> {
  await ports.staff.endSessionsOf(staffId);
  const audit = { actor, site, act: 'grant-removed', object: staffId, result: 'ok' } as const;
  const remove = () => ports.keys.removeGrants(site, staffId, { ...audit, at: ports.clock.now() }, keeper);
  const rolled = await rollUntilDone(ports, { site, actor, without: staffId, keeper }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return (await remove()) ? rolled : { kind: 'keeper-gone' };
}

// The roll that came first may have given its key to this person, so one without them is still owed.
async function rollUntilDone(ports: Ports, asked: RollAsked, rollsLeft = MOST_ROLLS): Promise<RollKeysResult> {
  const rolled = await rollKeys(ports, asked);
  const isBeaten = rolled.kind === 'refused' && rolled.because === 'rolled-meanwhile';
  return isBeaten && rollsLeft > 1 ? rollUntilDone(ports, asked, rollsLeft - 1) : rolled;
}
