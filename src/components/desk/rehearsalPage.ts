import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { type DeskSite, deskSite } from '#src/features/queue/deskSite.ts';
import { openReferral } from '#src/features/queue/openReferral.ts';
import { openSummary } from '#src/features/queue/openSummary.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { rehearseArrival } from '#src/features/referrals/rehearseArrival.ts';
import { rehearse } from '#src/features/rehearsal/rehearse.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import type { Rehearsal } from '#src/ports/letters.ts';
import { readPost, requireManager, requireUnlocked } from './deskRequest.ts';

export const REHEARSAL_PATH = '/staff/rehearsal/';

/** What the page of the rehearsal shows. */
export interface RehearsalPage {
  readonly worker: Unlocked;
  readonly siteName: string;
  readonly isManager: boolean;
  readonly isLive: boolean;
  /** The newest first. */
  readonly rehearsals: readonly { readonly rehearsal: Rehearsal; readonly at: string }[];
  readonly trouble: 'too-old' | 'too-many' | null;
}

/** Lines of earlier rehearsals below the lights. */
const MOST = 6;
const WAYS = { arrive: rehearseArrival, sendLetters: sendPendingEmails, lookUp: lookUpReceipt };
const STATUS = { 'too-old': 403, 'too-many': 429 } as const;

/** Reads one request of the rehearsal: what came of the latest, for everybody of the site, or a manager's press. Sets the status. */
export async function rehearsalPage(astro: AstroGlobal): Promise<RehearsalPage | Response> {
  const worker = await requireUnlocked(astro);
  if (worker instanceof Response) return worker;
  const posted = astro.request.method === 'POST' ? await press(astro, worker) : null;
  if (posted instanceof Response) return posted;
  if (posted !== null) astro.response.status = STATUS[posted];
  const { ports } = astro.locals;
  const { site, role } = worker.staff;
  const desk = await deskSite(ports, site);
  const rehearsals = await ports.rehearsals.ofSite(site, MOST);
  const live = (await ports.sites.bySlug(site))?.liveSince ?? null;
  return {
    worker,
    siteName: desk.name,
    isManager: role === 'manager',
    isLive: live !== null,
    rehearsals: rehearsals.map((rehearsal) => ({ rehearsal, at: momentAt(desk, rehearsal) })),
    trouble: posted,
  };
}

async function press(astro: AstroGlobal, worker: Unlocked): Promise<RehearsalPage['trouble'] | Response> {
  const manager = await requireManager(astro);
  if (manager instanceof Response) return manager;
  const fields = await readPost(astro.request, ['csrf']);
  if (fields === null) return new Response(null, { status: 400 });
  const { ports } = astro.locals;
  if (!(await holdsCsrf(ports, worker, fields.csrf))) return 'too-old';
  const opener = { worker, openSummary, openDetails: openReferral };
  const answer = await rehearse(ports, WAYS, { site: worker.staff.site, kind: 'button', opener, actor: worker.staff.id });
  return answer.kind === 'too-many' ? 'too-many' : astro.redirect(REHEARSAL_PATH, 303);
}

function momentAt({ hours, now }: DeskSite, { at }: Rehearsal): string {
  return sayMoment(at, hours.timeZone, now);
}
