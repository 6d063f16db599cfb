import { eachAlone } from '#src/domain/eachAlone.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Ports } from '#src/ports.ts';
import { type Effect, effectOf } from './effect.ts';
import { noteOf } from './newChange.ts';
import { owedToBureau } from './owedForChange.ts';
import { isOfSite } from './reviewChange.ts';

export interface ApplyDueChangesResult {
  readonly live: number;
  /** The listing changed meanwhile: these wait for the Bureau again. */
  readonly back: number;
}

/** Makes approved changes live whose hours are over. One that no longer fits its listing goes back to the Bureau. */
export async function applyDueChanges(ports: Ports): Promise<ApplyDueChangesResult> {
  const counts = { live: 0, back: 0 };
  await eachAlone(await ports.changes.dueToGoLive(ports.clock.now()), async (change) => {
    const done = await applyOne(ports, change);
    if (done !== null) counts[done] += 1;
  });
  return counts;
}

/** Null: somebody stopped it at this very moment. */
async function applyOne(ports: Ports, change: ListingChange): Promise<keyof ApplyDueChangesResult | null> {
  if (change.kind === 'contact') return makeLive(ports, change, null);
  const effect = await effectOf(ports, change, await isOfSite(ports, change));
  return effect.kind === 'applied' ? makeLive(ports, change, effect) : giveBack(ports, change);
}

async function makeLive(ports: Ports, change: ListingChange, effect: Extract<Effect, { kind: 'applied' }> | null): Promise<'live' | null> {
  const live = { ...change, state: 'live', version: change.version + 1 } as const;
  const contact = change.kind === 'contact' ? { contactEmail: change.contactEmail } : {};
  const audit = [noteOf(ports, 'listing-live', 'job', live)];
  const asked = { change: live, site: effect?.site ?? null, ...contact, letters: [], audit };
  return (await ports.changes.save(asked, change.version)) === 'saved' ? 'live' : null;
}

async function giveBack(ports: Ports, change: ListingChange): Promise<'back' | null> {
  const back = { ...change, state: 'waiting', liveAt: null, version: change.version + 1 } as const;
  const letters = await owedToBureau(ports);
  const audit = [noteOf(ports, 'listing-proposed', 'job', back)];
  const saved = await ports.changes.save({ change: back, site: null, letters, audit }, change.version);
  return saved === 'saved' ? 'back' : null;
}
