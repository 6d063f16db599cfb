import type { AuditEntry } from '#src/domain/audit.ts';
import type { MessageDetails, MessageMove, MessageRow, MessageSummary } from '#src/domain/bureauMessage.ts';
import type { ClaimDetails, ClaimRow, ClaimState } from '#src/domain/claim.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { Spot } from '#src/domain/distance.ts';
import type { LimitNumbers } from '#src/domain/doubt.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { ChangeState, ListingChange, MailTrouble, SiteRecord } from '#src/domain/listingChange.ts';
import type { PartnerDay, PartnerLink } from '#src/domain/partnerLink.ts';
import type { ReadingTime } from '#src/domain/readingTime.ts';
import type { ContactPart, DetailsPart, NotePart, ReferralParts, ReferralRow, ReferralState, SummaryPart } from '#src/domain/referral.ts';
import type { Place } from '#src/domain/routing.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import type { Attestation, Role, Staff, StaffKey } from '#src/domain/staff.ts';
import type { Year } from '#src/domain/totals.ts';

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
  readonly keys: KeyStore;
  readonly deliveries: DeliveryStore;
  readonly audit: AuditStore;
  readonly erasures: ErasureStore;
  readonly totals: TotalStore;
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

/** A site, and when its public facts last changed. */
export interface DatedSite {
  readonly site: Site;
  readonly changedAt: Instant;
}

export interface SiteStore {
  all(): Promise<readonly Site[]>;
  /**
   * The same in the order in which they were added: a new one comes last and an edit moves none, so that whoever reads them page
   * by page misses none and sees none twice. The same array until a site changes.
   */
  inOrder(): Promise<readonly DatedSite[]>;
  bySlug(slug: string): Promise<Site | null>;
  /** Adds listings that are not there yet; an edited one is never overwritten. Answers how many were added. */
  addMissing(listings: readonly Listing[]): Promise<number>;
  /** Writes a site's intake settings and opens its form. */
  goLive(slug: string, intake: NonNullable<Site['intake']>, at: Instant): Promise<void>;
  /**
   * Counts up with every change of any site. Of this process at once, of others within a second: what was kept of an older
   * revision is shown to nobody.
   */
  revision(): number;
  /** Looks whether another process changed a site; the server asks each second. */
  refresh(): Promise<void>;
  /** What the Bureau keeps beside the listing; null where there is no such site. */
  record(slug: string): Promise<SiteRecord | null>;
  records(): Promise<SiteRecord[]>;
  noteMailTrouble(slug: string, trouble: MailTrouble | null): Promise<void>;
}

/** A site as it is to be, with the change that made it so. */
export interface SaveChange {
  readonly change: ListingChange;
  /** The site as it was read (null: a new one) and as it is to be; null leaves the site as it is. */
  readonly site: { readonly before: Site | null; readonly after: Site } | null;
  /** An earlier change that this one ends, with the version that was read; all of it in the same batch. */
  readonly ends?: { readonly change: ListingChange; readonly version: number };
  /** A new contact address, or null for none; left out, it stays. */
  readonly contactEmail?: string | null;
  readonly letters: readonly NewDelivery[];
  readonly audit: readonly AuditEntry[];
}

/** Changes of listings: drafts, what waits for the Bureau, and the history. */
export interface ChangeStore {
  byId(id: string): Promise<ListingChange | null>;
  /** The site's own draft, of which there is one. */
  draftOf(site: string): Promise<ListingChange | null>;
  /** All of a site but its draft, the newest first. */
  ofSite(site: string): Promise<ListingChange[]>;
  /** Those that stand in one of these states, the oldest first. */
  inState(states: readonly ChangeState[]): Promise<ListingChange[]>;
  /** The latest that went live, the newest first, of all sites. */
  latestLive(most: number): Promise<ListingChange[]>;
  /** Approved ones whose hours are over. */
  dueToGoLive(now: Instant): Promise<ListingChange[]>;
  /**
   * One atomic batch: the change, the site, letters owed and audit. `version` is that of the change as it was read, 0 for a new
   * one. `moved-by-another`: somebody else decided on the change, or changed the site, since they were read, and nothing is written.
   */
  save(asked: SaveChange, version: number): Promise<'saved' | 'moved-by-another'>;
  /** Forgets a draft, of this version alone where one is named: what somebody added meanwhile stays. */
  dropDraft(site: string, version?: number): Promise<void>;
}

