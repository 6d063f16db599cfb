import { type Change, changesOf } from '#src/reading/changes.ts';
import type { Library } from './library.ts';

/** Every version of every page of the room, newest first. */
export function roomChanges({ byId, older }: Library): Change[] {
  const kept = [...older.values()].flat().map(({ id }) => id);
  return changesOf([...byId.values()], new Set(kept));
}
