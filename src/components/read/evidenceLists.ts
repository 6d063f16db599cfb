import type { Study } from '#src/reading/schemas.ts';
import { wordsFor } from '#src/words/words.ts';
import type { FilterGroup } from './Filters.astro';
import type { Entry, Library } from './library.ts';

/** One filtered list of studies, at its own address. */
export interface EvidenceList {
  readonly facet: string;
  readonly value: string;
  /** Without a language. */
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

type Room = Pick<Library, 'locale' | 'evidence'>;

/** The three facets of the collection. */
function facetsIn({ locale }: Room): Facet[] {
  const { reading, vocabulary } = wordsFor(locale);
  const { type, approach, care } = reading.evidence;
  return [
    { facet: 'type', label: type, values: vocabulary.evidenceTypes, of: ({ typeOfEvidence }) => [typeOfEvidence] },
    { facet: 'approach', label: approach, values: vocabulary.responseApproaches, of: ({ responseApproach }) => responseApproach },
    { facet: 'care', label: care, values: vocabulary.continuumOfCare, of: ({ continuumOfCare }) => continuumOfCare },
  ];
}

/** The lists of one facet that hold at least one study. */
function listsOf({ facet, values, of }: Facet, { evidence }: Room): EvidenceList[] {
  return Object.entries(values).flatMap(([value, text]) => {
    const entries = evidence.filter(({ data }) => of(data).includes(value));
    return entries.length === 0 ? [] : [{ facet, value, href: `/evidence/${facet}/${value}/`, text, entries }];
  });
}

/** Every list that a filter leads to. */
export function evidenceLists(room: Room): EvidenceList[] {
  return facetsIn(room).flatMap((facet) => listsOf(facet, room));
}

/** The filters above a list of studies. */
export function evidenceFilters(room: Room): FilterGroup[] {
  const words = wordsFor(room.locale).reading.evidence;
  return [
    { label: words.filters, links: [{ href: '/evidence/', text: words.all, n: room.evidence.length }] },
    ...facetsIn(room).map((facet) => ({
      label: facet.label,
      links: listsOf(facet, room).map(({ href, text, entries }) => ({ href, text, n: entries.length })),
    })),
  ];
}
