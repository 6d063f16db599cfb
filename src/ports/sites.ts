// What is kept of sites: their listings and how these change, claims, partner links, and the way of a site to its own form.
import type { AuditEntry } from '#src/domain/audit.ts';
import type { ClaimRow, ClaimState } from '#src/domain/claim.ts';
import type { Day, Instant } from '#src/domain/day.ts';
import type { ChangeState, ListingChange, MailTrouble, SiteRecord } from '#src/domain/listingChange.ts';
import type { PartnerDay, PartnerLink } from '#src/domain/partnerLink.ts';
import type { IntakeDraft, OneHolderReason } from '#src/domain/setup.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import type { Climb, NewDelivery } from './letters.ts';
import type { Sealed } from './referrals.ts';
import type { NewPerson } from './staff.ts';

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
