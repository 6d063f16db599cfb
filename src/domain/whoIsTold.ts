import type { SiteRecord } from './listingChange.ts';

/** Somebody a letter can go to. */
export interface Tellable {
  readonly id: string;
  /** Letters to this address came back, or were called unwanted. */
  readonly hasTrouble: boolean;
  /** Chose letters about this (letterChoice.ts); left out: yes. */
  readonly wants?: boolean;
  /** Is on leave; left out: is there. */
  readonly isAway?: boolean;
}

export interface WorkToTell {
  /** Who can read what came in. */
  readonly readers: readonly Tellable[];
  /** The backup contact while they work there, or null. */
  readonly backup: Tellable | null;
  /** Nobody has confirmed the listing for long, so it may be that nobody looks either. */
  readonly isStale: boolean;
}

/**
 * Whom new work is told to: the readers who want it. The backup contact is told too when the listing is stale, or takes the place of a
 * reader whom letters do not reach (product §5). Nobody on leave is told. Never nobody: whoever is there is told against their
 * choice before a message waits untold, and when no address works, each is tried all the same.
 */
export function whoIsTold({ readers, backup, isStale }: WorkToTell): string[] {
  const here = readers.filter(isHere);
  const needsBackup = isStale || here.length === 0 || here.some(({ hasTrouble }) => hasTrouble);
  const all = needsBackup && backup !== null && isHere(backup) ? [...here, { ...backup, wants: true }] : here;
  const reached = all.filter(({ hasTrouble }) => !hasTrouble);
  const anybody = backup === null ? readers : [...readers, backup];
  return idsOf(firstOf(reached.filter(wants), reached, all, anybody));
}

/** A person of a site, by whom a missed promise may be told. */
export interface TellableOfMiss extends Tellable {
  readonly isBackup: boolean;
  readonly isManager: boolean;
}

/**
 * Whom a missed promise is told to: the backup contact, who cannot turn it off, and whoever chose to know. Where no letter reaches the
 * backup contact, the managers stand in, and then everybody of the site (product §4: never nobody).
 */
export function whoIsToldOfMiss(people: readonly TellableOfMiss[]): string[] {
  const reached = people.filter((one) => isHere(one) && !one.hasTrouble);
  const backup = reached.filter(({ isBackup }) => isBackup);
  const standIns = firstOf(
    backup,
    reached.filter(({ isManager }) => isManager),
    reached,
    people,
  );
  return idsOf([...standIns, ...reached.filter(({ wants }) => wants === true)]);
}

/** The first of these lists that holds anybody. */
function firstOf<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function idsOf(people: readonly Tellable[]): string[] {
  return [...new Set(people.map(({ id }) => id))];
}

function isHere({ isAway = false }: Tellable): boolean {
  return !isAway;
}

function wants({ wants: chosen = true }: Tellable): boolean {
  return chosen;
}

/** Whom the letter "still true?" goes to: people with an account, the contact address, or nobody, whom the Bureau calls. */
export type Asked = { readonly staffIds: readonly string[] } | 'contact' | 'nobody';

/** A letter that cannot arrive is not written: the listing stands on the Bureau's list of calls then. */
export function whoIsAsked(managers: readonly Tellable[], record: Pick<SiteRecord, 'contactEmail' | 'mailTrouble'>): Asked {
  const reached = managers.filter(({ hasTrouble }) => !hasTrouble);
  if (reached.length > 0) return { staffIds: reached.map(({ id }) => id) };
  return record.contactEmail !== null && record.mailTrouble === null ? 'contact' : 'nobody';
}
