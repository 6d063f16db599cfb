import { type FieldChange, fieldsOf, type ListingField, paceOf, reversed } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { effectOf } from './effect.ts';
import { newChange, noteOf } from './newChange.ts';
import { owedAnswer } from './owedForChange.ts';

export type RevertChangeResult =
  | { readonly kind: 'reverted' }
  | {
      readonly kind: 'refused';
      readonly because: 'not-there' | 'protects' | 'conflict' | 'not-ready' | 'moved-by-another';
      readonly fields?: readonly ListingField[];
    };

/** A revert is not reverted: what it took away is proposed anew, before other eyes. */
function isRevertible({ kind, listing, patch }: ListingChange): boolean {
  return kind !== 'revert' && listing === null && fieldsOf(patch).length > 0;
}

/**
 * What was done at once to protect people (a phone hidden, a day closed) is not undone in one step: that would send people
 * there again without the eyes and hours that such a change needs.
 */
function wasProtecting(field: ListingField, change: FieldChange | undefined): boolean {
  if (change === undefined) return false;
  const back = { from: change.to, to: change.from };
  return paceOf(field, change) === 'at-once' && paceOf(field, back) !== 'at-once';
}

/**
 * Takes a live change back in one step, at once: what it changed holds again what it held before. A later change of the
 * same field stands in the way (`conflict`) and is reverted first.
 */
export async function revertChange(ports: Ports, reviewer: BureauUnlocked, id: string, answer: string): Promise<RevertChangeResult> {
  const old = await ports.changes.byId(id);
  if (old?.state !== 'live' || !isRevertible(old)) return { kind: 'refused', because: 'not-there' };
  const protecting = fieldsOf(old.patch).filter((field) => wasProtecting(field, old.patch[field]));
  if (protecting.length > 0) return { kind: 'refused', because: 'protects', fields: protecting };
  const now = ports.clock.now();
  const given = { site: old.site, kind: 'revert', author: reviewer.staff.id, state: 'live', reason: answer.trim() } as const;
  const change = newChange(ports, { ...given, patch: reversed(old.patch), decidedBy: reviewer.staff.id, decidedAt: now, liveAt: now });
  const effect = await effectOf(ports, change, false);
  if (effect.kind === 'conflict') return { kind: 'refused', because: 'conflict', fields: effect.fields };
  if (effect.kind === 'not-ready') return { kind: 'refused', because: 'not-ready' };
  if (effect.kind === 'no-such-site') return { kind: 'refused', because: 'not-there' };
  const audit = [noteOf(ports, 'listing-reverted', reviewer.staff.id, change)];
  const ends = { change: { ...old, state: 'reverted', version: old.version + 1 }, version: old.version } as const;
  const letters = await owedAnswer(ports, change);
  const saved = await ports.changes.save({ change, site: effect.site, ends, letters, audit }, 0);
  if (saved !== 'saved') return { kind: 'refused', because: 'moved-by-another' };
  return { kind: 'reverted' };
}