/** Claims on listings; who makes one is sealed to the people of the Bureau. */
export interface ClaimStore {
  /** One atomic batch: claim, letters owed, audit. A repeated id changes nothing. */
  add(claim: { row: ClaimRow; sealed: Sealed; letters: readonly NewDelivery[]; audit: AuditEntry }): Promise<'added' | 'already-there'>;
  byId(id: string): Promise<(ClaimRow & { readonly sealed: Sealed }) | null>;
  inState(states: readonly ClaimState[]): Promise<ClaimRow[]>;
  /** Undecided ones of a day, and in all (for the ceilings). */
  countOpen(day: Day): Promise<{ today: number; all: number }>;
  save(row: ClaimRow, audit: AuditEntry): Promise<'saved' | 'moved-by-another'>;
  /** Decides for it and makes the account in one batch. `taken`: somebody has an account under this address. */
  approve(
    row: ClaimRow,
    staff: { id: string; site: string; role: Role; name: string; email: string },
    letters: readonly NewDelivery[],
    audit: readonly AuditEntry[],
  ): Promise<'saved' | 'moved-by-another' | 'taken'>;
  /** Erases claims whose day has come. */
  eraseDue(day: Day): Promise<number>;
}

/** Short addresses of sites, and how many messages came through each. */
export interface PartnerStore {
  byCode(code: string): Promise<PartnerLink | null>;
  ofSite(site: string): Promise<PartnerLink[]>;
  /** Together with its audit row; a code that is there already changes nothing. */
  add(link: PartnerLink, secondHash: string | null, audit: AuditEntry): Promise<'added' | 'already-there'>;
  /** False when it was revoked before, or is none of this site. */
  revoke(site: string, code: string, on: Day, audit: AuditEntry): Promise<boolean>;
  /** The link that a second code belongs to. */
  bySecond(secondHash: string): Promise<PartnerLink | null>;
  /** Days since a day on which something came through a link, the oldest first. */
  days(code: string, since: Day): Promise<PartnerDay[]>;
  eraseDays(before: Day): Promise<number>;
}

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
  readonly audit: AuditEntry;
}

