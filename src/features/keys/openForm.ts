import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import type { Intake } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import type { SiteStaff } from './keyHolder.ts';
import { readinessFacts } from './readinessFacts.ts';

/** Why a site opens with one person who can read; kept in the audit as its code. */
export const ONE_HOLDER_REASONS = ['second-person-named', 'one-person-team'] as const;
export type OneHolderReason = (typeof ONE_HOLDER_REASONS)[number];

export interface OpenFormAsked {
  readonly intake: Intake;
  readonly oneHolder: OneHolderReason | null;
}

export type OpenFormResult =
  | { readonly kind: 'open' }
  | { readonly kind: 'not-ready'; readonly missing: readonly ReadinessGap[] }
  /** `not-in-this-version`: the set-up pages of a real site are not built, so production opens no form yet. */
  | { readonly kind: 'refused'; readonly because: 'not-in-this-version' | 'not-a-manager' | 'no-such-site' };

/** Opens a site's form to messages once everything that it promises is settled. */
export async function openForm(ports: Ports, manager: SiteStaff, { intake, oneHolder }: OpenFormAsked): Promise<OpenFormResult> {
  if (ports.settings.mode === 'production') return { kind: 'refused', because: 'not-in-this-version' };
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const site = await ports.sites.bySlug(manager.site);
  if (site === null) return { kind: 'refused', because: 'no-such-site' };
  const facts = await readinessFacts(ports, { ...site, intake });
  const isAlone = facts.keyHolders === 1;
  const excused = isAlone && oneHolder !== null ? 'second-key-holder' : null;
  const missing = missingBeforeLive(facts).filter((gap) => gap !== excused);
  if (missing.length > 0) return { kind: 'not-ready', missing };

  const at = ports.clock.now();
  await ports.sites.goLive(manager.site, intake, at);
  const result = (isAlone && oneHolder) || 'ok';
  await ports.audit.add({ at, actor: manager.id, site: manager.site, act: 'site-live', object: null, result });
  return { kind: 'open' };
}
