import type { Day, Instant } from './day.ts';
import type { Locale } from './locale.ts';

/** The fixed answers of the form (product §9). Order is the order on the page. */
export const DANGER = ['yes', 'no', 'not-sure'] as const;
export const CONCERNS = ['substance-use', 'mental-health', 'housing', 'poverty', 'conflict', 'not-sure'] as const;
export const RELATIONS = [
  'self',
  'family-friend',
  'provider',
  'business',
  'faith',
  'neighbor',
  'public-office',
  'other',
  'prefer-not',
] as const;
export const AGES = ['adult', 'maybe-minor', 'not-sure'] as const;
export const AWARE = ['yes-wants', 'yes-unsure', 'no', 'not-safe'] as const;
export const YES_NO = ['yes', 'no'] as const;

export type Danger = (typeof DANGER)[number];
export type Concern = (typeof CONCERNS)[number];
export type Relation = (typeof RELATIONS)[number];
export type Age = (typeof AGES)[number];
export type Aware = (typeof AWARE)[number];
export type YesNo = (typeof YES_NO)[number];
/** Whom the message is about: somebody else, or the sender. */
export type About = 'other' | 'self';

/** Longest texts in code points after NFC (security/controls §0). */
export const TEXT_LIMITS = {
  where: 500,
  happening: 4000,
  person: 120,
  recognize: 500,
  approach: 500,
  language: 120,
  name: 120,
  contact: 200,
  organization: 200,
  place: 120,
} as const;

/** All texts of one message together (security/controls §0). */
export const ALL_TEXT_LIMIT = 24 * 1024;

/** What somebody answered, complete and checked. Empty text and null mean "left out". */
export interface Answers {
  readonly about: About;
  readonly locale: Locale;
  readonly danger: Danger;
  readonly where: string;
  readonly concerns: readonly Concern[];
  readonly relation: Relation;
  readonly happening: string;
  readonly person: string;
  readonly recognize: string;
  readonly approach: string;
  readonly language: string;
  readonly age: Age | null;
  readonly aware: Aware | null;
  readonly sayWho: YesNo;
  readonly introduce: YesNo | null;
  readonly name: string;
  readonly contact: string;
  readonly mayCall: YesNo | null;
  readonly organization: string;
  /** ZIP or "City, ST" that the finder was asked about; empty when somebody came straight to the form. */
  readonly place: string;
}

/** Shown in the queue after unlock: no names, no free text (product §3). */
export interface SummaryPart {
  readonly about: About;
  readonly concerns: readonly Concern[];
  readonly relation: Relation;
  readonly place: string;
  readonly language: string;
  readonly locale: Locale;
  readonly age: Age | null;
  readonly aware: Aware | null;
  readonly mayCall: YesNo | null;
  readonly danger: Danger;
  readonly receivedAt: Instant;
  /** Why this site: the signed rule of the finder, or 'direct'. */
  readonly chosenBy: string;
  /** Why it is held; empty when it is not. */
  readonly heldFor: readonly string[];
  /** The organization whose link it came by; null: none. What was sealed before there were links has no such field. */
  readonly partner?: PartnerMark | null;
}

/** What a message says of the link that it came by. */
export interface PartnerMark {
  readonly name: string;
  /** Above the agreed number of the week: marked, never refused (product §2, Partner links). */
  readonly over: boolean;
}

/** Opened by one deliberate, audited act (product §3). */
export interface DetailsPart {
  readonly where: string;
  readonly happening: string;
  readonly person: string;
  readonly recognize: string;
  readonly approach: string;
  readonly introduce: YesNo | null;
  readonly organization: string;
  /** The receipt's index, so that opening can mark it as read; nothing in the clear ties the two together. */
  readonly receiptIndex: string;
}

/** Who asked, erased first (product §3). Written even when empty, so that its presence tells nothing. */
export interface ContactPart {
  readonly name: string;
  readonly contact: string;
  readonly sayWho: YesNo;
}

/** One line in the item's story: a note of a worker, or a move with its reason. */
export interface NotePart {
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
  readonly move: string | null;
  readonly from: ReferralState | null;
  readonly to: ReferralState | null;
  readonly reason: string | null;
  /** What ties it to another message of the same site; sealed like the rest, so that no clear row tells. Left out: nothing. */
  readonly link?: NoteLink;
}

/** `linked`, `unlinked`: a worker says whether two messages are about one person. `copied`: the note was written on the other one. */
export const LINK_KINDS = ['linked', 'unlinked', 'copied'] as const;
export interface NoteLink {
  readonly to: string;
  readonly kind: (typeof LINK_KINDS)[number];
}

export interface ReferralParts {
  readonly summary: SummaryPart;
  readonly details: DetailsPart;
  readonly contact: ContactPart;
}

/** The states of product §3, in the clear. The outcome itself is sealed with the notes. */
export const REFERRAL_STATES = ['held', 'new', 'waiting', 'outreach', 'closed', 'withdrawn'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Everything about a referral that stands in the clear (product §3). */
export interface ReferralRow {
  readonly id: string;
  readonly site: string;
  readonly epoch: number;
  /** Day of receipt in the site's zone. */
  readonly day: Day;
  readonly state: ReferralState;
  readonly assignee: string | null;
  readonly dueAt: Instant;
  readonly deleteOn: Day;
  /** Counts up with every change; a form that read an older one is told so. */
  readonly version: number;
  /** A marked test of the whole way in; it counts nowhere. */
  readonly rehearsal: boolean;
}

/** Splits the answers into the parts that are sealed apart (product §3). */
export function partsOf(
  answers: Answers,
  facts: {
    readonly receivedAt: Instant;
    readonly chosenBy: string;
    readonly heldFor: readonly string[];
    readonly receiptIndex: string;
    readonly partner?: PartnerMark | null;
  },
): ReferralParts {
  const { about, concerns, relation, place, language, locale, age, aware, mayCall, danger } = answers;
  const { where, happening, person, recognize, approach, introduce, organization } = answers;
  const { receivedAt, chosenBy, heldFor, receiptIndex, partner = null } = facts;
  return {
    summary: { about, concerns, relation, place, language, locale, age, aware, mayCall, danger, receivedAt, chosenBy, heldFor, partner },
    details: { where, happening, person, recognize, approach, introduce, organization, receiptIndex },
    contact: { name: answers.name, contact: answers.contact, sayWho: answers.sayWho },
  };
}