/** A worker is about to open the details. */
export interface Opening {
  readonly id: string;
  readonly site: string;
  readonly readIn: Year;
  readonly audit: AuditEntry;
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

export interface ReferralStore {
  /** One atomic batch: referral, parts, receipt, letters owed, count, audit. A repeated receipt changes nothing. */
  add(referral: NewReferral): Promise<AddReferralAnswer>;
  list(site: string, filter: QueueFilter): Promise<ReferralRow[]>;
  count(site: string, filter: QueueFilter): Promise<number>;
  /** Held items of one site received on a day, and in all (for the ceilings). */
  countHeld(site: string, day: Day): Promise<{ siteToday: number; all: number }>;
  byId(site: string, id: string): Promise<ReferralRow | null>;
  sealedSummaries(site: string, ids: readonly string[]): Promise<ReadonlyMap<string, Sealed>>;
  sealedPart(site: string, id: string, kind: 'details' | 'contact'): Promise<Sealed | null>;
  sealedNotes(site: string, id: string): Promise<Sealed[]>;
  /** Adds a note without a move; the version stays. What was taken back or erased meanwhile takes none. */
  addNote(site: string, id: string, note: { id: string; sealed: Sealed }, audit: AuditEntry): Promise<'added' | 'gone'>;
  change(change: ChangeReferral): Promise<'changed' | 'moved-by-another'>;
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

export interface StaffRecord extends Staff {
  readonly email: string;
  /** `left`: gone from the desk; only the name stays, for the story of the items. */
  readonly status: 'active' | 'suspended' | 'left';
  /** The provider could not bring a letter here, or was told that it is unwanted. */
  readonly mailTrouble: MailTrouble | null;
  /** The public half of the staff key; null before enrolment. */
  readonly recipient: string | null;
  /** The staff key wrapped under the passphrase; null before enrolment. */
  readonly wrappedKey: string | null;
}

export interface SessionRow {
  readonly id: string;
  readonly staffId: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** The staff key under a key derived from the cookie; null while locked. */
  readonly unlockedKey: string | null;
}

export interface StaffStore {
  byId(id: string): Promise<StaffRecord | null>;
  byEmail(email: string): Promise<StaffRecord | null>;
  ofSite(site: string): Promise<StaffRecord[]>;
  /** The people of the Bureau, who belong to no site. */
  ofBureau(): Promise<StaffRecord[]>;
  /** The managers of all sites. */
  managers(): Promise<StaffRecord[]>;
  add(staff: { id: string; site: string | null; role: Role; name: string; email: string }, audit: AuditEntry): Promise<void>;
  attest(staffId: string, attestation: Attestation, audit: AuditEntry): Promise<void>;
  attestation(staffId: string): Promise<Attestation | null>;
  noteMailTrouble(staffId: string, trouble: MailTrouble | null): Promise<void>;
  setKey(staffId: string, key: { recipient: string; wrapped: string }, audit: AuditEntry): Promise<void>;
  /** Keeps a code for the browser that asked; replaces its older one. The letter that carries it leaves in the same batch. */
  addSignInCode(
    code: { browserHash: string; staffId: string | null; codeHash: string; expiresAt: Instant },
    letter: NewDelivery | null,
  ): Promise<void>;
  /**
   * Spends a try, and the code itself when it fits. A try that does not fit is noted on the account that the code was for; a
   * browser without a living code of somebody leaves nothing.
   */
  redeemSignInCode(browserHash: string, codeHash: string, now: Instant): Promise<{ staffId: string } | null>;
  /** Starts a session and ends the oldest above the limit. */
  addSession(session: SessionRow, keepAtMost: number): Promise<void>;
  session(id: string): Promise<SessionRow | null>;
  touchSession(id: string, seenAt: Instant): Promise<void>;
  /**
   * Unlock and re-authentication give a new token: the old row is gone in the same batch. False when its person was suspended
   * meanwhile, or when nothing of the same sign-in (person and `startedAt`) lives any more.
   */
  replaceSession(oldId: string, session: SessionRow): Promise<boolean>;
  lockSession(id: string): Promise<void>;
  /** Puts away, and notes as locked, the keys of sessions not seen since a moment. Answers how many. */
  lockIdle(seenUntil: Instant, at: Instant): Promise<number>;
  /** Ends a session and whatever else came out of the same sign-in (a double-clicked Unlock leaves two). */
  endSession(id: string): Promise<void>;
  endSessionsOf(staffId: string): Promise<void>;
  endSessionsBefore(startedBefore: Instant): Promise<number>;
  /** Counts the visits of a worker; the letters about new work start anew and unsent ones are dropped. */
  noteVisit(staffId: string): Promise<void>;
}

export interface SiteKey {
  readonly site: string;
  readonly epoch: number;
  /** The public key that messages are sealed to. */
  readonly recipient: string;
}

/** Who holds a key: a worker's id, or the paper sheet. */
export type Holder = string;
export const RECOVERY_HOLDER: Holder = 'recovery';

export interface Grant {
  readonly site: string;
  readonly epoch: number;
  readonly holder: Holder;
  /** The epoch's private key, sealed to the holder. */
  readonly sealed: Sealed;
}

export interface KeyStore {
  current(site: string): Promise<SiteKey | null>;
  epochs(site: string): Promise<SiteKey[]>;
  /** Starts an epoch with its grants, in one batch; nothing of it is kept when somebody else started this epoch first. */
  addEpoch(key: SiteKey, grants: readonly Grant[], at: Instant, audit: AuditEntry): Promise<'added' | 'already-there'>;
  addGrants(grants: readonly Grant[], audit: AuditEntry): Promise<void>;
  grant(site: string, epoch: number, holder: Holder): Promise<Grant | null>;
  /** Holders of an epoch. */
  holders(site: string, epoch: number): Promise<Holder[]>;
  removeGrants(site: string, holder: Holder, audit: AuditEntry): Promise<void>;
  /** Puts a new sheet, not confirmed yet, and what it opens in the place of the old one, in one batch. */
  setRecoverySheet(
    sheet: { site: string; recipient: string; madeAt: Instant },
    grants: readonly Grant[],
    audit: readonly AuditEntry[],
  ): Promise<void>;
  /** Confirms the sheet with this public key; false when another has taken its place. */
  confirmRecoverySheet(sheet: { site: string; recipient: string }, on: Day, audit: AuditEntry): Promise<boolean>;
  recoverySheet(site: string): Promise<{ recipient: string; madeAt: Instant; confirmedOn: Day | null } | null>;
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
  /** Only for the sign-in letter: the code, encrypted under the server's key, gone when sent or given up. */
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
  /** Forgets a letter that nobody is owed any more. */
  drop(id: string): Promise<void>;
  /** Owes the letters "still true?" of a site and notes the day, in one batch; false when it was asked meanwhile (`before` is the day as it was read). */
  oweAsking(asked: { site: string; on: Day; before: Day | null }, letters: readonly NewDelivery[]): Promise<boolean>;
  /**
   * Letters to a site's people, or to the Bureau's (null), that are in trouble: those being tried again, and those given up since a moment, unless a later
   * letter reached the same person.
   */
  troubles(site: string | null, since: Instant): Promise<{ failed: number; retrying: number }>;
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  ofObject(object: string): Promise<AuditEntry[]>;
}

/** What is counted for the public in a year, exact: what of it may be told is the domain's to say (`totals.ts`). */
export interface YearTotals {
  readonly year: Year;
  readonly received: number;
  readonly read: number;
  readonly takenBack: number;
  readonly lawfulDemands: number;
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

/** Erasure and other housekeeping. The coarse question is the store's, the decision the domain's. */
export interface ErasureStore {
  /** Items that may be due: their day is not after this one. */
  dueOn(day: Day): Promise<ReferralRow[]>;
  withdrawnBefore(at: Instant): Promise<string[]>;
  /** Erases those that are still due, rows and parts, and journals each with its reason; the audit row says how many. */
  erase(items: readonly DueReferral[], on: Day, audit: Omit<AuditEntry, 'result'>): Promise<number>;
  eraseContacts(day: Day): Promise<number>;
  eraseReceipts(day: Day): Promise<number>;
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

/** What opening a sealed text answers. */
export type Opened<T> = { readonly kind: 'opened'; readonly value: T } | { readonly kind: 'cannot-be-opened' };

/** Keys and sealing (product §3, security/threat-model §6). Sealing needs no secret. */
export interface Vault {
  sealReferral(key: SiteKey, id: string, parts: ReferralParts): Promise<SealedParts>;
  sealNote(key: SiteKey, id: string, note: NotePart): Promise<Sealed>;
  /** Opens the epoch's private key with a worker's key. */
  openGrant(key: StaffKey, grant: Grant): Promise<Opened<SiteIdentity>>;
  openSummary(identity: SiteIdentity, id: string, sealed: Sealed): Promise<Opened<SummaryPart>>;
  openDetails(identity: SiteIdentity, id: string, sealed: Sealed): Promise<Opened<DetailsPart>>;
  openContact(identity: SiteIdentity, id: string, sealed: Sealed): Promise<Opened<ContactPart>>;
  openNote(identity: SiteIdentity, id: string, sealed: Sealed): Promise<Opened<NotePart>>;
  /** Seals a message to each of these staff keys of the Bureau; no key of a site opens it. */
  sealBureauMessage(recipients: readonly string[], id: string, summary: MessageSummary, details: MessageDetails): Promise<SealedMessage>;
  openMessageSummary(key: StaffKey, id: string, sealed: Sealed): Promise<Opened<MessageSummary>>;
  openMessageDetails(key: StaffKey, id: string, sealed: Sealed): Promise<Opened<MessageDetails>>;
  /** Seals who makes a claim to each of these staff keys of the Bureau. */
  sealClaim(recipients: readonly string[], id: string, details: ClaimDetails): Promise<Sealed>;
  openClaim(key: StaffKey, id: string, sealed: Sealed): Promise<Opened<ClaimDetails>>;
  /** A fresh key pair: `identity` is private, `recipient` public. */
  newKey(): Promise<{ identity: string; recipient: string }>;
  sealGrant(identity: SiteIdentity, holder: Holder, recipient: string): Promise<Grant>;
  /** Four words that stand for a public key, to be compared by voice or by eye. */
  fingerprint(recipient: string): string;
  /** scrypt N=2^17; slow on purpose, at most two at once. Wrapping is rare and waits its turn; unwrapping is `busy` when the queue is full. */
  wrapStaffKey(identity: string, passphrase: string): Promise<string>;
  unwrapStaffKey(wrapped: string, passphrase: string): Promise<{ kind: 'opened'; key: StaffKey } | { kind: 'wrong' } | { kind: 'busy' }>;
  /** For the life of a session: under a key derived from the cookie (AES-256-GCM). */
  wrapForSession(key: StaffKey, cookie: string): string;
  unwrapFromSession(wrapped: string, cookie: string): StaffKey | null;
}

/** An opened site key, for this request only. */
export interface SiteIdentity {
  readonly site: string;
  readonly epoch: number;
  readonly identity: string;
}

export type SignPurpose = 'form' | 'bureau-form' | 'claim-form' | 'chosen' | 'pass' | 'csrf' | 'partner' | 'still-true';
export type EncryptPurpose = 'done' | 'letter' | 'sheet' | 'passphrase';
export type HashPurpose = 'session' | 'login-browser' | 'login-code' | 'partner-code';

/**
 * Server secrets, all derived from PORTAL_SECRET. Losing them breaks open forms, receipts and sign-in codes under way; it
 * loses no referral, and who is signed in stays so (a session's row is found from its cookie alone).
 */
export interface Signer {
  /** Text with its signature; the text stays readable. */
  sign(purpose: SignPurpose, text: string): string;
  /** The text, or null when the signature is not ours (the previous secret counts for its 60 days). */
  verify(purpose: SignPurpose, signed: string): string | null;
  encrypt(purpose: EncryptPurpose, text: string): string;
  decrypt(purpose: EncryptPurpose, sealed: string): string | null;
  /** One-way, for look-ups. */
  hash(purpose: HashPurpose, text: string): string;
  /** Sixteen digits from a form token: the same token always yields the same receipt. */
  receiptOf(formToken: string): string;
  /** What the previous secret made of this token; null when there is no previous secret. */
  receiptOfBefore(formToken: string): { readonly receipt: string; readonly index: string } | null;
  /** All that is stored of a receipt. */
  receiptIndex(receipt: string): string;
  /** The id of the referral that a receipt belongs to; no row ties them together. */
  referralIdOf(receipt: string): string;
  /** Both for a receipt from before the secret was rotated: look-ups try these second. Null when there is no previous secret. */
  receiptBefore(receipt: string): { readonly index: string; readonly referralId: string } | null;
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
