import type { Day, Instant } from './day.ts';
import { REFERRAL_STATES, type ReferralRow, type ReferralState } from './referral.ts';

/** Nobody has decided anything yet: the promise runs in these states. */
export const UNDECIDED_STATES = ['held', 'new'] as const satisfies readonly ReferralState[];
/** Somebody may still have to do something. */
export const OPEN_STATES = ['held', 'new', 'waiting', 'outreach'] as const satisfies readonly ReferralState[];
/** All that a desk reads at once: what is closed may be a thousand items, and is counted, or read by the page. */
export const NOT_CLOSED = ['held', 'new', 'waiting', 'outreach', 'withdrawn'] as const satisfies readonly ReferralState[];
/** "Erased soon" looks one week ahead: time enough to decide, short enough to be read. */
export const ERASED_SOON_DAYS = 7;
/** Rows on one page of the desk; each row is one sealed summary to open. */
export const ROWS_A_PAGE = 25;

/** What has to be known to sort items into views. */
export interface ViewFacts {
  /** The worker's staff id. */
  readonly me: string;
  readonly now: Instant;
  /** Midnight that ends this day in the site's zone. */
  readonly endOfToday: Instant;
  /** The last day that counts as "soon". */
  readonly soon: Day;
}

type Test = (row: ReferralRow, facts: ViewFacts) => boolean;

const isUndecided: Test = (row) => isOneOf(UNDECIDED_STATES, row.state);
const isOpen: Test = (row) => isOneOf(OPEN_STATES, row.state);

/** The views of the desk (product §4), in the order of the page. The first six are This morning. */
const VIEWS = {
  // Somebody may be on their way to the person: that the sender took it back has to meet them first.
  'taken-back': (row) => row.state === 'withdrawn' && row.assignee !== null,
  overdue: (row, facts) => isUndecided(row, facts) && row.dueAt < facts.now,
  'due-today': (row, facts) => isUndecided(row, facts) && row.dueAt >= facts.now && row.dueAt < facts.endOfToday,
  held: (row) => row.state === 'held',
  untouched: (row, facts) => isUndecided(row, facts) && row.assignee === facts.me,
  'erased-soon': (row, facts) => isOpen(row, facts) && row.deleteOn <= facts.soon,
  new: (row) => row.state === 'new',
  mine: (row, facts) => isOpen(row, facts) && row.assignee === facts.me,
  unassigned: (row, facts) => isOpen(row, facts) && row.assignee === null,
  waiting: (row) => row.state === 'waiting',
  outreach: (row) => row.state === 'outreach',
  closed: (row) => row.state === 'closed' || row.state === 'withdrawn',
  all: () => true,
} as const satisfies Record<string, Test>;

export type View = keyof typeof VIEWS;
/** The views that hold what is closed, with the states of each: a store reads them by the page, in the same order as here. */
export const LONG_VIEWS = { closed: ['closed', 'withdrawn'], all: REFERRAL_STATES } as const satisfies Partial<
  Record<View, readonly ReferralState[]>
>;
export const ALL_VIEWS = Object.keys(VIEWS) as View[];
/** What the desk opens on. */
export const MORNING_VIEWS = ['taken-back', 'overdue', 'due-today', 'held', 'untouched', 'erased-soon'] as const satisfies readonly View[];
export type MorningView = (typeof MORNING_VIEWS)[number];

/** Tells whether a text names a view. */
export function isView(text: string): text is View {
  return Object.hasOwn(VIEWS, text);
}

/** The items of a view: what is due first stands first; finished ones the other way round. */
export function rowsIn(view: View, rows: readonly ReferralRow[], facts: ViewFacts): ReferralRow[] {
  const found = inView(view, rows, facts).sort(byDue);
  return view === 'closed' ? found.reverse() : found;
}

/** How many items each view has, of rows that are not closed and so many that are. A rehearsal counts nowhere. */
export function countViews(rows: readonly ReferralRow[], facts: ViewFacts, closed: number): Record<View, number> {
  const real = rows.filter(({ rehearsal }) => !rehearsal);
  const counts = ALL_VIEWS.map((view) => [view, inView(view, real, facts).length + (isLong(view) ? closed : 0)] as const);
  return Object.fromEntries(counts) as Record<View, number>;
}

/** Tells whether a view holds what is closed. */
export function isLong(view: View): view is keyof typeof LONG_VIEWS {
  return Object.hasOwn(LONG_VIEWS, view);
}

/** One part of This morning: how many there are, and those that no earlier part shows already. */
export interface MorningPart {
  readonly view: MorningView | 'new';
  readonly count: number;
  readonly rows: readonly ReferralRow[];
}

/**
 * This morning: each item is shown once, in the first part that fits it, and no part is longer than its share of a page. Where no part
 * holds anything, what is new comes last: a quiet desk shows the work there is.
 */
export function morningOf(rows: readonly ReferralRow[], facts: ViewFacts): MorningPart[] {
  const shown = new Set<string>();
  const most = Math.floor(ROWS_A_PAGE / MORNING_VIEWS.length);
  const parts: MorningPart[] = MORNING_VIEWS.map((view) => {
    const found = rowsIn(view, rows, facts);
    const fresh = found.filter((row) => !shown.has(row.id)).slice(0, most);
    for (const row of fresh) shown.add(row.id);
    return { view, count: found.length, rows: fresh };
  });
  const fresh = rowsIn('new', rows, facts);
  if (fresh.length === 0 || parts.some(({ count }) => count > 0)) return parts;
  return [...parts, { view: 'new', count: fresh.length, rows: fresh.slice(0, most) }];
}

/** One page of a list, and whether there is more on either side. A page beyond the end is the last one. */
export function pageOf<T>(rows: readonly T[], asked: number): { rows: T[]; page: number; pages: number } {
  const { from, page, pages } = pageAt(rows.length, asked);
  return { rows: rows.slice(from, from + ROWS_A_PAGE), page, pages };
}

/** Where a page of so many rows begins. A page beyond the end is the last one. */
export function pageAt(total: number, asked: number): { from: number; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  return { from: (page - 1) * ROWS_A_PAGE, page, pages };
}

function inView(view: View, rows: readonly ReferralRow[], facts: ViewFacts): ReferralRow[] {
  const test: Test = VIEWS[view];
  return rows.filter((row) => test(row, facts));
}

function byDue(a: ReferralRow, b: ReferralRow): number {
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}

function isOneOf(states: readonly ReferralState[], state: ReferralState): boolean {
  return states.includes(state);
}
