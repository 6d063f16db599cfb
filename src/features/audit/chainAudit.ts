import type { Ports } from '#src/ports.ts';

/** Rows in one batch: other writers wait a moment only. */
const AT_ONCE = 500;

/**
 * Chains every audit row that is not chained yet (security/controls L5), oldest first. Stopping in between loses nothing: the next run goes
 * on where this one stood. Answers how many.
 */
export async function chainAudit({ audit }: Pick<Ports, 'audit'>, goOn: () => boolean = () => true): Promise<number> {
  let chained = 0;
  while (goOn()) {
    const some = await audit.chainNext(AT_ONCE);
    chained += some;
    if (some < AT_ONCE) break;
  }
  return chained;
}
