import { dayOf } from '#src/domain/day.ts';
import { type NoRemoval, whyNotRemoved } from '#src/domain/person.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { NewEpoch } from '#src/ports/keys.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Departure, StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

export interface RemoveAsked {
  readonly staffId: string;
  /** Who takes over what is theirs by name; null where nothing is. */
  readonly heir: string | null;
}

export type RemovePersonResult =
  /** `epoch` null: no new key was made, because nobody is left who could hold it. */
  | { readonly kind: 'removed'; readonly epoch: number | null }
  /** `no-heir`: they are the backup contact, and whoever takes over was not named, or is gone. `moved-by-another`: too much changed meanwhile. */
  | { readonly kind: 'refused'; readonly because: NoRemoval | 'no-heir' | 'moved-by-another' };

/** Makes the site's next key without somebody; null: there is none to make. Given as an argument, because keys are another feature's. */
export type NextKey = (asked: { readonly site: string; readonly without: string }) => Promise<NewEpoch | null>;

// Others may roll, be suspended or be given a key at the very same moment; a desk is not that busy five times in a row.
const MOST_TRIES = 5;

/**
 * Ends somebody's account in one act: sessions, key, passkeys and grants go, the site gets a new key without them, their items return to the
 * desk, and what they alone were told of moves to a person who is named. Their notes stay, sealed to the site.
 */
export async function removePerson(ports: Ports, by: Staff, { staffId, heir }: RemoveAsked, nextKey: NextKey): Promise<RemovePersonResult> {
  const person = await ports.staff.byId(staffId);
  if (person === null || person.site === null) return { kind: 'refused', because: 'not-allowed' };
  const told = (await ports.staff.ofSite(person.site)).filter((other) => other.id !== staffId && isActiveManager(other));
  const because = whyNotRemoved({ by, person, otherManagers: told.length });
  if (because !== null) return { kind: 'refused', because };
  return depart(ports, by, { ...person, site: person.site }, { heir, told, nextKey });
}

type Leaving = StaffRecord & { readonly site: string };

interface Leave {
  readonly heir: string | null;
  readonly told: readonly StaffRecord[];
  readonly nextKey: NextKey;
}

async function depart(ports: Ports, by: Staff, person: Leaving, { nextKey, ...read }: Leave): Promise<RemovePersonResult> {
  const { id, site, recipient } = person;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const epoch = (await ports.keys.current(site))?.epoch ?? null;
    // Whoever never had a key of their own was given none of the site's, and takes nothing with them.
    const next = epoch === null || recipient === null ? null : await nextKey({ site, without: id });
    const done = await ports.staff.depart(departureOf(ports, by, person, { ...read, epoch, next }));
    if (done === 'gone') return removed(ports, next);
    if (done !== 'moved-by-another') return { kind: 'refused', because: done };
  }
  return { kind: 'refused', because: 'moved-by-another' };
}

function isActiveManager({ role, status }: StaffRecord): boolean {
  return role === 'manager' && status === 'active';
}

/** The settings of the form may name somebody else now, for everybody at once. */
async function removed(ports: Ports, next: NewEpoch | null): Promise<RemovePersonResult> {
  await ports.sites.refresh();
  return { kind: 'removed', epoch: next?.key.epoch ?? null };
}

interface Read extends Pick<Departure, 'heir' | 'epoch' | 'next'> {
  readonly told: readonly StaffRecord[];
}

function departureOf(ports: Ports, by: Staff, person: Leaving, { told, ...read }: Read): Departure {
  const at = ports.clock.now();
  const { id: staffId, site, role, recipient } = person;
  const needsManager = role === 'manager' && by.role !== 'bureau';
  const audit = {
    at,
    actor: by.id,
    site,
    act: 'staff-left',
    object: staffId,
    result: recipient === null ? 'without-key' : 'with-key',
  } as const;
  return { staffId, site, at, on: dayOf(at, 'UTC'), needsManager, letters: lettersTo(ports, by, told), audit, ...read };
}

/** The managers who stay are told, but whoever pressed. */
function lettersTo(ports: Ports, by: Staff, told: readonly StaffRecord[]): NewDelivery[] {
  const dueAt = ports.clock.now();
  return told
    .filter(({ id }) => id !== by.id)
    .map(({ id: staffId }) => ({ id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt, secret: null }));
}
