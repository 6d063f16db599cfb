import { isLook, LOOKS, type LookAct } from '#src/domain/audit.ts';
import { addDays, type Day, dayOf } from '#src/domain/day.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import type { Ports } from '#src/ports.ts';
import { mondayOf, spanOfWeek } from './weeklyLook.ts';

/** One act by which a message was opened or shared. */
export interface LookLine {
  readonly act: LookAct;
  /** What colleagues call them; empty for somebody who has left. */
  readonly by: string;
  readonly moment: string;
  /** The opaque id, and whether the message is still at this desk. */
  readonly item: { readonly id: string; readonly isThere: boolean } | null;
}

/** One person's week in numbers. */
export interface LooksOfPerson {
  readonly by: string;
  readonly counts: Readonly<Record<LookAct, number>>;
}

/** A week at a site, by its own calendar. */
export interface WeekOfLooks {
  readonly monday: Day;
  readonly sunday: Day;
  readonly isNow: boolean;
  /** The Mondays of the weeks beside it; null where nothing is kept, or nothing has happened yet. */
  readonly before: Day | null;
  readonly after: Day | null;
  /** Those who looked most stand first. */
  readonly people: readonly LooksOfPerson[];
  readonly lines: readonly LookLine[];
}

/** As the letter of Monday asks for it, whenever it is read in the week. */
const LAST_WEEK = 'last';

/** Audit rows are kept for 24 months (security/threat-model §6.6). */
const WEEKS_KEPT = 104;

/** Who opened and shared what at a manager's own site in one week: the asked one (`last`: the one that is over), else the one that runs. */
export async function weekOfLooks(
  ports: Ports,
  { staff }: SignedIn & { staff: { site: string } },
  asked: string | null,
): Promise<WeekOfLooks> {
  const known = (await ports.sites.bySlug(staff.site))?.intake?.hours ?? (await ports.setups.ofSite(staff.site))?.draft.hours;
  const timeZone = known?.timeZone ?? 'UTC';
  const now = ports.clock.now();
  const newest = mondayOf(dayOf(now, timeZone));
  const oldest = addDays(newest, -7 * WEEKS_KEPT);
  const monday = within(mondayAsked(asked, newest), oldest, newest);
  const looks = (await ports.audit.looks(staff.site, spanOfWeek(monday, timeZone))).filter(({ result }) => result !== 'again');
  const names = new Map((await ports.staff.ofSite(staff.site)).map(({ id, name }) => [id, name]));
  const ofPeople = Map.groupBy(looks, ({ actor }) => actor);
  return {
    monday,
    sunday: addDays(monday, 6),
    isNow: monday === newest,
    before: monday > oldest ? addDays(monday, -7) : null,
    after: monday < newest ? addDays(monday, 7) : null,
    people: [...ofPeople].map(([actor, own]) => ({ by: names.get(actor) ?? '', counts: countsOf(own.map(({ act }) => act)) })).sort(byMost),
    lines: looks.flatMap(({ act, actor, at, object, isThere }) =>
      isLook(act)
        ? [
            {
              act,
              by: names.get(actor) ?? '',
              moment: sayMoment(at, timeZone, now),
              item: object === null ? null : { id: object, isThere },
            },
          ]
        : [],
    ),
  };
}

function countsOf(acts: readonly string[]): Record<LookAct, number> {
  return Object.fromEntries(LOOKS.map((look) => [look, acts.filter((act) => act === look).length])) as Record<LookAct, number>;
}

function byMost(a: LooksOfPerson, b: LooksOfPerson): number {
  const sum = ({ counts }: LooksOfPerson) => Object.values(counts).reduce((all, n) => all + n, 0);
  return sum(b) - sum(a) || a.by.localeCompare(b.by);
}

function mondayAsked(asked: string | null, newest: Day): Day {
  if (asked === LAST_WEEK) return addDays(newest, -7);
  return asked !== null && isDay(asked) ? mondayOf(asked) : newest;
}

/** A day that there is: what somebody typed into the address may be none. */
function isDay(typed: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(typed) ? Date.parse(`${typed}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && dayOf(at, 'UTC') === typed;
}

function within(day: Day, least: Day, most: Day): Day {
  if (day < least) return least;
  return day > most ? most : day;
}
