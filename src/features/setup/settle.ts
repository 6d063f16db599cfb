import type { IntakeDraft, OneHolderReason } from '#src/domain/setup.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { SiteSetup } from '#src/ports/sites.ts';
import type { Ports } from '#src/ports.ts';

/** A manager of one site. */
export type SiteManager = Staff & { readonly site: string };

export type SettleResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly because: 'not-a-manager' | 'no-setup' }
  /** Somebody else saved the same since this page was read, or opened the form: as it stands now. */
  | { readonly kind: 'moved-by-another'; readonly setup: SiteSetup | null };

export interface SettleAsked {
  /** What is settled now; all else of the draft stays. */
  readonly settled: IntakeDraft;
  /** Tells whether what the draft holds of it is still what the page showed. */
  readonly isAsShown: (setup: SiteSetup) => boolean;
  /** The step, for the audit. */
  readonly step: string;
}

// Each loser of a race tries again with what the winner left; so many colleagues save at once nowhere.
const TRIES = 5;

/** Keeps the answers of one step. Two managers on different steps both keep theirs; on the same step the later one is told. */
export async function settle(ports: Ports, manager: SiteManager, { settled, isAsShown, step }: SettleAsked): Promise<SettleResult> {
  return change(ports, manager, step, isAsShown, (setup) => ({ ...setup, draft: { ...setup.draft, ...settled } }));
}

/** Records why the site opens with one person who can read (security/threat-model §6.2), or takes the reason back. */
export async function settleOneHolder(ports: Ports, manager: SiteManager, reason: OneHolderReason | null): Promise<SettleResult> {
  return change(
    ports,
    manager,
    reason ?? 'two-holders',
    () => true,
    (setup) => ({ ...setup, oneHolder: reason }),
  );
}

async function change(
  ports: Ports,
  manager: SiteManager,
  result: string,
  isAsShown: (setup: SiteSetup) => boolean,
  to: (setup: SiteSetup) => SiteSetup,
  triesLeft = TRIES,
): Promise<SettleResult> {
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const setup = await ports.setups.ofSite(manager.site);
  if (setup === null) return { kind: 'refused', because: 'no-setup' };
  if (!isAsShown(setup) || triesLeft === 0) return { kind: 'moved-by-another', setup };
  const audit = { at: ports.clock.now(), actor: manager.id, site: manager.site, act: 'site-setup', object: null, result } as const;
  const saved = await ports.setups.save(to(setup), audit);
  return saved === 'saved' ? { kind: 'saved' } : change(ports, manager, result, isAsShown, to, triesLeft - 1);
}
