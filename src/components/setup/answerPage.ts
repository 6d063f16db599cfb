import type { AstroGlobal } from 'astro';
import type { IntakeDraft } from '#src/domain/setup.ts';
import { type AnswerStep, STEP_PARTS } from '#src/domain/setupSteps.ts';
import type { BoxError, Boxes, FormFacts } from '#src/features/listings/forms/fieldForm.ts';
import { FILL_WEEK, fillWeek } from '#src/features/listings/forms/hoursSection.ts';
import { readBoxes } from '#src/features/listings/forms/readSection.ts';
import { settle } from '#src/features/setup/settle.ts';
import type { SiteSetup } from '#src/ports/sites.ts';
import type { EndedPage } from '../desk/heldBack.ts';
import { type ListingPost, listingPost, staleness } from '../listing/listingRequest.ts';
import { OFFERED } from '../listing/phraseWords.ts';
import { openSetup, SETUP_PATH, type SetupRoom, visitSetup } from './setupRequest.ts';
import { answerStepNamed, checkStep, STEP_FORMS, stepBoxes } from './stepForms.ts';

/** What the page of a step of answers shows. */
export interface AnswerPage {
  readonly kind: 'answers';
  readonly room: SetupRoom;
  readonly step: AnswerStep;
  readonly boxes: Boxes;
  readonly errors: readonly BoxError[];
  readonly isTooOld: boolean;
  /** What is saved of this step, as text: whoever saves says by it what they saw. */
  readonly shown: string;
  /** A colleague saved the same step meanwhile: what they wrote, by box, where it differs. */
  readonly theirs: Boxes | null;
  /** The week has just been filled with Monday's hours, and nothing is saved. */
  readonly filled: boolean;
}

/** Reads one request of a step of answers. What was typed is never lost: it is saved, or stands in the boxes again. */
export async function answerPage(astro: AstroGlobal): Promise<AnswerPage | EndedPage | Response> {
  const step = answerStepNamed(astro.params['step']);
  if (astro.request.method !== 'POST') {
    const room = await visitSetup(astro);
    if (room instanceof Response) return room;
    return step === null ? new Response(null, { status: 404 }) : pageOf(room, step);
  }
  const post = await listingPost(astro);
  if (post instanceof Response || post.kind === 'ended') return post;
  const room = await openSetup(astro, post.who);
  if (room instanceof Response) return room;
  return step === null ? new Response(null, { status: 404 }) : answerPost(astro, post, room, step);
}

function pageOf(room: SetupRoom, step: AnswerStep): AnswerPage {
  const boxes = stepBoxes(step, room.readiness.site, room.setup.draft, room.today);
  return { kind: 'answers', room, step, boxes, errors: [], isTooOld: false, shown: shownOf(step, room.setup), theirs: null, filled: false };
}

/** What a set-up has settled of a step, in one text. */
function shownOf(step: AnswerStep, { draft }: SiteSetup): string {
  return JSON.stringify(STEP_PARTS[step].map((part: keyof IntakeDraft) => draft[part] ?? null));
}

async function answerPost(astro: AstroGlobal, post: ListingPost, room: SetupRoom, step: AnswerStep): Promise<AnswerPage | Response> {
  const held = pageOf(room, step);
  const [shown, pressed] = ['shown', 'step'].map((own) => post.entries.find(([name]) => name === own)?.[1]);
  const read = readBoxes(
    post.entries.filter(([name]) => name !== 'shown' && name !== 'step'),
    STEP_FORMS[step],
    held.boxes,
  );
  if (read.kind === 'malformed' || typeof shown !== 'string') return new Response(null, { status: 400 });
  const typed = { ...held, boxes: read.boxes, shown };
  if ((await staleness(astro, post)) !== null) return { ...typed, isTooOld: true };
  return pressed === FILL_WEEK && step === 'hours' ? fill(astro, typed) : save(astro, typed);
}

function fill(astro: AstroGlobal, page: AnswerPage): AnswerPage {
  const week = fillWeek(page.boxes);
  if (week.kind === 'filled') return { ...page, filled: true, boxes: week.boxes };
  astro.response.status = 422;
  return { ...page, errors: week.errors };
}

async function save(astro: AstroGlobal, page: AnswerPage): Promise<AnswerPage | Response> {
  const { ports } = astro.locals;
  const { room, step, boxes, shown } = page;
  const facts: FormFacts & Pick<SetupRoom, 'view'> = { view: room.view, today: room.today, ports, phrases: OFFERED };
  const checked = await checkStep(step, facts, boxes);
  if (checked.kind === 'invalid') {
    astro.response.status = 422;
    return { ...page, errors: checked.errors };
  }
  const isAsShown = (setup: SiteSetup) => shownOf(step, setup) === shown;
  const saved = await settle(ports, room.who.staff, { settled: checked.settled, isAsShown, step });
  if (saved.kind === 'saved') return astro.redirect(`${SETUP_PATH}?done=${step}`, 303);
  if (saved.kind === 'refused' || saved.setup === null) return new Response(null, { status: 403 });
  astro.response.status = 409;
  return { ...page, shown: shownOf(step, saved.setup), theirs: difference(room, page, saved.setup) };
}

function difference({ readiness, today }: SetupRoom, { step, boxes }: AnswerPage, { draft }: SiteSetup): Boxes {
  const saved = stepBoxes(step, readiness.site, draft, today);
  return Object.fromEntries(Object.entries(saved).filter(([name, text]) => boxes[name] !== text));
}
