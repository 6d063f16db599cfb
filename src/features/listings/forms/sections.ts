import type { ListingField } from '#src/domain/listing.ts';
import type { Site } from '#src/domain/site.ts';
import { areaFields } from './areaSection.ts';
import type { FieldForm } from './fieldForm.ts';
import { oneBox, sentenceList } from './fields.ts';
import { closedDaysField, hoursInWords, weekField } from './hoursSection.ts';
import { line, neededLine, orNull, pageAddress, year } from './pieces.ts';
import { capacityField, promiseField } from './promiseSection.ts';
import { referFields } from './referSection.ts';
import { shapesField } from './shapesSection.ts';
import { stageFields, yearOf } from './stageSection.ts';
import { governanceField, retentionField, teamFields } from './teamSection.ts';

/** One short form each, in the order of the page. */
const SECTIONS = {
  name: [
    oneBox('name', () => neededLine()),
    oneBox('host', () => orNull(line())),
    oneBox('website', () => orNull(pageAddress)),
    oneBox('launched', ({ today }) => orNull(year(yearOf(today)))),
  ],
  stage: stageFields,
  area: areaFields,
  shapes: [shapesField],
  refer: referFields,
  hours: [hoursInWords, weekField],
  'closed-days': [closedDaysField],
  promise: [promiseField, capacityField],
  team: teamFields,
  'take-part': [sentenceList('eligibility'), sentenceList('exclusions'), sentenceList('charges')],
  governance: [governanceField],
  retention: [retentionField],
} as const satisfies Readonly<Record<string, readonly FieldForm[]>>;

export type SectionName = keyof typeof SECTIONS;

/** The name of a section as it stands in an address; null for any other text. */
export function sectionNamed(text: string | undefined): SectionName | null {
  return SECTION_NAMES.find((name) => name === text) ?? null;
}

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];

/** The facts of a section that this site has: those of the form only where there is one, and one phone, not two. */
export function sectionFields(name: SectionName, view: Pick<Site, 'intake'>): readonly FieldForm[] {
  return SECTIONS[name].filter(({ field }: FieldForm) => hasField(field, view));
}

function hasField(field: ListingField, { intake }: Pick<Site, 'intake'>): boolean {
  if (field === 'phone' || field === 'hours') return intake === null;
  return intake !== null || !field.startsWith('intake.');
}
