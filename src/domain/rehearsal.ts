import { DAY_LONG, type Instant } from './day.ts';

/** The six lights of a rehearsal (product §4), in the order in which a message passes them. */
export const REHEARSAL_STEPS = ['form', 'screening', 'queue', 'letter', 'open', 'status'] as const;
export type RehearsalStep = (typeof REHEARSAL_STEPS)[number];

/** What can be wrong at each step; for every one the page says what to do. */
export const REHEARSAL_FAULTS = {
  form: ['unsettled', 'form-refused'],
  screening: ['paused', 'not-live', 'place-outside', 'not-queued'],
  queue: ['no-key', 'not-stored', 'not-in-list'],
  letter: ['nobody-to-tell', 'letters-come-back', 'not-sent'],
  open: ['no-grant', 'cannot-be-opened', 'nobody-holds', 'holder-without-grant'],
  status: ['receipt-unknown', 'status-wrong'],
} as const satisfies Readonly<Record<RehearsalStep, readonly string[]>>;
/** `broken`: the portal itself failed there. `not-reached`: an earlier step failed, so this one was not tried. */
export type RehearsalFault = (typeof REHEARSAL_FAULTS)[RehearsalStep][number] | 'broken' | 'not-reached';

/** One light: green, or red with what is wrong. */
export interface Light {
  readonly name: RehearsalStep;
  readonly isGreen: boolean;
  readonly because?: RehearsalFault;
}

/** The lights in order: red where something is wrong, and red too where it could not be tried. */
export function lightsOf(faults: Readonly<Partial<Record<RehearsalStep, RehearsalFault>>>): Light[] {
  return REHEARSAL_STEPS.map((name) => {
    const because = faults[name];
    return because === undefined ? { name, isGreen: true } : { name, isGreen: false, because };
  });
}

/** Every step from one on is not reached. */
export function stoppedAt(step: RehearsalStep, because: RehearsalFault): Partial<Record<RehearsalStep, RehearsalFault>> {
  const after = REHEARSAL_STEPS.slice(REHEARSAL_STEPS.indexOf(step) + 1);
  return { [step]: because, ...Object.fromEntries(after.map((later) => [later, 'not-reached' as const])) };
}

const WEEK = 7 * DAY_LONG;

/**
 * Tells whether the weekly rehearsal of a live site is due: a week after the last one, whoever ran it, or after the form opened; while one
 * is red each day, so that the light turns green by itself once things are mended.
 */
export function isRehearsalDue(
  last: { readonly at: Instant; readonly isGreen: boolean } | null,
  liveSince: Instant,
  now: Instant,
): boolean {
  if (last === null) return now - liveSince >= WEEK;
  return now - last.at >= (last.isGreen ? WEEK : DAY_LONG);
}
