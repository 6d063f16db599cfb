import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { type LetterTroublesResult, letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { type KeyHealth, keyHealth } from '#src/features/keys/keyHealth.ts';
import type { CloseHeldResult } from '#src/features/queue/closeHeld.ts';
import { type DeskNumbers, deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { type JustDone, justDone } from '#src/features/queue/justDone.ts';
import { type ListFrom, openList } from '#src/features/queue/listFrom.ts';
import { type ListQueueResult, listQueue } from '#src/features/queue/listQueue.ts';
import type { ReleaseHeldResult } from '#src/features/queue/releaseHeld.ts';
import { type SearchResult, searchQueue } from '#src/features/queue/searchQueue.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { isSettingUp } from '../setup/isSettingUp.ts';
import { listIn, listPath } from './deskPaths.ts';
import { requireUnlocked } from './deskRequest.ts';
import { answerReleasePost } from './releasePost.ts';

/** Why a release or a closing did nothing: the page was of an older session, no message was picked, or no reason. */
export type ReleaseTrouble = 'too-old' | 'none-picked' | 'no-reason';

/** What the queue's page shows. */
export interface QueuePage {
  readonly worker: Unlocked;
  readonly siteName: string;
  readonly from: ListFrom;
  readonly result: ListQueueResult;
  /** Instead of the queue, for somebody without a key. */
  readonly numbers: DeskNumbers | null;
  readonly letters: LetterTroublesResult;
  /** The purge waits for a person to look at the clock. */
  readonly erasingHalted: boolean;
  /** How many held messages have just been released, and how many stayed. */
  readonly released: ReleaseHeldResult | null;
  /** The same of those that were closed. */
  readonly closed: CloseHeldResult | null;
  /** The last item of this view, which was decided a moment ago and can still be undone. */
  readonly before: JustDone | null;
  /** For a manager, on what the desk opens with: whether the site could still read its messages tomorrow. */
  readonly health: KeyHealth | null;
  readonly trouble: ReleaseTrouble | null;
}

/** The queue's page, or in its place what a search found. */
export type QueueAnswer =
  | { readonly kind: 'list'; readonly page: QueuePage }
  | {
      readonly kind: 'search';
      readonly worker: Unlocked;
      readonly siteName: string;
      readonly result: Exclude<SearchResult, { kind: 'no-key' }> | { readonly kind: 'too-old' };
      readonly typed: string;
      /** The list that was searched from. */
      readonly from: ListFrom;
    };

type Entries = readonly (readonly [string, unknown])[];

const SEARCH_STATUS = { found: 200, refused: 422, 'too-old': 403 } as const;
const STATUS: Readonly<Record<ReleaseTrouble, number>> = { 'too-old': 403, 'none-picked': 422, 'no-reason': 422 };

/** Reads one request of the queue: a view, a release or a closing of picked held messages, or a search. */
export async function queuePage(astro: AstroGlobal): Promise<QueueAnswer | Response> {
  const worker = await requireUnlocked(astro);
  if (worker instanceof Response) return worker;
  if (astro.request.method !== 'POST') {
    if ((await isSettingUp(astro, worker.staff)) !== 'no') return astro.redirect('/staff/setup/', 303);
    return { kind: 'list', page: await listPage(astro, worker, null) };
  }
  const entries = [...(await astro.request.formData()).entries()];
  if (entries.some(([name, value]) => name === 'act' && value === 'search')) return search(astro, worker, entries);
  const posted = await release(astro, worker, entries);
  if (posted instanceof Response) return posted;
  astro.response.status = STATUS[posted];
  return { kind: 'list', page: await listPage(astro, worker, posted) };
}

/** Two large lists are being opened already. */
function answerBusy({ response }: AstroGlobal): void {
  response.status = 503;
  response.headers.set('Retry-After', '5');
}

async function listPage(astro: AstroGlobal, worker: Unlocked, trouble: ReleaseTrouble | null): Promise<QueuePage> {
  const { url } = astro;
  const { ports } = astro.locals;
  const page = Number.parseInt(url.searchParams.get('page') ?? '1', 10) || 1;
  const from = openList(ports, worker.staff.site, listIn(url));
  const result = await listQueue(ports, worker, { ...from, page });
  if (result.kind === 'busy') answerBusy(astro);
  return {
    worker,
    siteName: (await deskSite(ports, worker.staff.site)).name,
    from,
    result,
    numbers: result.kind === 'no-key' ? await deskNumbers(ports, worker) : null,
    letters: await letterTroubles(ports, worker.staff),
    erasingHalted: await isErasingHalted(ports),
    released: releasedIn(url),
    closed: closedIn(url),
    before: await justDone(ports, worker, url.searchParams.get('of')),
    health: result.kind === 'morning' && worker.staff.role === 'manager' ? await keyHealth(ports, worker.staff.site) : null,
    trouble,
  };
}

async function search(astro: AstroGlobal, worker: Unlocked, entries: Entries): Promise<QueueAnswer | Response> {
  const { ports } = astro.locals;
  const fields = readStaffFields(entries, ['csrf', 'act', 'words']);
  if (fields === null) return new Response(null, { status: 400 });
  const typed = fields.words ?? '';
  const isOurs = await holdsCsrf(ports, worker, fields.csrf);
  const result = isOurs ? await searchQueue(ports, worker, typed) : ({ kind: 'too-old' } as const);
  if (result.kind === 'no-key') return astro.redirect(listPath(listIn(astro.url)), 303);
  if (result.kind === 'busy') answerBusy(astro);
  else astro.response.status = SEARCH_STATUS[result.kind];
  const from = openList(ports, worker.staff.site, listIn(astro.url));
  return { kind: 'search', worker, siteName: (await deskSite(ports, worker.staff.site)).name, result, typed, from };
}

async function release(astro: AstroGlobal, worker: Unlocked, entries: Entries): Promise<Response | ReleaseTrouble> {
  const answer = await answerReleasePost(astro.locals.ports, worker, entries);
  if (answer.kind === 'not-ours') return new Response(null, { status: 400 });
  if (answer.kind !== 'released' && answer.kind !== 'closed') return answer.kind;
  const done = answer.kind === 'closed' ? { closed: `${answer.closed}` } : { released: `${answer.released}` };
  return astro.redirect(listPath(listIn(astro.url), { ...done, left: `${answer.left}` }), 303);
}

function releasedIn(url: URL): ReleaseHeldResult | null {
  return url.searchParams.has('released') ? { released: countIn(url, 'released'), left: countIn(url, 'left') } : null;
}

function closedIn(url: URL): CloseHeldResult | null {
  return url.searchParams.has('closed') ? { closed: countIn(url, 'closed'), left: countIn(url, 'left') } : null;
}

function countIn({ searchParams }: URL, name: string): number {
  return Math.min(Number.parseInt(searchParams.get(name) ?? '0', 10) || 0, 99);
}
