import type { AstroGlobal } from 'astro';
import { sayDay } from '#src/domain/day.ts';
import { plainWords } from '#src/domain/plainWords.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isTransferable, type TransferTerms, transferTerms } from '#src/domain/transfer.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import { type DeskItem, openSummary } from '#src/features/queue/openSummary.ts';
import { offerTransfer, type TransferOffer, transferReferral } from '#src/features/queue/transferReferral.ts';
import { REASON_LIMIT } from '#src/features/queue/writtenText.ts';
import { lettersOfWork } from '#src/features/referrals/owedLetters.ts';
import { together } from '#src/words/en/together.ts';
import type { HeldBackPage } from './heldBack.ts';
import { isHeldBack, type KeyFields, keyPost, versionIn } from './keyPost.ts';

const FIELDS = ['to', 'reason', 'find'] as const;
type Field = (typeof FIELDS)[number];
type Fields = KeyFields<Field>;

/** The page that gives a message to another site. */
export interface TransferPage {
  readonly kind: 'page';
  readonly worker: Unlocked;
  readonly item: DeskItem;
  readonly offers: readonly TransferOffer[];
  readonly typed: Readonly<Record<Field, string>>;
  readonly errors: readonly { readonly field: Field; readonly message: string }[];
  readonly notice: string | null;
  /** What is about to happen, asked once more; null: the form. */
  readonly sure: { readonly site: LiveSite; readonly due: string; readonly erased: string } | null;
  readonly canGo: boolean;
}

/** It is gone: all that can be said is where. */
export interface TransferredPage {
  readonly kind: 'transferred';
  readonly worker: Unlocked;
  readonly to: string;
  readonly siteName: string;
}

interface Trouble {
  readonly errors?: TransferPage['errors'];
  readonly notice?: string;
  readonly sure?: LiveSite;
}

const words = together.transfer;

/** Reads one request: the form, the question once more, or the giving. */
export async function transferPage(astro: AstroGlobal): Promise<TransferPage | TransferredPage | HeldBackPage | Response> {
  const asked = await keyPost(astro, FIELDS);
  if (isHeldBack(asked)) return asked;
  const { worker } = asked;
  const fields: Fields = asked.kind === 'visit' ? {} : asked.fields;
  const shown = await openSummary(astro.locals.ports, worker, astro.params.id ?? '');
  if (shown.kind !== 'shown') return new Response(null, { status: shown.kind === 'not-there' ? 404 : 403 });
  const { item } = shown;
  const offers = await offerTransfer(astro.locals.ports, worker, item.summary?.place ?? '');
  const answer = asked.kind === 'post' ? await answerPost(astro, worker, { item, offers, fields }) : noticeOf(asked);
  if (answer instanceof Response || 'kind' in answer) return answer;
  return pageOf(astro, worker, { item, offers, fields }, answer);
}

interface Asked {
  readonly item: DeskItem;
  readonly offers: readonly TransferOffer[];
  readonly fields: Fields;
}

function noticeOf(asked: { readonly kind: 'visit' } | { readonly kind: 'again'; readonly because: 'too-old' | 'unlocked' }): Trouble {
  if (asked.kind === 'visit') return {};
  return { notice: asked.because === 'too-old' ? together.tooOld : together.unlocked };
}

function pageOf(astro: AstroGlobal, worker: Unlocked, { item, offers, fields }: Asked, trouble: Trouble): TransferPage {
  const { to = '', reason = '', find = '' } = fields;
  const { errors = [], notice = null, sure } = trouble;
  if (errors.length > 0) astro.response.status = 422;
  return {
    kind: 'page',
    worker,
    item,
    offers: offers.filter((offer) => fitsName(offer, find) || offer.site.listing.slug === to),
    typed: { to, reason, find },
    errors,
    notice,
    sure: sure ? sureOf(item, sure) : null,
    canGo: isTransferable(item.row.state),
  };
}

function fitsName({ site }: TransferOffer, find: string): boolean {
  const name = plainWords(site.listing.name).join(' ');
  return plainWords(find).every((word) => name.includes(word));
}

function sureOf({ row, site }: DeskItem, to: LiveSite): TransferPage['sure'] {
  const terms = transferTerms(row, to, site.now);
  return terms === null ? null : { site: to, ...inWords(terms, to, site.now) };
}

function inWords({ dueAt, deleteOn }: TransferTerms, { intake }: LiveSite, now: number) {
  return { due: sayMoment(dueAt, intake.hours.timeZone, now), erased: sayDay(deleteOn, 'en') };
}

async function answerPost(astro: AstroGlobal, worker: Unlocked, asked: Asked): Promise<Trouble | TransferredPage | Response> {
  const { item, fields } = asked;
  if (fields.act === 'find' || fields.act === 'edit') return {};
  if (fields.act !== 'check' && fields.act !== 'send') return new Response(null, { status: 400 });
  const { target, errors } = picked(asked);
  if (target === undefined || errors.length > 0) return { errors };
  if (transferTerms(item.row, target, item.site.now) === null) return { errors: [refusal('too-late')] };
  if (fields.act === 'check') return { sure: target };
  return send(astro, worker, item, { target, reason: fields.reason ?? '', version: versionIn(fields) });
}

function picked({ offers, fields }: Asked) {
  const target = offers.find(({ site }) => site.listing.slug === fields.to)?.site;
  const noSite = target === undefined ? [{ field: 'to' as const, message: words.errors.to }] : [];
  const noReason = (fields.reason ?? '').trim() === '' ? [{ field: 'reason' as const, message: words.errors.reason }] : [];
  return { target, errors: [...noSite, ...noReason] };
}

async function send(
  astro: AstroGlobal,
  worker: Unlocked,
  item: DeskItem,
  { target, reason, version }: { target: LiveSite; reason: string; version: number },
): Promise<Trouble | TransferredPage> {
  const { ports } = astro.locals;
  const asked = { to: target.listing.slug, reason, version };
  const done = await transferReferral(ports, worker, item.row.id, asked, (site) => lettersOfWork(ports, site));
  switch (done.kind) {
    case 'transferred':
      nudgeLetters(ports);
      return { kind: 'transferred', worker, to: target.listing.name, siteName: item.site.name };
    case 'refused':
      return { errors: [refusal(done.because)] };
    case 'closed-there':
      return { errors: [{ field: 'to', message: words.errors.closedThere }] };
    case 'cannot-be-opened':
      return conflict(astro, together.cannotOpen);
    default:
      return conflict(astro, together.conflict);
  }
}

function conflict(astro: AstroGlobal, notice: string): Trouble {
  astro.response.status = 409;
  return { notice };
}

function refusal(because: string): { field: Field; message: string } {
  switch (because) {
    case 'adults-only':
      return { field: 'to', message: words.errors.adultsOnly };
    case 'too-late':
      return { field: 'to', message: words.errors.tooLate };
    case 'no-site':
      return { field: 'to', message: words.errors.closedThere };
    case 'too-long':
      return { field: 'reason', message: together.errors.tooLong(REASON_LIMIT) };
    case 'unreadable':
      return { field: 'reason', message: together.errors.unreadable };
    case 'reason-missing':
      return { field: 'reason', message: words.errors.reason };
    default:
      return { field: 'to', message: together.notNow };
  }
}
