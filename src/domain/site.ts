import type { AreaShape } from './areaShape.ts';
import type { Day, Instant } from './day.ts';
import type { SiteLanguage, Words } from './locale.ts';
import type { OpeningHours } from './promise.ts';
import type { RetentionLimits } from './retention.ts';

export const STAGES = ['operating', 'launching', 'exploring', 'ended', 'unknown'] as const;
export type Stage = (typeof STAGES)[number];
/** The widest group that may refer (product §5); what no source says is unknown. */
export const WHO_MAY_REFER = ['anyone', 'partners', 'officers', 'unknown'] as const;
export type WhoMayRefer = (typeof WHO_MAY_REFER)[number];
export const PATHWAYS = ['arrest-diversion', 'social-contact', 'community-referral'] as const;
export type Pathway = (typeof PATHWAYS)[number];
/** `departs`: contrary to the model in a way that can harm; never offered as a place to refer (product §5). */
export const MODELS = ['lead', 'lead-model', 'departs'] as const;
export type Model = (typeof MODELS)[number];

export interface County {
  readonly name: string;
  /** Five digits, as text. */
  readonly fips: string;
}

/** Facts that decide where people turn and where their words go: a wrong one sends somebody to the wrong door (product §5). */
export const ROUTING_FACTS = ['area', 'stage', 'who', 'door', 'phone', 'hours'] as const;
export type RoutingFact = (typeof ROUTING_FACTS)[number];
export type Checked = Readonly<Partial<Record<RoutingFact, Day>>>;

/** What a site says of its room for new referrals (HSDS 3.1 `service_capacity`). */
export interface Capacity {
  readonly places: number;
  /** As many as there could be; null: it does not say. */
  readonly most: number | null;
  readonly asOf: Day;
}

/** The public facts about one site: what the directory shows. */
export interface Listing {
  readonly slug: string;
  readonly name: string;
  readonly model: Model;
  readonly departs: Words | null;
  readonly state: string;
  readonly area: Words;
  readonly counties: readonly County[];
  /** The area is smaller than its counties: the person is asked, in the area's words. */
  readonly partial: boolean;
  /** The exact ZIPs served, where the site has named them; empty where only counties are known. */
  readonly zips: readonly string[];
  /** Drawn parts of the area, each with its words; empty where the area is told by counties or ZIPs. */
  readonly shapes: readonly AreaShape[];
  /** How near its border a place is asked about, in miles; null: NEARBY_MILES (routing.ts). */
  readonly borderMiles: number | null;
  readonly stage: Stage;
  readonly stageAsOf: number | null;
  readonly launched: number | null;
  readonly host: string | null;
  readonly website: string | null;
  readonly referPage: string | null;
  readonly phone: string | null;
  /** A mailbox of the team that the public may write to; never a person's own. */
  readonly email: string | null;
  readonly hours: Words | null;
  readonly pathways: readonly Pathway[];
  readonly whoMayRefer: WhoMayRefer;
  readonly whoInWords: Words | null;
  readonly howToRefer: Words | null;
  /** That police or prosecutors may learn what somebody tells the site itself, or be sent; stands above its own form and phone. */
  readonly policeWarning: Words | null;
  readonly eligibility: readonly Words[];
  readonly exclusions: readonly Words[];
  readonly charges: readonly Words[];
  readonly successor: string | { readonly name: string; readonly url: string } | null;
  readonly sources: readonly { readonly url: string; readonly supports: string }[];
  /** Places for new referrals that the site says it has; null: it does not say. */
  readonly capacity: Capacity | null;
  /** When the site itself last confirmed each fact that steers people. */
  readonly checked: Checked;
  /** The day since which all of them are confirmed (`confirmedSince`); null: not all ever were. */
  readonly confirmedOn: Day | null;
  readonly demonstration: boolean;
}

export type IntakeStatus = 'open' | 'limited' | 'paused';

/** Why a form closed itself, nobody having pressed anything. */
export type PausedFor = 'promise-missed' | 'too-few-keys';

/** What a site must have settled before its form opens (product §2, Promise). */
export interface Intake {
  readonly status: IntakeStatus;
  readonly hours: OpeningHours;
  /** Business days until a person has read a message. */
  readonly promiseDays: number;
  readonly phone: string;
  /** Who is told when the promise is missed: a staff id. */
  readonly backupContact: string;
  readonly takesMinors: boolean;
  readonly walkIn: Words | null;
  /** What the team usually does after reading, in the site's words. */
  readonly usually: Words;
  /** Shown while intake is limited or paused. */
  readonly publicMessage: Words | null;
  /** Why the form paused itself; gone with the next word of a person on whether it is open. */
  readonly pausedFor?: PausedFor;
  readonly governance: Governance;
  readonly retention: RetentionLimits;
  /** Languages that somebody there reads. */
  readonly readsLanguages: readonly SiteLanguage[];
}

/** Who decides and who reads, on record before a site is live (product §2, Promise). */
export interface Governance {
  /** Who employs the people who hold keys, e.g. "case workers of Harbor Health". */
  readonly readers: Words;
  readonly decides: Words;
  /** That no officer, prosecutor or probation worker sees a referral before the person signs a release. */
  readonly noOfficerReads: boolean;
  readonly recordedOn: Day;
}

/** A listing together with its intake, where the site has set one up. */
export interface Site {
  readonly listing: Listing;
  readonly intake: Intake | null;
  /** When the form was opened; null: this site is not on the portal yet. */
  readonly liveSince: Instant | null;
}

/** A site whose form is open to messages. */
export interface LiveSite extends Site {
  readonly intake: Intake;
  readonly liveSince: Instant;
}

/** Tells whether the portal can bring a message to this site (paused sites are live too, but take none). */
export function isLive(site: Site): site is LiveSite {
  return site.intake !== null && site.liveSince !== null;
}

/** Tells whether a message sent now would be taken. A program that ended, or departs from the model, takes none here, live or not (product §5). */
export function takesReferrals(site: Site): site is LiveSite {
  const { model, stage } = site.listing;
  return isLive(site) && site.intake.status !== 'paused' && model !== 'departs' && stage !== 'ended';
}
