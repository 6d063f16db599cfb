import type { ReadinessGap } from './readiness.ts';
import { completeIntake, type IntakeDraft } from './setup.ts';

/** The steps to an open form, in the order of the page, each with about how many minutes it takes. */
export const SETUP_STEPS = [
  { name: 'key', minutes: 5 },
  { name: 'sheet', minutes: 10 },
  { name: 'second', minutes: 10 },
  { name: 'hours', minutes: 5 },
  { name: 'promise', minutes: 2 },
  { name: 'reach', minutes: 3 },
  { name: 'words', minutes: 5 },
  { name: 'readers', minutes: 5 },
  { name: 'erasing', minutes: 1 },
  { name: 'rehearsal', minutes: 2 },
  { name: 'open', minutes: 1 },
] as const;
export type SetupStepName = (typeof SETUP_STEPS)[number]['name'];

/** What each step of answers settles. */
export const STEP_PARTS = {
  hours: ['hours'],
  promise: ['promiseDays'],
  reach: ['phone', 'backupContact', 'takesMinors', 'readsLanguages'],
  words: ['usually', 'walkIn'],
  readers: ['governance'],
  erasing: ['retention'],
} as const satisfies Readonly<Partial<Record<SetupStepName, readonly (keyof IntakeDraft)[]>>>;
export type AnswerStep = keyof typeof STEP_PARTS;

/** What has to be known to say how far a set-up is, for the manager who looks. */
export interface SetupFacts {
  readonly hasOwnKey: boolean;
  /** They answered yes to one of the three questions, so there is no key for them to make. */
  readonly keepsListingOnly: boolean;
  readonly draft: IntakeDraft;
  readonly missing: readonly ReadinessGap[];
}

/** `blocked`: another step has to come first. */
export interface SetupStep {
  readonly name: SetupStepName;
  readonly minutes: number;
  readonly state: 'done' | 'next' | 'later' | 'blocked';
}

/** The steps as they stand: `next` is the first that can be done now and is not, and the others can be done in any order. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  const isDone = (name: SetupStepName) => DONE[name](facts);
  const next = SETUP_STEPS.find(({ name }) => !isDone(name) && !isBlocked(name, facts))?.name;
  return SETUP_STEPS.map(({ name, minutes }) => {
    if (isDone(name)) return { name, minutes, state: 'done' };
    if (name === next) return { name, minutes, state: 'next' };
    return { name, minutes, state: isBlocked(name, facts) ? 'blocked' : 'later' };
  });
}

const DONE: Readonly<Record<SetupStepName, (facts: SetupFacts) => boolean>> = {
  key: ({ hasOwnKey }) => hasOwnKey,
  sheet: lacksNone('key', 'recovery-sheet'),
  second: lacksNone('second-key-holder'),
  hours: settles('hours', 'hours', 'holidays'),
  promise: settles('promise', 'promise'),
  reach: settles('reach', 'phone', 'backup-contact', 'languages'),
  words: settles('words'),
  readers: settles('readers', 'governance'),
  erasing: settles('erasing', 'retention'),
  rehearsal: lacksNone('rehearsal'),
  // A live site has no such list any more.
  open: () => false,
};

/** Keys come one after the other; a rehearsal needs the whole way in, and the form everything. */
function isBlocked(name: SetupStepName, facts: SetupFacts): boolean {
  const isOpenYet = (one: SetupStepName) => !DONE[one](facts);
  switch (name) {
    case 'key':
      return facts.keepsListingOnly;
    case 'sheet':
      return isOpenYet('key');
    case 'second':
      return isOpenYet('key') || facts.missing.includes('key');
    case 'rehearsal':
      return facts.missing.includes('key') || completeIntake(facts.draft) === null;
    case 'open':
      return SETUP_STEPS.some((step) => step.name !== 'open' && isOpenYet(step.name));
    default:
      return false;
  }
}

function lacksNone(...gaps: readonly ReadinessGap[]) {
  return ({ missing }: SetupFacts) => gaps.every((gap) => !missing.includes(gap));
}

function settles(step: AnswerStep, ...gaps: readonly ReadinessGap[]) {
  return (facts: SetupFacts) => STEP_PARTS[step].every((part) => facts.draft[part] !== undefined) && lacksNone(...gaps)(facts);
}
