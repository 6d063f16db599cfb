import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import type { StateSum } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import type { DeskNumbers } from './deskNumbers.ts';

/**
 * A short text that changes whenever a queue does: with what comes in, is decided, assigned or erased, and when a promise runs out.
 * Keyed, so that it tells a locked session no more than that something changed.
 */
export function queuePrint({ signer }: Ports, site: string, sums: readonly StateSum[], { overdue }: Pick<DeskNumbers, 'overdue'>): string {
  const told = sums.map(({ state, n, versions }) => `${state} ${n} ${versions}`).sort();
  return signer.hash('queue', [site, overdue, ...told].join('\n')).slice(0, 16);
}

/** The same sums as the store makes, of rows that were read anyway and so many that are closed. */
export function sumsOf(rows: readonly ReferralRow[], closed: number): StateSum[] {
  const sums = new Map<string, StateSum>([['closed', { state: 'closed', n: closed, versions: 0 }]]);
  for (const { state, version } of rows) {
    const { n, versions } = sums.get(state) ?? { n: 0, versions: 0 };
    sums.set(state, { state, n: n + 1, versions: versions + version });
  }
  return [...sums.values()];
}

/** The two numbers of rows that were read anyway; a rehearsal counts in neither, as in the store's own. */
export function numbersOf(rows: readonly ReferralRow[], now: number): DeskNumbers {
  const fresh = rows.filter(({ state, rehearsal }) => !rehearsal && UNDECIDED_STATES.some((each) => each === state));
  return { overdue: fresh.filter(({ dueAt }) => dueAt < now).length, fresh: fresh.length };
}
