import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AuditAct } from '#src/domain/audit.ts';
import type { MessageState } from '#src/domain/bureauMessage.ts';
import type { ClaimState } from '#src/domain/claim.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import type { ChangeKind, ChangeState, MailTrouble } from '#src/domain/listingChange.ts';
import type { PartnerKind } from '#src/domain/partnerLink.ts';
import type { ReferralState, Relation } from '#src/domain/referral.ts';
import type { Role } from '#src/domain/staff.ts';
import type { JournalDeed } from '#src/ports/records.ts';
import type { StaffRecord } from '#src/ports/staff.ts';

/**
 * Every table, on one page. Days are `YYYY-MM-DD`, moments are milliseconds since 1970. `referrals` and `receipts` are
 * WITHOUT ROWID, which drizzle cannot say: the migration does, and a test looks.
 */

export const sites = sqliteTable(
  'sites',
  {
    slug: text('slug').primaryKey(),
    state: text('state').notNull(),
    /** A domain Listing, as JSON. */
    listing: text('listing').notNull(),
    /** A domain Intake, as JSON; null until the site has set one up. */
    intake: text('intake'),
    liveSince: integer('live_since'),
    /** A role mailbox that is asked each month whether the listing is still true; never public. */
    contactEmail: text('contact_email'),
    mailTrouble: text('mail_trouble').$type<MailTrouble['kind']>(),
    mailTroubleOn: text('mail_trouble_on'),
    /** Reference of the signed memorandum (MOU). */
    mou: text('mou'),
    /** When the letter "still true?" was last owed. */
    askedOn: text('asked_on'),
    /** When the public facts last changed, by the clock of the database: triggers write it. */
    changedAt: integer('changed_at'),
    /** The directory's revision that the latest change made: what is newer than a kept list is read by it. */
    revision: integer('revision'),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('sites_revision').on(t.revision)],
);

/** Proposed and past changes of listings: the Bureau's queue and each listing's history. */
export const listingChanges = sqliteTable(
  'listing_changes',
  {
    id: text('id').primaryKey(),
    /** No reference: a new site has no row yet. */
    site: text('site').notNull(),
    kind: text('kind').$type<ChangeKind>().notNull(),
    author: text('author').notNull(),
    madeAt: integer('made_at').notNull(),
    /** A domain Patch, as JSON. */
    patch: text('patch').notNull(),
    /** A whole domain Listing, as JSON, where the site is new. */
    listing: text('listing'),
    contactEmail: text('contact_email'),
    source: text('source').notNull().default(''),
    reason: text('reason').notNull().default(''),
    state: text('state').$type<ChangeState>().notNull(),
    firstApproval: text('first_approval'),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    answer: text('answer').notNull().default(''),
    liveAt: integer('live_at'),
    mou: text('mou'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('listing_changes_site').on(t.site, t.madeAt),
    index('listing_changes_state').on(t.state, t.madeAt),
    // A site has one draft, which its people share.
    uniqueIndex('listing_changes_draft').on(t.site).where(sql`state = 'draft'`),
  ],
);

/** Somebody says that a listing is theirs. Who they are is sealed to the people of the Bureau. */
export const claims = sqliteTable(
  'claims',
  {
    id: text('id').primaryKey(),
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    day: text('day').notNull(),
    state: text('state').$type<ClaimState>().notNull(),
    sealed: text('sealed').notNull(),
    /** Who of the Bureau called back, when, and where the number was found. */
    calledBy: text('called_by'),
    calledOn: text('called_on'),
    numberFoundAt: text('number_found_at'),
    decidedBy: text('decided_by'),
    deleteOn: text('delete_on').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('claims_state').on(t.state, t.day), index('claims_delete').on(t.deleteOn)],
);

/** Short addresses of a site: for an organization that refers often, or for its window card. */
export const partnerLinks = sqliteTable(
  'partner_links',
  {
    code: text('code').primaryKey(),
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    kind: text('kind').$type<PartnerKind>().notNull(),
    /** Of the organization; empty on a window card. */
    name: text('name').notNull(),
    /** How its people know about somebody, so that the form need not ask; null on a window card. */
    relation: text('relation').$type<Relation>(),
    weekly: integer('weekly'),
    endsOn: text('ends_on'),
    madeBy: text('made_by').notNull(),
    madeOn: text('made_on').notNull(),
    revokedOn: text('revoked_on'),
    /** Hash of the second code, with which the organization sees the dates of its own referrals. */
    secondHash: text('second_hash'),
  },
  (t) => [index('partner_links_site').on(t.site), uniqueIndex('partner_links_second').on(t.secondHash)],
);

/** How many messages came through a link on a day; nothing ties them to a message. */
export const partnerDays = sqliteTable(
  'partner_days',
  {
    code: text('code')
      .notNull()
      .references(() => partnerLinks.code, { onDelete: 'cascade' }),
    day: text('day').notNull(),
    n: integer('n').notNull().default(0),
    /** Of these, how many were above the agreed number. */
    over: integer('over').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.code, t.day] })],
);

