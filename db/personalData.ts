import type * as schema from './schema.ts';

/** `personal`: tells something about somebody. `sealed`: opens only with a key that the server lacks. */
export type Judgment = 'personal' | 'sealed' | 'operational';

type Judged = {
  readonly [T in keyof typeof schema]: { readonly [C in keyof (typeof schema)[T]['$inferSelect']]: Judgment };
};

/** Every column, judged (product §3). A column without a judgment does not compile. */
export const personalData = {
  sites: {
    slug: 'operational',
    state: 'operational',
    listing: 'operational',
    intake: 'operational',
    liveSince: 'operational',
    version: 'operational',
  },
  // The row says that somebody wrote to a site on a day; all else about them is sealed.
  referrals: {
    id: 'personal',
    site: 'personal',
    epoch: 'operational',
    day: 'personal',
    state: 'personal',
    assignee: 'personal',
    dueAt: 'personal',
    deleteOn: 'personal',
    version: 'operational',
  },
  referralParts: { referralId: 'personal', kind: 'operational', key: 'operational', sealed: 'sealed', deleteOn: 'personal' },
  withdrawals: { referralId: 'personal', fromState: 'personal', withdrawnAt: 'personal' },
  receipts: {
    codeIndex: 'personal',
    site: 'personal',
    receivedOn: 'personal',
    dueAt: 'personal',
    readOn: 'personal',
    withdrawnAt: 'personal',
    deleteOn: 'operational',
  },
  // As with referrals: somebody asked on a day, and all else is sealed.
  bureauMessages: { id: 'personal', day: 'personal', state: 'personal', summary: 'sealed', details: 'sealed', deleteOn: 'personal' },
  staff: {
    id: 'operational',
    site: 'personal',
    role: 'personal',
    name: 'personal',
    email: 'personal',
    status: 'personal',
    recipient: 'operational',
    wrappedKey: 'sealed',
    visits: 'personal',
  },
  attestations: {
    staffId: 'operational',
    version: 'operational',
    swornOrProsecution: 'personal',
    reportsToSuch: 'personal',
    wouldHandOver: 'personal',
    at: 'operational',
  },
  signInCodes: {
    browserHash: 'operational',
    staffId: 'operational',
    codeHash: 'operational',
    expiresAt: 'operational',
    triesLeft: 'operational',
  },
  sessions: { id: 'operational', staffId: 'operational', startedAt: 'personal', seenAt: 'personal', unlockedKey: 'sealed' },
  siteKeys: { site: 'operational', epoch: 'operational', recipient: 'operational', madeAt: 'operational' },
  keyGrants: { site: 'operational', epoch: 'operational', holder: 'operational', sealed: 'sealed' },
  recoverySheets: { site: 'operational', recipient: 'operational', madeAt: 'operational', confirmedOn: 'operational' },
  deliveries: {
    id: 'operational',
    kind: 'operational',
    staffId: 'operational',
    once: 'operational',
    nth: 'operational',
    state: 'operational',
    firstDueAt: 'operational',
    dueAt: 'operational',
    tries: 'operational',
    lastError: 'operational',
    // Under the server's own key, and gone within minutes: less than sealed.
    secret: 'personal',
    sentAt: 'operational',
  },
  audit: {
    seq: 'operational',
    at: 'personal',
    actor: 'personal',
    site: 'operational',
    act: 'personal',
    object: 'personal',
    result: 'operational',
  },
  erasures: { referralId: 'personal', on: 'operational', why: 'operational' },
  counts: { site: 'operational', month: 'operational', what: 'operational', n: 'operational' },
  house: { name: 'operational', value: 'operational', until: 'operational' },
} as const satisfies Judged;
