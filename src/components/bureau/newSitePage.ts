import type { AstroGlobal } from 'astro';
import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf } from '#src/domain/day.ts';
import { applyPatch, patchBetween } from '#src/domain/listing.ts';
import { emptyListing, isNewSlug } from '#src/domain/newListing.ts';
import { readPublicUrl } from '#src/domain/publicUrl.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { isState } from '#src/domain/states.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { type BoxError, type Boxes, boxName, type FieldForm } from '#src/features/listings/forms/fieldForm.ts';
import { readWords } from '#src/features/listings/forms/groundsForm.ts';
import { boxesOf, checkSection, readBoxes } from '#src/features/listings/forms/readSection.ts';
import { sectionFields } from '#src/features/listings/forms/sections.ts';
import { proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import { unlockTrouble } from '../desk/unlockTrouble.ts';
import { summaryOf } from '../listing/boxWords.ts';
import { OFFERED } from '../listing/phraseWords.ts';
import { changePath } from './bureauPaths.ts';
import { bureauRequest, reauthenticate } from './bureauRequest.ts';
import { noticeOf } from './callPage.ts';
import { typedText, WRITTEN_LIMITS } from './typedText.ts';

/** What a new site needs beside the facts of its listing. */
const OWN_FIELDS = ['slug', 'state', 'page_url', 'mou', 'reason'] as const;
type OwnField = (typeof OWN_FIELDS)[number];
type Own = Readonly<Record<OwnField, string>>;

interface Problem {
  readonly field: string;
  readonly message: string;
}

/** The form by which somebody of the Bureau proposes a site. */
export interface NewSitePage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  /** An empty listing, which the boxes are of. */
  readonly view: Site;
  readonly fields: readonly FieldForm[];
  readonly boxes: Boxes;
  readonly own: Own;
  readonly boxErrors: readonly BoxError[];
  /** All that is to mend, for the summary. */
  readonly errors: readonly Problem[];
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
}

const FACTS = ['name', 'stage', 'area', 'refer'] as const;
/** What can wait until the site itself tells it. */
const LATER: readonly string[] = ['launched', 'successor', 'borderMiles', 'zips', 'email'];
const words = bureauDesk.newSite;

/** Reads one request of the form for a new site; a post is proposed, and somebody else of the Bureau decides. */
export async function newSitePage(astro: AstroGlobal): Promise<NewSitePage | HeldBackPage | Response> {
  const empty = siteOf('', '');
  const fields = FACTS.flatMap((name) => sectionFields(name, empty)).filter(({ field }) => !LATER.includes(field));
  const held = boxesOf(fields, { view: empty, today: '' });
  const ticks = fields.flatMap(({ field, ticks: parts = [] }) => parts.map((part) => boxName(field, part)));
  const asked = await bureauRequest(astro, [...Object.keys(held), ...OWN_FIELDS], ticks);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const own: Own = { slug: '', state: '', page_url: '', mou: '', reason: '' };
  const page: NewSitePage = {
    ...{ kind: 'shown', reader: asked.reader, view: empty, fields, boxes: held, own },
    ...{ boxErrors: [], errors: [], passphrase: null, notice: null },
  };
  if (asked.kind === 'visit') return page;
  const read = readBoxes(
    Object.entries(asked.fields).filter(([name]) => name in held),
    fields,
    held,
  );
  if (read.kind === 'malformed') return new Response(null, { status: 400 });
  const typedOwn = Object.fromEntries(OWN_FIELDS.map((name) => [name, asked.fields[name] ?? ''])) as Own;
  const typed = { ...page, boxes: read.boxes, own: typedOwn };
  if (asked.kind === 'again') return { ...typed, notice: noticeOf(asked.because) };
  return propose(astro, typed, asked.fields.passphrase);
}

