import type { AstroGlobal } from 'astro';
import { heldIn, type ListingField } from '#src/domain/listing.ts';
import type { Site } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type MissedCall, missedCalls, noteMissedCall } from '#src/features/bureau/missedCalls.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import { valueLines } from '../listing/fieldWords.ts';
import { type BureauFields, bureauRequest } from './bureauRequest.ts';
import { CALL_OUTCOMES, type CallOutcome } from './callsPage.ts';
import { typedText, WRITTEN_LIMITS } from './typedText.ts';

const CALL_FIELDS = ['number', 'found_at'] as const;
type CallField = (typeof CALL_FIELDS)[number];
type Fields = BureauFields<CallField>;

export interface CallPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly site: Site;
  /** What is read out, in the order in which it is asked. */
  readonly facts: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly missed: readonly MissedCall[];
  readonly typed: Readonly<Record<CallField, string>>;
  readonly errors: readonly { readonly field: CallField; readonly message: string }[];
  readonly notice: string | null;
}

/** What steers people, and what a caller can read out. */
const READ_OUT: readonly ListingField[] = [
  ...(['host', 'stage', 'area', 'counties', 'zips', 'whoMayRefer', 'whoInWords', 'howToRefer', 'referPage', 'policeWarning'] as const),
  ...(['phone', 'email', 'hours', 'intake.phone', 'intake.hours', 'website'] as const),
];

/** Reads one request of the page that somebody has before them while they call a site. */
export async function callPage(astro: AstroGlobal): Promise<CallPage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, CALL_FIELDS);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const site = await astro.locals.ports.sites.bySlug(astro.params.slug ?? '');
  if (site === null || site.listing.stage === 'ended') return new Response(null, { status: 404 });
  if (asked.kind === 'visit') return shown(astro, asked.reader, site, {});
  const { reader, fields } = asked;
  if (asked.kind === 'again') return shown(astro, reader, site, { fields, notice: noticeOf(asked.because) });
  return answerPost(astro, reader, site, fields);
}

/** Why a post was not done, in words. */
export function noticeOf(because: 'too-old' | 'unlocked'): string {
  return because === 'too-old' ? bureauDesk.tooOld : bureauDesk.unlockedAgain;
}

async function answerPost(astro: AstroGlobal, reader: BureauUnlocked, site: Site, fields: Fields): Promise<CallPage | Response> {
  const { ports } = astro.locals;
  const outcome = CALL_OUTCOMES.find((one) => one === fields.act);
  if (outcome === undefined) return new Response(null, { status: 400 });
  const { slug } = site.listing;
  if (outcome === 'not-reached') {
    await noteMissedCall(ports, reader, slug);
    return doneWith(astro, outcome);
  }
  const checked = check(fields);
  if (checked.errors.length > 0) {
    astro.response.status = 422;
    return shown(astro, reader, site, { fields, errors: checked.errors });
  }
  const source = bureauDesk.call.source(checked.number, checked.foundAt);
  const answer = await confirmListing(ports, { site: slug, actor: reader.staff.id, source });
  if (answer.kind === 'confirmed') return doneWith(astro, outcome);
  astro.response.status = 409;
  return shown(astro, reader, site, { fields, notice: bureauDesk.movedByAnother });
}

function doneWith(astro: AstroGlobal, outcome: CallOutcome): Response {
  return astro.redirect(`/bureau/?done=${outcome}`, 303);
}

const PHONE_DIGITS = 10;

function check(fields: Fields) {
  const words = bureauDesk.call.errors;
  const number = typedText(fields.number, WRITTEN_LIMITS.short, words, words.number);
  const foundAt = typedText(fields.found_at, WRITTEN_LIMITS.short, words, words.foundAt);
  const isNumber = number.text.replaceAll(/\D/g, '').length >= PHONE_DIGITS;
  const errors: CallPage['errors'] = [
    ...(number.error !== null || !isNumber ? [{ field: 'number' as const, message: number.error ?? words.number }] : []),
    ...(foundAt.error === null ? [] : [{ field: 'found_at' as const, message: foundAt.error }]),
  ];
  return { number: number.text, foundAt: foundAt.text, errors };
}

/** What a field holds, as far as anybody reads it out: two years of closing days are left to the site. */
function readOut(site: Site, field: ListingField): unknown {
  return field === 'intake.hours' && site.intake !== null ? { ...site.intake.hours, holidays: [] } : heldIn(site, field);
}

type Shown = Partial<Pick<CallPage, 'errors' | 'notice'>> & { readonly fields?: Fields };

async function shown(astro: AstroGlobal, reader: BureauUnlocked, site: Site, more: Shown): Promise<CallPage> {
  const { fields, errors = [], notice = null } = more;
  const { slug, phone } = site.listing;
  const facts = READ_OUT.map((field) => ({ label: listingFields.labels[field], lines: valueLines(field, readOut(site, field)) }));
  return {
    kind: 'shown',
    reader,
    site,
    facts: facts.filter(({ lines }) => lines.length > 0),
    missed: await missedCalls(astro.locals.ports, slug),
    typed: { number: fields?.number ?? (fields ? '' : (phone ?? '')), found_at: fields?.found_at ?? '' },
    errors,
    notice,
  };
}
