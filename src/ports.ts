import type { Instant } from '#src/domain/day.ts';
import type { Spot } from '#src/domain/distance.ts';
import type { LimitNumbers } from '#src/domain/doubt.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import type { Place } from '#src/domain/routing.ts';
import type { Listing } from '#src/domain/site.ts';
import type { KeyStore, Signer, Vault } from './ports/keys.ts';
import type { DeliveryStore, LadderStore, LetterBox, MailEventStore, Mailer, MailHook, RehearsalStore } from './ports/letters.ts';
import type {
  ArchiveFolders,
  AuditStore,
  BackupKeys,
  BackupStore,
  ErasureJournal,
  ErasureStore,
  InsightStore,
  TotalStore,
} from './ports/records.ts';
import type { BureauMessageStore, ReceiptStore, ReferralStore } from './ports/referrals.ts';
import type { ChangeStore, ClaimStore, PartnerStore, SetupStore, SiteStore } from './ports/sites.ts';
import type { AppointmentStore, PasskeyStore, StaffStore, Webauthn } from './ports/staff.ts';

/** Every door to the outside. Reading this file tells all that the portal touches. */
export interface Ports {
  readonly sites: SiteStore;
  readonly changes: ChangeStore;
  readonly claims: ClaimStore;
  readonly partners: PartnerStore;
  readonly mailEvents: MailEventStore;
  readonly referrals: ReferralStore;
  readonly bureauMessages: BureauMessageStore;
  readonly receipts: ReceiptStore;
  readonly staff: StaffStore;
  readonly passkeys: PasskeyStore;
  readonly webauthn: Webauthn;
  readonly keys: KeyStore;
  readonly appointments: AppointmentStore;
  readonly setups: SetupStore;
  readonly rehearsals: RehearsalStore;
  readonly ladders: LadderStore;
  readonly deliveries: DeliveryStore;
  readonly audit: AuditStore;
  readonly erasures: ErasureStore;
  readonly journal: ErasureJournal;
  readonly backup: BackupStore;
  readonly archives: ArchiveFolders;
  readonly totals: TotalStore;
  readonly insights: InsightStore;
  readonly vault: Vault;
  readonly signer: Signer;
  readonly mailer: Mailer;
  /** What the provider tells us of letters; null where no secret is agreed with it, and nothing is taken then. */
  readonly mailHook: MailHook | null;
  /** The letters of the demonstration, which stay in a folder; null where letters really leave. */
  readonly letterBox: LetterBox | null;
  readonly captcha: Captcha;
  readonly places: Places;
  readonly limits: Limits;
  readonly presence: Presence;
  readonly keptLists: KeptLists;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly settings: Settings;
}

/** What features need to know of the configuration. */
export interface Settings {
  readonly publicOrigin: string;
  readonly mode: 'demo' | 'production' | 'test';
  readonly limits: LimitNumbers;
  readonly hcaptchaSiteKey: string | null;
  /** Null in a demonstration that nobody runs. */
  readonly operator: { readonly name: string; readonly contact: string /** Where the contact leads. */; readonly link: string } | null;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A fresh 128-bit id in lower-case base32, 26 letters and digits. */
  next(): string;
  /** Fresh random bytes in base64url, 256 bits. */
  secret(): string;
  /** Eight random digits. */
  code(): string;
  /** Ten letters and digits (50 bits) that can be read out and typed: the codes of partner links. */
  short(): string;
  /** The same UUID for the same name, on every machine and after every build (RFC 9562, version 5): ids of the open data. */
  stable(name: string): string;
  /** Six words of the EFF long list (77 bits), joined by spaces. */
  passphrase(): string;
}

export interface Logger {
  /** Writes one line: a stable event name and fields that hold no personal data. */
  event(name: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}

export interface Captcha {
  /** Whether a check can be offered at all. */
  readonly offered: boolean;
  verify(token: string): Promise<'human' | 'bot' | 'unavailable'>;
}

export type PlaceAnswer =
  | { readonly kind: 'known'; readonly place: Place }

