import { HOUR } from '#src/domain/day.ts';
import { SESSION_HOURS } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/**
 * Erases what lives shortly: sign-in codes that ran out, sessions past their twelve hours, old letters (security/controls
 * §0). A wrong clock signs somebody out at worst, so nothing stands guard here.
 */
export async function eraseShortLived(ports: Ports): Promise<{ rows: number; sessions: number }> {
  const now = ports.clock.now();
  const rows = await ports.erasures.eraseShortLived(now);
  const sessions = await ports.staff.endSessionsBefore(now - SESSION_HOURS * HOUR);
  if (rows + sessions > 0) ports.log.event('short-lived-erased', { rows, sessions });
  return { rows, sessions };
}
