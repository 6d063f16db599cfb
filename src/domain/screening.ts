import type { Age, Danger } from './referral.ts';
import type { IntakeStatus } from './site.ts';

/** What screening looks at: fixed answers, place and site settings. Free text is not here on purpose (product §2). */
export interface ScreeningFacts {
  readonly danger: Danger;
  readonly age: Age | null;
  readonly site: { readonly live: boolean; readonly status: IntakeStatus; readonly takesMinors: boolean };
  /** What the finder says of the typed place against this site's area; `unasked` when somebody came straight to the form. */
  readonly place: 'inside' | 'outside' | 'unasked';
  /** Why this may be a machine or a flood; empty when nothing speaks for it. */
  readonly doubts: readonly string[];
}

export type ScreeningVerdict = 'stop' | 'notForUs' | 'hold' | 'queue';

export interface ScreeningRule {
  readonly name: string;
  readonly verdict: ScreeningVerdict;
  readonly applies: (facts: ScreeningFacts) => boolean;
}

/**
 * The rules in their order; the first that applies decides (product §2, Screening). "Not sure" never stops. Software
 * never accepts or declines a person: stop and notForUs show another door, and nothing is stored.
 */
export const SCREENING_RULES = [
  { name: 'danger-now', verdict: 'stop', applies: (f) => f.danger === 'yes' },
  { name: 'maybe-minor', verdict: 'stop', applies: (f) => f.age === 'maybe-minor' && !f.site.takesMinors },
  { name: 'site-not-live', verdict: 'notForUs', applies: (f) => !f.site.live },
  { name: 'site-paused', verdict: 'notForUs', applies: (f) => f.site.status === 'paused' },
  { name: 'place-outside', verdict: 'notForUs', applies: (f) => f.place === 'outside' },
  { name: 'doubt', verdict: 'hold', applies: (f) => f.doubts.length > 0 },
  { name: 'ordinary', verdict: 'queue', applies: () => true },
] as const satisfies readonly ScreeningRule[];

export type ScreeningReason = (typeof SCREENING_RULES)[number]['name'];

export interface Screened {
  readonly kind: ScreeningVerdict;
  readonly because: ScreeningReason;
}

/** Decides where a message goes, and says by which rule. */
export function screen(facts: ScreeningFacts): Screened {
  for (const rule of SCREENING_RULES) {
    if (rule.applies(facts)) return { kind: rule.verdict, because: rule.name };
  }
  throw new Error('the last screening rule always applies');
}
