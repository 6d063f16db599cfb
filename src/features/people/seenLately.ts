import { type AuditEntry, LOOKS } from '#src/domain/audit.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

/** So far back it is told what somebody opened before they leave: as long as an item lives (product §3). */
export const SEEN_DAYS = 90;
const MOST = 500;

export interface SeenLately {
  /** What they opened, printed or carried out, the newest first. */
  readonly looks: readonly AuditEntry[];
  /** There is more than is shown. */
  readonly isCut: boolean;
}

/** What somebody opened lately: so much they may still know, whatever is taken from them. */
export async function seenLately(ports: Pick<Ports, 'audit' | 'clock'>, staffId: string): Promise<SeenLately> {
  const looks = await ports.audit.ofActor(staffId, LOOKS, ports.clock.now() - SEEN_DAYS * DAY_LONG, MOST + 1);
  return { looks: looks.slice(0, MOST), isCut: looks.length > MOST };
}
