import { DAY_LONG, type Instant } from './day.ts';

/** A backup is two files: the data, and the keys that open what is sealed in them. */
export type ArchiveKind = 'data' | 'keys';

/**
 * How many days each lives (security/controls O6). The keys go first: a copy of the data that survives somewhere is dead once
 * nothing opens it any more (security/threat-model §6.6).
 */
export const ARCHIVE_DAYS: Readonly<Record<ArchiveKind, number>> = { data: 30, keys: 7 };

/** One archive of a folder, known by its name alone. */
export interface Archive {
  readonly name: string;
  readonly kind: ArchiveKind;
  readonly madeAt: Instant;
}

/**
 * The name of an archive: its kind, and the moment by the clock of Greenwich.
 * @example archiveName('data', Date.UTC(2026, 2, 2, 18)) // 'portal-data-2026-03-02T180000Z.age'
 */
export function archiveName(kind: ArchiveKind, at: Instant): string {
  return `portal-${kind}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}Z.age`;
}

/** Reads a name back; null for every file that is none of ours. */
export function readArchiveName(name: string): Archive | null {
  const [, kind, day, hours, minutes, seconds] = /^portal-(data|keys)-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.age$/.exec(name) ?? [];
  if (kind !== 'data' && kind !== 'keys') return null;
  const madeAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(madeAt) ? null : { name, kind, madeAt };
}

/** The newest of a kind. */
export function newestArchive(names: readonly string[], kind: ArchiveKind): Archive | null {
  const ofKind = archivesIn(names).filter((archive) => archive.kind === kind);
  return ofKind.sort((a, b) => a.madeAt - b.madeAt).at(-1) ?? null;
}

/** The archives that have outlived their days. */
export function archivesToEnd(names: readonly string[], now: Instant): Archive[] {
  return archivesIn(names).filter(({ kind, madeAt }) => now - madeAt > ARCHIVE_DAYS[kind] * DAY_LONG);
}

function archivesIn(names: readonly string[]): Archive[] {
  return names.flatMap((name) => readArchiveName(name) ?? []);
}
