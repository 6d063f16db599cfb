// What is kept of referrals and their receipts, and of messages to the Bureau: sealed texts, and the little that stands in the clear.
import type { AuditEntry } from '#src/domain/audit.ts';
import type { MessageMove, MessageRow } from '#src/domain/bureauMessage.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { Counted } from '#src/domain/insights.ts';
import type { ReadingTime } from '#src/domain/readingTime.ts';
import type { ReferralRow, ReferralState } from '#src/domain/referral.ts';
import type { Year } from '#src/domain/totals.ts';
import type { NewDelivery } from './letters.ts';

/** A sealed text: an age file in base64. */
export type Sealed = string;

export interface SealedParts {
  readonly summary: Sealed;
  readonly details: Sealed;
  readonly contact: Sealed;
}

export interface NewReferral {
  readonly row: ReferralRow;
  readonly sealed: SealedParts;
  readonly receipt: { readonly index: string; readonly receivedOn: Day; readonly dueAt: Instant; readonly deleteOn: Day };
  readonly letters: readonly NewDelivery[];
  readonly audit: AuditEntry;
  /** Month `YYYY-MM`, for the counts that stay. */
  readonly month: string;
  /** What the message counts in that month besides itself; a rehearsal counts nothing. */
  readonly counted?: readonly Counted[];
  /** The short address that it came by, and whether above the agreed number: counted by day, tied to nothing. Left out: none. */
  readonly partner?: { readonly code: string; readonly over: boolean } | null;
}

export type AddReferralAnswer = { readonly kind: 'added' } | { readonly kind: 'already-there' };

export interface QueueFilter {
  readonly states: readonly ReferralState[];
  readonly dueBefore?: Instant;
}

export interface ChangeReferral {
  readonly id: string;
  readonly site: string;
  /** The version that the worker saw; another one answers `moved-by-another`. */
  readonly version: number;
  readonly state: ReferralState;
  readonly assignee: string | null;
  readonly deleteOn: Day;
  /** New last day of the contact part; null leaves it. */
  readonly contactDeleteOn: Day | null;
  /** A sealed note of what was done and why. */
  readonly note: { readonly id: string; readonly sealed: Sealed } | null;
  /** The year in which whoever decided has read it, counted unless it was read before; null when nothing is decided. */
  readonly readIn: Year | null;
  /** Letters that the change owes, if it is made. */
  readonly letters?: readonly NewDelivery[];
  readonly audit: AuditEntry;
}

/** A worker is about to open the details. */
export interface Opening {
  readonly id: string;
  readonly site: string;
  readonly readIn: Year;
  readonly audit: AuditEntry;
}

/** A message on its way to another site, sealed anew for it. */
export interface Transfer {
  readonly id: string;
  readonly from: string;
  /** The version that the worker saw; another one answers `moved-by-another`. */
  readonly version: number;
  /** The site that has it from now on, in the epoch that it was sealed for. */
  readonly to: { readonly site: string; readonly epoch: number; readonly dueAt: Instant; readonly deleteOn: Day };
  /** Contact is written only where there is one still: what was erased stays so. */
  readonly sealed: SealedParts;
  /** Why, for the people of the other site. */
  readonly note: { readonly id: string; readonly sealed: Sealed };
  readonly receiptIndex: string;
  readonly letters: readonly NewDelivery[];
  /** One row for each of the two sites. */
  readonly audit: readonly [AuditEntry, AuditEntry];
}

/** What the sender takes back, or back again. */
export interface Withdrawal {
  /** The message, which may be erased already. */
  readonly id: string;
  readonly receiptIndex: string;
  /** The year in which it counts (`withdrawalYear`). */
  readonly year: Year;
  /** Written only when the message is still there. */
  readonly audit: AuditEntry;
}

/** Which part of a long list. */
export interface PageAt {
  readonly from: number;
  readonly most: number;
  readonly latestFirst: boolean;
}

/** One sealed text of an item that a search may look through. */
export interface SealedText {
  readonly kind: 'summary' | 'details' | 'note';
  readonly sealed: Sealed;
}

export interface StateSum {
  readonly state: ReferralState;
  readonly n: number;
  readonly versions: number;
}

