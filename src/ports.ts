import type { Appointment } from '#src/domain/appointment.ts';
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import type { MessageDetails, MessageMove, MessageRow, MessageSummary } from '#src/domain/bureauMessage.ts';
import type { ClaimDetails, ClaimRow, ClaimState } from '#src/domain/claim.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { Spot } from '#src/domain/distance.ts';
import type { LimitNumbers } from '#src/domain/doubt.ts';
import type { Count, Counted, Month } from '#src/domain/insights.ts';
import type { EpochLife } from '#src/domain/keyLives.ts';
import type { Ladder } from '#src/domain/ladder.ts';
import type { LetterChoice } from '#src/domain/letterChoice.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { ChangeState, ListingChange, MailTrouble, SiteRecord } from '#src/domain/listingChange.ts';
import type { PartnerDay, PartnerLink } from '#src/domain/partnerLink.ts';
import type { ReadingTime } from '#src/domain/readingTime.ts';
import type { ContactPart, DetailsPart, NotePart, ReferralParts, ReferralRow, ReferralState, SummaryPart } from '#src/domain/referral.ts';
import type { Light } from '#src/domain/rehearsal.ts';
import type { Place } from '#src/domain/routing.ts';
import type { IntakeDraft, OneHolderReason } from '#src/domain/setup.ts';
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

/** The first opening of a form: by which version of the set-up (null: there is none), and its audit row. */
export interface FormOpening {
  readonly setupVersion: number | null;
  readonly audit: AuditEntry;
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
  /**
   * Writes a site's intake settings and opens its form. With an `opening` it does so once only, by the settings that were read, together
   * with its audit row: false when the site is live by now, or its set-up was saved anew, and nothing is written then.
   */
  goLive(slug: string, intake: NonNullable<Site['intake']>, at: Instant, opening?: FormOpening): Promise<boolean>;
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
  /** The rung of a missed promise that makes the change; it is not saved where another run took the rung. */
  readonly climb?: Climb;
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
    staff: NewPerson & { readonly site: string },
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
  /** Adds notes to items of one site, all of them or none, with one audit row. What was taken back or erased meanwhile takes none. */
  addNotes(site: string, notes: readonly { item: string; id: string; sealed: Sealed }[], audit: AuditEntry): Promise<'added' | 'gone'>;
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
  /** Until when an invitation that was not taken up lets them in; null once they signed in. */
  readonly invitedUntil: Instant | null;
  /** The day since which they are away: nothing is assigned to them, and no letter about work goes out. They keep their key. */
  readonly onLeaveSince: Day | null;
  /** Which letters they chose; null: as everybody. */
  readonly letters: LetterChoice | null;
  /** The day on which they left the desk. */
  readonly leftOn: Day | null;
}

/** Somebody whose account ends, with all that has to go in the same moment. */
export interface Departure {
  readonly staffId: string;
  readonly site: string;
  readonly at: Instant;
  readonly on: Day;
  /** Who takes over what is theirs by name (the backup contact); null: nothing is, or nobody may. */
  readonly heir: string | null;
  /** The epoch that was current when the new key was made; null: the site had none. */
  readonly epoch: number | null;
  /** The site's new key without them; null: there is nobody left who could hold one. */
  readonly next: NewEpoch | null;
  /** Another active manager has to be there. */
  readonly needsManager: boolean;
  readonly letters: readonly NewDelivery[];
  readonly audit: AuditEntry;
}

/** Somebody who gets an account, and has until a moment to sign in for the first time. */
export interface NewPerson {
  readonly id: string;
  readonly site: string | null;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly invitedUntil: Instant;
}

export interface SessionRow {
  readonly id: string;
  readonly staffId: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** The staff key under a key derived from the cookie; null while locked. */
  readonly unlockedKey: string | null;
  /** The same under the cookie and the server's key, given out to a passkey alone; it stays while the desk is locked. Null: no passkey. */
  readonly parkedKey: string | null;
  /** The same under the cookie, the session's PIN and the server's key; null: no PIN was chosen, or its tries are spent. */
  readonly pinKey: string | null;
  /** How many wrong PINs this sign-in may still see. */
  readonly pinTriesLeft: number;
}

/** A session as it begins or is renewed; what is left out of its ways to unlock is none. */
export type NewSession = Pick<SessionRow, 'id' | 'staffId' | 'startedAt' | 'seenAt' | 'unlockedKey'> &
  Partial<Pick<SessionRow, 'parkedKey' | 'pinKey' | 'pinTriesLeft'>>;

