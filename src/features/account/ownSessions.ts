import type { Instant } from '#src/domain/day.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** One sign-in of one's own. Neither the browser nor the network it comes from is kept anywhere. */
export interface OwnSession {
  /** Names it in a form of its owner; it opens nothing. */
  readonly id: string;
  readonly since: Instant;
  readonly seenAt: Instant;
  readonly isLocked: boolean;
  readonly isThis: boolean;
}

/** The sign-ins of whoever asks, the newest first; rows that came out of one sign-in count as one. */
export async function ownSessions({ staff }: Ports, who: SignedIn): Promise<OwnSession[]> {
  const rows = await staff.sessionsOf(who.staff.id);
  const bySignIn = Map.groupBy(rows, ({ startedAt }) => startedAt);
  return [...bySignIn].flatMap(([since, same]) => {
    const own = same.find(({ id }) => id === who.sessionId) ?? same[0];
    if (own === undefined) return [];
    const seenAt = Math.max(...same.map((row) => row.seenAt));
    return [
      { id: own.id, since, seenAt, isLocked: same.every(({ unlockedKey }) => unlockedKey === null), isThis: own.id === who.sessionId },
    ];
  });
}

/** Ends one of one's own sessions. `not-there`: it is somebody else's, or over; the two answer alike, and are noted as denied. */
export async function endOwnSession({ staff, audit, clock }: Ports, who: SignedIn, id: string): Promise<'ended' | 'not-there'> {
  const entry = { at: clock.now(), actor: who.staff.id, site: who.staff.site, object: who.staff.id } as const;
  if (await staff.endOwnSession(who.staff.id, id, { ...entry, act: 'session-ended', result: 'own' })) return 'ended';
  await audit.add({ ...entry, act: 'denied', result: 'session' });
  return 'not-there';
}

/** Ends every other session of whoever asks; answers how many. */
export function endOtherSessions({ staff, clock }: Ports, who: SignedIn): Promise<number> {
  const { id, site } = who.staff;
  return staff.endOtherSessions(who.sessionId, { at: clock.now(), actor: id, site, act: 'session-ended', object: id });
}
