import { HOUR, MINUTE } from '#src/domain/day.ts';
import { IDLE_MINUTES, SESSION_HOURS } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/**
 * Erases what lives shortly: sign-in codes and challenges of passkeys that ran out, sessions past their twelve hours (security/controls §0). A wrong
 * clock signs somebody out at worst, so nothing stands guard here; whatever else has its day goes with the guarded purge.
 */
export async function eraseShortLived(ports: Ports): Promise<{ rows: number; sessions: number }> {
  const now = ports.clock.now();
  await ports.staff.lockIdle(now - IDLE_MINUTES * MINUTE, now);
  const rows = (await ports.erasures.eraseShortLived(now)) + (await ports.passkeys.eraseChallenges(now));
  const sessions = await ports.staff.endSessionsBefore(now - SESSION_HOURS * HOUR);
  if (rows + sessions > 0) ports.log.event('short-lived-erased', { rows, sessions });
  return { rows, sessions };
}
