import { dayOf } from '#src/domain/day.ts';
import {
  type Month,
  monthOf,
  monthsBetween,
  OUTCOMES,
  type Sums,
  TIMED,
  type Timed,
  under,
  type Waits,
  waitsOf,
} from '#src/domain/insights.ts';
import { LOCALES } from '#src/domain/locale.ts';
import { AWARE, CONCERNS, RELATIONS } from '#src/domain/referral.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { type WatchName, watchOf } from '#src/domain/watch.ts';
import type { Ports } from '#src/ports.ts';
import { type Asked, readMonths } from './months.ts';

/** One dimension, each code with its number. */
export interface Breakdown {
  readonly heading: Heading;
  readonly rows: readonly { readonly code: string; readonly n: number }[];
}

/** The dimensions of a site's page, in its order; each stands alone (product §4). */
const DIMENSIONS = {
  relation: RELATIONS,
  concern: CONCERNS,
  language: LOCALES,
  aware: [...AWARE, 'not-said'],
  by: ['form', 'partner', 'desk'],
  outcome: OUTCOMES,
} as const;
export type Heading = keyof typeof DIMENSIONS;
export const HEADINGS = Object.keys(DIMENSIONS) as Heading[];

/** What a site learns of its own messages over some months. */
export interface SiteInsights {
  readonly from: Month;
  readonly to: Month;
  readonly siteName: string;
  readonly received: number;
  readonly byMonth: readonly { readonly month: Month; readonly n: number }[];
  readonly kept: number;
  readonly late: number;
  readonly held: number;
  readonly released: number;
  /** Messages that somebody linked to another one: the same person, asked for again. */
  readonly linked: number;
  readonly waits: Readonly<Record<Timed, Waits | null>>;
  readonly breakdowns: readonly Breakdown[];
  /** Partner links by name, with how many came through each; only days of the last 90 are kept. */
  readonly partners: readonly { readonly name: string; readonly n: number; readonly over: number }[];
  readonly watch: readonly WatchName[];
}

/** The counts of a worker's own site over some months, the last twelve where none are asked for. Nobody of the Bureau has one. */
export async function siteInsights(ports: Ports, who: SignedIn & { staff: { site: string } }, asked: Asked): Promise<SiteInsights> {
  const { site: slug } = who.staff;
  const site = await ports.sites.bySlug(slug);
  const zone = site?.intake?.hours.timeZone ?? 'UTC';
  const { from, to } = readMonths(asked, monthOf(dayOf(ports.clock.now(), zone)));
  const rows = await ports.insights.ofSite(slug, from, to);
  const sums = sumsOf(rows);
  const received = sums.get('received') ?? 0;
  const partners = await partnersOf(ports, slug, `${from}-01`, to);
  const inMonth = new Map(rows.filter(({ what }) => what === 'received').map(({ month, n }) => [month, n]));
  return {
    from,
    to,
    siteName: site?.listing.name ?? slug,
    received,
    byMonth: monthsBetween(from, to).map((month) => ({ month, n: inMonth.get(month) ?? 0 })),
    kept: both(sums, 'kept'),
    late: both(sums, 'late'),
    held: sums.get('held') ?? 0,
    released: sums.get('released') ?? 0,
    linked: sums.get('linked') ?? 0,
    waits: Object.fromEntries(TIMED.map((timed) => [timed, waitsOf(sums, timed)])) as Record<Timed, Waits | null>,
    breakdowns: HEADINGS.map((heading) => ({ heading, rows: under(sums, heading, DIMENSIONS[heading]) })),
    partners,
    watch: watchOf({ sums, received, partners: partners.map(({ n }) => n) }),
  };
}

function sumsOf(rows: readonly { what: string; n: number }[]): Sums {
  const sums = new Map<string, number>();
  for (const { what, n } of rows) sums.set(what, (sums.get(what) ?? 0) + n);
  return sums;
}

function both(sums: Sums, what: 'kept' | 'late'): number {
  return LOCALES.reduce((sum, locale) => sum + (sums.get(`${what}:${locale}`) ?? 0), 0);
}

async function partnersOf({ partners }: Pick<Ports, 'partners'>, site: string, since: string, to: Month) {
  const links = (await partners.ofSite(site)).filter(({ kind }) => kind === 'partner');
  const counted = await Promise.all(
    links.map(async ({ code, name }) => {
      const days = (await partners.days(code, since)).filter(({ day }) => monthOf(day) <= to);
      const sum = (of: 'n' | 'over') => days.reduce((all, day) => all + day[of], 0);
      return { name, n: sum('n'), over: sum('over') };
    }),
  );
  return counted.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
}
