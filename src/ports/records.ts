// What stays when messages go, and how they go: the audit and its chain, counts, erasure and its journal, backup.
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import type { MessageMove } from '#src/domain/bureauMessage.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { Count, Month } from '#src/domain/insights.ts';
import type { ReferralRow, ReferralState } from '#src/domain/referral.ts';
import type { Year } from '#src/domain/totals.ts';
import type { Grant } from './keys.ts';

/** An act that opened or shared a message, and whether the message is still there. */
export interface Look extends AuditEntry {
  readonly isThere: boolean;
}

/** What walking the chain found: nothing wrong, or the first row that is not as it was. */
export type ChainAnswer =
  | {
      readonly kind: 'whole';
      readonly rows: number;
      /** The first row that is still there, where older ones have gone on their day; null: none have. */
      readonly cutBefore: number | null;
      /** When that row was written: whoever took out rows before their day can hide everything but this. Left out: none have gone. */
      readonly cutAt?: Instant | null;
      /** New rows that the chain does not hold so far. */
      readonly unchained: number;
      readonly head: string | null;
    }
  | {
      readonly kind: 'broken';
      readonly seq: number;
      /** `added`: it stands outside the chain; put in later, or its hash was taken away. */
      readonly how: 'changed' | 'missing' | 'added';
    };

/** The audit's chain of hashes (security/controls L5). */
export interface AuditChain {
  /** Chains the next rows that are not chained yet, at most so many; answers how many. Two processes never chain one row twice. */
  chainNext(most: number): Promise<number>;
  /** The hash of the newest chained row; null while there is none. */
  chainHead(): Promise<string | null>;
  /** The row that a hash belongs to. */
  chainedAt(hash: string): Promise<number | null>;
  /** Walks the whole chain and names the first row that was changed, taken out or put in. */
  walkChain(): Promise<ChainAnswer>;
}

export interface AuditStore extends AuditChain {
  add(entry: AuditEntry): Promise<void>;
  /** What was opened or shared at a site from one moment until before another, the newest first. */
  looks(site: string, span: { readonly from: Instant; readonly until: Instant }): Promise<Look[]>;
  /**
   * The number of the row that a site wrote last, among those of a moment since `since`; null: there is none. Whatever changes a queue
   * leaves one. By number, because an arrival is dated noon of its day.
   */
  newest(site: string, since: Instant): Promise<number | null>;
  ofObject(object: string): Promise<AuditEntry[]>;
  /** What one person did of these acts since a moment, the newest first, at most so many. */
  ofActor(actor: string, acts: readonly AuditAct[], since: Instant, most: number): Promise<AuditEntry[]>;
  /** When an act last happened at a site; null: not within what is kept. Reads backwards until it finds one, so ask it of what happens often. */
  latestAt(site: string, act: AuditAct): Promise<Instant | null>;
}

/** What is counted for the public in a year, exact: what of it may be told is the domain's to say (`totals.ts`). */
export interface YearTotals {
  readonly year: Year;
  readonly received: number;
  readonly read: number;
  readonly takenBack: number;
  /** Copies that left a site: given to another site, printed, or taken as a file. */
  readonly shared: number;
  /** Messages that went because the person in them asked for it. */
  readonly askedToErase: number;
  readonly lawfulDemands: number;
}

/** Monthly counts of a site, for the site and in sums for the Bureau. They stay when rows go, and no row names an item. */
export interface InsightStore {
  /** Counts what an act made known, after the act; none below zero. */
  count(site: string, counts: readonly Count[]): Promise<void>;
  /** All that was counted of a site from one month to another, both included; `received` stands among it. */
  ofSite(site: string, from: Month, to: Month): Promise<{ month: Month; what: string; n: number }[]>;
  /** Sums of some counts over the months, by site. */
  bySite(from: Month, to: Month, whats: readonly string[]): Promise<{ site: string; what: string; n: number }[]>;
}

/** Sums over counts that stay. No row behind them names a referral or a person. */
export interface TotalStore {
  /** Every year in which anything was counted, over all sites but these. */
  byYear(without: readonly string[]): Promise<YearTotals[]>;
  addDemand(year: Year, audit: AuditEntry): Promise<void>;
  /** Takes off one demand; false when the year has none. */
  removeDemand(year: Year, audit: AuditEntry): Promise<boolean>;
}

/** By which rule an item goes: its day has come, or its sender took it back. */
export type ErasureReason = 'due' | 'withdrawn';

/** An item found due, with what has to hold still when it goes: it may have been reopened or sent again meanwhile. */
export type DueReferral =
  | { readonly id: string; readonly why: 'due'; readonly today: Day }
  | { readonly id: string; readonly why: 'withdrawn'; readonly before: Instant };

/**
 * What a line of the journal says of its id: an erasure, or what may not begin anew with a restore: an account that ended or was suspended
 * (or let in again), an item that was closed or taken back (or came out of that again, by its new state) or given to another site, a decided message to the Bureau.
 */
