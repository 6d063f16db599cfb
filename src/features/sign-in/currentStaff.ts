import { HOUR, type Instant, MINUTE } from '#src/domain/day.ts';
import {
  type BureauUnlocked,
  IDLE_MINUTES,
  mayUnlock,
  SESSION_HOURS,
  type SignedIn,
  type Staff,
  type Unlocked,
} from '#src/domain/staff.ts';
import type { SessionRow } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { csrfFor } from './csrf.ts';
import { lock } from './lock.ts';
import { signOut } from './signOut.ts';

/** A visit is written down once in so long: each writing waits for the disk. So the lock comes this much earlier at most, never later. */
const SEEN_EVERY_MS = MINUTE / 4;

/** Whoever a session stands for. */
export type Asking = SignedIn | Unlocked | BureauUnlocked;

/**
 * Who is asking, from the session's cookie: somebody unlocked, somebody signed in and locked, or nobody. Fifteen idle
 * minutes lock, twelve hours end, both by the server's clock (security/controls C4). Being suspended ends it at once. A `quiet` question is a
 * page's own, not somebody's at the desk: it does not put off the lock.
 */
export async function currentStaff(ports: Ports, cookie: string | undefined, { quiet = false } = {}): Promise<Asking | null> {
  if (cookie === undefined || cookie === '') return null;
  const session = await ports.staff.session(ports.signer.hash('session', cookie));
  if (session === null) return null;
  const staff = await staffOf(ports, session);
  if (staff === null) return null;
  const now = ports.clock.now();
  const who = { staff, sessionId: session.id, csrf: csrfFor(ports, session.id), since: session.startedAt };
  if (now - session.startedAt >= SESSION_HOURS * HOUR) {
    await signOut(ports, who, 'expired');
    return null;
  }
  return session.unlockedKey === null
    ? who
    : unlockedOrIdle(ports, who, { ...session, unlockedKey: session.unlockedKey }, { cookie, now, quiet });
}

/** Tells whether the key of a worker of a site is at hand. */
export function isUnlocked(who: Asking): who is Unlocked {
  return 'key' in who && who.staff.site !== null;
}

/** Tells whether the key of somebody of the Bureau is at hand: it opens what is sealed to the Bureau, and nothing of a site. */
export function isBureauUnlocked(who: Asking): who is BureauUnlocked {
  return 'key' in who && who.staff.site === null;
}

async function staffOf(ports: Ports, session: SessionRow): Promise<Staff | null> {
  const record = await ports.staff.byId(session.staffId);
  if (record === null) return null;
  if (record.status !== 'active') {
    await ports.staff.endSessionsOf(record.id);
    return null;
  }
  const { id, site, role, name } = record;
  return { id, site, role, name };
}

async function unlockedOrIdle(
  ports: Ports,
  who: SignedIn,
  session: SessionRow & { unlockedKey: string },
  { cookie, now, quiet }: { cookie: string; now: Instant; quiet: boolean },
): Promise<Asking> {
  const key = ports.vault.unwrapFromSession(session.unlockedKey, cookie);
  const { site } = who.staff;
  if (key === null || !mayUnlock(who.staff) || now - session.seenAt >= IDLE_MINUTES * MINUTE) {
    await lock(ports, who, 'idle');
    return who;
  }
  if (!quiet && now - session.seenAt >= SEEN_EVERY_MS) await ports.staff.touchSession(session.id, now);
  return site === null ? { ...who, staff: { ...who.staff, site }, key } : { ...who, staff: { ...who.staff, site }, key };
}
