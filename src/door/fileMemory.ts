/** Enough for every page of a few hundred; ten thousand pages take turns in it. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface FileMemory {
  remembered(file: string): Buffer | undefined;
  read(file: string): Promise<Buffer>;
}

/** Keeps the bytes of files once read, up to a bound; above it the oldest leave first. */
export function createFileMemory(load: (file: string) => Promise<Buffer>, mostBytes = MOST_BYTES): FileMemory {
  const kept = new Map<string, Buffer>();
  let held = 0;
  const keep = (file: string, bytes: Buffer) => {
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
      const bytes = await load(file);
      keep(file, bytes);
      return bytes;
    },
  };
}
