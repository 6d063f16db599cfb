import type { Day } from '#src/domain/day.ts';
import { type IntakeDraft, intakeSoFar } from '#src/domain/setup.ts';
import type { AnswerStep } from '#src/domain/setupSteps.ts';
import type { Intake, Site } from '#src/domain/site.ts';
import { likelyZone } from '#src/domain/stateZone.ts';
import { type BoxError, type Boxes, boxName, type FieldForm, type FormFacts } from '#src/features/listings/forms/fieldForm.ts';
import { closedDaysField, closedLine, weekField, withFederalHolidays } from '#src/features/listings/forms/hoursSection.ts';
import { toMend } from '#src/features/listings/forms/pieces.ts';
import { promiseField } from '#src/features/listings/forms/promiseSection.ts';
import { boxesOf } from '#src/features/listings/forms/readSection.ts';
import { referFields } from '#src/features/listings/forms/referSection.ts';
import { governanceField, retentionField, teamFields } from '#src/features/listings/forms/teamSection.ts';

/** The boxes of each step: those by which a live site changes the same facts, so that nothing is asked in two ways. */
export const STEP_FORMS: Readonly<Record<AnswerStep, readonly FieldForm[]>> = {
  hours: [weekField, closedDaysField],
  promise: [promiseField],
  reach: named('intake.phone', 'intake.backupContact', 'intake.readsLanguages', 'intake.takesMinors'),
  words: named('intake.usually', 'intake.walkIn'),
  readers: [governanceField],
  erasing: [retentionField],
};

function named(...fields: readonly FieldForm['field'][]): FieldForm[] {
  const all = [...referFields, ...teamFields];
  return fields.flatMap((field) => all.filter((form) => form.field === field));
}

/** The step that an address names; null for any other text. */
export function answerStepNamed(text: string | undefined): AnswerStep | null {
  return text !== undefined && Object.hasOwn(STEP_FORMS, text) ? (text as AnswerStep) : null;
}

type SetupView = Site & { readonly intake: Intake };

/** A site with what its set-up has settled. */
export function viewOf(site: Site, draft: IntakeDraft): SetupView {
  return { ...site, intake: intakeSoFar(draft) };
}

/** What stands in the boxes of a step: what was settled, and what we suggest where nothing was. */
export function stepBoxes(step: AnswerStep, site: Site, draft: IntakeDraft, today: Day): Boxes {
  const forms = STEP_FORMS[step];
  const boxes = boxesOf(forms, { view: viewOf(site, draft), today });
  const open = forms.filter(({ field }) => draft[partOf(field)] === undefined).map(({ field }) => field);
  const isOpen = ([name]: readonly [string, string]) => open.some((field) => name === field || name.startsWith(`${field}.`));
  return { ...boxes, ...Object.fromEntries(Object.entries(suggested(step, site, today)).filter(isOpen)) };
}

/** What an answer that nobody has given begins with: an empty box, unless the answer is most likely known. */
function suggested(step: AnswerStep, { listing }: Site, today: Day): Boxes {
  switch (step) {
    case 'hours':
      return {
        [boxName('intake.hours', 'timeZone')]: likelyZone(listing.state) ?? '',
        [boxName('intake.hours', 'holidays')]: withFederalHolidays('', today),
      };
    case 'promise':
      return { 'intake.promiseDays': '' };
    case 'reach':
      return { 'intake.phone': listing.phone ?? '', 'intake.takesMinors': '' };
    case 'readers':
      return { [boxName('intake.governance', 'recorded_on')]: closedLine(today) };
    default:
      return {};
  }
}

export type CheckedStep =
  | { readonly kind: 'valid'; readonly settled: IntakeDraft }
  | { readonly kind: 'invalid'; readonly errors: readonly BoxError[] };

/** Checks every box of a step, one after the other: closed days are judged by the week that was typed above them. */
export async function checkStep(step: AnswerStep, facts: FormFacts & { readonly view: SetupView }, boxes: Boxes): Promise<CheckedStep> {
  let settled: IntakeDraft = {};
  const errors: BoxError[] = [];
  for (const form of STEP_FORMS[step]) {
    const view = { ...facts.view, intake: { ...facts.view.intake, ...settled } };
    const typed = Object.fromEntries(
      Object.keys(form.boxes(view, facts.today)).map((part) => [part, boxes[boxName(form.field, part)] ?? '']),
    );
    const read = await form.schema({ ...facts, view }).safeParseAsync(typed);
    if (read.success) settled = { ...settled, [partOf(form.field)]: read.data };
    else errors.push(...newErrors(errors, form, toMend(read.error)));
  }
  // A promise that nobody thought through on holidays is broken on the first one.
  if (errors.length === 0 && settled.hours?.holidays.length === 0)
    errors.push({ box: boxName('intake.hours', 'holidays'), code: 'missing', detail: '' });
  return errors.length > 0 ? { kind: 'invalid', errors } : { kind: 'valid', settled };
}

/**
 * A week that cannot be read leaves no open day: that is not to be said a second time beside the closed days. And before there is a form,
 * there is none to pause.
 */
function newErrors(before: readonly BoxError[], { field }: FieldForm, found: readonly BoxError[]): BoxError[] {
  const isFollowing = before.some(({ box }) => box.startsWith(`${field}.`));
  const told = found.filter(({ code }) => !(isFollowing && code === 'never-open'));
  return told.map(({ box, code, detail }) => ({ box: boxName(field, box), code: code === 'never-open' ? 'no-day' : code, detail }));
}

function partOf(field: FieldForm['field']): keyof IntakeDraft {
  return field.slice('intake.'.length) as keyof IntakeDraft;
}
