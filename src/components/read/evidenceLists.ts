import type { Study } from '#src/reading/schemas.ts';
import { CONTINUUM_OF_CARE, EVIDENCE_TYPES, RESPONSE_APPROACHES } from '#src/reading/vocabulary.ts';
import { reading as words } from '#src/words/en/reading.ts';
import type { FilterGroup } from './Filters.astro';
import type { Entry } from './library.ts';

/** One filtered list of studies, at its own address. */
export interface EvidenceList {
  readonly facet: string;
  readonly value: string;
  readonly href: string;
  readonly text: string;
  readonly entries: readonly Entry<Study>[];
}

interface Facet {
  readonly facet: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
  readonly of: (study: Study) => readonly string[];
}

/** The three facets of the collection. */
const FACETS: readonly Facet[] = [
  { facet: 'type', label: words.evidence.type, values: EVIDENCE_TYPES, of: ({ typeOfEvidence }) => [typeOfEvidence] },
  { facet: 'approach', label: words.evidence.approach, values: RESPONSE_APPROACHES, of: ({ responseApproach }) => responseApproach },
  { facet: 'care', label: words.evidence.care, values: CONTINUUM_OF_CARE, of: ({ continuumOfCare }) => continuumOfCare },
];

/** The lists of one facet that hold at least one study. */
function listsOf({ facet, values, of }: Facet, studies: readonly Entry<Study>[]): EvidenceList[] {
  return Object.entries(values).flatMap(([value, text]) => {
    const entries = studies.filter(({ data }) => of(data).includes(value));
    return entries.length === 0 ? [] : [{ facet, value, href: `/evidence/${facet}/${value}/`, text, entries }];
  });
}

/** Every list that a filter leads to. */
export function evidenceLists(studies: readonly Entry<Study>[]): EvidenceList[] {
  return FACETS.flatMap((facet) => listsOf(facet, studies));
}

/** The filters above a list of studies. */
export function evidenceFilters(studies: readonly Entry<Study>[]): FilterGroup[] {
  return [
    { label: words.evidence.filters, links: [{ href: '/evidence/', text: words.evidence.all, n: studies.length }] },
    ...FACETS.map((facet) => ({
      label: facet.label,
      links: listsOf(facet, studies).map(({ href, text, entries }) => ({ href, text, n: entries.length })),
    })),
  ];
}
