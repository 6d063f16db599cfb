import type { AstroGlobal } from 'astro';
import { isView } from '#src/domain/deskViews.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { type LetterTroublesResult, letterTroubles } from '#src/features/deliveries/letterTroubles.ts';
import { type DeskNumbers, deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { type ListQueueResult, listQueue } from '#src/features/queue/listQueue.ts';
import { releaseHeld } from '#src/features/queue/releaseHeld.ts';
import { isErasingHalted } from '#src/features/retention/isErasingHalted.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { requireUnlocked } from './deskRequest.ts';

/** How many held messages have just been released, and how many stayed. */
export interface Released {
  readonly released: number;
  readonly left: number;
}

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
  readonly released: Released | null;
  /** The post came from a page of an older session. */
  readonly tooOld: boolean;
}

const PICKED = /^item-([a-z0-9]{26})$/;

/** Reads one request of the queue: a view, or a release of picked held messages. */
export async function queuePage(astro: AstroGlobal): Promise<QueuePage | Response> {
  const worker = await requireUnlocked(astro);
  if (worker instanceof Response) return worker;
  const posted = astro.request.method === 'POST' ? await release(astro, worker) : null;
  if (posted instanceof Response) return posted;
  if (posted === 'too-old') astro.response.status = 403;
  const { ports } = astro.locals;
  const asked = astro.url.searchParams.get('view') ?? '';
  const page = Number.parseInt(astro.url.searchParams.get('page') ?? '1', 10) || 1;
  const result = await listQueue(ports, worker, { view: isView(asked) ? asked : null, page });
  return {
    worker,
    siteName: (await deskSite(ports, worker.staff.site)).name,
    result,
    numbers: result.kind === 'no-key' ? await deskNumbers(ports, worker) : null,
    letters: await letterTroubles(ports, worker.staff),
    erasingHalted: await isErasingHalted(ports),
    released: releasedIn(astro.url),
    tooOld: posted === 'too-old',
  };
}

async function release(astro: AstroGlobal, worker: Unlocked): Promise<Response | 'too-old'> {
  const entries = [...(await astro.request.formData()).entries()];
  const picks = entries.map(([name]) => name).filter((name) => PICKED.test(name));
  const fields = readStaffFields(entries, ['csrf', 'act', ...picks]);
  if (fields === null) return new Response(null, { status: 400 });
  const { ports } = astro.locals;
  if (!(await holdsCsrf(ports, worker, fields['csrf']))) return 'too-old';
  const picked = picks.map((name) => ({ id: name.slice('item-'.length), version: Number(fields[name]) }));
  const { released, left } = await releaseHeld(ports, worker, picked);
  return astro.redirect(`/staff/queue/?view=held&released=${released}&left=${left}`, 303);
}

function releasedIn({ searchParams }: URL): Released | null {
  const count = (name: string) => Math.min(Number.parseInt(searchParams.get(name) ?? '0', 10) || 0, 99);
  return searchParams.has('released') ? { released: count('released'), left: count('left') } : null;
}
