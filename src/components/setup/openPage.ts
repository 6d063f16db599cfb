import type { AstroGlobal } from 'astro';
import type { ReadinessGap } from '#src/domain/readiness.ts';
import { completeIntake } from '#src/domain/setup.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import { openForm } from '#src/features/keys/openForm.ts';
import { requireManager, type SiteStaff } from '../desk/deskRequest.ts';
import { setupPost, visitUnlocked } from './setupPost.ts';
import { type SetupRoom, stepPath } from './setupRequest.ts';

/** What the last page shows: all that people will read, or that they can write now. */
export type OpenPage =
  | {
      readonly kind: 'closed';
      readonly room: SetupRoom;
      readonly missing: readonly ReadinessGap[];
      readonly trouble: 'too-old' | 'moved-by-another' | null;
    }
  | { readonly kind: 'open'; readonly who: SiteStaff; readonly site: LiveSite };

/** Reads one request of the page that opens the form. */
export async function openPage(astro: AstroGlobal): Promise<OpenPage | Response> {
  const live = await openedSite(astro);
  if (live !== null) return live;
  if (astro.request.method !== 'POST') {
    const room = await visitUnlocked(astro);
    return room instanceof Response ? room : { kind: 'closed', room, missing: room.readiness.missing, trouble: null };
  }
  // A form is opened by somebody whose key is at hand: a mailbox alone is not enough for it.
  const post = await setupPost(astro, ['version']);
  if (post instanceof Response) return post;
  const unlocked = await visitUnlocked(astro);
  if (unlocked instanceof Response) return unlocked;
  const closed = { kind: 'closed', room: post.room, missing: post.room.readiness.missing } as const;
  return post.isTooOld ? { ...closed, trouble: 'too-old' } : open(astro, closed, post.fields.version);
}

type Closed = Omit<Extract<OpenPage, { kind: 'closed' }>, 'trouble'>;

async function open(astro: AstroGlobal, closed: Closed, version: string | undefined): Promise<OpenPage | Response> {
  const { setup, who } = closed.room;
  const intake = completeIntake(setup.draft);
  astro.response.status = 409;
  if (version !== String(setup.version)) return { ...closed, trouble: 'moved-by-another' };
  if (intake === null) return { ...closed, trouble: null };
  const asked = { intake, oneHolder: setup.oneHolder, setupVersion: setup.version };
  const answer = await openForm(astro.locals.ports, who.staff, asked);
  if (answer.kind === 'open') return astro.redirect(stepPath('open'), 303);
  if (answer.kind === 'not-ready') return { ...closed, missing: answer.missing, trouble: null };
  return { ...closed, trouble: 'moved-by-another' };
}

/** The form is open already: whoever comes here by Back, or after a colleague, is told so. */
async function openedSite(astro: AstroGlobal): Promise<OpenPage | Response | null> {
  if (astro.request.method === 'POST') return null;
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const site = await astro.locals.ports.sites.bySlug(who.staff.site);
  const setup = await astro.locals.ports.setups.ofSite(who.staff.site);
  return site !== null && isLive(site) && setup !== null ? { kind: 'open', who, site } : null;
}
