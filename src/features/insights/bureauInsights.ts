import { dayOf } from '#src/domain/day.ts';
import { monthOf, type ToldPart, toldWhole } from '#src/domain/insights.ts';
import { LOCALES } from '#src/domain/locale.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { toldOfPeople } from '#src/domain/totals.ts';
import type { Ports } from '#src/ports.ts';
import { finishedQuarters, type Quarter, readQuarter } from './quarters.ts';

const READ = LOCALES.flatMap((locale) => [`kept:${locale}`, `late:${locale}`]);
const LATE = LOCALES.map((locale) => `late:${locale}`);

const COUNTED = { received: ['received'], read: READ, late: LATE, held: ['held'], handedOver: ['outcome:handed-over'] } as const;
const WHATS = Object.values(COUNTED).flat();
const COLUMNS = Object.keys(COUNTED) as (keyof typeof COUNTED)[];
type Numbers = Readonly<Record<keyof typeof COUNTED, number>>;
type Told = Readonly<Record<keyof typeof COUNTED, ToldPart>>;

/** One site in counts; those under eleven are hidden here as they are from the public. */
export interface SiteCounts extends Told {
  readonly slug: string;
  readonly name: string;
}

export interface BureauInsights {
  readonly quarter: Quarter;
  /** Those that can be asked for, the newest first. */
  readonly quarters: readonly Quarter[];
  readonly sites: readonly SiteCounts[];
  /** Hidden too where it would give away a site. */
  readonly all: Told;
}

/** What the Bureau learns: sums of each site's counts over a quarter that is over, and nothing of a message (product §4, Insights). */
export async function bureauInsights(ports: Ports, _reader: BureauUnlocked, asked: string | null): Promise<BureauInsights> {
  const current = monthOf(dayOf(ports.clock.now(), 'UTC'));
  const quarter = readQuarter(asked, current);
  const rows = await ports.insights.bySite(quarter.from, quarter.to, WHATS);
  const bySite = [...Map.groupBy(rows, ({ site }) => site)].map(([slug, ofSite]) => ({ slug, numbers: numbersOf(ofSite) }));
  const sites = await Promise.all(
    bySite.map(async ({ slug, numbers }) => {
      const site = await ports.sites.bySlug(slug);
      return { slug, name: site?.listing.name ?? slug, ...eachColumn((column) => toldOfPeople(numbers[column])) };
    }),
  );
  const all = eachColumn((column) => toldWhole(bySite.map(({ numbers }) => numbers[column])));
  return { quarter, quarters: finishedQuarters(current), sites: sites.sort((a, b) => a.name.localeCompare(b.name, 'en')), all };
}

function numbersOf(rows: readonly { what: string; n: number }[]): Numbers {
  const sum = (whats: readonly string[]) => rows.filter(({ what }) => whats.includes(what)).reduce((all, { n }) => all + n, 0);
  return eachColumn((column) => sum(COUNTED[column]));
}

function eachColumn<T>(of: (column: keyof typeof COUNTED) => T): Record<keyof typeof COUNTED, T> {
  return Object.fromEntries(COLUMNS.map((column) => [column, of(column)])) as Record<keyof typeof COUNTED, T>;
}
