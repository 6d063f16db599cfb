import { type Change, changesOf } from '#src/reading/changes.ts';
import { library } from './library.ts';

/** Every version of every page of the room, newest first. */
export async function roomChanges(): Promise<Change[]> {
  const { byId, older } = await library();
  const kept = [...older.values()].flat().map(({ id }) => id);
  return changesOf([...byId.values()], new Set(kept));
}
