import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf } from '#src/domain/day.ts';
import { holdsNumber } from '#src/domain/pointsSomewhere.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';
import type { Ports } from '#src/ports.ts';
import { loadClaim } from './loadClaim.ts';

/** Longest note of where a number stands, in code points. */
export const FOUND_AT_LIMIT = 200;

export type RecordCallResult =
  | { readonly kind: 'called' | 'not-there' | 'moved-by-another' }
  | { readonly kind: 'refused'; readonly because: FoundAtFault | 'not-now' };

/** `number`: it holds a telephone number, and only where it stands is kept. */
export type FoundAtFault = 'missing' | 'too-long' | 'unreadable' | 'number';

/** Writes down that somebody of the Bureau called back on a number that does not come from the claim. The number itself is kept nowhere. */
export async function recordCall(
  ports: Ports,
  reader: BureauUnlocked,
  id: string,
  { foundAt, version }: { readonly foundAt: string; readonly version: number },
): Promise<RecordCallResult> {
  const claim = await loadClaim(ports, reader, id);
  if (claim === null) return { kind: 'not-there' };
  if (claim.version !== version) return { kind: 'moved-by-another' };
  if (claim.state !== 'asked') return { kind: 'refused', because: 'not-now' };
  const fault = foundAtFault(foundAt);
  if (fault !== null) return { kind: 'refused', because: fault };
  const at = ports.clock.now();
  const { sealed: _, ...row } = claim;
  const called = { calledBy: reader.staff.id, calledOn: dayOf(at, BUREAU_ZONE), numberFoundAt: textOf(foundAt) };
  const audit = { at, actor: reader.staff.id, site: row.site, act: 'claim-called', object: id, result: 'called' } as const;
  const saved = await ports.claims.save({ ...row, ...called, state: 'called' }, audit);
  return { kind: saved === 'saved' ? 'called' : saved };
}

/** What is wrong with a note of where a number stands; null where nothing is. */
export function foundAtFault(typed: string): FoundAtFault | null {
  const cleaned = cleanText(typed);
  if (cleaned.kind === 'unreadable') return 'unreadable';
  if (cleaned.text === '') return 'missing';
  if (lengthOf(cleaned.text) > FOUND_AT_LIMIT) return 'too-long';
  return holdsNumber(cleaned.text) ? 'number' : null;
}

function textOf(typed: string): string {
  const cleaned = cleanText(typed);
  return cleaned.kind === 'clean' ? cleaned.text : '';
}
