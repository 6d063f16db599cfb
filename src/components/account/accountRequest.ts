import type { AstroGlobal } from 'astro';
import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { type Instant, sayDay } from '#src/domain/day.ts';
import type { BureauUnlocked, SignedIn, Unlocked } from '#src/domain/staff.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { type Asking, currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { SESSION_COOKIE, setCookie, unlockPath, whoAsks } from '../desk/deskRequest.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from '../desk/unlockTrouble.ts';

/** Somebody of a site or of the Bureau whose key is at hand. */
export type AnyUnlocked = Unlocked | BureauUnlocked;

/** Whoever is signed in, of a site or of the Bureau; or where to sign in. */
export async function requireAnybody(astro: AstroGlobal): Promise<Asking | Response> {
  return (await whoAsks(astro)) ?? astro.redirect('/staff/sign-in/', 303);
}

/** Whoever is signed in and unlocked; or where to unlock. */
export async function requireAnyUnlocked(astro: AstroGlobal): Promise<AnyUnlocked | Response> {
  const who = await requireAnybody(astro);
  if (who instanceof Response || 'key' in who) return who;
  return astro.redirect(unlockPath(astro.url.pathname), 303);
}

export type Confirmed =
  /** With the renewed session. */
  | { readonly kind: 'confirmed'; readonly who: AnyUnlocked; readonly cookie: string }
  | { readonly kind: 'not-confirmed'; readonly problem: UnlockProblem };

/** Asks for the passphrase once more before a rare act (security/controls C8); sets the renewed cookie, or status and Retry-After. */
export async function confirmAgain(astro: AstroGlobal, who: SignedIn, passphrase: string | undefined): Promise<Confirmed | Response> {
  const { ports } = astro.locals;
  const answer = await confirmPassphrase(ports, who, passphrase ?? '');
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind !== 'confirmed') {
    astro.response.status = unlockTrouble(answer).status;
    const wait = retryAfter(answer);
    if (wait !== null) astro.response.headers.set('Retry-After', wait);
    return { kind: 'not-confirmed', problem: answer };
  }
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  const now = await currentStaff(ports, answer.cookie);
  if (now === null || !('key' in now)) return astro.redirect('/staff/sign-in/', 303);
  return { kind: 'confirmed', who: now, cookie: answer.cookie };
}

/** What the frame of the desk needs to know of whoever asks, and how moments are said to them. */
export interface AccountFrame {
  readonly siteName: string;
  readonly work: { readonly href: string; readonly text: string } | undefined;
  readonly isOfSite: boolean;
  readonly sayMoment: (at: Instant) => string;
  readonly sayDay: (day: string) => string;
}

/** The frame of a site's desk, in its own time, or that of the Bureau. */
export async function accountFrame(astro: AstroGlobal, { staff }: SignedIn): Promise<AccountFrame> {
  if (staff.site === null) {
    const work = { href: '/bureau/', text: bureauDesk.nav.label };
    const now = astro.locals.ports.clock.now();
    // The zone is named, because the Bureau's people look after sites in others.
    const say = (at: Instant) => `${sayMoment(at, BUREAU_ZONE, now)} Pacific`;
    return { siteName: bureauDesk.name, work, isOfSite: false, sayMoment: say, sayDay: sayDayWithYear };
  }
  const site = await deskSite(astro.locals.ports, staff.site);
  const { timeZone } = site.hours;
  return {
    siteName: site.name,
    work: undefined,
    isOfSite: true,
    sayMoment: (at) => sayMoment(at, timeZone, site.now),
    sayDay: sayDayWithYear,
  };
}

function sayDayWithYear(day: string): string {
  return sayDay(day, 'en', true);
}
