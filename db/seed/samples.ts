import type { Answers, ReferralState } from '#src/domain/referral.ts';
import type { MoveName } from '#src/domain/status.ts';

/** One message of the demonstration, and what its worker did with it. */
export interface Sample {
  /** Where it ends up. */
  readonly state: ReferralState;
  readonly hoursAgo: number;
  readonly heldFor: readonly string[];
  /** It came by the link of the invented organization. */
  readonly byLink?: true;
  readonly answers: Partial<Answers>;
  readonly moves: readonly { readonly move: MoveName; readonly reason: string; readonly hoursAgo: number }[];
}

/** One sample for each view of the desk, so that it is not empty. Invented, and each says so; no names. */
export const SAMPLES: readonly Sample[] = [
  {
    state: 'new',
    hoursAgo: 2,
    heldFor: [],
    answers: {
      relation: 'business',
      concerns: ['housing', 'not-sure'],
      where: 'Sample: by the back door of an invented bakery on Example Street',
      happening: 'Sample: sleeps in the doorway most nights. Polite, and looked cold this week.',
      recognize: 'Sample: a green coat and a red cart',
      approach: 'Sample: before 7 am, with something hot to drink',
      mayCall: 'no',
    },
    moves: [],
  },
  {
    state: 'held',
    hoursAgo: 1,
    heldFor: ['too-quick'],
    answers: {
      relation: 'prefer-not',
      concerns: ['not-sure'],
      where: 'Sample: the bus stop at Example Square',
      happening: 'Sample: this one was sent very quickly, so it is held for a person to look at.',
    },
    moves: [],
  },
  {
    state: 'waiting',
    hoursAgo: 72,
    heldFor: [],
    byLink: true,
    answers: {
      relation: 'provider',
      concerns: ['poverty', 'mental-health'],
      where: 'Sample: comes to the Tuesday meal of an invented pantry',
      happening: 'Sample: has lost papers and cannot get benefits started again.',
      aware: 'yes-wants',
      age: 'adult',
    },
    moves: [{ move: 'wait', reason: 'Sample: everybody on the team is full until next week.', hoursAgo: 48 }],
  },
  {
    state: 'outreach',
    hoursAgo: 96,
    heldFor: [],
    answers: {
      relation: 'neighbor',
      concerns: ['substance-use'],
      where: 'Sample: the small park behind Example Library',
      happening: 'Sample: usually there in the afternoon, often alone.',
      language: 'Spanish',
      locale: 'es',
    },
    moves: [
      { move: 'take-up', reason: '', hoursAgo: 71 },
      { move: 'not-found', reason: '', hoursAgo: 24 },
    ],
  },
  {
    state: 'closed',
    hoursAgo: 144,
    heldFor: [],
    answers: {
      relation: 'public-office',
      concerns: ['housing', 'substance-use'],
      where: 'Sample: near the ticket office of an invented ferry',
      happening: 'Sample: asked a clerk where to find a place to stay.',
      aware: 'yes-wants',
    },
    moves: [
      { move: 'take-up', reason: '', hoursAgo: 119 },
      { move: 'hand-over', reason: '', hoursAgo: 70 },
    ],
  },
];
