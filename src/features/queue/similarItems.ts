import { OPEN_STATES } from '#src/domain/deskViews.ts';
import { linkedTo } from '#src/domain/noteLinks.ts';
import { type SimilarReason, similarTo, type Traits, traitsOf } from '#src/domain/similar.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { deskSite } from './deskSite.ts';
import { fewAtOnce, inSlices, MOST_OPENED } from './fewAtOnce.ts';
import type { QueueItem } from './listQueue.ts';
import { type LoadedReferral, loadReferral, type NotLoaded } from './loadReferral.ts';
import { openItems } from './openItems.ts';
import { openWritten, type Written } from './openWritten.ts';
import { openKeysOf } from './siteKeys.ts';

/** An open message that may be about the same person, and why. */
export interface SimilarItem {
  readonly item: QueueItem;
  readonly why: readonly SimilarReason[];
}

export type SimilarItemsResult =
  | {
      readonly kind: 'looked';
      readonly similar: readonly SimilarItem[];
      readonly looked: number;
      /** Open items beyond what is opened at once. */
      readonly left: number;
    }
  /** Two such looks are under way; nothing was opened. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'withdrawn' }
  | NotLoaded;

/**
 * Looks among the open messages of the own site for others about the same person: names by sound, near places, looks and days, in
 * memory alone (threat-model §6.4). Nothing of it is stored, and a person decides. It opens what people wrote, so it is in the audit
 * before the first word is opened; who asked is never compared. What is tied already is not suggested again.
 */
export async function similarItems(ports: Ports, worker: Unlocked, id: string): Promise<SimilarItemsResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  if (loaded.row.state === 'withdrawn') return { kind: 'withdrawn' };
  const found = await fewAtOnce(() => look(ports, worker, loaded));
  return found === 'busy' ? { kind: 'busy' } : found;
}

async function look(ports: Ports, worker: Unlocked, { row }: LoadedReferral): Promise<SimilarItemsResult> {
  const { slug, now } = await deskSite(ports, row.site);
  await ports.audit.add({ at: now, actor: worker.staff.id, site: slug, act: 'search', object: row.id, result: 'similar' });
  const open = (await ports.referrals.list(slug, { states: OPEN_STATES })).filter((other) => other.id !== row.id);
  const rows = open.slice(0, MOST_OPENED);
  const keys = await openKeysOf(
    ports,
    worker,
    [row, ...rows].map(({ epoch }) => epoch),
  );
  const [self] = await openWritten(ports, slug, [row], keys);
  const one = self === undefined ? null : traitsIn(self);
  if (self === undefined || one === null) return { kind: 'looked', similar: [], looked: 0, left: open.length };
  // Only what is compared stays in memory from slice to slice, not the texts.
  const others = await inSlices(rows, async (slice) =>
    (await openWritten(ports, slug, slice, keys)).flatMap((written) => traitsIn(written) ?? []),
  );
  const linked = linkedTo(self.notes);
  const found = similarTo(
    one,
    others.filter(({ id }) => !linked.includes(id)),
  );
  return { kind: 'looked', similar: await withLines(ports, worker, rows, found), looked: rows.length, left: open.length - rows.length };
}

async function withLines(ports: Ports, worker: Unlocked, rows: Parameters<typeof openItems>[2], found: ReturnType<typeof similarTo>) {
  const items = await openItems(
    ports,
    worker,
    rows.filter(({ id }) => found.some((one) => one.id === id)),
  );
  return found.flatMap(({ id, why }) => {
    const item = items.find(({ row }) => row.id === id);
    return item ? [{ item, why }] : [];
  });
}

function traitsIn({ row, summary, details }: Written): Traits | null {
  if (summary === null || details === null) return null;
  const { person, where, recognize, happening } = details;
  return traitsOf({ id: row.id, person, where, recognize, happening, place: summary.place, receivedAt: summary.receivedAt });
}
