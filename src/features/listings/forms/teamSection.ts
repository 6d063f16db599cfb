import { z } from 'zod';
import type { Day } from '#src/domain/day.ts';
import { SITE_LANGUAGES, type Words } from '#src/domain/locale.ts';
import { RETENTION_BOUNDS, type RetentionLimits } from '#src/domain/retention.ts';
import type { Governance, Site } from '#src/domain/site.ts';
import { readTypedDay } from '#src/domain/typedTime.ts';
import type { Boxes, FieldForm, FormFacts } from './fieldForm.ts';
import { offeredSentence, oneBox, tickBoxes } from './fields.ts';
import { closedLine } from './hoursSection.ts';
import { type Context, choice, LONGEST, one, readInBoth, whole, wrong } from './pieces.ts';

/** How the team works: what the form tells people, and whom it calls on. */
export const teamFields: readonly FieldForm[] = [
  offeredSentence('intake.usually', { needed: true }),
  tickBoxes('intake.readsLanguages', SITE_LANGUAGES, { needed: true }),
  {
    field: 'intake.takesMinors',
    boxes: ({ intake }) => ({ '': intake?.takesMinors === true ? 'yes' : 'no' }),
    schema: () => one(choice(['yes', 'no']).transform((takes) => takes === 'yes')),
  },
  oneBox('intake.backupContact', ({ view, ports }) =>
    z.string().transform(async (id, ctx) => {
      const people = await ports.staff.ofSite(view.listing.slug);
      if (!people.some((person) => person.id === id && person.status === 'active')) wrong(ctx, id === '' ? 'missing' : 'not-a-choice');
      return id;
    }),
  ),
];

/** Who employs the readers, who decides, and that no officer reads (product §2). */
export const governanceField: FieldForm = {
  field: 'intake.governance',
  boxes: ({ intake }) => ({
    'readers.phrase': '',
    'readers.en': intake?.governance.readers.en ?? '',
    'readers.es': intake?.governance.readers.es ?? '',
    'decides.phrase': '',
    'decides.en': intake?.governance.decides.en ?? '',
    'decides.es': intake?.governance.decides.es ?? '',
    no_officer: intake?.governance.noOfficerReads === true ? 'yes' : '',
    recorded_on: intake ? closedLine(intake.governance.recordedOn) : '',
  }),
  ticks: ['no_officer'],
  schema: (facts) =>
    z.record(z.string(), z.string()).transform((boxes, ctx): Governance => {
      if (boxes['no_officer'] !== 'yes') wrong(ctx, 'officer-reads', '', ['no_officer']);
      return {
        readers: readPart('readers', boxes, facts, ctx) ?? NO_WORDS,
        decides: readPart('decides', boxes, facts, ctx) ?? NO_WORDS,
        noOfficerReads: true,
        recordedOn: readRecordedOn(boxes['recorded_on'] ?? '', facts.today, ctx),
      };
    }),
};

// Stands where an error was noted: it is never kept.
const NO_WORDS: Words = { en: '', es: '' };

type Part = 'readers' | 'decides';

/** What is offered for a part of the agreement, with the employer of this site in it; where none is listed, the site itself. */
export function governancePhrases(part: Part, { phrases, view }: Pick<FormFacts, 'phrases' | 'view'>): Readonly<Record<string, Words>> {
  const host = view.listing.host ?? view.listing.name;
  const named = Object.entries(phrases[`intake.governance.${part}`] ?? {});
  return Object.fromEntries(
    named.map(([name, { en, es }]) => [name, { en: en.replace('{host}', () => host), es: es.replace('{host}', () => host) }]),
  );
}

/** A sentence that is picked takes the place of what stood there, never of what was just written. */
function readPart(part: Part, boxes: Boxes, facts: FormFacts, ctx: Context): Words | null {
  const picked = boxes[`${part}.phrase`] ?? '';
  if (picked === '') return readInBoth(boxes, `${part}.`, LONGEST.sentence, ctx);
  const held = facts.view.intake?.governance[part] ?? NO_WORDS;
  if (boxes[`${part}.en`] !== held.en || boxes[`${part}.es`] !== held.es) wrong(ctx, 'one-message', '', [`${part}.phrase`]);
  const phrases = governancePhrases(part, facts);
  if (!Object.hasOwn(phrases, picked)) wrong(ctx, 'not-a-choice', '', [`${part}.phrase`]);
  return phrases[picked] ?? null;
}

function readRecordedOn(typed: string, today: Day, ctx: Context): Day {
  const day = readTypedDay(typed);
  if (day === null) wrong(ctx, typed.trim() === '' ? 'missing' : 'day', typed.slice(0, LONGEST.line), ['recorded_on']);
  else if (day > today) wrong(ctx, 'day-behind', '', ['recorded_on']);
  return day ?? today;
}

const LIMITS = Object.keys(RETENTION_BOUNDS) as (keyof RetentionLimits)[];

/** How long messages live here, within the bounds of the portal. */
export const retentionField: FieldForm = {
  field: 'intake.retention',
  boxes: (view) => Object.fromEntries(LIMITS.map((name) => [name, daysOf(view, name)])),
  schema: () => z.object(Object.fromEntries(LIMITS.map((name) => [name, whole(1, RETENTION_BOUNDS[name])]))),
};

function daysOf({ intake }: Site, name: keyof RetentionLimits): string {
  return intake === null ? '' : String(intake.retention[name]);
}
