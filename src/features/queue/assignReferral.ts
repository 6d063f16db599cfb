import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { loadReferral, type NotLoaded } from './loadReferral.ts';

export type AssignReferralResult = { readonly kind: 'assigned' } | { readonly kind: 'moved-by-another' } | NotLoaded;

/** Takes an item, or returns one to the whole desk. Whoever had it before sees so on the item. */
export async function assignReferral(
  ports: Ports,
  worker: Unlocked,
  id: string,
  asked: { take: boolean; version: number },
): Promise<AssignReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  // The sender's taking back is a change of the item, so whoever pressed is told of it.
  if (row.state === 'withdrawn') return { kind: 'moved-by-another' };
  const me = worker.staff.id;
  const done = await ports.referrals.change({
    id,
    site: row.site,
    version: asked.version,
    state: row.state,
    assignee: asked.take ? me : null,
    deleteOn: row.deleteOn,
    contactDeleteOn: null,
    note: null,
    readIn: null,
    audit: { at: ports.clock.now(), actor: me, site: row.site, act: 'assign', object: id, result: asked.take ? 'taken' : 'returned' },
  });
  return done === 'changed' ? { kind: 'assigned' } : { kind: 'moved-by-another' };
}
