import type { SiteRecord } from './listingChange.ts';

/** Somebody a letter can go to. */
export interface Tellable {
  readonly id: string;
  /** Letters to this address came back, or were called unwanted. */
  readonly hasTrouble: boolean;
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
 * Whom new work is told to: the readers. The backup contact is told too when the listing is stale, or takes the place of a
 * reader whom letters do not reach (product §5). Never nobody: when no address works, each is tried all the same.
 */
export function whoIsTold({ readers, backup, isStale }: WorkToTell): string[] {
  const needsBackup = isStale || readers.length === 0 || readers.some(({ hasTrouble }) => hasTrouble);
  const all = needsBackup && backup !== null ? [...readers, backup] : readers;
  const reached = all.filter(({ hasTrouble }) => !hasTrouble);
  return [...new Set((reached.length > 0 ? reached : all).map(({ id }) => id))];
}

/** Whom the letter "still true?" goes to: people with an account, the contact address, or nobody, whom the Bureau calls. */
export type Asked = { readonly staffIds: readonly string[] } | 'contact' | 'nobody';

/** A letter that cannot arrive is not written: the listing stands on the Bureau's list of calls then. */
export function whoIsAsked(managers: readonly Tellable[], record: Pick<SiteRecord, 'contactEmail' | 'mailTrouble'>): Asked {
  const reached = managers.filter(({ hasTrouble }) => !hasTrouble);
  if (reached.length > 0) return { staffIds: reached.map(({ id }) => id) };
  return record.contactEmail !== null && record.mailTrouble === null ? 'contact' : 'nobody';
}