/** What the mail provider told us of a letter, once each: a message id and a type, and nothing else. */
export const mailEvents = sqliteTable(
  'mail_events',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    type: text('type').notNull(),
    messageId: text('message_id').notNull(),
  },
  (t) => [index('mail_events_at').on(t.at), index('mail_events_message').on(t.messageId)],
);

export const referrals = sqliteTable(
  'referrals',
  {
    id: text('id').primaryKey(),
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    epoch: integer('epoch').notNull(),
    day: text('day').notNull(),
    state: text('state').$type<ReferralState>().notNull(),
    assignee: text('assignee'),
    dueAt: integer('due_at').notNull(),
    deleteOn: text('delete_on').notNull(),
    version: integer('version').notNull().default(1),
    /** A marked test of the whole way in: looks like any other to whoever has to act, and counts nowhere. */
    rehearsal: integer('rehearsal', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('referrals_queue').on(t.site, t.state, t.dueAt), index('referrals_delete').on(t.deleteOn)],
);

/** Sealed texts: summary, details, contact (one each), notes (many), and what each worker has half written (`draft`, by staff id). */
export const referralParts = sqliteTable(
  'referral_parts',
  {
    referralId: text('referral_id')
      .notNull()
      .references(() => referrals.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'summary' | 'details' | 'contact' | 'note' | 'draft'>().notNull(),
    /** Orders the notes; the part's own kind for the others. */
    key: text('key').notNull(),
    sealed: text('sealed').notNull(),
    /** Earlier end of this part alone; null: it goes with the item. */
    deleteOn: text('delete_on'),
  },
  (t) => [primaryKey({ columns: [t.referralId, t.kind, t.key] })],
);

export const withdrawals = sqliteTable('withdrawals', {
  referralId: text('referral_id')
    .primaryKey()
    .references(() => referrals.id, { onDelete: 'cascade' }),
  fromState: text('from_state').$type<ReferralState>().notNull(),
  withdrawnAt: integer('withdrawn_at').notNull(),
});

/** No column and no order ties a receipt to its referral: the id comes out of the digits themselves. */
export const receipts = sqliteTable(
  'receipts',
  {
    codeIndex: text('code_index').primaryKey(),
    site: text('site').notNull(),
    receivedOn: text('received_on').notNull(),
    dueAt: integer('due_at').notNull(),
    readOn: text('read_on'),
    /** The hour in which the sender took the message back; the exact moment stands with the item alone. */
    withdrawnAt: integer('withdrawn_at'),
    deleteOn: text('delete_on').notNull(),
  },
  (t) => [index('receipts_delete').on(t.deleteOn), index('receipts_site').on(t.site, t.receivedOn)],
);

/** What people asked the Bureau about starting a site, sealed to its people. Nothing ties it to a site or a referral. */
export const bureauMessages = sqliteTable(
  'bureau_messages',
  {
    id: text('id').primaryKey(),
    day: text('day').notNull(),
    state: text('state').$type<MessageState>().notNull(),
    summary: text('summary').notNull(),
    details: text('details').notNull(),
    deleteOn: text('delete_on').notNull(),
  },
  (t) => [index('bureau_messages_delete').on(t.deleteOn)],
);

export const staff = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    site: text('site').references(() => sites.slug),
    role: text('role').$type<Role>().notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    status: text('status').$type<StaffRecord['status']>().notNull().default('active'),
    recipient: text('recipient'),
    wrappedKey: text('wrapped_key'),
    /** Counts unlocks: letters about new work are owed once a visit. */
    visits: integer('visits').notNull().default(0),
    /** The provider could not bring a letter to this address, or was told that it is unwanted. */
    mailTrouble: text('mail_trouble').$type<MailTrouble['kind']>(),
    mailTroubleOn: text('mail_trouble_on'),
    /** An invitation, or a new address, that nobody took up by then lets nobody in; null once they signed in. */
    invitedUntil: integer('invited_until'),
    /** The day since which they are away: nothing is assigned to them, and no letter goes out. */
    onLeaveSince: text('on_leave_since'),
    /** The day on which they left the desk: the name stays for the story of the items, the address and the keys are gone. */
    leftOn: text('left_on'),
    /** A domain LetterChoice, as JSON; null: as everybody. */
    letters: text('letters'),
  },
  (t) => [uniqueIndex('staff_email').on(t.email), index('staff_site').on(t.site)],
);

