import type { AstroGlobal } from 'astro';
import { fieldsOf, patchBetween } from '#src/domain/listing.ts';
import { keepDraft } from '#src/features/listings/draft.ts';
import { type BoxError, type Boxes, boxName, type FieldForm, type FormFacts } from '#src/features/listings/forms/fieldForm.ts';
import { FILL_WEEK, fillWeek, withFederalHolidays } from '#src/features/listings/forms/hoursSection.ts';
import { boxesOf, checkSection, readBoxes } from '#src/features/listings/forms/readSection.ts';
import { type SectionName, sectionFields, sectionNamed } from '#src/features/listings/forms/sections.ts';
import { type ListingRoom, openListingRoom } from '#src/features/listings/listingRoom.ts';
import { requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';
import type { EndedPage } from '../desk/heldBack.ts';
import { DRAFT_PATH, doneAt, LISTING_PATH } from './listingPaths.ts';
import { type ListingPost, type ListingTrouble, listingPost, staleness, troubled } from './listingRequest.ts';
import { OFFERED } from './phraseWords.ts';

/** What the form of one section shows. */
export interface SectionPage {
  readonly kind: 'section';
  readonly who: SiteStaff;
  readonly room: ListingRoom;
  readonly name: SectionName;
  readonly fields: readonly FieldForm[];
  /** What stands in the boxes: as typed, or as the listing and its draft have it. */
  readonly boxes: Boxes;
  readonly errors: readonly BoxError[];
  readonly trouble: ListingTrouble | null;
  /** The federal holidays have just been added to the box, and to nothing else. */
  readonly suggested: boolean;
  /** The week has just been filled with Monday's hours, and nothing else was done. */
  readonly filled: boolean;
}

const HOLIDAYS = boxName('intake.hours', 'holidays');
const STEPS = ['save', 'suggest', FILL_WEEK];

/** Reads one request of a section's form: a look at it, a suggestion, or what is to go into the draft. */
export async function sectionPage(astro: AstroGlobal): Promise<SectionPage | EndedPage | Response> {
  const name = sectionNamed(astro.params['section']);
  if (astro.request.method !== 'POST') return visit(astro, name);
  const post = await listingPost(astro);
  if (post instanceof Response || post.kind === 'ended') return post;
  const opened = await openSection(astro, post.who, name);
  return opened instanceof Response ? opened : answerPost(astro, post, opened);
}

async function visit(astro: AstroGlobal, name: SectionName | null): Promise<SectionPage | Response> {
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const opened = await openSection(astro, who, name);
  // Intake workers look at the listing itself: there is nothing to press here.
  return opened instanceof Response || opened.room.mayEdit ? opened : astro.redirect(LISTING_PATH, 303);
}

async function answerPost(astro: AstroGlobal, post: ListingPost, opened: SectionPage): Promise<SectionPage | Response> {
  const step = post.entries.find(([key]) => key === 'step')?.[1] ?? 'save';
  const boxes = post.entries.filter(([key]) => key !== 'step');
  const read = readBoxes(boxes, opened.fields, opened.boxes);
  if (read.kind === 'malformed' || !STEPS.includes(String(step))) return new Response(null, { status: 400 });
  const typed = { ...opened, boxes: read.boxes };
  const stale = await staleness(astro, post);
  if (stale !== null) return { ...typed, trouble: stale };
  if (step === FILL_WEEK) return fill(astro, typed);
  return step === 'suggest' ? suggest(typed) : save(astro, typed);
}

async function openSection(astro: AstroGlobal, who: SiteStaff, name: SectionName | null): Promise<SectionPage | Response> {
  const room = name === null ? null : await openListingRoom(astro.locals.ports, who);
  if (name === null || room === null) return new Response(null, { status: 404 });
  const fields = sectionFields(name, room.view);
  if (fields.length === 0) return new Response(null, { status: 404 });
  return {
    kind: 'section',
    who,
    room,
    name,
    fields,
    boxes: boxesOf(fields, room),
    errors: [],
    trouble: null,
    suggested: false,
    filled: false,
  };
}

function suggest(page: SectionPage): SectionPage {
  if (!(HOLIDAYS in page.boxes)) return page;
  return {
    ...page,
    suggested: true,
    boxes: { ...page.boxes, [HOLIDAYS]: withFederalHolidays(page.boxes[HOLIDAYS] ?? '', page.room.today) },
  };
}

function fill(astro: AstroGlobal, page: SectionPage): SectionPage {
  const week = fillWeek(page.boxes);
  if (week.kind === 'filled') return { ...page, filled: true, boxes: week.boxes };
  astro.response.status = 422;
  return { ...page, errors: week.errors };
}

async function save(astro: AstroGlobal, page: SectionPage): Promise<SectionPage | Response> {
  const { ports } = astro.locals;
  const { view, today } = page.room;
  const facts: FormFacts = { view, today, ports, phrases: OFFERED };
  const checked = await checkSection(page.fields, facts, page.boxes);
  if (checked.kind === 'invalid') {
    astro.response.status = 422;
    return { ...page, errors: checked.errors };
  }
  const patch = patchBetween(view, checked.wanted);
  if (fieldsOf(patch).length === 0) return astro.redirect(doneAt(LISTING_PATH, 'same'), 303);
  const kept = await keepDraft(ports, page.who, page.who.staff.site, patch);
  if (kept.kind === 'refused') return { ...page, trouble: troubled(astro, { kind: 'changed' }) };
  // With nothing left to differ there is no draft to go to.
  return kept.draft === null ? astro.redirect(doneAt(LISTING_PATH, 'same'), 303) : astro.redirect(doneAt(DRAFT_PATH, 'draft'), 303);
}
