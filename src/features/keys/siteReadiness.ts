import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import { intakeSoFar, type OneHolderReason, type SetupState, setupState } from '#src/domain/setup.ts';
import type { Site } from '#src/domain/site.ts';
import type { SiteSetup } from '#src/ports/sites.ts';
import type { Ports } from '#src/ports.ts';
import { readinessFacts } from './readinessFacts.ts';

export type SiteReadinessResult =
  | { readonly kind: 'no-such-site' }
  | {
      readonly kind: 'known';
      readonly site: Site;
      readonly setup: SiteSetup | null;
      readonly state: SetupState;
      /** Workers who hold the key now. */
      readonly keyHolders: number;
      /** The recorded reason, while one person alone can read; null otherwise. */
      readonly oneHolder: OneHolderReason | null;
      readonly missing: readonly ReadinessGap[];
    };

/** Tells where a site stands on its way to an open form, and what it still lacks: by its settings, or by what its set-up has settled so far. */
export async function siteReadiness(ports: Ports, slug: string): Promise<SiteReadinessResult> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'no-such-site' };
  const setup = await ports.setups.ofSite(slug);
  const intake = site.intake ?? (setup && intakeSoFar(setup.draft));
  const facts = await readinessFacts(ports, { ...site, intake });
  const { keyHolders, hasKey, aloneBecause } = facts;
  const state = setupState({ site, isInvited: setup !== null, hasKey });
  const oneHolder = keyHolders === 1 ? aloneBecause : null;
  return { kind: 'known', site, setup, state, keyHolders, oneHolder, missing: missingBeforeLive(facts) };
}