export const attestations = sqliteTable('attestations', {
  staffId: text('staff_id')
    .primaryKey()
    .references(() => staff.id, { onDelete: 'cascade' }),
  version: integer('version').notNull(),
  swornOrProsecution: integer('sworn_or_prosecution', { mode: 'boolean' }).notNull(),
  reportsToSuch: integer('reports_to_such', { mode: 'boolean' }).notNull(),
  wouldHandOver: integer('would_hand_over', { mode: 'boolean' }).notNull(),
  at: integer('at').notNull(),
});

export const signInCodes = sqliteTable('sign_in_codes', {
  browserHash: text('browser_hash').primaryKey(),
  /** Null for an address that nobody has: the page behaves the same. */
  staffId: text('staff_id').references(() => staff.id, { onDelete: 'cascade' }),
  codeHash: text('code_hash').notNull(),
  expiresAt: integer('expires_at').notNull(),
  triesLeft: integer('tries_left').notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of a key derived from the cookie; the row alone opens nothing. */
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    startedAt: integer('started_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    unlockedKey: text('unlocked_key'),
    /** The staff key under the cookie and the session's PIN, while the desk is softly locked. */
    pinKey: text('pin_key'),
    pinTriesLeft: integer('pin_tries_left').notNull().default(0),
    /** The staff key under the cookie and the server's key, given out again to a passkey alone. */
    parkedKey: text('parked_key'),
  },
  (t) => [index('sessions_staff').on(t.staffId)],
);

/** A passkey of somebody's own device: signs in and reopens a softly locked desk, and never opens a message by itself. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    /** The credential's id, base64url. */
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports').notNull().default('[]'),
    /** What its owner calls it. */
    name: text('name').notNull(),
    addedOn: text('added_on').notNull(),
    usedOn: text('used_on'),
  },
  (t) => [index('passkeys_staff').on(t.staffId)],
);

/** What a passkey was asked to sign: once, within five minutes (security/controls B7). */
export const passkeyChallenges = sqliteTable('passkey_challenges', {
  hash: text('hash').primaryKey(),
  purpose: text('purpose').notNull(),
  /** Whom it was for; null while nobody is known yet. */
  staffId: text('staff_id').references(() => staff.id, { onDelete: 'cascade' }),
  expiresAt: integer('expires_at').notNull(),
});

export const siteKeys = sqliteTable(
  'site_keys',
  {
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    epoch: integer('epoch').notNull(),
    recipient: text('recipient').notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.epoch] })],
);

