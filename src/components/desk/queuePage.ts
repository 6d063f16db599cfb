import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { type LetterTroublesResult, letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { type DeskNumbers, deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { type ListQueueResult, listQueue } from '#src/features/queue/listQueue.ts';
import type { ReleaseHeldResult } from '#src/features/queue/releaseHeld.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { viewIn } from './deskPaths.ts';
import { requireUnlocked } from './deskRequest.ts';
import { answerReleasePost } from './releasePost.ts';

/** Why a release did nothing: the page was of an older session, or no message was picked. */
export type ReleaseTrouble = 'too-old' | 'none-picked';

/** What the queue's page shows. */
export interface QueuePage {
  readonly worker: Unlocked;
  readonly siteName: string;
  readonly result: ListQueueResult;
  /** Instead of the queue, for somebody without a key. */
  readonly numbers: DeskNumbers | null;
  readonly letters: LetterTroublesResult;
  /** The purge waits for a person to look at the clock. */
  readonly erasingHalted: boolean;
  /** How many held messages have just been released, and how many stayed. */
  readonly released: ReleaseHeldResult | null;
  readonly trouble: ReleaseTrouble | null;
}

const STATUS: Readonly<Record<ReleaseTrouble, number>> = { 'too-old': 403, 'none-picked': 422 };

/** Reads one request of the queue: a view, or a release of picked held messages. */
export async function queuePage(astro: AstroGlobal): Promise<QueuePage | Response> {
  const worker = await requireUnlocked(astro);
  if (worker instanceof Response) return worker;
  const posted = astro.request.method === 'POST' ? await release(astro, worker) : null;
  if (posted instanceof Response) return posted;
  if (posted !== null) astro.response.status = STATUS[posted];
  const { ports } = astro.locals;
  const page = Number.parseInt(astro.url.searchParams.get('page') ?? '1', 10) || 1;
  const result = await listQueue(ports, worker, { view: viewIn(astro.url), page });
  return {
    worker,
    siteName: (await deskSite(ports, worker.staff.site)).name,
    result,
    numbers: result.kind === 'no-key' ? await deskNumbers(ports, worker) : null,
    letters: await letterTroubles(ports, worker.staff),
    erasingHalted: await isErasingHalted(ports),
    released: releasedIn(astro.url),
    trouble: posted,
  };
}

async function release(astro: AstroGlobal, worker: Unlocked): Promise<Response | ReleaseTrouble> {
  const entries = [...(await astro.request.formData()).entries()];
  const answer = await answerReleasePost(astro.locals.ports, worker, entries);
  if (answer.kind === 'not-ours') return new Response(null, { status: 400 });
  if (answer.kind !== 'released') return answer.kind;
  return astro.redirect(`/staff/queue/?view=held&released=${answer.released}&left=${answer.left}`, 303);
}

function releasedIn({ searchParams }: URL): ReleaseHeldResult | null {
  const count = (name: string) => Math.min(Number.parseInt(searchParams.get(name) ?? '0', 10) || 0, 99);
  return searchParams.has('released') ? { released: count('released'), left: count('left') } : null;
}
