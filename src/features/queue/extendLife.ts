import { type Day, daysBetween } from '#src/domain/day.ts';
import { OPEN_STATES } from '#src/domain/deskViews.ts';
import type { NotePart, ReferralRow } from '#src/domain/referral.ts';
import { extensionsOf, isDueForErasure, warningOf } from '#src/domain/retention.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite } from './deskSite.ts';
import { loadReferral, type NotLoaded, sealNote } from './loadReferral.ts';
import { REASON_LIMIT, readWritten } from './writtenText.ts';

/** An item's last day, why it is that day, and until when it could be kept. */
export interface ItemLife {
  readonly id: string;
  readonly version: number;
  readonly deleteOn: Day;
  readonly why: 'open' | 'kept-longer' | 'closed' | 'withdrawn';
  /** How many days after its receipt that is. */
  readonly days: number;
  readonly warning: 'first' | 'last' | null;
  /** Days until which a worker may keep it; empty where nothing is left below the cap. */
  readonly until: readonly Day[];
}

/** What a page says of an item's end. */
export function lifeOf(row: ReferralRow, { retention, today }: Pick<DeskSite, 'retention' | 'today'>): ItemLife {
  const isOpen = OPEN_STATES.some((state) => state === row.state);
  return {
    id: row.id,
    version: row.version,
    deleteOn: row.deleteOn,
    why: isOpen ? whyOpen(row, retention.open) : row.state === 'withdrawn' ? 'withdrawn' : 'closed',
    days: daysBetween(row.day, row.deleteOn),
    warning: isOpen ? warningOf(row, today) : null,
    // What has had its day is kept by nobody, however late the purge is.
    until: isOpen && !isDueForErasure(row, today) ? extensionsOf(row) : [],
  };
}

function whyOpen(row: ReferralRow, openDays: number): 'open' | 'kept-longer' {
  return daysBetween(row.day, row.deleteOn) > openDays ? 'kept-longer' : 'open';
}

export interface AskedExtension {
  readonly until: string;
  readonly reason: string;
  /** The version of the item that the worker saw. */
  readonly version: number;
}

export type ExtendLifeResult =
  | { readonly kind: 'extended'; readonly until: Day }
  | { readonly kind: 'refused'; readonly because: 'not-offered' | 'reason-missing' | 'too-long' | 'unreadable' }
  | { readonly kind: 'moved-by-another' }
  | NotLoaded;

/** Shows one item's life to a worker of its site. */
export async function openLife(
  ports: Ports,
  worker: Unlocked,
  id: string,
): Promise<{ readonly kind: 'life'; readonly life: ItemLife; readonly siteName: string } | NotLoaded> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const site = await deskSite(ports, loaded.row.site);
  return { kind: 'life', life: lifeOf(loaded.row, site), siteName: site.name };
}

/**
 * Keeps an open item longer, up to the cap for everybody (product §3), with a sealed reason. Its contact and its receipt keep their own
 * days. Nothing is done when somebody else changed the item first.
 */
export async function extendLife(ports: Ports, worker: Unlocked, id: string, asked: AskedExtension): Promise<ExtendLifeResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  if (row.version !== asked.version) return { kind: 'moved-by-another' };
  const site = await deskSite(ports, row.site);
  const until = lifeOf(row, site).until.find((day) => day === asked.until);
  if (until === undefined) return { kind: 'refused', because: 'not-offered' };
  const reason = readWritten(asked.reason, REASON_LIMIT);
  if (reason.kind !== 'text') return { kind: 'refused', because: reason.kind };
  if (reason.text === '') return { kind: 'refused', because: 'reason-missing' };
  const note: NotePart = { at: site.now, by: worker.staff.name, text: '', move: null, from: null, to: null, reason: reason.text };
  const done = await ports.referrals.change({
    ...row,
    deleteOn: until,
    contactDeleteOn: null,
    note: await sealNote(ports, row, note),
    readIn: null,
    audit: { at: site.now, actor: worker.staff.id, site: row.site, act: 'extend', object: id, result: until },
  });
  return done === 'changed' ? { kind: 'extended', until } : { kind: 'moved-by-another' };
}