export interface StaffStore {
  byId(id: string): Promise<StaffRecord | null>;
  byEmail(email: string): Promise<StaffRecord | null>;
  ofSite(site: string): Promise<StaffRecord[]>;
  /** The people of the Bureau, who belong to no site. */
  ofBureau(): Promise<StaffRecord[]>;
  /** The managers of all sites. */
  managers(): Promise<StaffRecord[]>;
  add(staff: { id: string; site: string | null; role: Role; name: string; email: string }, audit: AuditEntry): Promise<void>;
  /** Makes an account with the letters that it owes, in one batch. `taken`: somebody has an account under this address. */
  invite(person: NewPerson, letters: readonly NewDelivery[], audit: AuditEntry): Promise<'invited' | 'taken'>;
  /** A new invitation for somebody active who has never signed in; false for anybody else, and nothing is written then. Without a role theirs stays. */
  inviteAgain(
    staffId: string,
    invitation: { readonly invitedUntil: Instant; readonly role?: Role },
    letters: readonly NewDelivery[],
    audit: AuditEntry,
  ): Promise<boolean>;
  /** They came in: the invitation has done its work. False when it is over; nothing is written then. */
  takeUpInvitation(staffId: string, now: Instant): Promise<boolean>;
  /** Notes since when somebody is away, or that they are back (null). False, and nothing is written, where nobody else who is there could open messages. */
  setLeave(
    person: { readonly staffId: string; readonly site: string },
    since: Day | null,
    audit: AuditEntry,
    letters: readonly NewDelivery[],
  ): Promise<boolean>;
  /** Suspends an account and ends its sessions, in one batch. False when it is not active, or the last active one of the Bureau, or whoever does it is not active any more. */
  suspend(staffId: string, audit: AuditEntry): Promise<boolean>;
  /** Lets a suspended account in again; false when it is not suspended. */
  bringBack(staffId: string, audit: AuditEntry): Promise<boolean>;
  /**
   * Takes a forgotten key away: wrapped key, passkeys, sessions, PINs and grants, in one batch. The person makes a new one and is given access
   * anew. False, and nothing is written, where nobody else of the site could open messages.
   */
  clearKey(
    person: { readonly staffId: string; readonly site: string },
    audit: AuditEntry,
    letters: readonly NewDelivery[],
  ): Promise<boolean>;
  /**
   * Ends an account in one batch: key, sessions, passkeys, letters owed, half-written notes and grants go, the new epoch begins, their items return
   * to the desk, and what is theirs by name moves. The name stays, and so do the notes, which are sealed to the site. `moved-by-another`:
   * something of it was no longer as it was read, and nothing is written. `no-heir`: they are the backup contact. `last-manager`: no other is there.
   */
  depart(departure: Departure): Promise<'gone' | 'moved-by-another' | 'no-heir' | 'last-manager'>;
  /** When somebody of a site last left who had a key, and so may have seen the sheet; null: nobody within what the audit keeps. */
  leftWithKeyAt(site: string): Promise<Instant | null>;
  attest(staffId: string, attestation: Attestation, audit: AuditEntry): Promise<void>;
  /** Whether a yes to one of the three questions may be taken back by somebody else: an active account that never had a key. */
  mayAnswerAnew(staffId: string): Promise<boolean>;
  /** Takes such a yes back, so that the questions stand open again, and owes the letters; false, and nothing is written, for anybody else. */
  askAnew(staffId: string, letters: readonly NewDelivery[], audit: AuditEntry): Promise<boolean>;
  attestation(staffId: string): Promise<Attestation | null>;
  noteMailTrouble(staffId: string, trouble: MailTrouble | null): Promise<void>;
  /** Keeps which letters somebody chose, and drops what was owed by the old one about work, where the new one wants none of it. */
  chooseLetters(staffId: string, choice: LetterChoice, audit: AuditEntry): Promise<void>;
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
  addSession(session: NewSession, keepAtMost: number): Promise<void>;
  session(id: string): Promise<SessionRow | null>;
  touchSession(id: string, seenAt: Instant): Promise<void>;
  /**
   * Unlock and re-authentication give a new token: the old row is gone in the same batch. False when its person was suspended
   * meanwhile, or when nothing of the same sign-in (person and `startedAt`) lives any more.
   */
  replaceSession(oldId: string, session: NewSession): Promise<boolean>;
  /** Living sessions of somebody, the newest sign-in first. */
  sessionsOf(staffId: string): Promise<SessionRow[]>;
  /** Ends a session of this person and what came out of the same sign-in; false when it is not theirs or not there. */
  endOwnSession(staffId: string, id: string, audit: AuditEntry): Promise<boolean>;
  /** Ends every session of the same person but those of this one's sign-in. Answers how many sign-ins ended. */
  endOtherSessions(id: string, audit: Omit<AuditEntry, 'result'>): Promise<number>;
  /** Parks a key for a passkey; false when the session ended meanwhile. */
  parkKey(id: string, parkedKey: string): Promise<boolean>;
  /** Gives a session a PIN with so many tries, or takes it away (null); false when the session ended meanwhile. */
  setPin(id: string, pin: { readonly key: string; readonly tries: number } | null, audit: AuditEntry): Promise<boolean>;
  /** Spends one try of a session's PIN before it is checked; null when none is left. */
  spendPinTry(id: string): Promise<{ readonly pinKey: string; readonly triesLeft: number } | null>;
  /** Gives back a try that was not checked. */
  returnPinTry(id: string): Promise<void>;
  /** Forgets a PIN whose last try was wrong, and notes that; a session that has tries left keeps it. */
  dropSpentPin(id: string, audit: AuditEntry): Promise<void>;
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

/** A passkey of somebody's own device. */
export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string;
  readonly staffId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** How often its device says that it was used; 0 for those that do not count. */
  readonly counter: number;
  /** How a browser may reach it, in its own words. */
  readonly transports: readonly string[];
  /** What its owner calls it. */
  readonly name: string;
  readonly addedOn: Day;
  readonly usedOn: Day | null;
}

