import { MORNING_VIEWS, rowsIn } from '#src/domain/deskViews.ts';
import { fits } from '#src/domain/narrowing.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { viewFacts } from './deskSite.ts';
import type { ListAround } from './listAround.ts';
import { AS_IT_STANDS } from './listFrom.ts';

/**
 * The item to go on to after a decision: the first one behind it, in the order in which the list stood before, that is in the list
 * still. A colleague may have decided on the nearest ones meanwhile, or taken them. Null: none comes after it.
 */
export async function nextAfter(ports: Ports, worker: Unlocked, before: ListAround): Promise<string | null> {
  const { from, site } = before;
  const me = worker.staff.id;
  const facts = viewFacts(site, me);
  const views = from.view === null ? MORNING_VIEWS : [from.view];
  // Of what a list is narrowed to, only who has an item changes: the rest is sealed as it came.
  const who = { ...AS_IT_STANDS, who: from.narrowing.who };
  const isIn = (row: ReferralRow) =>
    views.some((view) => rowsIn(view, [row], facts).length > 0) &&
    fits(who, { summary: null, assignee: row.assignee }, { me, codeOf: String });
  for (const id of behind(before)) {
    const row = await ports.referrals.byId(site.slug, id);
    if (row !== null && isIn(row)) return id;
  }
  return null;
}

// Whoever came to an item by a search did not come from a place in This morning.
function behind({ from, lines, current, next }: ListAround): string[] {
  const ids = lines.map(({ row }) => row.id);
  const at = ids.indexOf(current);
  const rest = at === -1 ? [] : ids.slice(at + 1);
  const beyond = next === null || rest.includes(next) || (at === -1 && from.view === null) ? [] : [next];
  return [...rest, ...beyond];
}
