import type { AstroGlobal } from 'astro';
import { type Day, dayOf } from '#src/domain/day.ts';
import { intakeSoFar } from '#src/domain/setup.ts';
import { type SetupStep, setupSteps } from '#src/domain/setupSteps.ts';
import { type Intake, isLive, type Site } from '#src/domain/site.ts';
import { mayHoldKey } from '#src/domain/staff.ts';
import { likelyZone } from '#src/domain/stateZone.ts';
import { siteReadiness } from '#src/features/keys/siteReadiness.ts';
import type { SiteSetup } from '#src/ports/sites.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import { requireManager, type SiteStaff } from '../desk/deskRequest.ts';
import { REHEARSAL_PATH } from '../desk/rehearsalPage.ts';

export const SETUP_PATH = '/staff/setup/';

// Everybody makes a key of their own, and a live site goes on rehearsing: these are no pages of the set-up alone.
const ELSEWHERE: Readonly<Partial<Record<SetupStep['name'], string>>> = { key: '/staff/key/', rehearsal: REHEARSAL_PATH };

/** The page of a step. */
export function stepPath(name: SetupStep['name']): string {
  return ELSEWHERE[name] ?? `${SETUP_PATH}${name}/`;
}

/** A site that sets itself up, as one of its managers sees it. */
export interface SetupRoom {
  readonly who: SiteStaff;
  readonly setup: SiteSetup;
  /** The site with what is settled so far. */
  readonly view: Site & { readonly intake: Intake };
  /** The day at the site. */
  readonly today: Day;
  /** Everybody with a living account there. */
  readonly people: readonly StaffRecord[];
  readonly readiness: Extract<Awaited<ReturnType<typeof siteReadiness>>, { kind: 'known' }>;
  readonly steps: readonly SetupStep[];
}

/** The set-up of the manager's own site, or where they have to go: a live site has a queue, one that nobody was asked to set up has none. */
export async function openSetup(astro: AstroGlobal, who: SiteStaff): Promise<SetupRoom | Response> {
  const { ports } = astro.locals;
  const readiness = await siteReadiness(ports, who.staff.site);
  if (readiness.kind === 'no-such-site' || readiness.setup === null) return new Response(null, { status: 404 });
  if (readiness.state === 'live') return astro.redirect('/staff/queue/', 303);
  const { site, setup, missing } = readiness;
  const intake = intakeSoFar(setup.draft);
  const people = (await ports.staff.ofSite(who.staff.site)).filter(({ status }) => status === 'active');
  const hasOwnKey = people.some(({ id, wrappedKey }) => id === who.staff.id && wrappedKey !== null);
  const attestation = await ports.staff.attestation(who.staff.id);
  const keepsListingOnly = attestation !== null && !mayHoldKey(attestation);
  const zone = intake.hours.timeZone || (likelyZone(site.listing.state) ?? 'America/Chicago');
  return {
    who,
    setup,
    view: { ...site, intake },
    today: dayOf(ports.clock.now(), zone),
    people,
    readiness,
    steps: setupSteps({ hasOwnKey, keepsListingOnly, draft: setup.draft, missing }),
  };
}

/** The same for a visit: only a manager sets a site up. */
export async function visitSetup(astro: AstroGlobal): Promise<SetupRoom | Response> {
  const who = await requireManager(astro);
  return who instanceof Response ? who : openSetup(astro, who);
}

/** What the list of steps shows, with the name of the site. `live`: its form was opened, so there is nothing to set up any more. */
export type StepsPage = { readonly who: SiteStaff; readonly site: string } & (
  | { readonly kind: 'steps'; readonly room: SetupRoom }
  | { readonly kind: 'live' }
);

/** A visit of the list of steps. A manager of a live site is told that all of it is done, however the site came to be live. */
export async function visitSteps(astro: AstroGlobal): Promise<StepsPage | Response> {
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const site = await astro.locals.ports.sites.bySlug(who.staff.site);
  if (site !== null && isLive(site)) return { kind: 'live', who, site: site.listing.name };
  const room = await openSetup(astro, who);
  return room instanceof Response ? room : { kind: 'steps', who, site: room.view.listing.name, room };
}