export interface ReferralStore {
  /** One atomic batch: referral, parts, receipt, letters owed, count, audit. A repeated receipt changes nothing. */
  add(referral: NewReferral): Promise<AddReferralAnswer>;
  list(site: string, filter: QueueFilter): Promise<ReferralRow[]>;
  /** Some of them, in the order of their promises or the latest first, so many after the first ones: for views that hold what is closed. */
  page(site: string, states: readonly ReferralState[], at: PageAt): Promise<ReferralRow[]>;
  count(site: string, filter: QueueFilter): Promise<number>;
  /** How many are closed and not erased yet, by the index alone. */
  countClosed(site: string): Promise<number>;
  /** Held items of one site received on a day, and in all (for the ceilings). */
  countHeld(site: string, day: Day): Promise<{ siteToday: number; all: number }>;
  byId(site: string, id: string): Promise<ReferralRow | null>;
  sealedSummaries(site: string, ids: readonly string[]): Promise<ReadonlyMap<string, Sealed>>;
  /** What a search looks through: summary, details and notes of these items. */
  sealedTexts(site: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly SealedText[]>>;
  /**
   * How many items stand in each state, and the sum of their versions: alike before and after means that nothing changed. What is closed is
   * counted alone, without looking at each.
   */
  stateSums(site: string): Promise<StateSum[]>;
  sealedPart(site: string, id: string, kind: 'details' | 'contact'): Promise<Sealed | null>;
  sealedNotes(site: string, id: string): Promise<Sealed[]>;
  /** Adds a note without a move; the version stays. What was taken back or erased meanwhile takes none. */
  addNote(site: string, id: string, note: { id: string; sealed: Sealed }, audit: AuditEntry): Promise<'added' | 'gone'>;
  /**
   * Adds notes to items of one site, all of them or none, with one audit row. What was taken back or erased meanwhile takes none. Notes of
   * these same items that are to be gone, named by their sealed text, go in the same batch.
   */
  addNotes(
    site: string,
    notes: readonly { item: string; id: string; sealed: Sealed }[],
    audit: AuditEntry,
    drops?: readonly { item: string; sealed: Sealed }[],
  ): Promise<'added' | 'gone'>;
  /**
   * Gives a new or waiting message to another site, in one batch with its receipt and the letters: what the first site wrote on it is
   * erased, and its key opens nothing of it any more. `closed-there`: that site takes none now, or has another key by now.
   */
  transfer(transfer: Transfer): Promise<'transferred' | 'moved-by-another' | 'closed-there'>;
  /**
   * Changes an item as one worker saw it. A new assignee has to be there still: active, of this site, and not away unless it is
   * their own act.
   */
  change(change: ChangeReferral): Promise<'changed' | 'moved-by-another'>;
  /** Returns an item to the whole desk, unless it was changed, or its assignee did something on it, since a moment. */
  returnUntouched(item: {
    readonly id: string;
    readonly site: string;
    readonly version: number;
    readonly assignee: string;
    readonly since: Instant;
    /** Owed where it went back. */
    readonly letters?: readonly NewDelivery[];
    readonly audit: AuditEntry;
  }): Promise<'changed' | 'moved-by-another'>;
  /** Keeps what a worker has half written on an item, in the place of what was kept before; `gone` when it was taken back or erased. */
  keepDraft(site: string, id: string, staffId: string, sealed: Sealed): Promise<'kept' | 'gone'>;
  sealedDraft(site: string, id: string, staffId: string): Promise<Sealed | null>;
  dropDraft(site: string, id: string, staffId: string): Promise<void>;
  /** Writes the opening down; the first reading of a message is counted in the same batch. */
  noteOpening(opening: Opening): Promise<void>;
  /**
   * Notes on the receipt that the sender took the message back (`mark`) and counts it, and withdraws the message if it is still there (`at`),
   * remembering its state. Answers nothing, so that nobody can tell what had become of it. A repeat changes nothing.
   */
  withdraw(withdrawal: Withdrawal & { readonly at: Instant; readonly mark: Instant }): Promise<void>;
  /** Clears the receipt and takes it off the count, and puts the message back to where it was if it is still there. */
  undoWithdraw(withdrawal: Withdrawal): Promise<void>;
}

export interface ReceiptRow {
  readonly site: string;
  readonly receivedOn: Day;
  readonly dueAt: Instant;
  readonly readOn: Day | null;
  /** When the sender took the message back (`withdrawalMark`); it stays when the message is erased. */
  readonly withdrawnAt: Instant | null;
}

export interface ReceiptStore {
  byIndex(index: string): Promise<ReceiptRow | null>;
  /** How the messages of one site since a day fared, in no order and without what they are found by. */
  ofSite(site: string, since: Day): Promise<ReadingTime[]>;
  /** Notes the day on which details were first opened; later days change nothing. */
  markRead(index: string, on: Day): Promise<void>;
}

export interface SealedMessage {
  readonly summary: Sealed;
  readonly details: Sealed;
}

export interface NewBureauMessage {
  readonly row: MessageRow;
  readonly sealed: SealedMessage;
  readonly letters: readonly NewDelivery[];
  readonly audit: AuditEntry;
  /** Month `YYYY-MM`, for the counts that stay. */
  readonly month: string;
}

export interface MoveBureauMessage {
  readonly id: string;
  readonly move: MessageMove;
  readonly deleteOn: Day;
  readonly audit: AuditEntry;
  readonly month: string;
}

/** Messages to the Bureau. No site, no referral and no receipt is named here. */
export interface BureauMessageStore {
  /** One atomic batch: message, letters owed, count, audit. A repeated id changes nothing. */
  add(message: NewBureauMessage): Promise<'added' | 'already-there'>;
  /** All there are, the oldest first. */
  list(): Promise<MessageRow[]>;
  byId(id: string): Promise<MessageRow | null>;
  /** Held ones received on a day, and in all (for the ceilings). */
  countHeld(day: Day): Promise<{ today: number; all: number }>;
  sealedSummaries(ids: readonly string[]): Promise<ReadonlyMap<string, Sealed>>;
  sealedDetails(id: string): Promise<Sealed | null>;
  /** Moves a message if it still stands where the move begins, and counts the move. */
  move(change: MoveBureauMessage): Promise<'moved' | 'moved-by-another'>;
}