/** What a challenge may be answered for. */
export type PasskeyPurpose = 'add' | 'sign-in' | 'unlock';

/** Passkeys, and what they are asked to sign. */
export interface PasskeyStore {
  ofStaff(staffId: string): Promise<Passkey[]>;
  byId(id: string): Promise<Passkey | null>;
  /** With its letter, in one batch. `taken`: the credential is known already; `full`: this person has as many as there may be. */
  add(passkey: Passkey, most: number, letter: NewDelivery, audit: AuditEntry): Promise<'added' | 'taken' | 'full'>;
  /** False when it is not theirs or not there. */
  rename(staffId: string, id: string, name: string, audit: AuditEntry): Promise<boolean>;
  /** With its letter; the last one takes along what is parked in the person's sessions. False when it is not theirs or not there. */
  remove(staffId: string, id: string, letter: NewDelivery, audit: AuditEntry): Promise<boolean>;
  /** Notes a use, and the counter where the device counts; false when that did not grow, or the passkey is gone (security/controls B7). */
  use(id: string, counter: number, on: Day): Promise<boolean>;
  /** Keeps a challenge, and forgets those that ran out. */
  addChallenge(
    challenge: { hash: string; purpose: PasskeyPurpose; staffId: string | null; expiresAt: Instant },
    now: Instant,
  ): Promise<void>;
  /** Takes a challenge away whatever it is for, and tells whether it was living and for this: nothing is signed twice. */
  spendChallenge(asked: { hash: string; purpose: PasskeyPurpose; staffId: string | null }, now: Instant): Promise<boolean>;
  eraseChallenges(now: Instant): Promise<number>;
}

/** What a browser hands to `navigator.credentials`, as JSON. */
export type PasskeyOptions = object;

