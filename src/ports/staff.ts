// What is kept of the people at the desks: accounts, sessions, passkeys, appointments.
import type { Appointment } from '#src/domain/appointment.ts';
import type { AuditEntry } from '#src/domain/audit.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { LetterChoice } from '#src/domain/letterChoice.ts';
import type { MailTrouble } from '#src/domain/listingChange.ts';
import type { Attestation, Role, Staff } from '#src/domain/staff.ts';
import type { NewEpoch } from './keys.ts';
import type { NewDelivery } from './letters.ts';

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
  /** Until when an invitation that was not taken up, or a new address, lets them in; null once they signed in with it. */
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

/** What a manager may correct of somebody's account. */
export type Correctable = Pick<StaffRecord, 'name' | 'role' | 'email'>;

/** A correction, with all that goes and is owed in the same moment. */
export interface Correction {
  readonly staffId: string;
  readonly site: string;
  /** As it was read: it has to stand so still. */
  readonly before: Correctable;
  readonly after: Correctable;
  /** Until when a new address has to be used for the first time. Another address, or another role, ends every way in that is open. */
  readonly invitedUntil: Instant;
  readonly letters: readonly NewDelivery[];
  /** One row for each thing that is corrected, all by one manager. */
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
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
  /**
   * Suspends an account and ends its sessions, in one batch; the Bureau does it over a manager's suspension too. False when it is not active otherwise,
   * or the last active one of the Bureau, or whoever does it is not active any more.
   */
  suspend(staffId: string, audit: AuditEntry): Promise<boolean>;
  /** Lets a suspended account in again; false when it is not suspended, or the Bureau suspended it and whoever does this is not of the Bureau. */
  bringBack(staffId: string, audit: AuditEntry): Promise<boolean>;
  /** Tells whether an account is suspended by somebody of the Bureau, or by nobody knows whom. */
  isShutByBureau(staffId: string): Promise<boolean>;
  /** Corrects what stands of somebody, in one batch. `taken`: another account has the address. `moved-by-another`: it did not stand so any more, or whoever does it is no manager there any more. */
  correct(correction: Correction): Promise<'corrected' | 'taken' | 'moved-by-another'>;
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
