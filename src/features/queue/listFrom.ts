import type { View } from '#src/domain/deskViews.ts';
import { type Narrowing, readNarrowing } from '#src/domain/narrowing.ts';

/** The list that a worker goes through: a view and its narrowing. All of it codes, so an address may carry it from page to page. */
export interface ListFrom {
  /** Null: This morning, which is never narrowed. */
  readonly view: View | null;
  readonly narrowing: Narrowing;
}

/** A list as it stands, with nothing asked of it. */
export const AS_IT_STANDS: Narrowing = readNarrowing(new URLSearchParams());

/** The list that nobody chose. */
export const THIS_MORNING: ListFrom = { view: null, narrowing: AS_IT_STANDS };
