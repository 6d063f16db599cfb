import type { Instant } from '#src/domain/day.ts';
import { RETENTION_BOUNDS } from '#src/domain/retention.ts';
import type { Intake, Listing, LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

const OPEN = { opens: '09:00', closes: '17:00' };

/** A listing like that of the demonstration; say only what your test is about. */
export function aListing(different: Partial<Listing> = {}): Listing {
  return {
    slug: 'north-lead',
    name: 'North LEAD',
    model: 'lead',
    departs: null,
    state: 'WA',
    area: { en: 'the north of Seattle', es: 'el norte de Seattle' },
    counties: [{ name: 'King', fips: '53033' }],
    partial: false,
    zips: ['98104'],
    shapes: [],
    borderMiles: null,
    stage: 'operating',
    stageAsOf: 2026,
    launched: 2020,
    host: 'Harbor Health',
    website: null,
    referPage: null,
    phone: '206-555-0100',
    email: null,
    hours: null,
    pathways: ['community-referral'],
    whoMayRefer: 'anyone',
    whoInWords: null,
    howToRefer: null,
    policeWarning: null,
    eligibility: [],
    exclusions: [],
    charges: [],
    successor: null,
    sources: [],
    capacity: null,
    checked: {},
    confirmedOn: null,
    demonstration: false,
    ...different,
  };
}

/** Settings of an open desk: Monday to Friday, 9 to 17 Pacific, read by the next business day. */
export function anIntake(different: Partial<Intake> = {}): Intake {
  return {
    status: 'open',
    hours: { timeZone: 'America/Los_Angeles', weekly: { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN }, holidays: [] },
    promiseDays: 1,
    phone: '206-555-0100',
    backupContact: 'nobody',
    takesMinors: false,
    walkIn: null,
    usually: { en: 'We usually go out within two days.', es: 'Normalmente salimos en dos días.' },
    publicMessage: null,
    governance: {
      readers: { en: 'case workers of Harbor Health', es: 'personal de casos de Harbor Health' },
      decides: { en: 'the intake team', es: 'el equipo de recepción' },
      noOfficerReads: true,
      recordedOn: '2026-01-05',
    },
    retention: RETENTION_BOUNDS,
    readsLanguages: ['en', 'es'],
    ...different,
  };
}

export interface SiteAsked {
  readonly slug?: string;
  readonly listing?: Partial<Listing>;
  readonly intake?: Partial<Intake>;
  readonly liveSince?: Instant;
}

/** A live site. */
export function aSite({ slug = 'north-lead', listing, intake, liveSince = Date.UTC(2026, 0, 5, 17) }: SiteAsked = {}): LiveSite {
  return { listing: aListing({ slug, ...listing }), intake: anIntake(intake), liveSince };
}

/** Stores a live site and answers it. */
export async function addSite(ports: Pick<Ports, 'sites'>, asked: SiteAsked = {}): Promise<LiveSite> {
  const site = aSite(asked);
  await ports.sites.addMissing([site.listing]);
  await ports.sites.goLive(site.listing.slug, site.intake, site.liveSince);
  return site;
}
