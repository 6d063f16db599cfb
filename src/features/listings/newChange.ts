import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Ports } from '#src/ports.ts';

type Given = Pick<ListingChange, 'site' | 'kind' | 'author' | 'state'> & Partial<ListingChange>;

/** A change with what it says; all that is not said is empty. */
export function newChange(ports: Pick<Ports, 'ids' | 'clock'>, given: Given): ListingChange {
  return {
    id: ports.ids.next(),
    madeAt: ports.clock.now(),
    patch: {},
    listing: null,
    contactEmail: null,
    source: '',
    reason: '',
    firstApproval: null,
    decidedBy: null,
    decidedAt: null,
    answer: '',
    liveAt: null,
    mou: null,
    version: 1,
    ...given,
  };
}

/** The audit row of an act on a change: who, which change, and its state afterwards. */
export function noteOf(ports: Pick<Ports, 'clock'>, act: AuditAct, actor: string, { id, site, state }: ListingChange): AuditEntry {
  return { at: ports.clock.now(), actor, site, act, object: id, result: state };
}
