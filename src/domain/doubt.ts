/** Numbers of security/controls §0; LIMITS=loose multiplies them for tests and is refused in production. */
export const LIMITS = {
  tokenYoungestSeconds: 3,
  tokenOldestHours: 24,
  clientSoftPerHour: 5,
  clientSoftPerDay: 10,
  clientHardPerHour: 30,
  siteSoftPerHour: 30,
  siteSoftPerDay: 120,
  allSoftPerHour: 300,
  heldPerSitePerDay: 50,
  heldInAll: 300,
  passMinutes: 30,
  checksPerClientPerHour: 30,
  receiptLooksPerClient: 10,
  receiptLooksInAll: 300,
  signInPerAccount: 3,
  signInPerClientPerHour: 10,
  signInInAllPerHour: 60,
} as const;

export type LimitNumbers = Readonly<Record<keyof typeof LIMITS, number>>;

/** What the bot policy looks at when Send is pressed. Having no JavaScript is not among it. */
export interface DoubtFacts {
  readonly tokenAgeSeconds: number;
  readonly honeypotFilled: boolean;
  /** Messages counted before this one. */
  readonly clientLastHour: number;
  readonly clientLastDay: number;
  readonly siteLastHour: number;
  readonly siteLastDay: number;
  readonly allLastHour: number;
  /** A check at /refer/check/ was passed for this site within the last 30 minutes. */
  readonly hasPass: boolean;
}

export type DoubtReason = 'too-quick' | 'honeypot' | 'client-soft' | 'site-soft' | 'all-soft';

export type BotAnswer =
  | { readonly kind: 'fine' }
  | { readonly kind: 'doubt'; readonly because: readonly DoubtReason[] }
  | { readonly kind: 'refuse' };

interface DoubtRule {
  readonly name: DoubtReason;
  /** A passed check answers the doubt that comes from numbers, not that from behavior. */
  readonly passAnswers: boolean;
  readonly applies: (facts: DoubtFacts, limits: LimitNumbers) => boolean;
}

/** Each doubt by name (product §2, Bots). A doubt holds the message; it never drops it. */
export const DOUBT_RULES: readonly DoubtRule[] = [
  { name: 'too-quick', passAnswers: false, applies: (f, l) => f.tokenAgeSeconds < l.tokenYoungestSeconds },
  { name: 'honeypot', passAnswers: false, applies: (f) => f.honeypotFilled },
  {
    name: 'client-soft',
    passAnswers: true,
    applies: (f, l) => f.clientLastHour >= l.clientSoftPerHour || f.clientLastDay >= l.clientSoftPerDay,
  },
  { name: 'site-soft', passAnswers: true, applies: (f, l) => isSiteBusy(f, l) },
  { name: 'all-soft', passAnswers: true, applies: (f, l) => f.allLastHour >= l.allSoftPerHour },
];

/** Tells whether the site or the whole portal is over its soft limit, which is when the check is offered. */
export function offersCheck(facts: Pick<DoubtFacts, 'siteLastHour' | 'siteLastDay' | 'allLastHour'>, limits: LimitNumbers): boolean {
  return isSiteBusy(facts, limits) || facts.allLastHour >= limits.allSoftPerHour;
}

/** The one policy on bots: fine, doubt (the message is held), or refuse above one building's day. */
export function judgeSender(facts: DoubtFacts, limits: LimitNumbers): BotAnswer {
  if (facts.clientLastHour >= limits.clientHardPerHour) return { kind: 'refuse' };
  const because = DOUBT_RULES.filter((rule) => rule.applies(facts, limits) && !(rule.passAnswers && facts.hasPass));
  return because.length === 0 ? { kind: 'fine' } : { kind: 'doubt', because: because.map((rule) => rule.name) };
}

/** Tells whether held messages have reached a ceiling, so that one more is refused with its words kept. */
export function isHeldFull(held: { siteToday: number; all: number }, limits: LimitNumbers): boolean {
  return held.siteToday >= limits.heldPerSitePerDay || held.all >= limits.heldInAll;
}

function isSiteBusy(facts: Pick<DoubtFacts, 'siteLastHour' | 'siteLastDay'>, limits: LimitNumbers): boolean {
  return facts.siteLastHour >= limits.siteSoftPerHour || facts.siteLastDay >= limits.siteSoftPerDay;
}
