import { HOUR, MINUTE } from '#src/domain/day.ts';
import { readPassphrase, wordsMissing } from '#src/domain/passphrase.ts';
import {
  SESSION_HOURS,
  type SignedIn,
  type StaffKey,
  UNLOCK_PAUSE_MINUTES,
  UNLOCK_TRIES,
  UNLOCK_TRIES_PER_DAY,
} from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Why a passphrase opened nothing. */
export type NotOpened =
  /** Not as many words as a passphrase has: nothing was tried, and nothing is counted. */
  | { readonly kind: 'miscounted'; readonly words: number }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'paused'; readonly retryAfterSeconds: number }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** No key was ever made for this account. */
  | { readonly kind: 'no-key' };

const PAUSE = UNLOCK_PAUSE_MINUTES * MINUTE;
const DAY = 24 * HOUR;
// One unlock takes about a second, so a full queue is empty again within ten.
const busy = { kind: 'busy', retryAfterSeconds: 10 } as const;
// Failures count when they are known. Until then no more may be under way than are allowed to fail.
const UNDER_WAY = MINUTE / 2;

/**
 * Opens a worker's key with what was typed. Only failures are counted: by account and session, so that a stranger cannot lock
 * a worker out, and by day for the account (security/controls B10). Every place that asks for a passphrase shares these counts.
 */
export async function openWithPassphrase(
  ports: Ports,
  who: SignedIn,
  passphrase: string,
): Promise<{ readonly kind: 'opened'; readonly key: StaffKey } | NotOpened> {
  const record = await ports.staff.byId(who.staff.id);
  if (!record?.wrappedKey) return { kind: 'no-key' };
  const pause = pauseFor(ports, who);
  if (pause !== null) return pause;
  const words = wordsMissing(passphrase);
  if (words !== null) return { kind: 'miscounted', words };
  if (ports.limits.hit('unlock-under-way', failureKey(who), UNDER_WAY) >= UNLOCK_TRIES) return busy;
  const opened = await ports.vault.unwrapStaffKey(record.wrappedKey, readPassphrase(passphrase));
  if (opened.kind === 'busy') return busy;
  return opened.kind === 'wrong' ? refuse(ports, who) : opened;
}

async function refuse(ports: Ports, who: SignedIn): Promise<NotOpened> {
  const failed = ports.limits.hit('unlock', failureKey(who), SESSION_HOURS * HOUR) + 1;
  ports.limits.hit('unlock-day', who.staff.id, DAY);
  if (failed % UNLOCK_TRIES === 0) ports.limits.hit('unlock-pause', failureKey(who), PAUSE);
  const { id, site } = who.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'unlock-failed', object: null, result: 'wrong' });
  return pauseFor(ports, who) ?? { kind: 'wrong', triesLeft: UNLOCK_TRIES - (failed % UNLOCK_TRIES) };
}

function pauseFor({ limits }: Ports, who: SignedIn): NotOpened | null {
  if (limits.peek('unlock-day', who.staff.id, DAY) >= UNLOCK_TRIES_PER_DAY) return { kind: 'paused', retryAfterSeconds: DAY / 1000 };
  return limits.peek('unlock-pause', failureKey(who), PAUSE) > 0 ? { kind: 'paused', retryAfterSeconds: PAUSE / 1000 } : null;
}

function failureKey(who: SignedIn): string {
  return `${who.staff.id}.${who.sessionId}`;
}
