import { monthOf } from '#src/domain/insights.ts';
import { linkedTo, notesToCopy } from '#src/domain/noteLinks.ts';
import type { NoteLink, NotePart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { copiedNotes, type NoteOf } from './copiedNotes.ts';
import { deskSite } from './deskSite.ts';
import type { QueueItem } from './listQueue.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, openStory, sealNote } from './loadReferral.ts';
import { type MoveReferralResult, moveReferral } from './moveReferral.ts';
import { openItems } from './openItems.ts';

/** A message that a worker has tied to this one. */
export interface LinkedItem {
  readonly id: string;
  /** Null: it has gone to another site, or has been erased. */
  readonly item: QueueItem | null;
}

/** The messages tied to one whose notes are open, each as a line of the queue. */
export async function openLinked(ports: Ports, worker: Unlocked, notes: readonly NotePart[]): Promise<LinkedItem[]> {
  const ids = linkedTo(notes);
  const rows = await Promise.all(ids.map((id) => ports.referrals.byId(worker.staff.site, id)));
  const items = await openItems(
    ports,
    worker,
    rows.filter((row) => row !== null),
  );
  return ids.map((id) => ({ id, item: items.find(({ row }) => row.id === id) ?? null }));
}

export type LinkReferralsResult =
  | { readonly kind: 'done' }
  /** One of them was taken back or erased, or is this very message. */
  | { readonly kind: 'gone' }
  | NotLoaded;

/**
 * Ties two messages of one person to each other, or unties them: a sealed note on each, and no clear row names both. What was copied from one
 * to the other goes with the tie.
 */
export function linkReferrals(
  ports: Ports,
  worker: Unlocked,
  id: string,
  other: string,
  kind: 'linked' | 'unlinked',
): Promise<LinkReferralsResult> {
  return inTurn([id, other], () => link(ports, worker, { id, other, kind }));
}

async function link(
  ports: Ports,
  worker: Unlocked,
  { id, other, kind }: { id: string; other: string; kind: 'linked' | 'unlinked' },
): Promise<LinkReferralsResult> {
  const pair = await loadPair(ports, worker, id, other);
  if (pair.kind !== 'pair') return pair;
  const { one, two } = pair;
  const { notes } = await openStory(ports, worker, one);
  const isLinked = linkedTo(notes).includes(other);
  const drops = kind === 'unlinked' ? await copiesOf(ports, worker, pair) : [];
  // Pressed twice, or by two at once: once is enough, unless a copy was left behind.
  if (isLinked === (kind === 'linked') && drops.length === 0) return { kind: 'done' };
  const sealed = [await tie(ports, worker, one, { to: other, kind }), await tie(ports, worker, two, { to: id, kind })];
  const done = await addAll(ports, worker, one, { notes: sealed, drops, result: kind });
  if (done === 'added' && kind === 'linked' && !one.row.rehearsal) await countLinked(ports, one);
  return { kind: done === 'added' ? 'done' : 'gone' };
}

// One after the other on a message: of two at once, neither would see what the other is tying, copying or taking away.
const underWay = new Map<string, Promise<void>>();

function inTurn<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
  const doing = Promise.all(ids.map((id) => underWay.get(id))).then(work);
  const over = doing
    .then(
      () => undefined,
      () => undefined,
    )
    .finally(() => {
      for (const id of ids) if (underWay.get(id) === over) underWay.delete(id);
    });
  for (const id of ids) underWay.set(id, over);
  return doing;
}

/** Copies what colleagues wrote on a tied message to this one, under their names and times: what is known stands in one place, also when the other is erased. */
export function mergeNotes(ports: Ports, worker: Unlocked, id: string, other: string): Promise<LinkReferralsResult> {
  return inTurn([id, other], () => merge(ports, worker, id, other));
}

async function merge(ports: Ports, worker: Unlocked, id: string, other: string): Promise<LinkReferralsResult> {
  const pair = await loadPair(ports, worker, id, other);
  if (pair.kind !== 'pair') return pair;
  const { notes } = await openStory(ports, worker, pair.one);
  if (!linkedTo(notes).includes(other)) return { kind: 'gone' };
  const theirs = await openStory(ports, worker, pair.two);
  const copies = notesToCopy(notes, other, theirs.notes);
  if (copies.length === 0) return { kind: 'done' };
  const sealed = await Promise.all(copies.map(async (note) => ({ item: id, ...(await sealNote(ports, pair.one.row, note)) })));
  return { kind: (await addAll(ports, worker, pair.one, { notes: sealed, drops: [], result: 'copied' })) === 'added' ? 'done' : 'gone' };
}

/**
 * Closes a message as the duplicate of one that it is tied to. What colleagues wrote on it goes to the other one first: nothing known is
 * lost when it is erased.
 */
export async function closeAsDuplicate(
  ports: Ports,
  worker: Unlocked,
  id: string,
  asked: { readonly of: string; readonly reason: string; readonly version: number },
): Promise<MoveReferralResult | { readonly kind: 'gone' }> {
  const merged = await mergeNotes(ports, worker, asked.of, id);
  if (merged.kind !== 'done') return merged;
  return moveReferral(ports, worker, id, { move: 'duplicate', reason: asked.reason, version: asked.version });
}

type Pair = { readonly kind: 'pair'; readonly one: LoadedReferral; readonly two: LoadedReferral };

async function loadPair(ports: Ports, worker: Unlocked, id: string, other: string): Promise<Pair | { kind: 'gone' } | NotLoaded> {
  if (id === other) return { kind: 'gone' };
  const one = await loadReferral(ports, worker, id);
  const two = await loadReferral(ports, worker, other);
  if (one.kind !== 'loaded') return one;
  if (two.kind !== 'loaded') return two;
  if (one.row.state === 'withdrawn' || two.row.state === 'withdrawn') return { kind: 'gone' };
  return { kind: 'pair', one, two };
}

async function tie(ports: Ports, worker: Unlocked, { row }: LoadedReferral, link: NoteLink) {
  const note = { at: ports.clock.now(), by: worker.staff.name, text: '', move: null, from: null, to: null, reason: null, link };
  return { item: row.id, ...(await sealNote(ports, row, note)) };
}

async function copiesOf(ports: Ports, worker: Unlocked, { one, two }: Pair): Promise<NoteOf[]> {
  return [...(await copiedNotes(ports, worker, one, two)), ...(await copiedNotes(ports, worker, two, one))];
}

// One audit row, on the message where somebody pressed: two of one moment would tie them in the clear.
function addAll(
  ports: Ports,
  { staff }: Unlocked,
  { row }: LoadedReferral,
  { notes, drops, result }: { notes: Parameters<Ports['referrals']['addNotes']>[1]; drops: readonly NoteOf[]; result: NoteLink['kind'] },
) {
  const audit = { at: ports.clock.now(), actor: staff.id, site: row.site, act: 'link', object: row.id, result } as const;
  return ports.referrals.addNotes(row.site, notes, audit, drops);
}

async function countLinked(ports: Ports, { row }: LoadedReferral): Promise<void> {
  const { today } = await deskSite(ports, row.site);
  await ports.insights.count(row.site, [{ what: 'linked', month: monthOf(today), by: 1 }]);
}
