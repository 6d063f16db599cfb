import { CLOSE_HELD, readyReasonIn } from '#src/domain/readyReasons.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { type CloseHeldResult, closeHeld } from '#src/features/queue/closeHeld.ts';
import { type ReleaseHeldResult, releaseHeld } from '#src/features/queue/releaseHeld.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Ports } from '#src/ports.ts';
import { readyReasons } from '#src/words/en/readyReasons.ts';

/** What a post of the held list leads to. */
export type ReleasePostAnswer =
  | ({ readonly kind: 'released' } & ReleaseHeldResult)
  | ({ readonly kind: 'closed' } & CloseHeldResult)
  | { readonly kind: 'none-picked' | 'no-reason' }
  /** It came from a page of an older session. */
  | { readonly kind: 'too-old' }
  | { readonly kind: 'not-ours' };

const PICKED = /^item-([a-z0-9]{26})$/;

/** Releases or closes the held messages that were picked in the list. */
export async function answerReleasePost(
  ports: Ports,
  worker: Unlocked,
  entries: readonly (readonly [string, unknown])[],
): Promise<ReleasePostAnswer> {
  const picks = entries.map(([name]) => name).filter((name) => PICKED.test(name));
  const fields = readStaffFields(entries, ['csrf', 'act', 'why', ...picks]);
  if (fields === null) return { kind: 'not-ours' };
  if (!(await holdsCsrf(ports, worker, fields['csrf']))) return { kind: 'too-old' };
  if (picks.length === 0) return { kind: 'none-picked' };
  const picked = picks.map((name) => ({ id: name.slice('item-'.length), version: Number(fields[name]) }));
  if (fields['act'] !== 'close') return { kind: 'released', ...(await releaseHeld(ports, worker, picked)) };
  const why = whyIn(fields['why'] ?? '');
  return why === null ? { kind: 'no-reason' } : { kind: 'closed', ...(await closeHeld(ports, worker, picked, why)) };
}

function whyIn(picked: string) {
  for (const move of CLOSE_HELD) {
    const code = readyReasonIn(move, picked);
    if (code !== null) return { move, reason: readyReasons[code] };
  }
  return null;
}
