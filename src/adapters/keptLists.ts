import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { Clock, KeptList, KeptLists } from '#src/ports.ts';
import { systemClock } from './systemClock.ts';

/** So long, from its first finding, somebody goes through a list without every message of the view being opened again. */
export const KEPT_MINUTES = 10;
/** Lists of one session; a further one takes the place of the oldest. */
export const MOST_KEPT = 4;

/** The lists that sessions go through, in this process's memory; a restart forgets them, nothing is written. */
export function keptListsInMemory(clock: Clock = systemClock): KeptLists {
  const lists = new Map<string, { readonly sessionId: string; readonly list: KeptList; readonly until: Instant }>();
  const keyOf = (sessionId: string, name: string) => `${sessionId}|${name}`;
  const keysOf = (sessionId: string) => [...lists].filter(([, each]) => each.sessionId === sessionId).map(([key]) => key);

  // One that is found anew keeps its place and its end, so those that are over stand first.
  function forgetOver(now: Instant): void {
    for (const [key, { until }] of lists) {
      if (until > now) return;
      lists.delete(key);
    }
  }

  return {
    keep(sessionId, name, list) {
      const now = clock.now();
      forgetOver(now);
      const key = keyOf(sessionId, name);
      lists.set(key, { sessionId, list, until: lists.get(key)?.until ?? now + KEPT_MINUTES * MINUTE });
      for (const old of keysOf(sessionId).slice(0, -MOST_KEPT)) lists.delete(old);
    },
    find(sessionId, name) {
      forgetOver(clock.now());
      return lists.get(keyOf(sessionId, name))?.list ?? null;
    },
    forget(sessionId) {
      for (const key of keysOf(sessionId)) lists.delete(key);
    },
  };
}
