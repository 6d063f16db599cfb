import type { InlineHashes } from './contentPolicy.ts';

/** The ways a file is packed, best first. */
export const PACKINGS = ['br', 'gzip'] as const;
export type Packing = (typeof PACKINGS)[number];

export interface Packed {
  /** Below the build's output folder. */
  readonly file: string;
  readonly size: number;
}

/** One file that the build made, as the front door serves it. */
export interface BuiltFile extends Packed {
  /** The one path under which it is served. */
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly packed: Partial<Readonly<Record<Packing, Packed>>>;
  /** What its markup needs in the policy; null for everything but pages. */
  readonly page: (InlineHashes & { readonly carriesScript: boolean }) | null;
}

/** What src/build/precompress.ts writes and src/door/staticFiles.ts reads. */
export interface BuiltFiles {
  /** Linked by the error pages, so that they look like the rest. */
  readonly stylesheets: readonly string[];
  readonly files: readonly BuiltFile[];
}

/** Stands in the output folder, beside the folder of the files themselves. */
export const BUILT_FILES_LIST = 'built-files.json';
