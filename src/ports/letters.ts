// Letters owed, sent and told of, and what makes one owed by itself: the ladder of a missed promise, rehearsals.
import type { AuditEntry } from '#src/domain/audit.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { Ladder } from '#src/domain/ladder.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { MailTrouble } from '#src/domain/listingChange.ts';
import type { Light } from '#src/domain/rehearsal.ts';

/** Whom a letter was for that left, and what it was about. */
export type SentLetter = Pick<NewDelivery, 'kind' | 'staffId'> & { readonly site: string | null; readonly about: string | null };

/** What an event of the mail provider changes: one batch. */
export interface MailEffect {
  /** The person whose address it is, or else the site whose contact address it is. */
  readonly address: { readonly staffId: string } | { readonly site: string };
  readonly trouble: MailTrouble | null;
  readonly letters: readonly NewDelivery[];
  /** A site that was asked in vain, to be asked anew; null: none. */
  readonly askAgain: string | null;
  readonly audit: AuditEntry;
}

/** What the mail provider tells of letters that it took. */
export interface MailEventStore {
  /** Keeps an event once, with what it changes. */
  add(event: MailEvent & { readonly at: Instant }, effect: MailEffect | null): Promise<'added' | 'known'>;
  /** Does what an event changes that came before its letter was noted as sent. */
  apply(effect: MailEffect): Promise<void>;
  /** Whom the letter was for that the provider calls so; null: none of ours, or not noted yet. */
  letterOf(messageId: string): Promise<SentLetter | null>;
  /** The types of the events of one letter, in the order in which they came. */
  typesOf(messageId: string): Promise<string[]>;
  eraseBefore(at: Instant): Promise<number>;
}

/** A test of the whole way in. */
export interface Rehearsal {
  readonly id: string;
  readonly site: string;
  readonly kind: 'button' | 'weekly';
  readonly at: Instant;
  /** What came of each step, in order. */
  readonly steps: readonly Light[];
  readonly isGreen: boolean;
}

/** What a rehearsal leaves in other tables while it runs; all of it goes at its end. */
export interface RehearsalLeft {
  readonly referralId: string;
  readonly receiptIndex: string;
  readonly letterId: string;
}

export interface RehearsalStore {
  /** The newest rehearsal of a site that came to its end; null: there was none. */
  latest(site: string): Promise<Rehearsal | null>;
  /** The newest of a site first. */
  ofSite(site: string, most: number): Promise<Rehearsal[]>;
  /** The newest of each site where it is red. */
  red(): Promise<Rehearsal[]>;
  /** Notes that one runs, before it writes anything: its receipt counts nowhere, and what a crash leaves behind can be found. */
  begin(rehearsal: Pick<Rehearsal, 'id' | 'site' | 'kind' | 'at'>, left: RehearsalLeft): Promise<void>;
  /** Keeps what came of it, takes away what it left, and owes letters, in one batch. */
  add(
    rehearsal: Rehearsal,
    audit: AuditEntry,
    also?: { readonly left?: RehearsalLeft; readonly letters?: readonly NewDelivery[] },
  ): Promise<void>;
  /** Clears up after those that began before a moment and never came to an end; answers how many. */
  sweep(before: Instant): Promise<number>;
}

/** One rung of a missed promise. */
export interface Climb {
  /** The ladder as it was read; null: there was none. */
  readonly from: Ladder | null;
  readonly to: Ladder;
  readonly now: Instant;
}

/** Missed promises: computed from the messages each time, with what was done about them. Rehearsals are none. */
export interface LadderStore {
  /** Every site with undecided messages past their promise: the earliest, and how many. */
  missed(now: Instant): Promise<{ site: string; since: Instant; missed: number }[]>;
  /** How many undecided messages of one site are past their promise. */
  countMissed(site: string, now: Instant): Promise<number>;
  all(): Promise<Ladder[]>;
  ofSite(site: string): Promise<Ladder | null>;
  /**
   * Takes a rung with the letters that it owes, in one batch. `moved-by-another`: another run took it, or nothing is overdue any more;
   * nothing is written then.
   */
  climb(climb: Climb, letters: readonly NewDelivery[], audit: readonly AuditEntry[]): Promise<'climbed' | 'moved-by-another'>;
  /** Forgets a ladder, with its letters that have not left, unless something is overdue. */
  end(site: string, now: Instant): Promise<boolean>;
}

