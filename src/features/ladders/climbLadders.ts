import type { Instant } from '#src/domain/day.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
import { type Ladder, type Rung, rungDue } from '#src/domain/ladder.ts';
import { wantsLetter } from '#src/domain/letterChoice.ts';
import type { LetterKind } from '#src/domain/letters.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import { whoIsToldOfMiss } from '#src/domain/whoIsTold.ts';
import type { Climb, NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

/** Closes the form of a site and takes the rung in the same batch. */
export type ClosesForm = (site: string, climb: Climb) => Promise<'paused' | 'not-open' | 'moved-by-another'>;

export interface ClimbLaddersResult {
  readonly climbed: number;
  /** Ladders of sites where nothing is overdue any more. */
  readonly ended: number;
}

type Missed = Awaited<ReturnType<Ports['ladders']['missed']>>[number];

/**
 * Takes every rung that is due, at each site at most one, and forgets the ladders of sites that have caught up. Computed from the
 * messages each time: a run that was cut off, or a second one beside it, tells nobody twice.
 */
export async function climbLadders(ports: Ports, closeForm: ClosesForm): Promise<ClimbLaddersResult> {
  const now = ports.clock.now();
  const missed = await ports.ladders.missed(now);
  const ladders = await ports.ladders.all();
  const result = { climbed: 0, ended: 0 };
  const climbs = missed.map((one) => async () => {
    const ladder = ladders.find(({ site }) => site === one.site) ?? null;
    if (await climbOne(ports, closeForm, { missed: one, ladder, now })) result.climbed += 1;
  });
  const over = ladders.filter((ladder) => !missed.some((one) => one.site === ladder.site));
  const ends = over.map(({ site }) => async () => {
    if (await ports.ladders.end(site, now)) result.ended += 1;
  });
  try {
    await eachAlone([...climbs, ...ends], (deed) => deed());
  } finally {
    if (result.climbed + result.ended > 0) ports.log.event('ladders', { ...result });
  }
  return result;
}

interface Standing {
  readonly missed: Missed;
  readonly ladder: Ladder | null;
  readonly now: Instant;
}

async function climbOne(ports: Ports, closeForm: ClosesForm, { missed, ladder, now }: Standing): Promise<boolean> {
  const site = await ports.sites.bySlug(missed.site);
  if (site === null || !isLive(site)) return false;
  if (ladder?.rung === 'paused' && site.intake.status !== 'paused') return stepBack(ports, ladder, now);
  const rung = rungDue(ladder, missed.since, site.intake.hours, now);
  if (rung === null) return false;
  const climb = { from: ladder, to: { site: missed.site, since: ladder?.since ?? missed.since, rung, at: now }, now };
  return rung === 'paused' ? close(ports, closeForm, site, climb) : tell(ports, site, rung, climb);
}

/** A manager opened the form again with messages still waiting: the team has its two business days anew. */
async function stepBack(ports: Ports, ladder: Ladder, now: Instant): Promise<boolean> {
  const to = { ...ladder, rung: 'bureau', at: now } as const;
  return (await ports.ladders.climb({ from: ladder, to, now }, [], [])) === 'climbed';
}

/** Nobody is at work in the demonstration, and whoever tries it tomorrow has to find its form open: it stays on the rung below, and says so. */
async function close(ports: Ports, closeForm: ClosesForm, { intake }: LiveSite, climb: Climb): Promise<boolean> {
  if (ports.settings.mode === 'demo') return false;
  if (intake.status !== 'paused') return (await closeForm(climb.to.site, climb)) === 'paused';
  // Somebody has closed it already: their reason and their words stay.
  return (await ports.ladders.climb(climb, [], [noteOf(climb, 'already-paused')])) === 'climbed';
}

async function tell(ports: Ports, site: LiveSite, rung: Exclude<Rung, 'paused'>, climb: Climb): Promise<boolean> {
  const told = rung === 'backup' ? await peopleOfSite(ports, site) : await peopleOfBureau(ports);
  const kind = rung === 'backup' ? 'promise-missed' : 'bureau-promise';
  const letters = told.map((staffId) => letterOf(ports, kind, staffId, climb));
  return (await ports.ladders.climb(climb, letters, [noteOf(climb, rung)])) === 'climbed';
}

async function peopleOfSite(ports: Ports, { listing, intake }: LiveSite): Promise<string[]> {
  const people = (await ports.staff.ofSite(listing.slug)).filter(({ status }) => status === 'active');
  return whoIsToldOfMiss(
    people.map(({ id, role, mailTrouble, onLeaveSince, invitedUntil, letters }) => ({
      id,
      hasTrouble: mailTrouble !== null,
      // Whoever never came is not there either, and their address may not be theirs.
      isAway: onLeaveSince !== null || invitedUntil !== null,
      wants: wantsLetter(letters, 'promise-missed'),
      isBackup: id === intake.backupContact,
      isManager: role === 'manager',
    })),
  );
}

async function peopleOfBureau(ports: Ports): Promise<string[]> {
  const people = await ports.staff.ofBureau();
  return people.filter(({ status }) => status === 'active').map(({ id }) => id);
}

function letterOf(ports: Ports, kind: LetterKind, staffId: string, { to, now }: Climb): NewDelivery {
  return { id: ports.ids.next(), kind, staffId, about: to.site, nth: null, dueAt: now, secret: null };
}

function noteOf({ to, now }: Climb, result: string) {
  return { at: now, actor: 'job', site: to.site, act: 'promise-missed', object: null, result } as const;
}
