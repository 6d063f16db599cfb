import { type Instant, MINUTE } from '#src/domain/day.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
import { isOpenAt } from '#src/domain/promise.ts';
import { isRehearsalDue } from '#src/domain/rehearsal.ts';
import { type LiveSite, takesReferrals } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { type RealWays, rehearse } from './rehearse.ts';

export interface RehearseEachWeekResult {
  readonly green: number;
  readonly red: number;
}

/** At one time at most so many, so that letters and the purge do not wait behind tests. */
const MOST_A_RUN = 5;
/** A rehearsal takes seconds; one that began so long ago was cut off. */
const CUT_OFF_AFTER = 10 * MINUTE;

/**
 * The weekly canary of every site whose form takes messages, while its desk is open, so that a red light is met by people who are there.
 * A paused form promises nobody anything and is left alone.
 */
export async function rehearseEachWeek(ports: Ports, ways: RealWays): Promise<RehearseEachWeekResult> {
  const now = ports.clock.now();
  await ports.rehearsals.sweep(now - CUT_OFF_AFTER);
  const result = { green: 0, red: 0 };
  try {
    await eachAlone(await sitesDue(ports, now), async ({ listing }) => {
      const asked = { site: listing.slug, kind: 'weekly', opener: null, actor: 'job' } as const;
      const answer = await rehearse(ports, ways, asked);
      if (answer.kind === 'rehearsed') result[answer.rehearsal.isGreen ? 'green' : 'red'] += 1;
    });
  } finally {
    if (result.green + result.red > 0) ports.log.event('rehearsals', { ...result });
  }
  return result;
}

async function sitesDue(ports: Ports, now: Instant): Promise<LiveSite[]> {
  const due: LiveSite[] = [];
  for (const site of (await ports.sites.all()).filter(takesReferrals)) {
    if (due.length >= MOST_A_RUN) break;
    if (await isDue(ports, site, now)) due.push(site);
  }
  return due;
}

async function isDue({ rehearsals }: Ports, { listing, intake, liveSince }: LiveSite, now: Instant): Promise<boolean> {
  return isRehearsalDue(await rehearsals.latest(listing.slug), liveSince, now) && isOpenOrUnreadable(intake, now);
}

/** Where the hours cannot be read nobody can be reached by them either: the test goes ahead, and shows it. */
function isOpenOrUnreadable({ hours }: LiveSite['intake'], now: Instant): boolean {
  try {
    return isOpenAt(hours, now);
  } catch {
    return true;
  }
}
