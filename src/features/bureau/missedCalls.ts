import type { Instant } from '#src/domain/day.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** A call of the Bureau that reached nobody. */
export interface MissedCall {
  readonly at: Instant;
  /** As colleagues call them; empty when they are no longer here. */
  readonly by: string;
}

/** Notes that nobody answered, so that whoever calls next knows. Nothing of the listing changes. */
export async function noteMissedCall(ports: Ports, caller: BureauUnlocked, slug: string): Promise<void> {
  const entry = { at: ports.clock.now(), actor: caller.staff.id, site: slug, object: slug };
  await ports.audit.add({ ...entry, act: 'listing-called', result: 'not-reached' });
}

/** The calls to a site that reached nobody, the newest first. */
export async function missedCalls({ audit, staff }: Pick<Ports, 'audit' | 'staff'>, slug: string): Promise<MissedCall[]> {
  const noted = (await audit.ofObject(slug)).filter(({ act }) => act === 'listing-called').toReversed();
  const names = new Map(
    await Promise.all([...new Set(noted.map(({ actor }) => actor))].map(async (id) => [id, await staff.byId(id)] as const)),
  );
  return noted.map(({ at, actor }) => ({ at, by: names.get(actor)?.name ?? '' }));
}
