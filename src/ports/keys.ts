// Keys of sites, and sealing: what is kept of them, and who opens what. Nothing here is a secret by itself but what the vault is handed.
import type { AuditEntry } from '#src/domain/audit.ts';
import type { MessageDetails, MessageSummary } from '#src/domain/bureauMessage.ts';
import type { ClaimDetails } from '#src/domain/claim.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { EpochLife } from '#src/domain/keyLives.ts';
import type { ContactPart, DetailsPart, NotePart, ReferralParts, SummaryPart } from '#src/domain/referral.ts';
import type { StaffKey } from '#src/domain/staff.ts';
import type { NewDelivery } from './letters.ts';
import type { Sealed, SealedMessage, SealedParts } from './referrals.ts';

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

export type EncryptPurpose = 'done' | 'letter' | 'sheet' | 'passphrase' | 'parked' | 'pin' | 'list';

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