async function propose(astro: AstroGlobal, page: NewSitePage, passphrase: string | undefined): Promise<NewSitePage | Response> {
  const { ports } = astro.locals;
  const checked = await check(astro, page);
  if (checked.kind === 'invalid') {
    astro.response.status = 422;
    return { ...page, boxErrors: checked.boxErrors, errors: checked.errors };
  }
  const confirmed = await reauthenticate(astro, page.reader, passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') {
    astro.response.status = unlockTrouble(confirmed.problem).status;
    return { ...page, passphrase: confirmed.problem };
  }
  const { listing, grounds } = checked;
  const answer = await proposeNewSite(ports, confirmed.reader, listing, grounds);
  if (answer.kind === 'proposed') {
    nudgeLetters(ports);
    return astro.redirect(`${changePath(answer.id)}?done=proposed`, 303);
  }
  astro.response.status = 409;
  return { ...page, reader: confirmed.reader, errors: [{ field: 'slug', message: words.errors.slugTaken }] };
}

type Checked =
  | { readonly kind: 'valid'; readonly listing: Listing; readonly grounds: { source: string; reason: string; mou: string | null } }
  | { readonly kind: 'invalid'; readonly boxErrors: readonly BoxError[]; readonly errors: readonly Problem[] };

async function check(astro: AstroGlobal, { own, fields, boxes }: NewSitePage): Promise<Checked> {
  const { ports } = astro.locals;
  const slug = own.slug.trim();
  const view = siteOf(slug, own.state);
  const facts = { view, today: dayOf(ports.clock.now(), BUREAU_ZONE), ports, phrases: OFFERED };
  const section = await checkSection(fields, facts, boxes);
  const listing = listingWith(view, section.kind === 'valid' ? section.wanted : {});
  const left = missing(listing, section.kind === 'invalid' ? section.errors : []);
  const boxErrors = [...(section.kind === 'invalid' ? section.errors : []), ...left];
  const url = readPublicUrl(own.page_url);
  const reason = readWords({ reason: own.reason }, ['reason']);
  const mou = typedText(own.mou, WRITTEN_LIMITS.short, words.errors);
  const errors = [...addressErrors(own), ...summaryOf(boxErrors), ...groundsErrors(url !== null, reason.kind === 'read', mou.error)];
  if (errors.length > 0 || url === null || reason.kind !== 'read') return { kind: 'invalid', boxErrors, errors };
  const sources = [{ url, supports: words.supports }];
  return { kind: 'valid', listing: { ...listing, sources }, grounds: { source: url, reason: reason.words.reason, mou: mou.text || null } };
}

function listingWith(view: Site, wanted: Parameters<typeof patchBetween>[1]): Listing {
  const applied = applyPatch(view, patchBetween(view, wanted));
  return applied.kind === 'applied' ? applied.site.listing : view.listing;
}

/** What a listing cannot do without, and nobody has typed. */
function missing(listing: Listing, found: readonly BoxError[]): BoxError[] {
  const needed = [
    { box: 'name', isThere: listing.name !== '' },
    { box: 'area.en', isThere: listing.area.en !== '' },
    { box: 'counties', isThere: listing.counties.length > 0 },
  ];
  const isTold = (box: string) => found.some((error) => error.box.split('.')[0] === box.split('.')[0]);
  return needed.flatMap(({ box, isThere }) => (isThere || isTold(box) ? [] : [{ box, code: 'missing' as const, detail: '' }]));
}

function addressErrors({ slug, state }: Own): Problem[] {
  return [
    ...(isNewSlug(slug.trim()) ? [] : [{ field: 'slug', message: words.errors.slug }]),
    ...(isState(state) ? [] : [{ field: 'state', message: words.errors.state }]),
  ];
}

function groundsErrors(hasPage: boolean, hasReason: boolean, mou: string | null): Problem[] {
  return [
    ...(hasPage ? [] : [{ field: 'page_url', message: words.errors.page_url }]),
    ...(hasReason ? [] : [{ field: 'reason', message: words.errors.reason }]),
    ...(mou === null ? [] : [{ field: 'mou', message: mou }]),
  ];
}

function siteOf(slug: string, state: string): Site {
  return { listing: emptyListing(slug, state), intake: null, liveSince: null };
}
