import { UNLOCK_PAUSE_MINUTES } from '#src/domain/staff.ts';
import type { UnlockResult } from '#src/features/sign-in/unlock.ts';
import type { UnlockWithPinResult } from '#src/features/sign-in/unlockWithPin.ts';
import { account } from '#src/words/en/account.ts';
import { desk } from '#src/words/en/desk.ts';

export type UnlockProblem = UnlockResult | UnlockWithPinResult | { readonly kind: 'empty' | 'pin-empty' };

interface Trouble {
  readonly status: number;
  /** Beside the passphrase. */
  readonly error?: string;
  /** Beside the PIN. */
  readonly pinError?: string;
  readonly notice?: { readonly title: string; readonly text: string };
}

const words = desk.unlock;

/** What a page says about an unlock that did not open, and with which status. */
export function unlockTrouble(problem: UnlockProblem | null): Trouble {
  switch (problem?.kind) {
    case 'empty':
      return { status: 422, error: words.empty };
    case 'miscounted':
      return { status: 422, error: account.unlocking.miscounted(problem.words) };
    case 'wrong':
      return { status: 422, error: words.wrong(problem.triesLeft) };
    case 'pin-empty':
      return { status: 422, pinError: account.unlocking.pinEmpty };
    case 'pin-wrong':
      return { status: 422, pinError: account.unlocking.pinWrong(problem.triesLeft) };
    case 'pin-gone':
      return { status: 422, error: account.unlocking.pinGone };
    case 'paused':
      return { status: 429, notice: pauseWords(problem.retryAfterSeconds) };
    case 'busy':
      return { status: 503, notice: { title: words.busy, text: words.busyText } };
    case 'no-key':
      return { status: 403, notice: { title: words.noKey, text: words.noKeyText } };
    default:
      return { status: 200 };
  }
}

/** The Retry-After header of such an answer, where waiting helps. */
export function retryAfter(problem: UnlockProblem | null): string | null {
  return problem?.kind === 'paused' || problem?.kind === 'busy' ? String(problem.retryAfterSeconds) : null;
}

function pauseWords(seconds: number) {
  const isForToday = seconds > UNLOCK_PAUSE_MINUTES * 60;
  return isForToday ? { title: words.pausedDay, text: words.pausedDayText } : { title: words.paused, text: words.pausedText };
}