  /** Several places of that name: the largest, to choose from, and how many more there are. */
  | { readonly kind: 'several'; readonly choices: readonly PlaceChoice[]; readonly more: number }
  | { readonly kind: 'unknown'; readonly why: 'nothing' | 'short-zip' | 'no-such-zip' | 'no-such-place' }
  /** The postal letters of a state or territory that the list does not hold. */
  | { readonly kind: 'unknown'; readonly why: 'no-such-state'; readonly state: string };

export type PlaceChoice = Pick<Place, 'key' | 'labels'>;

export interface Places {
  /** Answers whatever somebody typed for a place; never throws at words. */
  find(typed: string): Promise<PlaceAnswer>;
  /** Gets ready to measure from any place to these areas; once for thousands of places. */
  milesToAll(areas: readonly MeasuredArea[]): Promise<MilesToAll>;
  /** The middle of the ZIPs that an area names, or else of those of its counties; null where none of them is known. */
  middleOf(area: Pick<Listing, 'zips' | 'counties'>): Promise<Spot | null>;
}

export type MeasuredArea = Pick<Listing, 'zips' | 'counties' | 'shapes'>;

/**
 * Miles as the crow flies from the nearest spot of a place to each area, in the order of the areas: to its nearest ZIP or corner of a
 * shape, where it names neither to the nearest ZIP of its counties. Infinity where none of them is known.
 */
export type MilesToAll = (place: Pick<Place, 'spots'>) => Float64Array;

/** Counters kept in memory only (security/controls G1). */
export interface Limits {
  /** Counts one event and answers how many there were in the window before it. */
  hit(bucket: string, key: string, windowMs: number): number;
  /** Takes the latest event back: what it counted for did not happen. */
  takeBack(bucket: string, key: string): void;
  /** How many events there were in the window. */
  peek(bucket: string, key: string, windowMs: number): number;
}

/** Who has an item open right now. In memory only: nobody can look up later who looked when (the audit says who opened details). */
export interface Presence {
  /** Somebody looks at an item now; it counts for two minutes. */
  see(item: string, staffId: string): void;
  /** The ids of those who looked within the last two minutes. */
  here(item: string): string[];
}

/** A narrowed list as it was found: rows in their order, which stand in the clear. Of what the messages say nothing is kept. */
export interface KeptList {
  /** Those that fitted. What was decided since stays among them, so that it has a place still. */
  readonly order: readonly ReferralRow[];
  /** Ids of all that were opened to find them: what a message says never changes, so none is opened for this again. */
  readonly looked: ReadonlySet<string>;
}

/** The narrowed lists that sessions go through, for some minutes. In memory only. */
export interface KeptLists {
  keep(sessionId: string, name: string, list: KeptList): void;
  find(sessionId: string, name: string): KeptList | null;
  /** Drops what is kept of a session: its desk is locked, or it has ended. */
  forget(sessionId: string): void;
}

/** A database that is put back beside the place from which it is to be served: nobody can serve it before it is whole. */
export interface Restoring {
  /** What stands in the way: a database is there already, or it is on another machine. */
  blockedBy(): Promise<'database-there' | 'remote-database' | null>;
  names(folder: string): Promise<string[]>;
  /** The private half of the backup's key, from standard input. */
  readIdentity(): Promise<string>;
  /** Opens both archives. Null: they are damaged, or of another key. */
  unpack(folder: string, names: { readonly data: string; readonly keys: string }, identity: string): Promise<BackupKeys | null>;
  /** Opens what was unpacked, at this version's schema; one of a newer version throws. */
  open(): Promise<Ports>;
  /** Puts it in its place. */
  finish(): Promise<void>;
  /** Takes away whatever was unpacked. */
  abandon(): Promise<void>;
}
