import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import type { OneHolderReason } from '#src/domain/setup.ts';
import type { Intake } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import type { SiteStaff } from './keyHolder.ts';
import { readinessFacts } from './readinessFacts.ts';

export interface OpenFormAsked {
  readonly intake: Intake;
  readonly oneHolder: OneHolderReason | null;
  /** The version of the set-up that the settings were read from; null where a site is made by a command. */
  readonly setupVersion: number | null;
}

export type OpenFormResult =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-ready'; readonly missing: readonly ReadinessGap[] }
  /** `moved-by-another`: a colleague saved other settings, or opened the form, since they were read. */
  | { readonly kind: 'refused'; readonly because: 'not-a-manager' | 'no-such-site' | 'moved-by-another' };

/** Opens a site's form to messages, once, when everything that it promises is settled and a rehearsal came through. */
export async function openForm(
  ports: Ports,
  manager: SiteStaff,
  { intake, oneHolder, setupVersion }: OpenFormAsked,
): Promise<OpenFormResult> {
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const site = await ports.sites.bySlug(manager.site);
  if (site === null) return { kind: 'refused', because: 'no-such-site' };
  const facts = await readinessFacts(ports, { ...site, intake });
  const missing = missingBeforeLive({ ...facts, aloneBecause: oneHolder });
  if (missing.length > 0) return { kind: 'not-ready', missing };

  const isAlone = facts.keyHolders === 1;
  const asked = isAlone || oneHolder === null ? setupVersion : await takeReasonBack(ports, manager, setupVersion);
  if (asked === 'moved-by-another') return { kind: 'refused', because: asked };
  const at = ports.clock.now();
  const result = (isAlone && oneHolder) || 'ok';
  const audit = { at, actor: manager.id, site: manager.site, act: 'site-live', object: null, result } as const;
  const isOpened = await ports.sites.goLive(manager.site, intake, at, { setupVersion: asked, audit });
  return isOpened ? { kind: 'open' } : { kind: 'refused', because: 'moved-by-another' };
}

/** Two are there, so one is not enough any more: the reason would excuse the day on which one of them is gone. The new version of the set-up. */
async function takeReasonBack(ports: Ports, { site, id }: SiteStaff, version: number | null): Promise<number | null | 'moved-by-another'> {
  const setup = await ports.setups.ofSite(site);
  if (setup === null || version === null) return version;
  const audit = { at: ports.clock.now(), actor: id, site, act: 'site-setup', object: null, result: 'two-holders' } as const;
  const saved = await ports.setups.save({ ...setup, oneHolder: null, version }, audit);
  return saved === 'saved' ? version + 1 : saved;
}
