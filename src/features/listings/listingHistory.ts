import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Ports } from '#src/ports.ts';

/** One change of a listing with the people behind it, as the staff pages tell it. */
export interface HistoryLine {
  readonly change: ListingChange;
  /** Who made it; `operator`, `contact` and `job` stand for themselves. */
  readonly by: Actor;
  /** Who decided on it; null while nobody did. */
  readonly decidedBy: Actor | null;
}

export type Actor =
  | { readonly kind: 'person'; readonly name: string; readonly role: string }
  | { readonly kind: 'operator' | 'contact' | 'job' | 'gone' };

/** Everything that was ever proposed for a listing but its draft, the newest first. */
export async function listingHistory(ports: Pick<Ports, 'changes' | 'staff'>, slug: string): Promise<HistoryLine[]> {
  return withActors(ports, await ports.changes.ofSite(slug));
}

/** Puts names to the ids of changes. */
export async function withActors(ports: Pick<Ports, 'staff'>, changes: readonly ListingChange[]): Promise<HistoryLine[]> {
  const ids = new Set(changes.flatMap(({ author, decidedBy }) => [author, ...(decidedBy === null ? [] : [decidedBy])]));
  const actors = new Map(await Promise.all([...ids].map(async (id) => [id, await actorOf(ports, id)] as const)));
  const named = (id: string): Actor => actors.get(id) ?? { kind: 'gone' };
  return changes.map((change) => ({
    change,
    by: named(change.author),
    decidedBy: change.decidedBy === null ? null : named(change.decidedBy),
  }));
}

async function actorOf({ staff }: Pick<Ports, 'staff'>, id: string): Promise<Actor> {
  if (id === 'operator' || id === 'contact' || id === 'job') return { kind: id };
  const record = await staff.byId(id);
  return record === null ? { kind: 'gone' } : { kind: 'person', name: record.name, role: record.role };
}