export interface NewDelivery {
  readonly id: string;
  readonly kind: LetterKind;
  /** Whom it is for; null: the contact address of `site`. */
  readonly staffId: string | null;
  /** With `kind` and the worker's visit this is unique: a hundred messages owe one first and one second letter. Null: always owed. */
  readonly nth: 1 | 2 | null;
  readonly dueAt: Instant;
  /** The site whose contact address it is for, in place of a person; left out: it is for `staffId`. */
  readonly site?: string | null;
  /** What it is about: a site, or an opaque id; left out: nothing. */
  readonly about?: string | null;
  /** The code of a sign-in letter, or the old address of a letter to it: encrypted under the server's key, gone when sent or given up. */
  readonly secret: string | null;
}

export interface Delivery extends NewDelivery {
  readonly firstDueAt: Instant;
  readonly tries: number;
}

export interface DeliveryStore {
  /** Due and unsent, oldest first; each is taken for this long so that two runs do not send it twice. */
  takeDue(now: Instant, takenUntil: Instant, most: number): Promise<Delivery[]>;
  markSent(id: string, at: Instant, messageId?: string | null): Promise<void>;
  /** `nextAt` null gives up: the row stays, as failed, for staff to see. */
  markFailed(id: string, code: string, nextAt: Instant | null): Promise<void>;
  /** Where a letter stands; null: it is owed no more. */
  stateOf(id: string): Promise<'owed' | 'sent' | 'failed' | null>;
  /** Forgets a letter that nobody is owed any more. */
  drop(id: string): Promise<void>;
  /** What was last noted under names that begin so (`oweOnce`). */
  marks(prefix: string): Promise<ReadonlyMap<string, string>>;
  /** Notes under a name that letters are owed, and owes them, in one batch; false when somebody noted another thing meanwhile. */
  oweOnce(
    mark: { readonly name: string; readonly before: string | null; readonly after: string },
    letters: readonly NewDelivery[],
  ): Promise<boolean>;
  /** Owes the letters "still true?" of a site and notes the day, in one batch; false when it was asked meanwhile (`before` is the day as it was read). */
  oweAsking(asked: { site: string; on: Day; before: Day | null }, letters: readonly NewDelivery[]): Promise<boolean>;
  /**
   * Letters to a site's people, or to the Bureau's (null), that are in trouble: those being tried again, and those given up since a moment, unless a later
   * letter reached the same person.
   */
  troubles(site: string | null, since: Instant): Promise<{ failed: number; retrying: number }>;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The outbox id: the provider drops a repeat. */
  readonly idempotencyKey: string;
}

export type MailAnswer =
  /** With what the provider calls it, where it says. */
  | { readonly kind: 'sent'; readonly messageId?: string | null }
  | { readonly kind: 'failed'; readonly code: string; readonly retry: boolean; readonly retryAfter?: number };

export interface Mailer {
  send(letter: Letter): Promise<MailAnswer>;
}

/** One event of a letter, as the provider told it: neither an address nor a word of it. */
export interface MailEvent {
  readonly id: string;
  /** The provider's own name for it, e.g. `email.delivered`; one that cannot be read is `other`. */
  readonly type: string;
  /** What `MailAnswer` called the letter; empty where the event is about none. */
  readonly messageId: string;
}

export interface MailHook {
  /** The event in a post of the provider; null when it is not signed by it, or not of these minutes (security/controls M5). */
  read(body: string, headers: { readonly id: string; readonly timestamp: string; readonly signature: string }): MailEvent | null;
}

/** A letter as the demonstration shows it. */
export interface KeptLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

export interface LetterBox {
  /** The newest letters first, at most so many. */
  recent(most: number): Promise<KeptLetter[]>;
}