/** The rules of WebAuthn for our own address: user verification is required, origin and rpID are exact (security/controls B7). */
export interface Webauthn {
  creationOptions(asked: {
    readonly challenge: string;
    readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
    readonly known: readonly Pick<Passkey, 'id' | 'transports'>[];
  }): Promise<PasskeyOptions>;
  /** Without `known` the device offers whatever it has for our address. */
  requestOptions(asked: {
    readonly challenge: string;
    readonly known: readonly Pick<Passkey, 'id' | 'transports'>[];
  }): Promise<PasskeyOptions>;
  /** What an answer says it is: which challenge it signed, and with which passkey. Null: no answer of a browser. Nothing is proven yet. */
  claims(answer: unknown): { readonly challenge: string; readonly id: string } | null;
  /** A new passkey, when it signed this challenge for our address with its owner present and verified. */
  verifyNew(answer: unknown, challenge: string): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null>;
  /** The device's counter, when this passkey signed this challenge for our address with its owner present and verified. */
  verify(answer: unknown, challenge: string, passkey: Passkey): Promise<{ readonly counter: number } | null>;
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

/** Whom keys were sealed to, with the public key that was read: one that was exchanged or taken away meanwhile gets nothing. */
export interface SealedTo {
  readonly holder: Holder;
  readonly recipient: string;
}

/** A key that is ready to be stored with its grants. */
export interface NewEpoch {
  readonly key: SiteKey;
  readonly grants: readonly Grant[];
  readonly to: readonly SealedTo[];
}

/** A live site that fewer than two people can open. */
export interface FewHolders {
  readonly site: string;
  /** Since which day that is known; null: it was found now. */
  readonly since: Day | null;
}

export interface KeyStore {
  current(site: string): Promise<SiteKey | null>;
  epochs(site: string): Promise<SiteKey[]>;
  /** All epochs of all sites whose form is open, or of one site, with the moments at which they began, in order. */
  lives(site?: string): Promise<(EpochLife & { readonly site: string })[]>;
  /**
   * Starts an epoch with its grants, in one batch; nothing of it is kept when somebody else started this epoch first, when one of
   * `to` has another key by now, or, for a key that nobody of the last one holds (`anew`), when somebody can open messages after all, or
   * when the named one (`keeper`) cannot open them any more.
   */
  addEpoch(
    key: SiteKey,
    grants: readonly Grant[],
    at: Instant,
    audit: AuditEntry,
    to?: readonly SealedTo[],
    only?: 'anew' | { readonly keeper: string },
  ): Promise<'added' | 'already-there'>;
  /** `other-key`: one of `to` has another key by now, or may come in no more, and nothing is written. */
  addGrants(
    grants: readonly Grant[],
    audit: AuditEntry,
    more?: { readonly to?: readonly SealedTo[]; readonly letters?: readonly NewDelivery[] },
  ): Promise<'added' | 'other-key'>;
  grant(site: string, epoch: number, holder: Holder): Promise<Grant | null>;
  /** Holders of an epoch. */
  holders(site: string, epoch: number): Promise<Holder[]>;
  /** False, and nothing is done: the one who must still be able to open messages (`keeper`) is not any more. */
  removeGrants(site: string, holder: Holder, audit: AuditEntry, keeper?: string): Promise<boolean>;
  /** Active people who hold the current key of a site, and can unlock; the paper is not among them. */
  openers(site: string): Promise<string[]>;
  /** Takes all grants of an epoch away, so that nothing sealed to it can be opened any more, whoever kept a copy of the rows. */
  shred(site: string, epochs: readonly number[]): Promise<number>;
  /** Live sites that fewer than two people can open, but those that said why one is enough. */
  fewHolders(): Promise<FewHolders[]>;
  /** Writes down since when; a site that is not named any more is forgotten. */
  noteFewHolders(found: readonly string[], on: Day): Promise<void>;
  /**
   * Puts a new sheet, not confirmed yet, and what it opens in the place of the old one, in one batch. `rolled-meanwhile`: the site
   * has a newer key than `newest`, which this sheet would not open; nothing is written then. Left out: it is not looked at.
   */
  setRecoverySheet(
    sheet: { site: string; recipient: string; madeAt: Instant },
    grants: readonly Grant[],
    audit: readonly AuditEntry[],
    newest?: number,
  ): Promise<'kept' | 'rolled-meanwhile'>;
  /** Confirms the sheet with this public key; false when another has taken its place. */
  confirmRecoverySheet(sheet: { site: string; recipient: string }, on: Day, audit: AuditEntry): Promise<boolean>;
  recoverySheet(site: string): Promise<{ recipient: string; madeAt: Instant; confirmedOn: Day | null } | null>;
}

/** New managers of sites whose own are gone. */
export interface AppointmentStore {
  byId(id: string): Promise<Appointment | null>;
  /** Of one site, the newest first. */
  ofSite(site: string): Promise<Appointment[]>;
  waiting(): Promise<Appointment[]>;
  /** `waiting`: one waits already for this site, and nothing is written. */
  propose(appointment: Appointment, letters: readonly NewDelivery[], audit: AuditEntry): Promise<'proposed' | 'waiting'>;
  /** Makes the account and closes the proposal, in one batch. `taken`: somebody has an account under this address. */
  agree(
    appointment: Appointment,
    person: NewPerson & { readonly site: string },
    letters: readonly NewDelivery[],
    audit: readonly AuditEntry[],
  ): Promise<'agreed' | 'moved-by-another' | 'taken'>;
  decline(appointment: Appointment, audit: AuditEntry): Promise<'declined' | 'moved-by-another'>;
}

/** A site that sets itself up: from the invitation of its first manager on. */
export interface SiteSetup {
  readonly site: string;
  readonly invitedAt: Instant;
  /** What its people have settled so far. */
  readonly draft: IntakeDraft;
  /** Why it opens with one person who can read, as a code; null: two can. */
  readonly oneHolder: OneHolderReason | null;
  readonly version: number;
}

/** Somebody is to set a site up. */
export interface StartSetup {
  readonly site: string;
  readonly at: Instant;
  /** A new account, or one of a manager of this site that has no key yet; of the latter an unused invitation is renewed. */
  readonly manager: NewPerson | Pick<NewPerson, 'id' | 'invitedUntil'>;
  readonly letter: NewDelivery;
  readonly audit: AuditEntry;
  /** They answered yes to one of the three questions and are to answer anew: the row that says so. Null: their answers stay. */
  readonly asksAnew: AuditEntry | null;
}

export interface SetupStore {
  ofSite(site: string): Promise<SiteSetup | null>;
  /**
   * Starts a set-up, or invites to one anew, with the account and the letters that it owes, in one batch. `refused`: the address is taken
   * meanwhile, a manager of the site has a key, or the site is live; nothing is written then.
   */
  start(asked: StartSetup): Promise<'invited' | 'refused'>;
  /** Keeps what a step settled; `moved-by-another` when somebody else saved since this version was read, and nothing is written then. */
  save(setup: Pick<SiteSetup, 'site' | 'draft' | 'oneHolder' | 'version'>, audit: AuditEntry): Promise<'saved' | 'moved-by-another'>;
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

/** One line of the journal of erasures. */
export interface Erased {
  /** Opaque; `contactOf(id)` where the contact of an item went alone. */
  readonly id: string;
  readonly on: Day;
  readonly why: ErasureReason;
}

/**
 * The journal of erasures outside the database, in files that only grow: a restored database holds again what was erased since it was
 * copied, and this tells what.
 */
export interface ErasureJournal {
  months(): Promise<string[]>;
  /** Bytes of a month's file; 0 when there is none. */
  size(month: string): Promise<number>;
  read(month: string): Promise<Erased[]>;
  /** Adds what the month's file does not hold yet, and waits until it is on the disk. */
  add(month: string, erased: readonly Erased[]): Promise<void>;
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
  journalOf(month: string): Promise<Erased[]>;
  /** Erases what a journal names, whatever its day, and journals it here too; answers how many rows went. */
  replay(journal: readonly Erased[]): Promise<number>;
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
  wrapForSession(key: StaffKey, cookie: string, place?: SessionPlace): string;
  unwrapFromSession(wrapped: string, cookie: string, place?: SessionPlace): StaffKey | null;
  /** Under the cookie and a PIN stretched by scrypt. */
  wrapForPin(key: StaffKey, cookie: string, pin: string): Promise<string>;
  unwrapFromPin(
    wrapped: string,
    cookie: string,
    pin: string,
  ): Promise<{ kind: 'opened'; key: StaffKey } | { kind: 'wrong' } | { kind: 'busy' }>;
  /** The same PIN for a renewed cookie, by whoever has the opened key; null when the wrap is none of this key. */
  renewPin(wrapped: string, key: StaffKey, cookie: string): string | null;
}

/** Where a session keeps the staff key: at hand while unlocked, or parked for a passkey. */
export type SessionPlace = 'unlock' | 'park';

/** An opened site key, for this request only. */
export interface SiteIdentity {
  readonly site: string;
  readonly epoch: number;
  readonly identity: string;
}

export type SignPurpose = 'form' | 'bureau-form' | 'claim-form' | 'chosen' | 'pass' | 'csrf' | 'partner' | 'still-true';
export type EncryptPurpose = 'done' | 'letter' | 'sheet' | 'passphrase' | 'parked' | 'pin';
export type HashPurpose = 'session' | 'login-browser' | 'login-code' | 'partner-code' | 'passkey-challenge' | 'queue';

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

/** Who has an item open right now. In memory only: nobody can look up later who looked when (the audit says who opened details). */
export interface Presence {
  /** Somebody looks at an item now; it counts for two minutes. */
  see(item: string, staffId: string): void;
  /** The ids of those who looked within the last two minutes. */
  here(item: string): string[];
}
