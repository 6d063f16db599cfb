import { MORNING_VIEWS, rowsIn } from '#src/domain/deskViews.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { viewFacts } from './deskSite.ts';
import type { ListAround } from './listAround.ts';

/**
 * The item to go on to after a decision: the first one behind it, in the order in which the list stood before, that is in the view
 * still. A colleague may have decided on the nearest ones meanwhile. Null: none comes after it.
 */
export async function nextAfter(ports: Ports, worker: Unlocked, before: ListAround): Promise<string | null> {
  const facts = viewFacts(before.site, worker.staff.id);
  const views = before.view === null ? MORNING_VIEWS : [before.view];
  for (const id of behind(before)) {
    const row = await ports.referrals.byId(before.site.slug, id);
    if (row !== null && views.some((view) => rowsIn(view, [row], facts).length > 0)) return id;
  }
  return null;
}

// Whoever came to an item by a search did not come from a place in This morning.
function behind({ view, lines, current, next }: ListAround): string[] {
  const ids = lines.map(({ row }) => row.id);
  const at = ids.indexOf(current);
  const rest = at === -1 ? [] : ids.slice(at + 1);
  const beyond = next === null || rest.includes(next) || (at === -1 && view === null) ? [] : [next];
  return [...rest, ...beyond];
}
