import { type Instant, MINUTE } from '#src/domain/day.ts';
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
  for (const { listing } of await sitesDue(ports)) {
    const asked = { site: listing.slug, kind: 'weekly', opener: null, actor: 'job' } as const;
    const answer = await unlessBroken(ports, rehearse(ports, ways, asked));
    if (answer?.kind === 'rehearsed') result[answer.rehearsal.isGreen ? 'green' : 'red'] += 1;
  }
  if (result.green + result.red > 0) ports.log.event('rehearsals', { ...result });
  return result;
}

async function sitesDue(ports: Ports): Promise<LiveSite[]> {
  const now = ports.clock.now();
  const due: LiveSite[] = [];
  for (const site of (await ports.sites.all()).filter(takesReferrals)) {
    if (due.length >= MOST_A_RUN) break;
    if (await unlessBroken(ports, isDue(ports, site, now))) due.push(site);
  }
  return due;
}

async function isDue({ rehearsals }: Ports, { listing, intake, liveSince }: LiveSite, now: Instant): Promise<boolean> {
  return isOpenAt(intake.hours, now) && isRehearsalDue(await rehearsals.latest(listing.slug), liveSince, now);
}

/** One site that breaks the test itself must not keep the others from theirs; what the database throws ends the run. */
async function unlessBroken<T>(ports: Ports, trial: Promise<T>): Promise<T | null> {
  try {
    return await trial;
  } catch (fault) {
    if (fault instanceof Error && fault.message.startsWith('database: ')) throw fault;
    ports.log.event('rehearsal-broken', { name: fault instanceof Error ? fault.name : 'unknown' });
    return null;
  }
}
