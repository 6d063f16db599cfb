import { HOUR, MINUTE } from '#src/domain/day.ts';
import {
  mayUnlock,
  SESSION_HOURS,
  type SignedIn,
  type StaffKey,
  UNLOCK_PAUSE_MINUTES,
  UNLOCK_TRIES,
  UNLOCK_TRIES_PER_DAY,
} from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

export type UnlockResult =
  /** The new value of the session's cookie; the old one is dead. */
  | { readonly kind: 'unlocked'; readonly cookie: string }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'paused'; readonly retryAfterSeconds: number }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** No key was ever made for this account. */
  | { readonly kind: 'no-key' }
  /** The person signed out, or was suspended or removed, while the passphrase was being checked. */
  | { readonly kind: 'signed-out' };

const PAUSE = UNLOCK_PAUSE_MINUTES * MINUTE;
const DAY = 24 * HOUR;
// One unlock takes about a second, so a full queue is empty again within ten.
const busy = { kind: 'busy', retryAfterSeconds: 10 } as const;
// Failures count when they are known. Until then no more may be under way than are allowed to fail.
const UNDER_WAY = MINUTE / 2;

/**
 * Opens the worker's key with the passphrase and keeps it under a new cookie (security/controls C3). Only failures are
 * counted: by account and session, so that a stranger cannot lock a worker out, and by day for the account (B10).
 */
export async function unlock(ports: Ports, who: SignedIn, passphrase: string): Promise<UnlockResult> {
  const record = await ports.staff.byId(who.staff.id);
  if (!record?.wrappedKey || !mayUnlock(who.staff)) return { kind: 'no-key' };
  const pause = pauseFor(ports, who);
  if (pause !== null) return pause;
  if (ports.limits.hit('unlock-under-way', failureKey(who), UNDER_WAY) >= UNLOCK_TRIES) return busy;
  const opened = await ports.vault.unwrapStaffKey(record.wrappedKey, readPassphrase(passphrase));
  if (opened.kind === 'busy') return busy;
  return opened.kind === 'wrong' ? refuse(ports, who) : keep(ports, who, opened.key);
}

/**
 * What was typed, as the passphrase was made: lower case, one space between words.
 * @example readPassphrase(' Stand  Coral ') // 'stand coral'
 */
export function readPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ').slice(0, 256);
}

async function keep(ports: Ports, who: SignedIn, key: StaffKey): Promise<UnlockResult> {
  const now = ports.clock.now();
  const cookie = ports.ids.secret();
  const isRenewed = await ports.staff.replaceSession(who.sessionId, {
    id: ports.signer.hash('session', cookie),
    staffId: who.staff.id,
    // The twelve hours run from the sign-in, however often it is unlocked.
    startedAt: who.since,
    seenAt: now,
    unlockedKey: ports.vault.wrapForSession(key, cookie),
  });
  if (!isRenewed) {
    await note(ports, who, 'unlock-failed', 'signed-out');
    return { kind: 'signed-out' };
  }
  await ports.staff.noteVisit(who.staff.id);
  await note(ports, who, 'unlock', 'ok');
  return { kind: 'unlocked', cookie };
}

async function refuse(ports: Ports, who: SignedIn): Promise<UnlockResult> {
  const failed = ports.limits.hit('unlock', failureKey(who), SESSION_HOURS * HOUR) + 1;
  ports.limits.hit('unlock-day', who.staff.id, DAY);
  if (failed % UNLOCK_TRIES === 0) ports.limits.hit('unlock-pause', failureKey(who), PAUSE);
  await note(ports, who, 'unlock-failed', 'wrong');
  return pauseFor(ports, who) ?? { kind: 'wrong', triesLeft: UNLOCK_TRIES - (failed % UNLOCK_TRIES) };
}

function pauseFor({ limits }: Ports, who: SignedIn): UnlockResult | null {
  if (limits.peek('unlock-day', who.staff.id, DAY) >= UNLOCK_TRIES_PER_DAY) return { kind: 'paused', retryAfterSeconds: DAY / 1000 };
  return limits.peek('unlock-pause', failureKey(who), PAUSE) > 0 ? { kind: 'paused', retryAfterSeconds: PAUSE / 1000 } : null;
}

function failureKey(who: SignedIn): string {
  return `${who.staff.id}.${who.sessionId}`;
}

async function note(ports: Ports, who: SignedIn, act: 'unlock' | 'unlock-failed', result: string): Promise<void> {
  const { id, site } = who.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act, object: null, result });
}
