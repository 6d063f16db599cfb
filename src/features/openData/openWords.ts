import type { ListingField } from '#src/domain/listing.ts';
import type { SiteLanguage } from '#src/domain/locale.ts';
import type { Model, Pathway, Stage, WhoMayRefer } from '#src/domain/site.ts';
import type { WayToRefer } from '#src/domain/wayToRefer.ts';

export interface Named {
  readonly name: string;
  readonly means: string;
}

/** Facts that HSDS has no field for: attributes with a value of their own. */
export const OPEN_FACTS = ['takes-messages-here', 'partial', 'charge', 'source', 'started', 'stage-as-of', 'promise-days'] as const;
export type OpenFact = (typeof OPEN_FACTS)[number];

/** The small vocabulary of this directory, by the codes of its taxonomies (HSDS 3.1, `taxonomy` and `taxonomy_term`). */
export interface VocabularyWords {
  readonly 'lead-stage': Readonly<Record<Stage, Named>>;
  readonly 'lead-referrer': Readonly<Record<WhoMayRefer, Named>>;
  readonly 'lead-pathway': Readonly<Record<Pathway, Named>>;
  readonly 'lead-model': Readonly<Record<Model, Named>>;
  readonly 'lead-fact': Readonly<Record<OpenFact, Named>>;
}

export type TaxonomyCode = keyof VocabularyWords | 'us-county';

/** Every sentence that the open data says of itself. It is in English; CSV and GeoJSON carry the sites' own sentences in both languages. */
export interface OpenWords {
  readonly taxonomies: Readonly<Record<TaxonomyCode, Named>>;
  readonly vocabulary: VocabularyWords;
  readonly stateMeans: (state: string) => string;
  readonly countyMeans: (fips: string) => string;
  /** What kind of program it is, and for which area. */
  readonly kinds: Readonly<Record<Model, (area: string) => string>>;
  readonly stage: (stage: Stage, year: number | null) => string;
  readonly notConfirmed: string;
  /** Whoever turns to it may reach officers, or nobody. */
  readonly ways: Readonly<Record<Exclude<WayToRefer, 'own-door'>, string>>;
  readonly ownDoor: (page: string | null, phone: string | null) => string;
  readonly formHere: (address: string) => string;
  readonly promise: (days: number) => string;
  readonly limited: string;
  readonly stale: (day: string) => string;
  readonly mayHaveStopped: string;
  readonly next: (successor: string) => string;
  readonly excluded: (who: string) => string;
  readonly hostUnknown: string;
  readonly hostOf: (site: string) => string;
  readonly links: Readonly<Record<'website' | 'ownForm' | 'formHere' | 'inSpanish', string>>;
  readonly phoneMayReachOfficers: string;
  readonly readsLanguage: string;
  readonly languages: Readonly<Record<SiteLanguage, string>>;
  readonly place: string;
  readonly placesFree: (asOf: string) => string;
  readonly localTime: (timeZone: string) => string;
  readonly closedOn: (days: string) => string;
  readonly zips: string;
  readonly inPart: (area: string) => string;
  readonly noOffice: string;
  readonly zipCredit: string;
  readonly feed: FeedWords;
}

export interface FeedWords {
  readonly title: string;
  readonly subtitle: string;
  readonly added: string;
  readonly confirmed: string;
  readonly changed: (what: string) => string;
  /** What the public may read of a change; a field without a name here is private and never told. */
  readonly fields: Readonly<Partial<Record<ListingField, string>>>;
}