export type JournalDeed =
  | ErasureReason
  | 'left'
  | 'suspended'
  | 'let-in'
  | 'taken-back'
  | 'given'
  | Exclude<ReferralState, 'withdrawn'>
  | MessageMove;

/** One line of the journal. */
export interface JournalLine {
  /**
   * Opaque: of an item, with `:contact` where its contact went alone, or with the version that it came to; of a message to the Bureau, with
   * its decision; of an account, with a number where it did not end.
   */
  readonly id: string;
  /** The day of the deed; of what was closed, reopened, given away or decided its last day. */
  readonly on: Day;
  readonly why: JournalDeed;
}

/** What was done again by a journal. */
export interface Replayed {
  /** Rows that went. */
  readonly rows: number;
  /** Items and messages to the Bureau that have their newest state and last day again. */
  readonly items: number;
  /** Accounts that ended again; `hadKey`: the key of their site is one that they had. Those suspended again are counted apart. */
  readonly accounts: readonly { readonly id: string; readonly site: string; readonly hadKey: boolean }[];
  readonly suspended: number;
}

/**
 * The journal outside the database, in files that only grow: a restored database holds again what was erased or ended since it was copied,
 * and this tells what.
 */
export interface ErasureJournal {
  months(): Promise<string[]>;
  /** Bytes of a month's file; 0 when there is none. */
  size(month: string): Promise<number>;
  read(month: string): Promise<JournalLine[]>;
  /** Adds what the month's file does not hold yet, and waits until it is on the disk. */
  add(month: string, lines: readonly JournalLine[]): Promise<void>;
}

/** What opens the sealed texts of a backup, apart from them. */
export interface BackupKeys {
  readonly mode: string;
  readonly madeAt: Instant;
  readonly staff: readonly { readonly id: string; readonly wrapped: string }[];
  readonly grants: readonly Grant[];
}

/** The database as a whole. */
export interface BackupStore {
  /** Copies the database into a file that does not exist yet, without anything that opens what is sealed; answers that apart. */
  copyInto(file: string): Promise<Pick<BackupKeys, 'staff' | 'grants'>>;
  /** False: the file is damaged. */
  isSound(): Promise<boolean>;
  /** The mode that first served this database (`markMode`); null: none did. */
  mode(): Promise<string | null>;
  /** Puts keys back to whoever is still there. */
  joinKeys(keys: Pick<BackupKeys, 'staff' | 'grants'>): Promise<void>;
}

/** Folders of archives, each sealed to whoever keeps the backup's key. */
export interface ArchiveFolders {
  /** Why no backup can be made here: nobody is named to seal it to, or the database is on another machine. */
  readonly refuses: 'no-recipient' | 'remote-database' | null;
  /** A folder for plain files that nobody else can look into; it is gone afterwards, also when the work fails or is stopped. */
  inPrivate<T>(work: (folder: string) => Promise<T>): Promise<T>;
  names(folder: string): Promise<string[]>;
  /** Seals a plain file, or a text, under a name in a folder; never over one that is there. */
  sealFile(plain: string, folder: string, name: string): Promise<void>;
  sealText(text: string, folder: string, name: string): Promise<void>;
  remove(folder: string, name: string): Promise<void>;
}

/** Erasure and other housekeeping. The coarse question is the store's, the decision the domain's. */
export interface ErasureStore {
  /** Items that may be due: their day is not after this one. */
  dueOn(day: Day): Promise<ReferralRow[]>;
  withdrawnBefore(at: Instant): Promise<string[]>;
  /** Erases those that are still due, rows and parts, and journals each with its reason; the audit row says how many. */
  erase(items: readonly DueReferral[], on: Day, audit: Omit<AuditEntry, 'result'>): Promise<number>;
  eraseContacts(day: Day): Promise<number>;
  eraseReceipts(day: Day): Promise<number>;
  /** How many bytes the journal of each month (`YYYY-MM`) takes, a line each; to be compared with the one outside. */
  journalSizes(): Promise<ReadonlyMap<string, number>>;
  journalOf(month: string): Promise<JournalLine[]>;
  /** What was journaled after a place in the order of writing, and the newest place; null: the place alone. */
  journalAfter(place: number | null): Promise<{ readonly lines: readonly JournalLine[]; readonly newest: number }>;
  /** Does again what a whole journal names, and journals it here too. What is newer here than a line stays as it is. */
  replay(journal: readonly JournalLine[], at: Instant): Promise<Replayed>;
  /** Erases messages to the Bureau whose day has come, and journals each; the audit row says how many. */
  eraseBureauMessages(day: Day, audit: Omit<AuditEntry, 'result'>): Promise<number>;
  /** Sign-in codes that ran out. */
  eraseShortLived(now: Instant): Promise<number>;
  /** Letters of more than 30 days, and audit rows of more than 24 months. */
  eraseOldRecords(now: Instant): Promise<number>;
  /** Empties the write-ahead log; false when a reader blocked it. */
  checkpoint(): Promise<boolean>;
  lastNow(): Promise<Instant | null>;
  setLastNow(now: Instant): Promise<void>;
}
