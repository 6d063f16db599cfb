import { FIRST_YEAR, isFinal, type ToldCount, toldOfDemands, toldOfPeople, type Year, yearNow } from '#src/domain/totals.ts';
import type { YearTotals } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';

/** The counts of people, in the order in which they are told. */
export const PEOPLE_COUNTS = ['received', 'read', 'takenBack', 'shared', 'askedToErase'] as const;
export type PeopleCount = (typeof PEOPLE_COUNTS)[number];

/** One line of the yearly totals, as the public sees it. */
export interface PublicYear {
  readonly year: Year;
  /** Null until the year is over (`toldFrom`). */
  readonly people: Readonly<Record<PeopleCount, ToldCount>> | null;
  readonly lawfulDemands: ToldCount;
}

/**
 * The yearly totals, the newest year first, none left out since the first that was counted: a missing line would say that a
 * year had none. Invented sites count only where everything is invented.
 */
export async function publicTotals(ports: Pick<Ports, 'totals' | 'sites' | 'clock' | 'settings'>): Promise<PublicYear[]> {
  const now = ports.clock.now();
  const counted = new Map((await ports.totals.byYear(await leftOut(ports))).map((totals) => [totals.year, totals]));
  const newest = yearNow(now);
  const first = Math.min(newest, Math.max(FIRST_YEAR, ...[...counted.keys()].slice(0, 1)));
  const years = Array.from({ length: newest - first + 1 }, (_, back) => newest - back);
  return years.map((year) => told(counted.get(year) ?? { ...NOTHING, year }, isFinal(year, now)));
}

async function leftOut({ sites, settings }: Pick<Ports, 'sites' | 'settings'>): Promise<string[]> {
  if (settings.mode !== 'production') return [];
  return (await sites.all()).filter(({ listing }) => listing.demonstration).map(({ listing }) => listing.slug);
}

const NOTHING = { received: 0, read: 0, takenBack: 0, shared: 0, askedToErase: 0, lawfulDemands: 0 };

function told(totals: YearTotals, final: boolean): PublicYear {
  const people = Object.fromEntries(PEOPLE_COUNTS.map((what) => [what, toldOfPeople(totals[what])])) as Record<PeopleCount, ToldCount>;
  return { year: totals.year, people: final ? people : null, lawfulDemands: toldOfDemands(totals.lawfulDemands) };
}
