import type { Unlocked } from '#src/domain/staff.ts';
import { givenTo } from '#src/domain/untouched.ts';
import type { Ports } from '#src/ports.ts';
import { colleaguesFor } from './colleaguesFor.ts';
import { lettersTo } from './lettersTo.ts';
import { loadReferral, type NotLoaded } from './loadReferral.ts';

export type AssignReferralResult =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'moved-by-another' }
  /** Nobody was picked, or somebody who cannot have it: gone, away, or without its key. */
  | { readonly kind: 'refused' }
  | NotLoaded;

export type AskedAssignment = {
  /** Who has it from now on: whoever asks, nobody, or a colleague by their id. */
  readonly to: 'me' | 'nobody' | { readonly colleague: string };
  readonly version: number;
};

/** Takes an item, returns one to the whole desk, or gives it to a colleague. Whoever had it before sees so on the item. */
export async function assignReferral(ports: Ports, worker: Unlocked, id: string, asked: AskedAssignment): Promise<AssignReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const { row } = loaded;
  // The sender's taking back is a change of the item, so whoever pressed is told of it.
  if (row.state === 'withdrawn') return { kind: 'moved-by-another' };
  const me = worker.staff.id;
  const { to } = asked;
  if (typeof to === 'object' && !(await colleaguesFor(ports, worker, row)).some((each) => each.id === to.colleague)) {
    return { kind: 'refused' };
  }
  const [assignee, result] = to === 'me' ? [me, 'taken'] : to === 'nobody' ? [null, 'returned'] : [to.colleague, givenTo(to.colleague)];
  const done = await ports.referrals.change({
    id,
    site: row.site,
    version: asked.version,
    state: row.state,
    assignee,
    deleteOn: row.deleteOn,
    contactDeleteOn: null,
    note: null,
    readIn: null,
    letters: typeof to === 'object' ? await lettersTo(ports, to.colleague, 'assigned') : [],
    audit: { at: ports.clock.now(), actor: me, site: row.site, act: 'assign', object: id, result },
  });
  return done === 'changed' ? { kind: 'assigned' } : { kind: 'moved-by-another' };
}
