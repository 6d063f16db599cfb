/** Enough for every page of a few hundred; ten thousand pages take turns in it. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The bytes of a file, one to a character. Node sends such a text together with the headers in one write, a buffer in two. */
export type Latin1 = string;

export interface FileMemory {
  remembered(file: string): Latin1 | undefined;
  read(file: string): Promise<Latin1>;
}

/** Keeps the bytes of files once read, up to a bound; above it the oldest leave first. */
export function createFileMemory(load: (file: string) => Promise<Buffer>, mostBytes = MOST_BYTES): FileMemory {
  const kept = new Map<string, Latin1>();
  let held = 0;
  const keep = (file: string, bytes: Latin1) => {
    if (kept.has(file) || bytes.length > mostBytes) return;
    kept.set(file, bytes);
    held += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (held <= mostBytes) return;
      kept.delete(oldest);
      held -= length;
    }
  };
  return {
    remembered: (file) => kept.get(file),
    read: async (file) => {
      const bytes = (await load(file)).toString('latin1');
      keep(file, bytes);
      return bytes;
    },
  };
}
