import type { Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { type ReleaseHeldResult, releaseHeld } from '#src/features/queue/releaseHeld.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Ports } from '#src/ports.ts';

/** What a post of the held list leads to. */
export type ReleasePostAnswer =
  | ({ readonly kind: 'released' } & ReleaseHeldResult)
  | { readonly kind: 'none-picked' }
  /** It came from a page of an older session. */
  | { readonly kind: 'too-old' }
  | { readonly kind: 'not-ours' };

const PICKED = /^item-([a-z0-9]{26})$/;

/** Releases the held messages that were picked in the list. */
export async function answerReleasePost(
  ports: Ports,
  worker: Unlocked,
  entries: readonly (readonly [string, unknown])[],
): Promise<ReleasePostAnswer> {
  const picks = entries.map(([name]) => name).filter((name) => PICKED.test(name));
  const fields = readStaffFields(entries, ['csrf', 'act', ...picks]);
  if (fields === null) return { kind: 'not-ours' };
  if (!(await holdsCsrf(ports, worker, fields['csrf']))) return { kind: 'too-old' };
  if (picks.length === 0) return { kind: 'none-picked' };
  const picked = picks.map((name) => ({ id: name.slice('item-'.length), version: Number(fields[name]) }));
  return { kind: 'released', ...(await releaseHeld(ports, worker, picked)) };
}
