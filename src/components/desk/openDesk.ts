import type { AstroGlobal } from 'astro';
import type { SignedIn, Staff } from '#src/domain/staff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { unlockWithPin } from '#src/features/sign-in/unlockWithPin.ts';
import { cookieOf, homeOf, nextPath, SESSION_COOKIE, setCookie } from './deskRequest.ts';
import type { UnlockProblem } from './unlockTrouble.ts';

/** The page to go on to, from the `next` of an address: an item or one's own account, or else one's own work. The Bureau has no items. */
export function afterUnlock(staff: Pick<Staff, 'site'>, asked: string | undefined): string {
  return staff.site === null && asked !== 'account' ? homeOf(staff) : nextPath(asked ?? null);
}

/** What UnlockForm.astro may post. */
export interface TypedToUnlock {
  readonly passphrase?: string | undefined;
  readonly pin?: string | undefined;
}

export type OpenDeskResult = { readonly kind: 'unlocked'; readonly cookie: string } | Exclude<UnlockProblem, { readonly kind: 'unlocked' }>;

/** Opens a locked desk with the PIN or the passphrase that was typed, and sets the renewed cookie; or says why it stays locked. */
export async function openDesk(astro: AstroGlobal, who: SignedIn, { passphrase, pin }: TypedToUnlock): Promise<OpenDeskResult> {
  const { ports } = astro.locals;
  if (!passphrase && !pin) return { kind: pin === undefined ? 'empty' : 'pin-empty' };
  const answer = passphrase
    ? await unlock(ports, who, passphrase)
    : await unlockWithPin(ports, who, cookieOf(astro, SESSION_COOKIE) ?? '', pin ?? '');
  if (answer.kind === 'unlocked') setCookie(astro, SESSION_COOKIE, answer.cookie);
  return answer;
}
