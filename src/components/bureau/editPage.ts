import type { AstroGlobal } from 'astro';
import { fieldsOf, patchBetween, splitByPace } from '#src/domain/listing.ts';
import type { Site } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { dayAt } from '#src/features/listings/effect.ts';
import { type BoxError, type Boxes, boxName, type FieldForm } from '#src/features/listings/forms/fieldForm.ts';
import { readWords } from '#src/features/listings/forms/groundsForm.ts';
import { boxesOf, checkSection, readBoxes } from '#src/features/listings/forms/readSection.ts';
import { SECTION_NAMES, type SectionName, sectionFields, sectionNamed } from '#src/features/listings/forms/sections.ts';
import type { SitePerson } from '#src/features/listings/listingRoom.ts';
import { type Grounds, type ProposeChangeResult, proposeChange } from '#src/features/listings/proposeChange.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import { OFFERED } from '../listing/phraseWords.ts';
import { changePath, sitePath } from './bureauPaths.ts';
import { type BureauRequest, bureauRequest } from './bureauRequest.ts';
import { noticeOf } from './callPage.ts';

/** The form of one section of a listing, for somebody of the Bureau; no section named: the choice of one. */
export interface EditPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly site: Site;
  readonly sections: readonly SectionName[];
  readonly section: SectionName | null;
  readonly fields: readonly FieldForm[];
  readonly people: readonly SitePerson[];
  readonly boxes: Boxes;
  readonly grounds: Grounds;
  readonly errors: readonly BoxError[];
  readonly notice: string | null;
}

const GROUNDS = ['source', 'reason'] as const;

/** Reads one request of the Bureau's own change of a listing: for a site that cannot make it itself. */
export async function editPage(astro: AstroGlobal): Promise<EditPage | HeldBackPage | Response> {
  const { ports } = astro.locals;
  const site = await ports.sites.bySlug(astro.params.slug ?? '');
  const section = sectionNamed(astro.url.searchParams.get('section') ?? undefined);
  const fields = site === null || section === null ? [] : sectionFields(section, site);
  const today = dayAt(site, ports.clock.now());
  const held = site === null ? {} : boxesOf(fields, { view: site, today });
  const ticks = fields.flatMap(({ field, ticks: parts = [] }) => parts.map((part) => boxName(field, part)));
  const asked = await bureauRequest(astro, [...Object.keys(held), ...GROUNDS], ticks);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  if (site === null) return new Response(null, { status: 404 });
  const untouched = { boxes: held, grounds: { source: '', reason: '' }, errors: [], notice: null };
  const page: EditPage = {
    ...{ kind: 'shown', reader: asked.reader, site, section, fields, ...untouched },
    sections: SECTION_NAMES.filter((name) => sectionFields(name, site).length > 0),
    people: await peopleOf(astro, site),
  };
  return asked.kind === 'visit' ? page : answerPost(astro, page, asked, today);
}

type Posted = Pick<Extract<BureauRequest<string>, { kind: 'post' | 'again' }>, 'fields'> & {
  readonly kind: 'post' | 'again';
  readonly because?: 'too-old' | 'unlocked';
};

async function answerPost(astro: AstroGlobal, page: EditPage, asked: Posted, today: string): Promise<EditPage | Response> {
  const { source = '', reason = '', ...posted } = asked.fields;
  const entries = Object.entries(posted).filter(([name]) => name in page.boxes);
  const read = readBoxes(entries, page.fields, page.boxes);
  if (read.kind === 'malformed' || page.section === null) return new Response(null, { status: 400 });
  const typed = { ...page, boxes: read.boxes, grounds: { source, reason } };
  return asked.because === undefined ? propose(astro, typed, today) : { ...typed, notice: noticeOf(asked.because) };
}

async function propose(astro: AstroGlobal, page: EditPage, today: string): Promise<EditPage | Response> {
  const { ports } = astro.locals;
  const { site, reader, fields, boxes } = page;
  const checked = await checkSection(fields, { view: site, today, ports, phrases: OFFERED }, boxes);
  const wanted = checked.kind === 'valid' ? checked.wanted : {};
  const patch = patchBetween(site, wanted);
  const { 'at-once': atOnce } = splitByPace(patch);
  const isAllAtOnce = fieldsOf(atOnce).length === fieldsOf(patch).length;
  const grounds =
    isAllAtOnce && checked.kind === 'valid' ? { kind: 'read' as const, words: page.grounds } : readWords(page.grounds, GROUNDS);
  const errors = [...(checked.kind === 'invalid' ? checked.errors : []), ...(grounds.kind === 'invalid' ? grounds.errors : [])];
  if (errors.length > 0 || grounds.kind === 'invalid') {
    astro.response.status = 422;
    return { ...page, errors };
  }
  const answer = await proposeChange(ports, reader, site.listing.slug, patch, grounds.words);
  return answer.kind === 'proposed' ? proposed(astro, answer, site.listing.slug) : notTaken(astro, page, answer);
}

function proposed(astro: AstroGlobal, { live, waiting }: Extract<ProposeChangeResult, { kind: 'proposed' }>, slug: string): Response {
  if (waiting === null) return astro.redirect(live === null ? sitePath(slug) : `${changePath(live.id)}?done=live`, 303);
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${changePath(waiting.id)}?done=proposed-edit`, 303);
}

function notTaken(astro: AstroGlobal, page: EditPage, answer: Exclude<ProposeChangeResult, { kind: 'proposed' }>): EditPage {
  const words = bureauDesk.edit;
  if (answer.kind === 'not-ready') {
    astro.response.status = 422;
    const missing = answer.missing.map((gap) => bureauDesk.gaps[gap] ?? gap).join('; ');
    return { ...page, notice: bureauDesk.change.notReadyText(missing) };
  }
  astro.response.status = answer.because === 'nothing' ? 422 : 409;
  return { ...page, notice: answer.because === 'nothing' ? words.nothing : words.conflict };
}

async function peopleOf(astro: AstroGlobal, { listing }: Site): Promise<SitePerson[]> {
  const staff = await astro.locals.ports.staff.ofSite(listing.slug);
  return staff.filter(({ status }) => status === 'active').map(({ id, name, role, mailTrouble }) => ({ id, name, role, mailTrouble }));
}
