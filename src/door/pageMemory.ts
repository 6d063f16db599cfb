import type { Packing } from './builtFiles.ts';
import type { HeldAnswer } from './heldAnswer.ts';
import type { HeaderList } from './securityHeaders.ts';

/** A page as it left, without what depends on who asks. */
export interface KeptPage {
  readonly headers: HeaderList;
  readonly tag: string;
  readonly held: HeldAnswer;
  /** Packed once for each way that browsers asked for. */
  readonly packed: Map<Packing | null, { readonly headers: HeaderList; readonly body: Buffer }>;
}

export interface PageMemory {
  /** The page under this address, unless a site changed since it was made or its minutes are over. */
  find(address: string): KeptPage | null;
  /** Keeps a page that was begun at a revision; one begun before the latest change is never shown. */
  keep(address: string, revision: number, page: KeptPage): void;
  revision(): number;
}

export interface PageMemoryOptions {
  /** The directory's revision: counts up with every change of a site. */
  readonly revision: () => number;
  readonly now: () => number;
  /** How long a page may tell a promise that moves with the clock. */
  readonly keptMs: number;
}

// Enough for a directory that is read all day; addresses that somebody makes up push each other out, the oldest first.
const MOST_PAGES = 2_000;
const MOST_BYTES = 24 * 1024 * 1024;

/** Pages of the directory in memory, each as of one revision: a change of any site forgets them all (product §5). */
export function pageMemory({ revision, now, keptMs }: PageMemoryOptions): PageMemory {
  const pages = new Map<string, { readonly page: KeptPage; readonly until: number }>();
  let asOf = revision();
  let bytes = 0;

  const forgetOld = () => {
    if (asOf === revision()) return;
    pages.clear();
    bytes = 0;
    asOf = revision();
  };
  const drop = (address: string) => {
    const entry = pages.get(address);
    if (entry === undefined) return;
    pages.delete(address);
    bytes -= weightOf(entry.page);
  };
  return {
    revision,
    find(address) {
      forgetOld();
      const entry = pages.get(address);
      if (entry === undefined) return null;
      if (entry.until > now()) return entry.page;
      drop(address);
      return null;
    },
    keep(address, begunAt, page) {
      forgetOld();
      if (begunAt !== asOf) return;
      drop(address);
      pages.set(address, { page, until: now() + keptMs });
      bytes += weightOf(page);
      for (const oldest of pages.keys()) {
        if (pages.size <= MOST_PAGES && bytes <= MOST_BYTES) break;
        drop(oldest);
      }
    },
  };
}

/** The plain page and room for its packed copies. */
function weightOf({ held }: KeptPage): number {
  return held.body.length * 2;
}