export const keyGrants = sqliteTable(
  'key_grants',
  {
    site: text('site').notNull(),
    epoch: integer('epoch').notNull(),
    holder: text('holder').notNull(),
    sealed: text('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.site, t.epoch, t.holder] })],
);

export const recoverySheets = sqliteTable('recovery_sheets', {
  site: text('site')
    .primaryKey()
    .references(() => sites.slug),
  recipient: text('recipient').notNull(),
  madeAt: integer('made_at').notNull(),
  confirmedOn: text('confirmed_on'),
});

/** What a site has settled so far on its way to its own form; gone into `sites.intake` when the form opens. */
export const siteSetups = sqliteTable('site_setups', {
  site: text('site')
    .primaryKey()
    .references(() => sites.slug),
  invitedAt: integer('invited_at').notNull(),
  /** Part of a domain Intake, as JSON. */
  draft: text('draft').notNull().default('{}'),
  /** Why the site opens with one person who can read, as a code; null: two can. */
  oneHolder: text('one_holder'),
  version: integer('version').notNull().default(1),
});

/** Tests of the whole way in, by a button or each week; newest first they say whether a message would arrive. */
export const rehearsals = sqliteTable(
  'rehearsals',
  {
    id: text('id').primaryKey(),
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    kind: text('kind').$type<'button' | 'weekly'>().notNull(),
    at: integer('at').notNull(),
    /** Each step with what came of it, as JSON. */
    steps: text('steps').notNull(),
    isGreen: integer('is_green', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('rehearsals_site').on(t.site, t.at)],
);

/** A promise that is missed now, and who has been told of it. The row goes when nothing is overdue. */
export const ladders = sqliteTable('ladders', {
  site: text('site')
    .primaryKey()
    .references(() => sites.slug),
  /** The earliest promise that was missed. */
  since: integer('since').notNull(),
  rung: text('rung').$type<'backup' | 'bureau' | 'paused'>().notNull(),
  at: integer('at').notNull(),
});

/** Since when fewer than two people of a site can open its messages. */
export const fewHolders = sqliteTable('few_holders', {
  site: text('site')
    .primaryKey()
    .references(() => sites.slug),
  since: text('since').notNull(),
});

/** A new manager for a site whose own are gone: asked for by its director, agreed to by two people of the Bureau. */
export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    site: text('site')
      .notNull()
      .references(() => sites.slug),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /** Who of the site asked for it, and where their number was found: told to the second person of the Bureau. */
    director: text('director').notNull(),
    numberFoundAt: text('number_found_at').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: integer('proposed_at').notNull(),
    state: text('state').$type<'waiting' | 'agreed' | 'declined'>().notNull(),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
  },
  (t) => [index('appointments_site').on(t.site, t.state)],
);

/** The hash of each audit row together with the one before it: a row that was changed breaks the chain at its place. */
export const auditChain = sqliteTable('audit_chain', {
  seq: integer('seq').primaryKey(),
  hash: text('hash').notNull(),
});

/** Letters owed. A row holds no address and no text. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<LetterKind>().notNull(),
    /** Whom it is for: a person with an account, or the contact address of a site. One of the two stands. */
    staffId: text('staff_id').references(() => staff.id, { onDelete: 'cascade' }),
    site: text('site').references(() => sites.slug),
    /** What it is about: a site, or an opaque id. */
    about: text('about'),
    /** `staff:kind:visit:nth` where a letter is owed once a visit; else the row's own id. */
    once: text('once').notNull(),
    /** First or second letter of a visit; null where a letter is always owed. */
    nth: integer('nth').$type<1 | 2>(),
    state: text('state').$type<'owed' | 'sent' | 'failed'>().notNull().default('owed'),
    firstDueAt: integer('first_due_at').notNull(),
    dueAt: integer('due_at').notNull(),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
    secret: text('secret'),
    sentAt: integer('sent_at'),
    /** What the provider calls the letter, so that its word of a bounce finds whom it was for. */
    messageId: text('message_id'),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.once),
    index('deliveries_due').on(t.state, t.dueAt),
    index('deliveries_message').on(t.messageId),
  ],
);

/** Append-only: triggers refuse UPDATE and DELETE. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    site: text('site'),
    act: text('act').$type<AuditAct>().notNull(),
    object: text('object'),
    result: text('result').notNull(),
  },
  (t) => [index('audit_object').on(t.object), index('audit_site').on(t.site, t.at), index('audit_actor').on(t.actor, t.at)],
);

/** What was erased or has ended, so that a restored backup can be brought to the same state. */
export const erasures = sqliteTable('erasures', {
  /** Of a referral, a message to the Bureau, a claim or an account: ids are of 128 random bits, so they never meet. See `JournalLine`. */
  referralId: text('referral_id').primaryKey(),
  on: text('erased_on').notNull(),
  why: text('why').$type<JournalDeed>().notNull(),
});

/** Counts stay when rows go: one dimension, by month (`YYYY-MM`), or by year where the year is enough. */
export const counts = sqliteTable(
  'counts',
  {
    site: text('site').notNull(),
    month: text('month').notNull(),
    what: text('what').notNull(),
    n: integer('n').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.site, t.month, t.what] })],
);

/** One row each: the server's lease on this file, and the last "now" that the purge believed. */
export const house = sqliteTable('house', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  until: integer('until').notNull().default(sql`0`),
});
